using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Account;

public sealed class SignOutModel(Sessions sessions) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await sessions.EndAsync(User.AccountId(), User.SessionId(), cancellationToken);
        SessionAuthentication.RemoveCookie(HttpContext);
        // Nothing of what was read signed in stays behind on a machine that others use.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect("/");
    }
}
