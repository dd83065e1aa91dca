using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Share;

/// <summary>The secret addresses of drafts. The database keeps hashes, so each letter carries a new one.</summary>
internal static class DraftLinks
{
    /// <summary>A new secret address of a draft, as a path; it works as long as the draft does. Saved with the caller's changes.</summary>
    public static string NewLink(this AppDbContext db, int draftId, DateTime at)
    {
        var token = SecretToken.New();
        db.Add(new DraftLink { DraftId = draftId, TokenHash = SecretToken.Hash(token), CreatedAt = at });
        return ShareLinks.Draft(token);
    }

    /// <summary>The draft behind a token; null when the token is unknown or the draft has expired.</summary>
    public static async Task<Draft?> DraftWithTokenAsync(this AppDbContext db, string? token, DateTime at, CancellationToken cancellationToken)
    {
        if (!SecretToken.IsPossible(token))
        {
            return null;
        }

        var hash = SecretToken.Hash(token!);
        return await db.DraftLinks.Where(link => link.TokenHash == hash)
            .Join(db.Drafts, link => link.DraftId, draft => draft.Id, (_, draft) => draft)
            .SingleOrDefaultAsync(draft => draft.ExpiresAt > at, cancellationToken);
    }
}
