using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Links;

/// <summary>Finds the dead links and who can put them right.</summary>
public sealed class DeadLinks(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<DeadLink>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var dead = await db.CheckedLinks.AsNoTracking().Where(link => link.Failures >= CheckLinks.FailuresUntilDead).ToDictionaryAsync(link => link.Url, link => link.Fault ?? "", StringComparer.Ordinal, cancellationToken);
        if (dead.Count == 0)
        {
            return [];
        }

        List<DeadLink> found = [];
        var examples = db.PracticeExamples.AsNoTracking()
            .Where(example => example.State == PublicationState.Published && example.HiddenAt == null)
            .OrderBy(example => example.Id)
            .Select(example => new
            {
                example.PublicId,
                example.Slug,
                IsAuthored = example.SubmittedRevision != null,
                example.Revisions.Single(revision => revision.Number == example.PublishedRevision).Content,
                Email = db.Drafts.Where(draft => draft.PracticeExampleId == example.Id && draft.Email != null).OrderByDescending(draft => draft.Id).Select(draft => draft.Email).FirstOrDefault(),
            })
            .AsAsyncEnumerable();
        await foreach (var example in examples.WithCancellation(cancellationToken))
        {
            found.AddRange(LinkedAddresses.Of(example.Content).Where(dead.ContainsKey)
                .Select(url => new DeadLink(example.PublicId, example.Slug, example.Content.Title, url, dead[url], example.IsAuthored ? example.Email : null)));
        }

        return found;
    }

    /// <summary>Those in examples whose author can be reached.</summary>
    public async Task<IReadOnlyList<DeadLink>> OfAuthorsAsync(CancellationToken cancellationToken) => [.. (await AllAsync(cancellationToken)).Where(link => link.AuthorEmail is not null)];
}

/// <summary>A link that leads nowhere.</summary>
/// <param name="PublicId">The example it stands in.</param>
/// <param name="Slug">The example's address.</param>
/// <param name="Title">The example's title.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Fault">What is wrong, in Danish.</param>
/// <param name="AuthorEmail">Who wrote the example; null where the editors must.</param>
public sealed record DeadLink(string PublicId, string Slug, string Title, string Url, string Fault, string? AuthorEmail);
