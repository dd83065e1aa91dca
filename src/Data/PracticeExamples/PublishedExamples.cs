using System.Linq.Expressions;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Data.PracticeExamples;

/// <summary>The one way to what readers may see.</summary>
public static class PublishedExamples
{
    /// <summary>The published examples among those asked for, each as its published revision says it.</summary>
    public static IQueryable<PublishedExample> Published(this AppDbContext db, Expression<Func<PracticeExample, bool>> which) => db.PracticeExamples
        .Where(example => example.State == PublicationState.Published && example.HiddenAt == null)
        .Where(which)
        .Join(
            db.PracticeExampleRevisions,
            example => new { example.Id, Number = example.PublishedRevision!.Value },
            revision => new { Id = revision.PracticeExampleId, revision.Number },
            (example, revision) => new PublishedExample(
                example.PublicId, example.Slug, revision.Content, example.PublishedAt!.Value, example.UpdatedAt!.Value, example.ReviewDueOn!.Value));
}
