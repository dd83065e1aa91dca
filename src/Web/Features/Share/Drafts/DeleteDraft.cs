using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>Deletes a draft that was never sent, with its files and links.</summary>
public sealed class DeleteDraft(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <exception cref="IllegalTransitionException">It was sent: what the editors have is not deleted by its link.</exception>
    public async Task RunAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, clock.GetUtcNow().UtcDateTime, cancellationToken);
        if (draft.PracticeExampleId is not null)
        {
            throw new IllegalTransitionException(PublicationState.Submitted, PublicationState.Draft);
        }

        await DeleteAsync(db, draft, cancellationToken);
    }

    /// <summary>Deletes a draft if nobody has changed it since it was read.</summary>
    internal static async Task DeleteAsync(AppDbContext db, Draft draft, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Attachments.Where(file => file.DraftId == draft.Id && file.PracticeExampleId == null).ExecuteDeleteAsync(cancellationToken);
        await db.SignInCodes.Where(code => code.DraftId == draft.Id).ExecuteDeleteAsync(cancellationToken);
        db.Remove(draft);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
