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

    /// <summary>Stores what is counted by now.</summary>
    public async Task StoreAsync(CancellationToken cancellationToken)
    {
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

    private static async Task AddAsync(AppDbContext db, int id, Key key, int count, CancellationToken cancellationToken)
    {
        var known = db.ExampleUses.Where(use => use.PracticeExampleId == id && use.On == key.On && use.Kind == key.Kind);
        if (await known.ExecuteUpdateAsync(row => row.SetProperty(use => use.Count, use => use.Count + count), cancellationToken) > 0)
        {
            return;
        }

        db.Add(new ExampleUse { PracticeExampleId = id, On = key.On, Kind = key.Kind, Count = count });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node counted the day's first one just now.
            await known.ExecuteUpdateAsync(row => row.SetProperty(use => use.Count, use => use.Count + count), cancellationToken);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private readonly record struct Key(string Slug, DateOnly On, UseKind Kind);
}
