using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Finds one published example, or several, with what stands around them.</summary>
public sealed class GetPracticeExample(IDbContextFactory<AppDbContext> contexts, SearchIndex index, ContentFollower content)
{
    private const int RelatedShown = 4;

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
            .OrderBy(entry => entry.Id)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return new(found, timeline, index.Related(found.PublicId, RelatedShown).Select(example => ExampleRow.Of(example, Catalogue)).ToList());
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

    /// <summary>What the example's page shows.</summary>
    public sealed record View(PublishedExample Example, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<ExampleRow> Related);
}
