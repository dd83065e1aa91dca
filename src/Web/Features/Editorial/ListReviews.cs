using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Editorial.Positions;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Links;

namespace Vejviser.Web.Features.Editorial;

/// <summary>What must be looked at again: what the editors answer for, what municipalities have not answered, pages, and dead links.</summary>
public sealed class ListReviews(IDbContextFactory<AppDbContext> contexts, ContentFollower content, DeadLinks deadLinks, TimeProvider clock)
{
    private const int MaxRows = 100;

    public async Task<View> RunAsync(CancellationToken cancellationToken)
    {
        var today = DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);
        var lastDue = ReviewCycle.LastDueAskedOn(today);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = db.PracticeExamples.Where(example => example.State == PublicationState.Published && example.EndedOn == null && example.ReviewDueOn <= lastDue);
        var examples = await due.OrderBy(example => example.ReviewDueOn).ThenBy(example => example.Id).Take(MaxRows).WithNewestAsync(db, cancellationToken);
        var rows = examples.ConvertAll(example => new DueExample(example.PublicId, example.Newest().Title, example.ReviewDueOn!.Value, ReviewCycle.On(today, example.ReviewDueOn.Value), example.HasAuthor));
        var catalogue = content.Current.Catalogue;
        IEnumerable<DuePage> pages =
        [
            .. catalogue.Themes.Values.Select(theme => new DuePage(ConfirmPage.Theme, theme.Id, theme.Name, theme.ReviewDueOn)),
            .. catalogue.EffortTypes.Values.Select(effort => new DuePage(ConfirmPage.Effort, effort.Id, effort.Name, effort.ReviewDueOn)),
        ];
        var used = await db.Published(example => db.Adoptions.Any(adoption => adoption.PracticeExampleId == example.Id)).AsNoTracking().ToListAsync(cancellationToken);
        return new(
            today,
            [.. rows.Where(row => !row.HasAuthor)],
            [.. rows.Where(row => row.HasAuthor)],
            await due.CountAsync(cancellationToken) - rows.Count,
            used.Where(example => example.Content.EvidenceReason is null && example.ProposeEvidence().Level != example.Content.Evidence && example.Content.ProposeEvidence().Level == example.Content.Evidence)
                .Select(example => new JudgedAnew(example.PublicId, example.Content.Title, example.ProposeEvidence().Level)).ToList(),
            pages.Where(page => page.DueOn <= lastDue).OrderBy(page => page.DueOn).ToList(),
            [.. (await deadLinks.AllAsync(cancellationToken)).Where(link => link.AuthorEmail is null)],
            DueFact.Among(await db.PositionPapers.AsNoTracking().Include(paper => paper.Versions).ToListAsync(cancellationToken), today));
    }

    /// <summary>The board.</summary>
    /// <param name="Today">The day in Denmark.</param>
    /// <param name="Ours">Examples the editors collected.</param>
    /// <param name="Theirs">Examples of municipalities, who are asked by mail.</param>
    /// <param name="More">How many more examples are due than are shown.</param>
    /// <param name="JudgedAnew">Examples that the rule sees otherwise since others reported on them.</param>
    /// <param name="Pages">Theme and effort pages.</param>
    /// <param name="DeadLinks">In examples that have no author.</param>
    /// <param name="Facts">In position papers.</param>
    public sealed record View(DateOnly Today, IReadOnlyList<DueExample> Ours, IReadOnlyList<DueExample> Theirs, int More, IReadOnlyList<JudgedAnew> JudgedAnew, IReadOnlyList<DuePage> Pages, IReadOnlyList<DeadLink> DeadLinks, IReadOnlyList<DueFact> Facts);

    /// <summary>An example that is due or overdue.</summary>
    public sealed record DueExample(string PublicId, string Title, DateOnly DueOn, Freshness Freshness, bool HasAuthor);

    /// <summary>An example that the rule sees otherwise than the editors, by what others reported.</summary>
    public sealed record JudgedAnew(string PublicId, string Title, EvidenceLevel Proposed);

    /// <summary>A page that is due or overdue.</summary>
    public sealed record DuePage(string Kind, string Id, string Name, DateOnly DueOn);
}
