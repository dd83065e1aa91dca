using System.Text.RegularExpressions;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;

namespace Vejviser.Web.Use;

/// <summary>Counts answers to readers as they leave, from the cache too.</summary>
internal static partial class UseCounting
{
    public static void AddUseCounting(this IServiceCollection services)
    {
        services.AddSingleton<UseCounter>();
        services.AddSingleton<GetUse>();
        services.AddHostedService<UseService>();
    }

    /// <summary>Call before the cache.</summary>
    public static void CountUse(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<CountedUseAttribute>() is { } counted && context.Request.RouteValues["slug"] is string slug && IsRead(context) && IsPerson(context.Request))
        {
            context.RequestServices.GetRequiredService<UseCounter>().Count(slug, counted.Kind);
        }

        if (context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<CountedToolAttribute>() is not null && IsResult(context) && IsPerson(context.Request))
        {
            // The address of the page, never what was asked of it.
            context.RequestServices.GetRequiredService<UseCounter>().CountTool(endpoint.RoutePattern.RawText!);
        }
    });

    // A browser that asks whether its copy still holds (304) shows it again. Editors look for other reasons.
    private static bool IsRead(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified && !context.User.Is(AccountRole.Editor);

    // A tool's form alone gives no result: what is asked comes as a form, or in the address.
    private static bool IsResult(HttpContext context) =>
        context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified && (HttpMethods.IsPost(context.Request.Method) || (HttpMethods.IsGet(context.Request.Method) && context.Request.QueryString.HasValue));

    /// <summary>Whether a person seems to have asked: robots mostly say what they are, and browsers say when they only fetch ahead.</summary>
    internal static bool IsPerson(HttpRequest request) =>
        request.Headers.UserAgent.ToString() is { Length: > 0 } browser && !Robot().IsMatch(browser) &&
        !request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal) &&
        !request.Headers["Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal);

    [GeneratedRegex("(?<!cu)bot|crawl|spider|slurp|preview|monitor|scan|check|tjek|fetch|headless|curl|wget|python|java/|go-http|httpclient|libwww|facebookexternalhit|lighthouse", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Robot();
}
