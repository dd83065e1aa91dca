using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using Vejviser.Data;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Errors;

/// <summary>Every failure gets an answer in the caller's own form: a page for readers, problem details (RFC 9457) for programs.</summary>
internal static partial class ErrorAnswers
{
    public static void AddErrorAnswers(this IServiceCollection services) => services.AddProblemDetails();

    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseWhen(IsForPrograms, programs =>
        {
            programs.UseExceptionHandler();
            programs.UseStatusCodePages();
        });
        app.UseWhen(context => !IsForPrograms(context), readers =>
        {
            readers.UseExceptionHandler("/fejl/500");
            readers.UseStatusCodePagesWithReExecute("/fejl/{0}");
        });
        app.Use(KeepWhatCannotBeStoredAsync);
    }

    // A database that is full, read-only or damaged is no fault of the program's, and nobody's text is lost with it.
    private static async Task KeepWhatCannotBeStoredAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (DatabaseFaults.Of(exception) is not null && !context.Response.HasStarted)
        {
            var services = context.RequestServices;
            services.GetRequiredService<DatabaseHealth>().Note(exception);
            CannotStore(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorAnswers)), exception);
            context.Response.Clear();
            context.Items[CarriedForm.Field] = await CarriedForm.OfAsync(context, services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    [LoggerMessage(LogLevel.Error, "The database is full, read-only or damaged.")]
    private static partial void CannotStore(ILogger logger, Exception exception);

    private static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/openapi") || context.Request.Path.StartsWithSegments("/feeds");
}
