using Microsoft.AspNetCore.Diagnostics;
using Vejviser.Web.Features;

namespace Vejviser.Web.Infrastructure;

/// <summary>Writes in the log that somebody tried to sign in or change how, and what was refused: the route and the answer, with the trace id of the request, and nothing of who. Who did what that needs rights stands in the audit.</summary>
internal static partial class SecurityEvents
{
    // A municipality's own login sends the browser back by GET, and that signs in.
    private static readonly string ExternalAnswer = ExternalLinks.Answer("{provider}").TrimStart('/');

    /// <summary>Call inside the error answers, before routing.</summary>
    public static void UseSecurityEvents(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Vejviser.Security");
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } pattern } || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                return;
            }

            var route = pattern.TrimStart('/');
            var (method, status) = (context.Request.Method, context.Response.StatusCode);
            var isOfAccount = route.StartsWith("konto", StringComparison.Ordinal);
            if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden || (status == StatusCodes.Status400BadRequest && (isOfAccount || HttpMethods.IsPost(method))))
            {
                Refused(logger, method, route, status);
            }
            else if (isOfAccount && (HttpMethods.IsPost(method) || route == ExternalAnswer))
            {
                AccountAct(logger, method, route, status);
            }
        });
    }

    // Nothing is written of what the limits refuse (429): whoever sends thousands must not fill the log too.
    [LoggerMessage(LogLevel.Warning, "Refused: {Method} /{Route} was answered {Status}.")]
    private static partial void Refused(ILogger logger, string method, string route, int status);

    [LoggerMessage(LogLevel.Information, "Account: {Method} /{Route} was answered {Status}.")]
    private static partial void AccountAct(ILogger logger, string method, string route, int status);
}
