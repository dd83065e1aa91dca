using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Access;
using Vejviser.Web.Access.Oidc;

namespace Vejviser.Web.Features.Account.External;

/// <summary>Where a provider sends the browser. Nothing in the address is trusted, and nothing of it is logged or shown.</summary>
[AllowAnonymous]
public sealed partial class AnswerModel(OidcProviders providers, OidcClient client, OidcAttempts attempts, SignInExternally signIn, Sessions sessions, IDataProtectionProvider protection, ILogger<AnswerModel> logger) : PageModel
{
    public OidcProvider Provider { get; private set; } = null!;

    /// <summary>Why nobody was signed in, and what to do.</summary>
    public string Why { get; private set; } = "";

    public string Onward { get; private set; } = AccountLinks.Account;

    public async Task<IActionResult> OnGetAsync(string provider, string? code, string? state, string? iss, string? error, CancellationToken cancellationToken)
    {
        if (providers.Find(provider) is not { } one)
        {
            return NotFound();
        }

        Provider = one;
        if (await attempts.TakeAsync(HttpContext, one.Name, state) is not { } attempt)
        {
            return Refuse("Der gik for lang tid, eller svaret er brugt før. Det sker også, hvis du bruger Tilbage eller begynder i en anden browser. Begynd forfra.");
        }

        Onward = attempt.Onward;
        if (string.IsNullOrEmpty(code))
        {
            return Refuse(error == "access_denied" ? $"Du afbrød login hos {one.Title}. Prøv igen, eller log ind med en kode på mail." : NotAnswered);
        }

        try
        {
            var person = await client.RedeemAsync(one, attempt, code, iss, cancellationToken);
            return await EnterAsync(one, person, cancellationToken);
        }
        catch (OidcException exception)
        {
            Refused(logger, one.Name, exception.Fault, exception.InnerException?.GetType().Name);
            return Refuse(NotAnswered);
        }
    }

    private string NotAnswered => $"Login hos {Provider.Title} svarede ikke, som det skal. Prøv igen om lidt, eller log ind med en kode på mail.";

    private async Task<IActionResult> EnterAsync(OidcProvider provider, OidcPerson person, CancellationToken cancellationToken)
    {
        var outcome = await signIn.RunAsync(provider, person, Device.Of(Request), cancellationToken);
        if (outcome.Pending is { } pending)
        {
            pending.Keep(HttpContext, protection);
            return Redirect(ExternalLinks.Confirm);
        }

        if (outcome.Token is not { } token)
        {
            return Refuse(outcome.Issue!.Message, StatusCodes.Status403Forbidden);
        }

        if (User.IsSignedIn())
        {
            await sessions.EndAsync(User.AccountId(), User.SessionId(), cancellationToken);
        }

        SessionAuthentication.SetCookie(HttpContext, token);
        return Redirect(Onward);
    }

    private PageResult Refuse(string why, int status = StatusCodes.Status400BadRequest)
    {
        Why = why;
        return new() { StatusCode = status };
    }

    // The kind of exception says where it failed; its message could hold what the provider sent.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Answer from {Provider} refused: {Fault} ({Kind})")]
    private static partial void Refused(ILogger logger, string provider, OidcFault fault, string? kind);
}
