using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.OpenData;

/// <summary>What has changed of what is or was public, for whoever keeps a copy. A thing stands once, at its last change.</summary>
public sealed class ListChanges(IDbContextFactory<AppDbContext> contexts, ContentFollower content)
{
    public const string Example = "example";
    public const string Partnership = "partnership";
    public const string Position = "position";
    public const string Series = "series";

    /// <summary>The next changes after a position, in order; none and no way on where the position belongs to another history or to the future, and the copy must be begun anew.</summary>
    /// <param name="since">Where the caller has come to.</param>
    /// <param name="size">At most so many.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<Result> ReadAsync(ChangePosition since, int size, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Read first: what changes while the rest is read gets a higher number, and is told the next time.
        var newest = await db.ContentVersions.AsNoTracking().SingleAsync(cancellationToken);
        if (since.Number > newest.ChangeNumber || (since.History is { } history && history != newest.IndexGeneration))
        {
            return new([], null, newest.ChangeNumber);
        }

        // Told only when this node has followed: whoever is told reads the thing next, and would be given the kept answer from before.
        var followed = Math.Min(content.Current.ChangeNumber, newest.ChangeNumber);
        if (since.Number > followed)
        {
            return new([], since with { History = newest.IndexGeneration }, newest.ChangeNumber);
        }

        List<Change> changes =
        [
            .. await ExamplesAsync(db, since, followed, size + 1, cancellationToken),
            .. (await OthersAsync(db, cancellationToken)).Where(change => IsAfter(change, since) && change.Number <= followed),
        ];
        changes = [.. changes.OrderBy(change => change.Number).ThenBy(change => change.Type, StringComparer.Ordinal).ThenBy(change => change.Type == Example ? "" : change.Id, StringComparer.Ordinal)];
        var shown = changes.Take(size).ToList();
        var next = changes.Count <= size
            ? new ChangePosition(followed, newest.IndexGeneration)
            : new ChangePosition(shown[^1].Number, newest.IndexGeneration, changes[size].Number == shown[^1].Number ? (shown[^1].Type, shown[^1].Id) : null);
        return new(shown, next, newest.ChangeNumber);
    }

    private static async Task<List<Change>> ExamplesAsync(AppDbContext db, ChangePosition since, long newest, int size, CancellationToken cancellationToken)
    {
        var examples = db.EverPublic().Where(example => example.ChangeNumber <= newest);
        // Examples come first of what carries a number, in the order they were made: whoever has come to another kind has seen all of them.
        var last = since.Last is { Type: Example } one ? await db.PracticeExamples.Where(example => example.PublicId == one.Id).Select(example => example.Id).SingleOrDefaultAsync(cancellationToken) : int.MaxValue;
        examples = examples.Where(example => example.ChangeNumber > since.Number || (example.ChangeNumber == since.Number && example.Id > last));
        return (await examples.OrderBy(example => example.ChangeNumber).ThenBy(example => example.Id).Take(size).ToListAsync(cancellationToken))
            .ConvertAll(example => new Change(example.ChangeNumber, Example, example.PublicId, PracticeExampleLinks.Details(example.Slug), example.IsPublic, example.At));
    }

    // Few, and never gone: no act takes one of them out of the public.
    private static async Task<List<Change>> OthersAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var partnerships = await db.Partnerships.AsNoTracking()
            .Select(one => new { one.Slug, one.ChangeNumber, one.Paper, one.OpenedAt, Recommended = db.Recommendations.Where(told => told.PartnershipId == one.Id && told.State == RecommendationState.Published).Max(told => told.PublishedAt) })
            .ToListAsync(cancellationToken);
        // A paper's dilemmas tell of the partnerships that work on them, and so change with them.
        var papers = await db.PositionPapers.AsNoTracking().Where(paper => paper.Versions.Count > 0)
            .Select(paper => new { paper.Slug, paper.ChangeNumber, PublishedAt = paper.Versions.Max(version => version.PublishedAt) })
            .ToListAsync(cancellationToken);
        var series = await db.Series.AsNoTracking().Select(one => new { one.Id, one.ChangeNumber, one.PerInhabitants, one.CountedIn, one.IsNational }).ToListAsync(cancellationToken);
        var numbers = series.ToDictionary(one => one.Id, one => one.ChangeNumber);
        return
        [
            .. partnerships.Select(one => new Change(one.ChangeNumber, Partnership, one.Slug, PartnershipLinks.Details(one.Slug), true, one.Recommended ?? one.OpenedAt)),
            .. papers.Select(paper => new Change(
                partnerships.Where(one => one.Paper == paper.Slug).Select(one => one.ChangeNumber).Append(paper.ChangeNumber).Max(), Position, paper.Slug, PositionLinks.Details(paper.Slug), true, paper.PublishedAt)),
            // Rates follow the population; a share or a total follows the count it may not give away.
            .. series.Select(one => new Change(
                new[] { one.ChangeNumber, one.PerInhabitants ? numbers.GetValueOrDefault(FigureSet.Population) : 0, one.CountedIn is { } counts ? numbers.GetValueOrDefault(counts) : 0 }.Max(),
                Series, one.Id, one.IsNational ? FigureLinks.List : FigureLinks.Details(one.Id), true, null)),
        ];
    }

    private static bool IsAfter(Change change, ChangePosition since) =>
        change.Number > since.Number ||
        (change.Number == since.Number && since.Last is { } last &&
            (string.CompareOrdinal(change.Type, last.Type) is var order && (order > 0 || (order == 0 && string.CompareOrdinal(change.Id, last.Id) > 0))));

    /// <summary>Something whose public side has changed.</summary>
    /// <param name="Number">The change number of the last change.</param>
    /// <param name="Type">What kind of thing.</param>
    /// <param name="Id">Its id in the API.</param>
    /// <param name="Path">Its page.</param>
    /// <param name="IsPublic">Whether readers see it still.</param>
    /// <param name="At">When it was last published in a new form, or went (UTC); null where nothing is kept of that.</param>
    public sealed record Change(long Number, string Type, string Id, string Path, bool IsPublic, DateTime? At);

    /// <summary>Changes in order.</summary>
    /// <param name="Changes">The changes.</param>
    /// <param name="Next">Where to go on; null where the caller must begin anew.</param>
    /// <param name="Newest">The newest change number there is.</param>
    public sealed record Result(IReadOnlyList<Change> Changes, ChangePosition? Next, long Newest);
}
