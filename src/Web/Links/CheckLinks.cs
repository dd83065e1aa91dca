using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Links;
using Vejviser.Data.PracticeExamples;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Links;

/// <summary>Asks the addresses that examples lead to once a week, a few at a time and one after the other. A node that takes an address moves its time ahead, so no other asks it.</summary>
internal sealed class CheckLinks(IDbContextFactory<AppDbContext> contexts, LinkProbe probe, TimeProvider clock) : IRoutine
{
    /// <summary>An address that failed so often in a row, a day apart, is dead.</summary>
    public const int FailuresUntilDead = 3;

    private const int MostInARun = 100;
    private const int FewestToTell = 5;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // What the addresses were last read from.
    private long followed = -1;

    public TimeSpan Interval => TimeSpan.FromMinutes(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await FollowExamplesAsync(cancellationToken);
        List<(CheckedLink Link, LinkFault? Fault)> answers = [];
        foreach (var link in await TakeDueAsync(cancellationToken))
        {
            answers.Add((link, await probe.AskAsync(link.Url, cancellationToken)));
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }

        // When nothing at all answers it is we who are cut off.
        var isCutOff = answers.Count >= FewestToTell && answers.All(answer => answer.Fault is { IsCertain: false });
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var (link, fault) in answers)
        {
            await NoteAsync(db, link, isCutOff ? null : fault, isCutOff, cancellationToken);
        }
    }

    // Addresses come and go with the examples.
    private async Task FollowExamplesAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var change = await db.ContentVersions.Select(version => version.ChangeNumber).SingleAsync(cancellationToken);
        if (change == followed)
        {
            return;
        }

        HashSet<string> linked = new(StringComparer.Ordinal);
        await foreach (var example in db.Published(_ => true).AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            linked.UnionWith(LinkedAddresses.Of(example.Content));
        }

        var known = await db.CheckedLinks.Select(link => link.Url).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        foreach (var gone in known.Except(linked).Chunk(200))
        {
            await db.CheckedLinks.Where(link => gone.Contains(link.Url)).ExecuteDeleteAsync(cancellationToken);
        }

        foreach (var url in linked.Except(known))
        {
            db.Add(new CheckedLink { Url = url, NextCheckAt = now });
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            followed = change;
        }
        catch (DbUpdateException)
        {
            // Another node was faster; the next time finds them known.
        }
    }

    private async Task<List<CheckedLink>> TakeDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.CheckedLinks.AsNoTracking().Where(link => link.NextCheckAt <= now).OrderBy(link => link.NextCheckAt).ThenBy(link => link.Url).Take(MostInARun).ToListAsync(cancellationToken);
        List<CheckedLink> taken = [];
        foreach (var link in due)
        {
            if (await db.CheckedLinks.Where(row => row.Url == link.Url && row.NextCheckAt == link.NextCheckAt).ExecuteUpdateAsync(row => row.SetProperty(row => row.NextCheckAt, now + Week), cancellationToken) == 1)
            {
                taken.Add(link);
            }
        }

        return taken;
    }

    private async Task NoteAsync(AppDbContext db, CheckedLink link, LinkFault? fault, bool askAgain, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var failures = fault is null ? (askAgain ? link.Failures : 0) : link.Failures + 1;
        var next = askAgain || failures is > 0 and < FailuresUntilDead ? now + Day : now + Week;
        var reason = askAgain ? link.Fault : fault?.Reason;
        await db.CheckedLinks.Where(row => row.Url == link.Url).ExecuteUpdateAsync(
            row => row
                .SetProperty(row => row.CheckedAt, now)
                .SetProperty(row => row.NextCheckAt, next)
                .SetProperty(row => row.Failures, failures)
                .SetProperty(row => row.Fault, reason),
            cancellationToken);
    }
}
