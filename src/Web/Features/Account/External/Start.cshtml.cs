using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account.External;

[AllowAnonymous]
[EnableRateLimiting(RequestLimits.Codes)]
public sealed partial class StartModel(OidcProviders providers, OidcClient client, OidcAttempts attempts, Site site, ILogger<StartModel> logger) : PageModel
{
    [BindProperty(Name = "videre", SupportsGet = true)]
    public string? Onward { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public OidcProvider Provider { get; private set; } = null!;

    /// <summary>The provider's address, when the browser is on its way there; else null.</summary>
    public string? Away { get; private set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public IActionResult OnGet(string provider)
    {
        if (providers.Find(provider) is not { } one)
        {
            return NotFound();
        }

        Provider = one;
        return User.IsSignedIn() ? Redirect(AccountLinks.OnwardTo(Onward)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string provider, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not { } one)
        {
            return NotFound();
        }

        Provider = one;
        var attempt = attempts.Begin(HttpContext, one.Name, site.Url(Request) + ExternalLinks.Answer(one.Name), AccountLinks.OnwardTo(Onward));
        try
        {
            var hint = WorkEmail.Normalize(Email) is { } email && providers.Of(email) == one ? email : null;
            Away = await client.AuthorizationAddressAsync(one, attempt, hint, cancellationToken);
        }
        catch (OidcException exception)
        {
            NotBegun(logger, one.Name, exception.Fault);
            Issues = [new("", $"Login hos {one.Title} svarer ikke lige nu. Prøv igen om lidt, eller log ind med en kode på mail.")];
            return this.Invalid();
        }

        Response.SendAway(Away);
        return Page();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in at {Provider} could not begin: {Fault}")]
    private static partial void NotBegun(ILogger logger, string provider, OidcFault fault);
}
