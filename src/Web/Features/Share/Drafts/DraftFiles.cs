using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Attachments;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Documents;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>A draft's files: added once the author's address is proved and the file has been looked through, and taken away again.</summary>
public sealed class DraftFiles(IDbContextFactory<AppDbContext> contexts, ConfirmEmail confirm, TimeProvider clock)
{
    private const int MaxName = 120;

    /// <summary>The files of a draft, and whether more may be added from this browser.</summary>
    public async Task<View> OpenAsync(string token, Sender sender, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, Now(), cancellationToken);
        await db.EnsureEditableAsync(draft, cancellationToken);
        return new(draft.Content.Attachments, draft.Email, await confirm.IsConfirmedAsync(db, draft, sender, cancellationToken));
    }

    /// <summary>Keeps a file, or says why not; nothing of it is kept then.</summary>
    public async Task<IReadOnlyList<Issue>> AddAsync(string token, IFormFile? upload, Sender sender, CancellationToken cancellationToken)
    {
        if (upload is null || upload.Length == 0)
        {
            return [new("file", "Vælg en fil, der ikke er tom.")];
        }

        // Asked before the file is opened: nobody unknown has us unpack anything.
        if (!(await OpenAsync(token, sender, cancellationToken)).IsConfirmed)
        {
            return [new("", "Bekræft din mail, før du vedhæfter filer.")];
        }

        var (file, issues) = await InspectAsync(upload, cancellationToken);
        if (file is null)
        {
            return issues;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, Now(), cancellationToken);
        await db.EnsureEditableAsync(draft, cancellationToken);
        if (draft.Content.Attachments.Sum(kept => kept.Size) + file.Content.Length > Attachment.MaxSizePerExample)
        {
            return [new("file", "Filerne fylder tilsammen mere end 60 MB; slet en af dem først, eller vælg en mindre fil.")];
        }

        var attachment = new Attachment
        {
            Id = Guid.NewGuid(),
            DraftId = draft.Id,
            PracticeExampleId = draft.PracticeExampleId,
            FileName = Name(upload.FileName, file.Kind),
            MediaType = file.Kind.ContentType(),
            Size = file.Content.Length,
            Hash = AttachmentStore.Hash(file.Content),
            IsMachineChecked = file.TextState != TextState.NotMachineChecked,
            CreatedAt = Now(),
        };
        db.Add(attachment);
        db.AddParts(attachment.Id, file.Content);
        draft.Content = draft.Content with { Attachments = [.. draft.Content.Attachments, new(attachment.Id, attachment.FileName, attachment.MediaType, attachment.Size)] };
        draft.Touch(Now());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }

    /// <summary>Takes a file out of the draft. One that was sent stays with the revisions that had it.</summary>
    public async Task RemoveAsync(string token, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, Now(), cancellationToken);
        await db.EnsureEditableAsync(draft, cancellationToken);
        draft.Content = draft.Content with { Attachments = draft.Content.Attachments.Where(kept => kept.Id != id).ToList() };
        draft.Touch(Now());
        await db.SaveChangesAsync(cancellationToken);
        await db.Attachments.Where(file => file.Id == id && file.DraftId == draft.Id && file.PracticeExampleId == null).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A file of the draft, for its author; null when there is none.</summary>
    public async Task<Attachment?> FindAsync(string token, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.DraftWithTokenAsync(token, Now(), cancellationToken) is { } draft && draft.Content.Attachments.Any(file => file.Id == id)
            ? await db.Attachments.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id && file.DraftId == draft.Id, cancellationToken)
            : null;
    }

    private static async Task<(AttachmentFile? File, IReadOnlyList<Issue> Issues)> InspectAsync(IFormFile upload, CancellationToken cancellationToken)
    {
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

    // The browser's name without its folder, with the ending that fits the content.
    private static string Name(string typed, AttachmentKind kind)
    {
        var name = Path.GetFileNameWithoutExtension(typed.Replace('\\', '/'));
        name = string.Concat(name.Where(letter => !char.IsControl(letter) && !"<>:\"/\\|?*".Contains(letter, StringComparison.Ordinal))).Trim();
        return (name.Length == 0 ? "fil" : name[..Math.Min(name.Length, MaxName)].TrimEnd()) + kind.Extension();
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    /// <summary>What the page on files shows.</summary>
    public sealed record View(IReadOnlyList<AttachmentReference> Files, string? Email, bool IsConfirmed);
}
