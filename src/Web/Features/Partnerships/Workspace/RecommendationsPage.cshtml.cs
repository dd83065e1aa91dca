using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class RecommendationsPageModel(Recommendations recommendations, WorkspaceWriter writer) : WorkspacePage(writer)
{
    public IReadOnlyList<Recommendation> Recommendations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Recommendations = await recommendations.ListAsync(Member, cancellationToken);
        return Page();
    }
}
