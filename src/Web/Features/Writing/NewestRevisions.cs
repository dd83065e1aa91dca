using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Writing;

/// <summary>Examples together with what they say now, and without all that they have said.</summary>
internal static class NewestRevisions
{
    public static async Task<PracticeExample> WithNewestAsync(this AppDbContext db, string publicId, CancellationToken cancellationToken) =>
        (await db.PracticeExamples.Where(example => example.PublicId == publicId).WithNewestAsync(db, cancellationToken)).Single();

    /// <summary>The examples, in the query's order; each has its newest revision loaded, and no other.</summary>
    public static async Task<List<PracticeExample>> WithNewestAsync(this IQueryable<PracticeExample> query, AppDbContext db, CancellationToken cancellationToken)
    {
        var examples = await query.ToListAsync(cancellationToken);
        var ids = examples.Select(example => example.Id).ToList();
        // Tracked, so each finds its way to its example.
        await db.PracticeExamples.Where(example => ids.Contains(example.Id))
            .Join(db.PracticeExampleRevisions, example => new { example.Id, Number = example.LatestRevision }, revision => new { Id = revision.PracticeExampleId, revision.Number }, (_, revision) => revision)
            .LoadAsync(cancellationToken);
        return examples;
    }

    /// <summary>What a loaded example says now.</summary>
    public static PracticeExampleContent Newest(this PracticeExample example) => example.Revisions.Single(revision => revision.Number == example.LatestRevision).Content;
}
