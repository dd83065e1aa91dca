using Microsoft.EntityFrameworkCore;

namespace Vejviser.Data;

/// <summary>Counts what is limited, for all nodes together.</summary>
public static class LimitedUses
{
    /// <summary>How long the longest limit looks back; what is older is deleted.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    // A limit of an hour forgets in steps of five minutes: a use counts for 55 to 60 of them.
    private const int Steps = 12;

    /// <summary>Counts one more, unless there have been as many as there may be; callers at the same moment and on other nodes included.</summary>
    /// <param name="db">In the transaction under way, if there is one: what is rolled back was not used. Take it last: whoever counts the same waits for its end.</param>
    /// <param name="limit">What is limited.</param>
    /// <param name="caller">Who is counted, as a keyed hash.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="within">In how long; at most <see cref="Longest"/>.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Stops; nothing is counted then.</param>
    /// <returns>Whether it was counted.</returns>
    public static async Task<bool> TakeAsync(this AppDbContext db, string limit, byte[] caller, int most, TimeSpan within, DateTime now, CancellationToken cancellationToken)
    {
        var step = within.Ticks / Steps;
        var window = new DateTime(now.Ticks / step * step, DateTimeKind.Utc);
        var since = now - within;
        var before = await db.LimitedUses.Where(use => use.Limit == limit && use.Caller == caller && use.Window > since && use.Window != window).SumAsync(use => use.Count, cancellationToken);
        var room = most - before;
        return room > 0 && await db.Database.ExecuteSqlAsync(
            $"""
            insert into "LimitedUses" ("Limit", "Caller", "Window", "Count") values ({limit}, {caller}, {window}, 1)
            on conflict ("Limit", "Caller", "Window") do update set "Count" = "LimitedUses"."Count" + 1 where "LimitedUses"."Count" < {room}
            """,
            cancellationToken) > 0;
    }
}
