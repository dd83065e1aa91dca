using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class EditRecommendationPageModel(Recommendations recommendations, WorkspaceWriter writer, Site site) : WorkspacePage(writer)
{
    [FromRoute]
    public int Number { get; init; }

    public IEnumerable<Choice> Series => recommendations.Series.Select(series => new Choice(series.Id, series.Title));

    /// <summary>Whether participants have been asked: a change then makes them read anew.</summary>
    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } recommendation)
        {
            return NotFound();
        }

        Form = await recommendations.FormOfAsync(recommendation, site.Url(Request), cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ActAsync(
        recommendations.RewriteAsync(Member, Number, Form, cancellationToken),
        PartnershipLinks.RecommendationAtWork(Slug, Number),
        async () =>
        {
            await FindAsync(cancellationToken);
            return Page();
        });

    private async Task<Recommendation?> FindAsync(CancellationToken cancellationToken)
    {
        var recommendation = await recommendations.FindAsync(Member, Number, cancellationToken);
        IsOpen = recommendation?.State == RecommendationState.Open;
        return recommendation?.State == RecommendationState.Published ? null : recommendation;
    }
}
