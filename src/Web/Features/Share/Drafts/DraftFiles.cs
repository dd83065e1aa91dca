using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Documents;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>A draft's files: added once the author's address is proved and the file has been looked through, and taken away again.</summary>
public sealed class DraftFiles(IDbContextFactory<AppDbContext> contexts, ConfirmEmail confirm, TimeProvider clock)
{
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
        // Asked before the file is opened: nobody unknown has us unpack anything.
        if (!(await OpenAsync(token, sender, cancellationToken)).IsConfirmed)
        {
            return [new("", "Bekræft din mail, før du vedhæfter filer.")];
        }

        var (file, issues) = await UploadedFile.InspectAsync(upload, cancellationToken);
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

        var attachment = db.AddFile(file, upload!.FileName, Now());
        (attachment.DraftId, attachment.PracticeExampleId) = (draft.Id, draft.PracticeExampleId);
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

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    /// <summary>What the page on files shows.</summary>
    public sealed record View(IReadOnlyList<AttachmentReference> Files, string? Email, bool IsConfirmed);
}
