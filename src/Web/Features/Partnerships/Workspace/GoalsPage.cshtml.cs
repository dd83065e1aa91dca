using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class GoalsPageModel(Goals goals, WorkspaceWriter writer) : WorkspacePage(writer)
{
    /// <summary>By enrolment.</summary>
    public ILookup<int, GoalCourse> Goals { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Goals = await goals.ListAsync(Member, Participants, cancellationToken);
        return Page();
    }
}
