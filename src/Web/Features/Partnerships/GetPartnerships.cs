using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships;

/// <summary>Reads the partnerships.</summary>
public sealed class GetPartnerships(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>All of them: those open to sign-up first, then those at work, then those that have ended.</summary>
    public async Task<IReadOnlyList<Partnership>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Partnerships.AsNoTracking().OrderBy(partnership => partnership.SortOrder).ThenBy(partnership => partnership.Slug).ToListAsync(cancellationToken)).OrderBy(partnership => partnership.State).ToList();
    }

    /// <summary>One of them; null for none with that name.</summary>
    public async Task<Partnership?> FindAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Partnerships.AsNoTracking().SingleOrDefaultAsync(partnership => partnership.Slug == slug, cancellationToken);
    }
}
