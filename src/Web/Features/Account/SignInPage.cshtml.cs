using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account;

[AllowAnonymous]
[EnableRateLimiting(RequestLimits.Codes)]
[RequestSizeLimit(CarriedForm.MaxBody)]
public sealed class SignInPageModel(SignIn signIn, OidcProviders providers) : PageModel
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "videre", SupportsGet = true)]
    public string? Onward { get; set; }

    [BindProperty(Name = CarriedForm.Field)]
    public string? Carried { get; set; }

    /// <summary>Pressed by whoever wants a code though their municipality has a login of its own.</summary>
    [BindProperty(Name = "maade")]
    public string? Way { get; set; }

    /// <summary>Whether somebody comes from their municipality's login to confirm that an account here is theirs: by something else than that login.</summary>
    public bool IsConfirming => Onward == ExternalLinks.Confirm;

    // A form that is carried cannot go through another site.
    public IReadOnlyList<OidcProvider> Providers => IsConfirming || !string.IsNullOrEmpty(Carried) ? [] : providers.All;

    /// <summary>The login of the typed address's municipality, offered before a code is sent; null for none.</summary>
    public OidcProvider? Offer { get; private set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    /// <summary>The code's form, when it must carry what was typed; else it has an address of its own.</summary>
    public CodeForm? Code { get; private set; }

    public IActionResult OnGet() => User.IsSignedIn() ? Redirect(AccountLinks.OnwardTo(Onward)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Way != "kode" && Providers.Count > 0 && WorkEmail.Normalize(Email) is { } email && providers.Of(email) is { } provider)
        {
            Offer = provider;
            return Page();
        }

        var (id, issue) = await signIn.AskAsync(Email, cancellationToken);
        if (issue is not null)
        {
            Issues = [issue];
            return this.Invalid();
        }

        CodeCookie.Set(HttpContext, id);
        if (!string.IsNullOrEmpty(Carried))
        {
            Code = new([], Onward, Carried, Email);
            return Page();
        }

        return Redirect(AccountLinks.Code + QueryString.Create("videre", AccountLinks.OnwardTo(Onward)));
    }
}
