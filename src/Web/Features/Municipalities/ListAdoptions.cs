using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Municipalities;

/// <summary>What a municipality has taken over from others.</summary>
public sealed class ListAdoptions(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Taken>> OfAsync(string municipalityCode, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var taken = await db.Adoptions.AsNoTracking()
            .Where(adoption => adoption.MunicipalityCode == municipalityCode)
            .Join(
                db.PracticeExamples.Where(example => example.State == PublicationState.Published && example.HiddenAt == null),
                adoption => adoption.PracticeExampleId,
                example => example.Id,
                (adoption, example) => new { adoption.State, adoption.ToldAt, example.Slug, example.Revisions.Single(revision => revision.Number == example.PublishedRevision).Content })
            .OrderByDescending(row => row.ToldAt)
            .ToListAsync(cancellationToken);
        return taken.ConvertAll(row => new Taken(row.Slug, row.Content.Title, row.State, row.ToldAt));
    }

    /// <summary>An example taken over.</summary>
    public sealed record Taken(string Slug, string Title, AdoptionState State, DateTime ToldAt);
}
