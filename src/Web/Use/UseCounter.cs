using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Use;
using Vejviser.Domain;

namespace Vejviser.Web.Use;

/// <summary>Counts use of examples per day, and keeps nothing of the users: no cookie, no address, no browser. Readers never wait for it.</summary>
/// <remarks>What is counted since the last time is lost if the program is killed.</remarks>
public sealed class UseCounter(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    // Addresses nobody has are counted as little as possible.
    private const int MostWaiting = 20_000;

    // Held for no longer than an addition: a use counted while others are taken out to be stored must not fall between.
    private readonly Lock gate = new();
    private Dictionary<Key, int> waiting = [];
    private Dictionary<(string Tool, DateOnly On), int> waitingTools = [];

    /// <summary>Counts one use, by the example's address. Returns at once.</summary>
    public void Count(string slug, UseKind kind)
    {
        var key = new Key(slug, DanishTime.DayOf(clock.GetUtcNow().UtcDateTime), kind);
        lock (gate)
        {
            if (waiting.Count < MostWaiting)
            {
                waiting[key] = waiting.GetValueOrDefault(key) + 1;
            }
        }
    }

    /// <summary>Counts one result of a tool. Returns at once.</summary>
    public void CountTool(string tool)
    {
        var key = (tool, DanishTime.DayOf(clock.GetUtcNow().UtcDateTime));
        lock (gate)
        {
            waitingTools[key] = waitingTools.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Stores what is counted by now.</summary>
    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        await StoreToolsAsync(cancellationToken);
        Dictionary<Key, int> counts;
        lock (gate)
        {
            (counts, waiting) = (waiting, []);
        }

        if (counts.Count == 0)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var some in counts.Chunk(200))
        {
            var slugs = some.Select(pair => pair.Key.Slug).Distinct().ToList();
            var ids = await db.PracticeExamples.Where(example => slugs.Contains(example.Slug)).ToDictionaryAsync(example => example.Slug, example => example.Id, cancellationToken);
            foreach (var (key, count) in some)
            {
                if (ids.TryGetValue(key.Slug, out var id))
                {
                    await AddAsync(db, id, key, count, cancellationToken);
                }
            }
        }
    }

    private async Task StoreToolsAsync(CancellationToken cancellationToken)
    {
        Dictionary<(string Tool, DateOnly On), int> counts;
        lock (gate)
        {
            (counts, waitingTools) = (waitingTools, []);
        }

        if (counts.Count == 0)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var ((tool, on), count) in counts)
        {
            await AddAsync(db, db.ToolUses.Where(use => use.Tool == tool && use.On == on), use => use.SetProperty(row => row.Count, row => row.Count + count), new ToolUse { Tool = tool, On = on, Count = count }, cancellationToken);
        }
    }

    private static Task AddAsync(AppDbContext db, int id, Key key, int count, CancellationToken cancellationToken) => AddAsync(
        db,
        db.ExampleUses.Where(use => use.PracticeExampleId == id && use.On == key.On && use.Kind == key.Kind),
        row => row.SetProperty(use => use.Count, use => use.Count + count),
        new ExampleUse { PracticeExampleId = id, On = key.On, Kind = key.Kind, Count = count },
        cancellationToken);

    private static async Task AddAsync<TUse>(AppDbContext db, IQueryable<TUse> known, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<TUse>> more, TUse first, CancellationToken cancellationToken)
        where TUse : class
    {
        if (await known.ExecuteUpdateAsync(more, cancellationToken) > 0)
        {
            return;
        }

        db.Add(first);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node counted the day's first one just now.
            await known.ExecuteUpdateAsync(more, cancellationToken);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private readonly record struct Key(string Slug, DateOnly On, UseKind Kind);
}
