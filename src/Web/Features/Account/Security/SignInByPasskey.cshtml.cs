using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account.Security;

/// <summary>A passkey is both factors at once: what is begun by one is a strong session.</summary>
[AllowAnonymous]
public sealed class SignInByPasskeyModel(Passkeys passkeys, Sessions sessions) : PageModel
{
    [FromQuery(Name = "videre")]
    public string? Onward { get; set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public IActionResult OnGet() => User.IsSignedIn() ? Redirect(AccountLinks.OnwardTo(Onward)) : Page();

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "passkey")] string? answer, CancellationToken cancellationToken)
    {
        if (await passkeys.SignsInAsync(HttpContext, answer) is not { } account)
        {
            Issues = [new("", "Passkeyen virkede ikke, eller der gik for lang tid. Prøv igen, eller log ind med en kode på mail.")];
            return this.Invalid();
        }

        SessionAuthentication.SetCookie(HttpContext, await sessions.BeginAsync(account, isStrong: true, Device.Of(Request), cancellationToken));
        return Redirect(AccountLinks.OnwardTo(Onward));
    }
}
