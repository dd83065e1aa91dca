using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class MeetingsPageModel(Meetings meetings, WorkspaceWriter writer, TimeProvider clock) : WorkspacePage(writer)
{
    /// <summary>Those to come, the next first.</summary>
    public IReadOnlyList<Meeting> Coming { get; private set; } = [];

    /// <summary>Those that have been, the last first.</summary>
    public IReadOnlyList<Meeting> Past { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await meetings.ListAsync(Member, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        (Coming, Past) = (all.FindAll(one => one.EndsAt >= now), all.Where(one => one.EndsAt < now).Reverse().ToList());
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => DoAsync(meetings.AddAsync(Member, Form, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync([FromForm] int id, CancellationToken cancellationToken) => DoAsync(meetings.RemoveAsync(Member, id, cancellationToken), cancellationToken);

    private Task<IActionResult> DoAsync(Task<IReadOnlyList<Issue>> act, CancellationToken cancellationToken) => ActAsync(act, PartnershipLinks.Meetings(Slug), () => OnGetAsync(cancellationToken));
}
