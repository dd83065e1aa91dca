using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Health;

/// <summary>What load balancers ask. Never cached, never limited.</summary>
internal static class HealthFeature
{
    // A node asks every second; one that has not caught up for so long shows old pages.
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(10);

    // A signed link or a code is given minutes; a clock that is this far off will soon be further.
    private static readonly TimeSpan MostClockOffset = TimeSpan.FromSeconds(5);

    /// <summary>Opens the port when the program is warm, where that is set. After the server has been chosen.</summary>
    public static void AddWarmStart(this IServiceCollection services, Settings settings)
    {
        if (settings.StartsWarm)
        {
            var chosen = services.Last(service => service.ServiceType == typeof(IServer));
            services.Remove(chosen);
            services.AddSingleton<IServer>(provider => ActivatorUtilities.CreateInstance<WarmStart>(provider, ActivatorUtilities.CreateInstance(provider, chosen.ImplementationType!)));
        }
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapRead("/healthz", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Text("ok");
        }).ExcludeFromDescription().DisableRateLimiting();

        app.MapRead("/readyz", AnswerAsync).ExcludeFromDescription().DisableRateLimiting();
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, Database database, DatabaseHealth health, IDbContextFactory<AppDbContext> contexts, SearchIndex index, ContentFollower content, MailSender mail, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var databaseAnswers = await database.AnswersAsync(cancellationToken);
        var indexIsFollowed = content.HasStarted && content.SinceCaughtUp < StaleAfter && index.ChangeNumber == content.Current.ChangeNumber;
        var fault = databaseAnswers ? await health.LookAsync(contexts, cancellationToken) : health.Fault;
        // Told and no more: to take the node away would mend nothing.
        var time = await database.ClockOffsetAsync(cancellationToken) is { } offset ? offset < MostClockOffset ? "ok" : "off" : "unknown";
        // What cannot be written can still be read, and is better than nothing; what is damaged must not be believed.
        var ready = databaseAnswers && indexIsFollowed && fault != DatabaseFault.Damaged;
        return Results.Json(
            new Readiness(
                !ready ? "unready" : fault is null ? "ready" : "read-only", Told(fault, databaseAnswers), indexIsFollowed ? "ok" : "behind", index.Count, index.ChangeNumber, mail.IsConfigured ? "ok" : "unconfigured", time),
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static string Told(DatabaseFault? fault, bool answers) => fault switch
    {
        DatabaseFault.Damaged => "damaged",
        _ when !answers => "unreachable",
        DatabaseFault.Full => "full",
        DatabaseFault.ReadOnly => "read-only",
        _ => "ok",
    };

    private sealed record Readiness(string Status, string Database, string Index, int Examples, long ChangeNumber, string Mail, string Clock);
}
