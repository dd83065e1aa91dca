using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships;

/// <summary>Changes what readers see of a partnership: who takes part, and what it recommends. All or nothing, one at a time, and a place that becomes free goes to the next.</summary>
public sealed class ChangePartnership(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    /// <summary>Makes a change, or says why not; nothing is stored then.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="siteUrl">Where letters lead.</param>
    /// <param name="moved">What is said when things are no longer as somebody saw them.</param>
    /// <param name="change">Makes the change at a moment (UTC), and answers with what stands in the way.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<IReadOnlyList<Issue>> RunAsync(Partnership partnership, string siteUrl, string moved, Func<AppDbContext, DateTime, Task<IReadOnlyList<Issue>>> change, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var number = await db.NextChangeNumberAsync(cancellationToken);
            await db.HoldPartnershipAsync(partnership.Id, cancellationToken);
            try
            {
                var issues = await change(db, now);
                if (issues.Count > 0)
                {
                    return issues;
                }

                await db.SaveChangesAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is IllegalEnrolmentException or IllegalRecommendationException)
            {
                return [new("", moved)];
            }

            await db.MoveUpAsync(partnership, siteUrl, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await db.Partnerships.Where(one => one.Id == partnership.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.ChangeNumber, number), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await follower.CatchUpAsync(CancellationToken.None);
        return [];
    }
}
