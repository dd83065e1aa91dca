using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class MilestonesPageModel(Milestones milestones, WorkspaceWriter writer, TimeProvider clock) : WorkspacePage(writer)
{
    public IReadOnlyList<Milestone> Milestones { get; private set; } = [];

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Milestones = await milestones.ListAsync(Member, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => DoAsync(milestones.AddAsync(Member, Form, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostDoneAsync([FromForm] int id, CancellationToken cancellationToken) => DoAsync(milestones.MarkAsync(Member, id, true, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostUndoneAsync([FromForm] int id, CancellationToken cancellationToken) => DoAsync(milestones.MarkAsync(Member, id, false, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync([FromForm] int id, CancellationToken cancellationToken) => DoAsync(milestones.RemoveAsync(Member, id, cancellationToken), cancellationToken);

    private Task<IActionResult> DoAsync(Task<IReadOnlyList<Issue>> act, CancellationToken cancellationToken) => ActAsync(act, PartnershipLinks.Milestones(Slug), () => OnGetAsync(cancellationToken));
}
