namespace Vejviser.Web.Features.Errors;

/// <summary>Every failure gets an answer in the caller's own form: a page for readers, problem details (RFC 9457) for programs.</summary>
internal static class ErrorAnswers
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
    }

    private static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/openapi") || context.Request.Path.StartsWithSegments("/feeds");
}
