using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account.Security;

public sealed class AddAppModel(GetSecondFactors get, ChangeSecondFactors change, AuthenticatorApp app, Sessions sessions) : PageModel
{
    [FromQuery(Name = "videre")]
    public string? Onward { get; set; }

    [BindProperty(Name = "noegle")]
    public string? SealedKey { get; set; }

    [BindProperty(Name = "kode")]
    public string? Code { get; set; }

    public AuthenticatorApp.Offer Offer { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if ((await get.OfAsync(User.ToActing(), cancellationToken)).Change != GetSecondFactors.Right.Now)
        {
            return Redirect(SecurityLinks.With(AccountLinks.Security, Onward));
        }

        Offer = app.New(User.AccountId(), User.Email());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Issues = await change.AddAppAsync(User.ToActing(), SealedKey, Code, cancellationToken);
        if (Issues.Count > 0)
        {
            Offer = app.Again(SealedKey, User.AccountId(), User.Email()) ?? app.New(User.AccountId(), User.Email());
            return this.Invalid();
        }

        await SessionAuthentication.StrengthenAsync(HttpContext, sessions);
        return Redirect(SecurityLinks.Done("app-tilfoejet", Onward));
    }
}
