using Vejviser.Data;
using Vejviser.Data.Attachments;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Sharing;

namespace Vejviser.Web.Documents;

/// <summary>A file as a browser sent it: looked through before anything of it is kept.</summary>
internal static class UploadedFile
{
    private const int MaxName = 120;

    /// <summary>Looks it through: its kind by its content, and no CPR number in its text or name.</summary>
    /// <returns>The file, or why it is refused.</returns>
    public static async Task<(AttachmentFile? File, IReadOnlyList<Issue> Issues)> InspectAsync(IFormFile? upload, CancellationToken cancellationToken)
    {
        if (upload is null || upload.Length == 0)
        {
            return (null, [new("file", "Vælg en fil, der ikke er tom.")]);
        }

        await using var stream = upload.OpenReadStream();
        var (file, refusal) = await AttachmentFile.InspectAsync(stream, cancellationToken);
        if (file is null)
        {
            return (null, [new("file", refusal!.Message)]);
        }

        var numbers = file.Texts.Append((Part: "filnavnet", Text: upload.FileName))
            .SelectMany(part => TextChecks.Check("file", part.Text).Blocks().Select(issue => new Issue("file", $"Filen er ikke gemt. {issue.Message} Det står i {part.Part}.", issue.Code)))
            .Take(1).ToList();
        return (numbers.Count == 0 ? file : null, numbers);
    }

    /// <summary>Adds a file that was looked through, with its parts.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="file">The file.</param>
    /// <param name="typedName">What the browser calls it.</param>
    /// <param name="at">Now (UTC).</param>
    public static Attachment AddFile(this AppDbContext db, AttachmentFile file, string typedName, DateTime at)
    {
        var attachment = new Attachment
        {
            Id = Guid.NewGuid(),
            FileName = Name(typedName, file.Kind),
            MediaType = file.Kind.ContentType(),
            Size = file.Content.Length,
            Hash = AttachmentStore.Hash(file.Content),
            IsMachineChecked = file.TextState != TextState.NotMachineChecked,
            CreatedAt = at,
        };
        db.Add(attachment);
        db.AddParts(attachment.Id, file.Content);
        return attachment;
    }

    // The browser's name without its folder, with the ending that fits the content.
    private static string Name(string typed, AttachmentKind kind)
    {
        var name = Path.GetFileNameWithoutExtension(typed.Replace('\\', '/'));
        name = string.Concat(name.Where(letter => !char.IsControl(letter) && !"<>:\"/\\|?*".Contains(letter, StringComparison.Ordinal))).Trim();
        return (name.Length == 0 ? "fil" : name[..Math.Min(name.Length, MaxName)].TrimEnd()) + kind.Extension();
    }
}
