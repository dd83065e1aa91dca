using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account;

[AllowAnonymous]
[EnableRateLimiting(RequestLimits.Codes)]
[RequestSizeLimit(CarriedForm.MaxBody)]
public sealed class CodeModel(SignIn signIn, Sessions sessions, IDataProtectionProvider protection) : PageModel
{
    [BindProperty(Name = "kode")]
    public string? Code { get; set; }

    [BindProperty(Name = "videre", SupportsGet = true)]
    public string? Onward { get; set; }

    [BindProperty(Name = CarriedForm.Field)]
    public string? Carried { get; set; }

    public CodeForm Form { get; private set; } = null!;

    /// <summary>What was typed before signing in, ready to be sent again; null for nothing.</summary>
    public CarriedForm? Resumed { get; private set; }

    public void OnGet() => Form = new([], Onward, null);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (token, issue) = await signIn.TryAsync(CodeCookie.Read(HttpContext), Code, Device.Of(Request), cancellationToken);
        if (token is null)
        {
            Form = new([issue!], Onward, Carried);
            return this.Invalid();
        }

        CodeCookie.Remove(HttpContext);
        SessionAuthentication.SetCookie(HttpContext, token);
        Resumed = CarriedForm.Open(Carried, protection);
        if (Resumed is null)
        {
            return Redirect(AccountLinks.OnwardTo(Onward));
        }

        // The form's new token must be of who is signed in now, not of who was when the request came.
        HttpContext.User = new ClaimsPrincipal((await sessions.IdentifyAsync(token, cancellationToken))!);
        return Page();
    }
}
