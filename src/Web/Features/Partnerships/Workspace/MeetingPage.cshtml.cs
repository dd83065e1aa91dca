using Microsoft.AspNetCore.Mvc;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class MeetingPageModel(Meetings meetings, WorkspaceWriter writer) : WorkspacePage(writer)
{
    [FromRoute]
    public int Id { get; init; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await meetings.FindAsync(Member, Id, cancellationToken) is not { } meeting || !Member.Owns(meeting.EnrolmentId))
        {
            return NotFound();
        }

        Form = Meetings.FormOf(meeting);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        ActAsync(meetings.ChangeAsync(Member, Id, Form, cancellationToken), PartnershipLinks.Meetings(Slug), () => Task.FromResult<IActionResult>(Page()));
}
