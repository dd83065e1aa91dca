namespace Vejviser.Web.Infrastructure;

/// <summary>Stylesheet, script, icons and fonts: fingerprinted and precompressed at build, outside the rate limit.</summary>
internal static class StaticAssets
{
    // The stylesheet names the fonts, so they cannot carry a fingerprint; their folder carries a version instead (Assets/build.mjs).
    private const string Fonts = "/lib/plex-11.2.0";

    public static void MapAssets(this WebApplication app) => app.MapStaticAssets().DisableRateLimiting().Add(endpoint =>
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && $"/{route}".StartsWith(Fonts, StringComparison.Ordinal) && endpoint.RequestDelegate is { } serve)
        {
            endpoint.RequestDelegate = context =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Task.CompletedTask;
                });
                return serve(context);
            };
        }
    });
}
