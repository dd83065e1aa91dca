using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Audit;

namespace Vejviser.Web.Features.Editorial.Administration;

/// <summary>The audit of privileged acts, newest first.</summary>
public sealed class ListAudit(IDbContextFactory<AppDbContext> contexts)
{
    public async Task<View> FindAsync(string? act, int page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = db.AuditEntries.AsNoTracking();
        var acts = await entries.Select(entry => entry.Act).Distinct().ToListAsync(cancellationToken);
        acts.Sort(Domain.Danish.Comparer);
        var wanted = string.IsNullOrEmpty(act) ? entries : entries.Where(entry => entry.Act == act);
        return new(acts, await wanted.OrderByDescending(entry => entry.Id).PageAsync(page, cancellationToken));
    }

    /// <summary>What the page shows.</summary>
    /// <param name="Acts">All acts there are, to choose from.</param>
    /// <param name="Entries">The page.</param>
    public sealed record View(IReadOnlyList<string> Acts, Paged<AuditEntry> Entries);
}
