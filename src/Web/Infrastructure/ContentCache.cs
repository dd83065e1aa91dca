using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Vejviser.Data;
using Vejviser.Domain;

namespace Vejviser.Web.Infrastructure;

/// <summary>Marks an endpoint whose answer depends on nothing but its address, the content and the day.</summary>
internal sealed class CachedContent;

/// <summary>Marks a page among the cached ones that is made anew for each request.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UncachedContentAttribute : Attribute;

/// <summary>Caches what everybody may read, on this node and in browsers, until the content's change number moves.</summary>
/// <remarks>
/// The change number, the program's version, the site's settings and the day in Denmark are part of the key and of the ETag. Nothing is ever evicted by hand:
/// an old key is simply not asked for again. Browsers must ask each time, and are mostly answered 304.
/// </remarks>
internal static class ContentCache
{
    private const string CacheControl = "public, no-cache";
    private const long SizeLimit = 24 * 1024 * 1024;

    // The store counts answers and not the keys they lie under: a host and a query of any length would be memory that nothing bounds.
    private const int LongestKey = 2_048;

    // Other query parameters change no answer, and would only fill the cache.
    private static readonly string[] Parameters =
    [
        "q", "tema", "indsats", "maalgruppe", "kommune", "evidens", "aar", "sortering", "side", "id", "liste", "gruppe", "periode", "visning", "sorter", "kort", "udsnit", "som", "version",
        "sats", "timer", "loen", "skat", "kirke", "boern", "enlig", "ydelse", "fribeloeb", "indkomst", "loft",
        "sats2", "timer2", "loen2", "skat2", "kirke2", "boern2", "enlig2", "aar2", "ydelse2", "fribeloeb2", "indkomst2", "loft2",
        "theme", "effort", "targetGroup", "municipality", "evidence", "year", "sort", "page", "size", "period", "since",
        "rate", "hoursPerWeek", "hourlyWage", "churchMember", "children", "singleProvider", "benefit", "disregard", "incomeCounts", "ceiling",
    ];

    private static readonly string ProgramVersion = typeof(ContentCache).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    public static void AddContentCache(this IServiceCollection services) => services.AddOutputCache(cache =>
    {
        cache.SizeLimit = SizeLimit;
        cache.MaximumBodySize = 2 * 1024 * 1024;
        cache.DefaultExpirationTimeSpan = TimeSpan.FromMinutes(30);
        cache.UseCaseSensitivePaths = true;
        cache.AddBasePolicy(new Policy());
    });

    public static TBuilder WithContentCache<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
        => endpoints.WithMetadata(new CachedContent());

    public static void UseContentCache(this WebApplication app)
    {
        app.Use(AnswerUnchangedAsync);
        app.UseOutputCache();
    }

    private static Task AnswerUnchangedAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsCacheable(context))
        {
            return next(context);
        }

        var etag = $"W/\"{Version(context)}\"";
        if (context.Request.Headers.IfNoneMatch.Any(candidates => candidates?.Contains(etag, StringComparison.Ordinal) == true))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.ETag = etag;
            context.Response.Headers.CacheControl = CacheControl;
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            return Task.CompletedTask;
        }

        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                context.Response.Headers.ETag = etag;
                context.Response.Headers.CacheControl = CacheControl;
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsCacheable(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) &&
        context.GetEndpoint()?.Metadata is { } endpoint &&
        endpoint.GetMetadata<CachedContent>() is not null &&
        endpoint.GetMetadata<UncachedContentAttribute>() is null &&
        context.Features.Get<IStatusCodeReExecuteFeature>() is null &&
        context.Features.Get<IExceptionHandlerFeature>() is null &&
        context.User.Identity?.IsAuthenticated != true;

    private static string Version(HttpContext context)
    {
        var change = context.RequestServices.GetRequiredService<ContentFollower>().Current.ChangeNumber;
        var day = DanishTime.DayOf(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).ToString("yyMMdd", CultureInfo.InvariantCulture);
        return $"{ProgramVersion}-{context.RequestServices.GetRequiredService<Site>().Fingerprint}-{day}-{change.ToString(CultureInfo.InvariantCulture)}";
    }

    // Bodies are cached as they are sent, compressed: one entry for each encoding we would choose.
    private static string Encoding(HttpContext context) =>
        context.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(context)?.EncodingName ?? "";

    // Not the middleware's own query keys: those sort the values, in the request itself, and a shortlist has an order.
    private static string Query(HttpContext context) => QueryString.Create(Parameters.SelectMany(
        parameter => context.Request.Query[parameter],
        (parameter, value) => KeyValuePair.Create(parameter, value))).ToString();

    private sealed class Policy : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var request = context.HttpContext.Request;
            var query = IsCacheable(context.HttpContext) ? Query(context.HttpContext) : null;
            var cacheable = query is not null && request.Host.Value?.Length + request.Path.Value?.Length + query.Length <= LongestKey;
            context.EnableOutputCaching = cacheable;
            context.AllowCacheLookup = cacheable;
            context.AllowCacheStorage = cacheable;
            context.AllowLocking = true;
            if (cacheable && query is not null)
            {
                context.CacheVaryByRules.VaryByValues["query"] = query;
                context.CacheVaryByRules.VaryByValues["version"] = Version(context.HttpContext);
                context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(context.HttpContext);
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            {
                context.AllowCacheStorage = false;
            }

            return ValueTask.CompletedTask;
        }
    }
}
