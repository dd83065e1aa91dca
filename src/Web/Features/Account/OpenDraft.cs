using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Web.Features.Share;

namespace Vejviser.Web.Features.Account;

/// <summary>Leads somebody signed in to a draft of their own.</summary>
public sealed class OpenDraft(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>A new secret address of the draft; null when it is not this account's.</summary>
    public async Task<string?> LinkAsync(int draftId, int accountId, string email, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var isOwn = await db.Drafts.AnyAsync(draft => draft.Id == draftId && (draft.AccountId == accountId || (draft.Email == email && draft.EmailConfirmedAt != null)), cancellationToken);
        if (!isOwn)
        {
            return null;
        }

        var link = db.NewLink(draftId, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        return link;
    }
}
