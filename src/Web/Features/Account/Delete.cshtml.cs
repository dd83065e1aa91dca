using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Account.Security;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account;

public sealed class DeleteModel(DeleteAccount delete) : PageModel
{
    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    /// <summary>When it may be deleted.</summary>
    public GetSecondFactors.Right Right { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Right = await delete.RightOfAsync(User.ToActing(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await delete.DeleteAsync(User.ToActing(), cancellationToken) is { } issue)
        {
            Issues = [issue];
            await OnGetAsync(cancellationToken);
            return this.Invalid();
        }

        SessionAuthentication.RemoveCookie(HttpContext);
        return Redirect("/");
    }
}
