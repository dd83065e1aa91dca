using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Finds one published example, or several, with what stands around them.</summary>
public sealed class GetPracticeExample(IDbContextFactory<AppDbContext> contexts, SearchIndex index, ContentFollower content, TimeProvider clock)
{
    private const int RelatedShown = 4;

    // An address leads on as long as those it leads to have been merged in turn.
    private const int MaxMerges = 20;

    private static readonly TimelineAct[] PublicActs = Enum.GetValues<TimelineAct>().Where(act => act.IsPublic()).ToArray();

    public Catalogue Catalogue => content.Current.Catalogue;

    /// <summary>The example at this address; null when there is none that readers may see.</summary>
    public async Task<View?> FindAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Published(example => example.Slug == slug).SingleOrDefaultAsync(cancellationToken) is not { } found)
        {
            return null;
        }

        var timeline = await db.PracticeExamples
            .Where(example => example.Slug == slug)
            .SelectMany(example => example.Timeline)
            .Where(entry => PublicActs.Contains(entry.Act))
            .OrderBy(entry => entry.Id)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var adoptions = await db.Adoptions.AsNoTracking().Include(adoption => adoption.Reports.OrderBy(report => report.Id))
            .Where(adoption => db.PracticeExamples.Any(example => example.Slug == slug && example.Id == adoption.PracticeExampleId))
            .OrderBy(adoption => adoption.Id)
            .ToListAsync(cancellationToken);
        return new(found, timeline, adoptions, DanishTime.DayOf(clock.GetUtcNow().UtcDateTime), index.Related(found.PublicId, RelatedShown).Select(example => ExampleRow.Of(example, Catalogue)).ToList());
    }

    /// <summary>The published examples among these addresses, in the order given.</summary>
    public async Task<IReadOnlyList<PublishedExample>> FindAsync(IReadOnlyList<string> slugs, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Published(example => slugs.Contains(example.Slug)).ToDictionaryAsync(example => example.Slug, cancellationToken);
        return slugs.Where(found.ContainsKey).Select(slug => found[slug]).ToList();
    }

    /// <summary>The published example with this public id; null when there is none.</summary>
    public async Task<PublishedExample?> FindByPublicIdAsync(string publicId, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(publicId))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Published(example => example.PublicId == publicId).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>What became of an example that readers could see once; null when there never was one at this address.</summary>
    public async Task<GoneExample?> FindGoneAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var gone = await db.PracticeExamples.AsNoTracking().SingleOrDefaultAsync(example => example.Slug == slug || example.PublicId == slug, cancellationToken);
        var first = gone;
        for (var merges = 0; merges < MaxMerges && gone?.MergedIntoId is { } id; merges++)
        {
            gone = await db.PracticeExamples.AsNoTracking().SingleAsync(example => example.Id == id, cancellationToken);
        }

        if (gone is null || gone.Id != first!.Id)
        {
            return gone is null ? null : new(GoneKind.Merged) { Into = new(gone.PublicId, gone.Slug) };
        }

        return gone.State switch
        {
            PublicationState.Withdrawn => new(GoneKind.Withdrawn) { Withdrawal = await db.Entry(gone).Collection(example => example.Timeline).Query().AsNoTracking().Where(entry => entry.Act == TimelineAct.Withdrawn).OrderByDescending(entry => entry.Id).FirstAsync(cancellationToken) },
            PublicationState.Published when gone.HiddenAt is not null => new(GoneKind.Hidden),
            _ => null,
        };
    }

    /// <summary>What the example's page shows.</summary>
    public sealed record View(PublishedExample Example, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<Adoption> Adoptions, DateOnly Today, IReadOnlyList<ExampleRow> Related);
}

/// <summary>What became of an example that readers cannot see any more.</summary>
/// <param name="Kind">What.</param>
public sealed record GoneExample(GoneKind Kind)
{
    /// <summary>The one it became part of, for one that was merged.</summary>
    public (string PublicId, string Slug)? Into { get; init; }

    /// <summary>When and why, for one that was withdrawn.</summary>
    public TimelineEntry? Withdrawal { get; init; }
}

/// <summary>Ways to be gone.</summary>
public enum GoneKind
{
    /// <summary>Taken down with a note.</summary>
    Withdrawn,

    /// <summary>Became part of another.</summary>
    Merged,

    /// <summary>Hidden until somebody has looked at a report.</summary>
    Hidden,
}
