using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class NewRecommendationPageModel(Recommendations recommendations, WorkspaceWriter writer) : WorkspacePage(writer)
{
    public IEnumerable<Choice> Series => recommendations.Series.Select(series => new Choice(series.Id, series.Title));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (number, issues) = await recommendations.AddAsync(Member, Form, cancellationToken);
        return await ActAsync(Task.FromResult(issues), PartnershipLinks.RecommendationAtWork(Slug, number), () => Task.FromResult<IActionResult>(Page()));
    }
}
