using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Documents;

namespace Vejviser.Web.Features.Share;

/// <summary>Looks an uploaded file through and keeps it with the draft, or takes it away again.</summary>
public sealed class KeepAttachment(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MaxFileName = 200;

    /// <summary>Keeps a file. Nothing is kept when something is wrong with it.</summary>
    public async Task<IReadOnlyList<Issue>> KeepAsync(Draft draft, string fileName, Stream upload, CancellationToken cancellationToken)
    {
        if (!draft.HasConfirmedEmail)
        {
            return [new("attachments", "Bekræft din mailadresse, før du vedhæfter filer.")];
        }

        var (file, refusal) = await AttachmentFile.InspectAsync(upload, cancellationToken);
        if (file is null)
        {
            return [refusal!];
        }

        var name = Name(fileName, file.Kind);
        if (TextChecks.Check("attachments", name).Blocks().Count > 0)
        {
            return [new("attachments", "Filens navn indeholder et CPR-nummer; omdøb filen, og prøv igen.", "cpr")];
        }

        if (file.Texts.FirstOrDefault(text => TextChecks.Check("attachments", text.Text).Blocks().Count > 0) is { Part: { } part })
        {
            return [new("attachments", $"Filen indeholder et CPR-nummer ({part}); fjern det, og vælg filen igen. Intet er gemt.", "cpr")];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Attachments.Where(one => one.DraftId == draft.Id).SumAsync(one => one.Size, cancellationToken) + file.Content.Length > Attachment.MaxSizePerExample)
        {
            return [new("attachments", "Filerne fylder tilsammen over 60 MB; fjern en, eller gør dem mindre.")];
        }

        var attachment = new Attachment
        {
            Id = Guid.NewGuid(),
            DraftId = draft.Id,
            PracticeExampleId = draft.PracticeExampleId,
            FileName = name,
            MediaType = file.Kind.ContentType(),
            Size = file.Content.Length,
            Hash = SHA256.HashData(file.Content),
            IsMachineChecked = file.TextState != TextState.NotMachineChecked,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(attachment);
        db.AddRange(file.Content.Chunk(AttachmentPart.Size).Select((bytes, number) => new AttachmentPart { AttachmentId = attachment.Id, Number = number, Bytes = bytes }));
        await ChangeAsync(db, draft.Id, content => content with { Attachments = [.. content.Attachments, new(attachment.Id, name, attachment.MediaType, attachment.Size)] }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }

    /// <summary>Takes a file out of the draft. One that an example has held stays with its revisions.</summary>
    public async Task RemoveAsync(Draft draft, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Attachments.Where(attachment => attachment.Id == id && attachment.DraftId == draft.Id && attachment.PracticeExampleId == null).ExecuteDeleteAsync(cancellationToken);
        await ChangeAsync(db, draft.Id, content => content with { Attachments = content.Attachments.Where(attachment => attachment.Id != id).ToList() }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ChangeAsync(AppDbContext db, int draftId, Func<PracticeExampleContent, PracticeExampleContent> change, CancellationToken cancellationToken)
    {
        var draft = await db.Drafts.SingleAsync(draft => draft.Id == draftId, cancellationToken);
        draft.Content = change(draft.Content);
        draft.Touch(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }

    // The name readers see: without folders and odd characters, with the ending of what the file is.
    private static string Name(string fileName, AttachmentKind kind)
    {
        var name = string.Concat(Path.GetFileNameWithoutExtension(fileName.Replace('\\', '/')).Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_' or '.' or '(' or ')')).Trim();
        return $"{(name.Length == 0 ? "bilag" : name[..Math.Min(name.Length, MaxFileName - 6)])}{kind.Extension()}";
    }
}
