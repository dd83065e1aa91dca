using Vejviser.Domain.Positions;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>A fact that readers see and that somebody should have looked at again.</summary>
/// <param name="Paper">The slug of its paper.</param>
/// <param name="Fact">The fact.</param>
public sealed record DueFact(string Paper, Fact Fact)
{
    /// <summary>Those due on a day, the longest due first.</summary>
    /// <param name="papers">With their versions.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<DueFact> Among(IEnumerable<PositionPaper> papers, DateOnly today) => papers
        .SelectMany(paper => (paper.Newest?.Content.Facts ?? []).Where(fact => fact.IsDueOn(today)).Select(fact => new DueFact(paper.Slug, fact)))
        .OrderBy(due => due.Fact.NextCheckOn)
        .ToList();
}
