using System.Linq.Expressions;
using Vejviser.Domain.Adoptions;
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
                example.PublicId, example.Slug, revision.Content, example.PublishedAt!.Value, example.UpdatedAt!.Value, example.ReviewDueOn!.Value)
            {
                ConfirmedOn = example.ConfirmedOn,
                EndedOn = example.EndedOn,
                Adopters = db.Adoptions.Where(adoption => adoption.PracticeExampleId == example.Id).OrderBy(adoption => adoption.Id)
                    .Select(adoption => new Adopter(adoption.MunicipalityCode, adoption.State, adoption.HasUsed, adoption.Figures)).ToList(),
            });
}
