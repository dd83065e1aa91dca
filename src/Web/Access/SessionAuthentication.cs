using System.Runtime.ExceptionServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using Vejviser.Data;
using Vejviser.Web.Features;

namespace Vejviser.Web.Access;

/// <summary>Signs a request in by the session cookie; sends whoever must sign in to do so and back.</summary>
internal sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions, IOptions<AntiforgeryOptions> antiforgery)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "session";

    private const string Cookie = "vejviser";
    private const string FaultItem = "session fault";

    /// <summary>Gives the browser the session's token.</summary>
    public static void SetCookie(HttpContext context, string token) => HostCookie.Set(context, Cookie, token, Domain.Accounts.Session.MaxAge);

    /// <summary>Notes that the second factor was given, and gives the browser the session's new token.</summary>
    public static async Task StrengthenAsync(HttpContext context, Sessions sessions) =>
        SetCookie(context, await sessions.StrengthenAsync(context.User.SessionId(), context.RequestAborted));

    public static void RemoveCookie(HttpContext context) => HostCookie.Remove(context, Cookie);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        Context.Items.Remove(FaultItem);
        if (HostCookie.Read(Context, Cookie) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        try
        {
            return await sessions.IdentifyAsync(token, Context.RequestAborted) is { } identity
                ? AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme))
                : AuthenticateResult.NoResult();
        }
        catch (Exception exception) when (DatabaseFaults.IsAway(exception) || DatabaseFaults.Of(exception) is not null)
        {
            // Kept for the whole request: the page that says that the database is away is shown by the same one, and must do without it.
            Context.Items[FaultItem] = exception;
            return AuthenticateResult.Fail(exception);
        }
    }

    /// <summary>Whoever could not be known for want of the database is told that, and not to sign in.</summary>
    public static Task TellFaultAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Items[FaultItem] is Exception fault && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return next(context);
    }

    // A form is not thrown away: the page for 401 lets its sender sign in and send it again, the one for 403 give the second factor first.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        KeepFormOrGoAsync(StatusCodes.Status401Unauthorized, AccountLinks.SignInAndReturn);

    // Enough role, but no second factor yet: asked for, not refused. Whoever may no longer enter gets back what was typed.
    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Context.User.NeedsSecondFactor())
        {
            await KeepFormOrGoAsync(StatusCodes.Status403Forbidden, AccountLinks.ConfirmAndReturn);
            return;
        }

        Context.Items[CarriedForm.Field] = await CarriedForm.OfAsync(Context, antiforgery.Value);
        Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private async Task KeepFormOrGoAsync(int status, Func<string, string> goAndReturn)
    {
        if (await CarriedForm.OfAsync(Context, antiforgery.Value) is { } form)
        {
            Context.Items[CarriedForm.Field] = form;
            Response.StatusCode = status;
            return;
        }

        Response.Redirect(goAndReturn(HttpMethods.IsPost(Request.Method) ? Request.Path.ToString() : Request.Path + Request.QueryString));
    }
}
