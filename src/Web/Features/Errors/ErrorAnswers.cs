using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Vejviser.Data;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Errors;

/// <summary>Every failure gets an answer in the caller's own form: a page for readers, problem details (RFC 9457) for programs.</summary>
internal static partial class ErrorAnswers
{
    private static readonly TimeSpan LongestRestart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    public static void AddErrorAnswers(this IServiceCollection services) => services.AddProblemDetails();

    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseWhen(OpenAccess.IsForPrograms, programs =>
        {
            programs.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerProgramAsync });
            programs.UseStatusCodePages(pages => AnswerProgramAsync(pages.HttpContext));
        });
        app.UseWhen(context => !OpenAccess.IsForPrograms(context), readers =>
        {
            readers.UseExceptionHandler("/fejl/500");
            readers.UseStatusCodePagesWithReExecute("/fejl/{0}");
        });
        app.Use(KeepWhatCannotBeStoredAsync);
    }

    // A result, because the framework's own pages fall back to plain text for whoever accepts no JSON.
    private static Task AnswerProgramAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var (title, detail) = status switch
        {
            StatusCodes.Status404NotFound => ("Adressen findes ikke", "Adresserne står i /openapi/v1.json og på /om/aabne-data."),
            StatusCodes.Status405MethodNotAllowed => ("Adressen kan kun læses", "Brug GET eller HEAD."),
            StatusCodes.Status429TooManyRequests => ("For mange forespørgsler", "Vent det antal sekunder, der står i Retry-After, og fortsæt så."),
            >= StatusCodes.Status500InternalServerError => ("Der gik noget galt hos os", "Prøv igen om lidt."),
            _ => ("Forespørgslen kan ikke læses", "Se, hvordan den skal skrives, i /openapi/v1.json."),
        };
        return Results.Problem(statusCode: status, title: title, detail: detail).ExecuteAsync(context);
    }

    // A database that is away, full, read-only or damaged is no fault of the program's, and nobody's text is lost with it.
    private static async Task KeepWhatCannotBeStoredAsync(HttpContext context, RequestDelegate next)
    {
        long? missedAt = null;
        while (true)
        {
            try
            {
                await next(context);
                return;
            }
            catch (Exception exception) when ((DatabaseFaults.Of(exception) is not null || DatabaseFaults.IsAway(exception)) && !context.Response.HasStarted)
            {
                context.Response.Clear();
                var services = context.RequestServices;
                missedAt ??= services.GetRequiredService<TimeProvider>().GetTimestamp();
                if (DatabaseFaults.IsAway(exception) && IsReading(context) && await IsBackAsync(context, missedAt.Value))
                {
                    StartOver(context);
                    continue;
                }

                services.GetRequiredService<DatabaseHealth>().Note(exception);
                CannotStore(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorAnswers)), exception);
                context.Items[CarriedForm.Field] = await CarriedForm.OfAsync(context, services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value);
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }
        }
    }

    // The page that tells of a fault waits for nothing.
    private static bool IsReading(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) &&
        context.Features.Get<IStatusCodeReExecuteFeature>() is null &&
        context.Features.Get<IExceptionHandlerFeature>() is null;

    // A restart takes seconds. The follower asks the database every second; the rest only look at what it found, so that a server that comes back is not stormed.
    private static async Task<bool> IsBackAsync(HttpContext context, long missedAt)
    {
        var follower = context.RequestServices.GetRequiredService<ContentFollower>();
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var since = clock.GetTimestamp();
        while (follower.SinceCaughtUp < LongestRestart && clock.GetElapsedTime(missedAt) < LongestRestart && !context.RequestAborted.IsCancellationRequested)
        {
            await Task.Delay(BetweenLooks, clock, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (follower.SinceCaughtUp < clock.GetElapsedTime(since))
            {
                return true;
            }
        }

        return false;
    }

    // As it came, with services of its own: the first ones remember who could not be known.
    private static void StartOver(HttpContext context)
    {
        context.User = new();
        context.Features.Set<IServiceProvidersFeature>(new RequestServicesFeature(context, context.RequestServices.GetRequiredService<IServiceScopeFactory>()));
    }

    [LoggerMessage(LogLevel.Error, "The database is away, full, read-only or damaged.")]
    private static partial void CannotStore(ILogger logger, Exception exception);
}
