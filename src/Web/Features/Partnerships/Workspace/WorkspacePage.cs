using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>A page of a workspace: whose it is, who else is in it, and the form it holds.</summary>
public abstract class WorkspacePage(WorkspaceWriter writer) : PageModel
{
    public Membership Member { get; private set; } = null!;

    public Participants Participants { get; private set; } = null!;

    public TypedForm Form { get; protected set; } = TypedForm.Of();

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public string Slug => Member.Partnership.Slug;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Membership.Of(HttpContext) is not { } member)
        {
            context.Result = NotFound();
            return;
        }

        (Member, Participants) = (member, await writer.ParticipantsAsync(member, HttpContext.RequestAborted));
        if (HttpMethods.IsPost(Request.Method))
        {
            Form = TypedForm.Sent(await Request.ReadFormAsync(HttpContext.RequestAborted));
        }

        await next();
    }

    /// <summary>Acts; then goes on, or shows the page again with what stands in the way.</summary>
    /// <param name="act">The act.</param>
    /// <param name="onward">Where to go.</param>
    /// <param name="show">Makes the page ready to be shown again.</param>
    protected async Task<IActionResult> ActAsync(Task<IReadOnlyList<Issue>> act, string onward, Func<Task<IActionResult>> show)
    {
        Issues = await act;
        if (Issues.Count == 0)
        {
            return Redirect(onward);
        }

        return await show() is PageResult ? this.Invalid() : NotFound();
    }
}
