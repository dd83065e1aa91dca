using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Health;

/// <summary>What load balancers ask. Never cached, never limited.</summary>
internal static class HealthFeature
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapRead("/healthz", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Text("ok");
        }).ExcludeFromDescription().DisableRateLimiting();

        app.MapRead("/readyz", AnswerAsync).ExcludeFromDescription().DisableRateLimiting();
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, Database database, SearchIndex index, ContentFollower content, MailSender mail, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var databaseAnswers = await database.AnswersAsync(cancellationToken);
        var indexIsFollowed = content.HasStarted && index.ChangeNumber == content.Current.ChangeNumber;
        var ready = databaseAnswers && indexIsFollowed;
        return Results.Json(
            new Readiness(ready ? "ready" : "unready", databaseAnswers ? "ok" : "unreachable", indexIsFollowed ? "ok" : "behind", index.Count, index.ChangeNumber, mail.IsConfigured ? "ok" : "unconfigured"),
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private sealed record Readiness(string Status, string Database, string Index, int Examples, long ChangeNumber, string Mail);
}
