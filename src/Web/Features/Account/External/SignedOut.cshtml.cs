using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Access.Oidc;

namespace Vejviser.Web.Features.Account.External;

[AllowAnonymous]
public sealed class SignedOutModel(SignOutExternally signOut) : PageModel
{
    /// <summary>The provider the browser has been signed out of too; null where nobody has come back from one.</summary>
    public OidcProvider? Provider { get; private set; }

    public void OnGet([FromQuery(Name = "state")] string? state) => Provider = signOut.Returned(state);
}
