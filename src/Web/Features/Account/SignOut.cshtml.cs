using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Access;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Features.Account.External;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account;

public sealed class SignOutModel(Sessions sessions, SignOutExternally external, Site site) : PageModel
{
    /// <summary>The provider the browser goes on to, to sign out there too; null for none.</summary>
    public (OidcProvider Provider, string Address)? Away { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Away = await external.PrepareAsync(User.SessionId(), site.Url(Request), cancellationToken);
        await sessions.EndAsync(User.AccountId(), User.SessionId(), cancellationToken);
        SessionAuthentication.RemoveCookie(HttpContext);
        // Nothing of what was read signed in stays behind on a machine that others use.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        if (Away is not { } away)
        {
            return Redirect("/");
        }

        // The page is for somebody who is not signed in any more.
        HttpContext.User = new();
        Response.SendAway(away.Address);
        return Page();
    }
}
