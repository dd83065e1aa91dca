using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data.Figures;
using Vejviser.Data.Rules;
using Vejviser.Data.Search;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Figures;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Rules;

namespace Vejviser.Data;

/// <summary>Keeps this node's derived state (search index, vocabularies and figures in memory) in step with the database.</summary>
/// <remarks>Called before the node answers, and then every second; whoever commits a change may call it at once.</remarks>
public sealed class ContentFollower(IDbContextFactory<AppDbContext> contexts, SearchIndex index, TimeProvider clock) : IDisposable
{
    private const int BatchSize = 500;

    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private volatile FollowedContent? current;
    private OrderedDictionary<string, FigureTable>? figures;
    private long caughtUpAt;

    /// <summary>What this node knows now. Not to be asked before the first <see cref="CatchUpAsync"/>.</summary>
    public FollowedContent Current => current ?? throw new InvalidOperationException("The content has not been followed yet.");

    /// <summary>Whether this node has caught up at least once.</summary>
    public bool HasStarted => current is not null;

    /// <summary>How long ago this node knew all that the database held.</summary>
    public TimeSpan SinceCaughtUp => clock.GetElapsedTime(Volatile.Read(ref caughtUpAt));

    /// <summary>Brings index, vocabularies and figures to where the database is. Cheap when nothing has changed.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var asked = clock.GetTimestamp();
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var version = await db.ContentVersions.AsNoTracking().SingleAsync(cancellationToken);
            if (current is { } known && known.ChangeNumber == version.ChangeNumber && index.Generation == version.IndexGeneration)
            {
                Volatile.Write(ref caughtUpAt, asked);
                return;
            }

            var catalogue = await Catalogue.LoadAsync(db, cancellationToken);
            var isAnother = index.Generation != version.IndexGeneration || index.ChangeNumber > version.ChangeNumber;
            var tables = await FigureTables.LoadAsync(db, catalogue.Municipalities.Keys, isAnother ? null : figures, cancellationToken);
            if (isAnother)
            {
                index.Restart();
                await FollowAsync(db, catalogue, 0, version, cancellationToken);
            }
            else if (index.ChangeNumber < version.ChangeNumber)
            {
                await FollowAsync(db, catalogue, index.ChangeNumber, version, cancellationToken);
            }

            current = new(catalogue, new(tables.Values), await RuleFiles.WithEntriesAsync(db, cancellationToken), version.ChangeNumber);
            figures = tables;
            Volatile.Write(ref caughtUpAt, asked);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task FollowAsync(AppDbContext db, Catalogue catalogue, long after, ContentVersion version, CancellationToken cancellationToken)
    {
        await foreach (var batch in ChangedSinceAsync(db, catalogue, after, version.ChangeNumber, cancellationToken))
        {
            index.Apply(batch, catalogue);
        }

        index.Finish(version.IndexGeneration, version.ChangeNumber);
    }

    private static async IAsyncEnumerable<IReadOnlyCollection<KeyValuePair<int, IndexedDocument?>>> ChangedSinceAsync(
        AppDbContext db, Catalogue catalogue, long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (lastChange, lastId) = (after, int.MaxValue);
        while (true)
        {
            var rows = await db.PracticeExamples.AsNoTracking()
                .Where(example => example.ChangeNumber > lastChange || (example.ChangeNumber == lastChange && example.Id > lastId))
                .Where(example => example.ChangeNumber <= upTo)
                .OrderBy(example => example.ChangeNumber).ThenBy(example => example.Id)
                .Take(BatchSize)
                .Select(example => new
                {
                    example.Id,
                    example.ChangeNumber,
                    example.PublicId,
                    example.Slug,
                    example.PublishedAt,
                    example.UpdatedAt,
                    example.ReviewDueOn,
                    example.ConfirmedOn,
                    example.EndedOn,
                    Adopters = db.Adoptions.Where(adoption => adoption.PracticeExampleId == example.Id).OrderBy(adoption => adoption.Id)
                        .Select(adoption => new Adopter(adoption.MunicipalityCode, adoption.State, adoption.HasUsed, adoption.Figures)).ToList(),
                    Content = example.State == PublicationState.Published && example.HiddenAt == null
                        ? example.Revisions.Where(revision => revision.Number == example.PublishedRevision).Select(revision => revision.Content).FirstOrDefault()
                        : null,
                })
                .ToListAsync(cancellationToken);

            if (rows.Count == 0)
            {
                yield break;
            }

            (lastChange, lastId) = (rows[^1].ChangeNumber, rows[^1].Id);
            yield return rows.Select(row => KeyValuePair.Create(row.Id, row.Content is null
                ? null
                : IndexedDocument.Of(
                    new(row.PublicId, row.Slug, row.Content, row.PublishedAt!.Value, row.UpdatedAt!.Value, row.ReviewDueOn!.Value) { ConfirmedOn = row.ConfirmedOn, EndedOn = row.EndedOn, Adopters = row.Adopters },
                    catalogue))).ToList();
        }
    }
}

/// <summary>What a node knows about the content at one moment.</summary>
/// <param name="Catalogue">The vocabularies.</param>
/// <param name="Figures">All series with their numbers.</param>
/// <param name="Rules">The rules of the tools, editors' values among them.</param>
/// <param name="ChangeNumber">The database's change number it all answers to; pages and caches are keyed by it.</param>
public sealed record FollowedContent(Catalogue Catalogue, FigureSet Figures, RuleSet Rules, long ChangeNumber);
