using System.Globalization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Vejviser.Web.Infrastructure;

/// <summary>What programs are told of every answer of the open data: that any site may read it, and how much more they may ask for.</summary>
internal static class OpenAccess
{
    private const string Any = "*";
    private const string Methods = "GET, HEAD";
    private const string Exposed = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Server-Timing";
    private const string SecondsOfADay = "86400";

    private static readonly PathString[] Rooms = ["/api", "/openapi", "/feeds", "/dcat", "/dcat.ttl", "/dcat.jsonld"];

    /// <summary>Whether an address is for programs: its failures are told as problem details too.</summary>
    public static bool IsForPrograms(HttpContext context) => Array.Exists(Rooms, room => context.Request.Path.StartsWithSegments(room));

    /// <summary>Call before errors are answered, so that those answers tell it too.</summary>
    /// <remarks>
    /// Not the framework's CORS: that speaks only to requests with an Origin, and a shared cache would hand its silence to the next one.
    /// Everything is set at the last moment, and so is not kept in our cache.
    /// </remarks>
    public static void UseOpenAccess(this WebApplication app)
    {
        var limiter = app.Services.GetRequiredService<IOptions<RateLimiterOptions>>();
        var perMinute = app.Services.GetRequiredService<Settings>().RequestsPerMinute;
        app.UseWhen(IsForPrograms, programs => programs.Use((context, next) =>
        {
            if (HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod))
            {
                AnswerPreflight(context.Response);
                return Task.CompletedTask;
            }

            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.AccessControlAllowOrigin = Any;
                headers.AccessControlExposeHeaders = Exposed;
                if (perMinute > 0)
                {
                    TellQuota(headers, perMinute, limiter.Value.GlobalLimiter?.GetStatistics(context)?.CurrentAvailablePermits);
                }

                return Task.CompletedTask;
            });
            return next(context);
        }));
    }

    // Fetch standard, CORS protocol.
    private static void AnswerPreflight(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.AccessControlAllowOrigin = Any;
        response.Headers.AccessControlAllowMethods = Methods;
        response.Headers.AccessControlAllowHeaders = Any;
        response.Headers.AccessControlMaxAge = SecondsOfADay;
    }

    // draft-ietf-httpapi-ratelimit-headers-10: q requests in w seconds; r are left; t seconds until there are more, told when none is left.
    private static void TellQuota(IHeaderDictionary headers, int perMinute, long? left)
    {
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";q={perMinute};w=60");
        if (left is { } remaining)
        {
            headers["RateLimit"] = headers.RetryAfter is [{ Length: > 0 } wait]
                ? string.Create(CultureInfo.InvariantCulture, $"\"minute\";r={remaining};t={wait}")
                : string.Create(CultureInfo.InvariantCulture, $"\"minute\";r={remaining}");
        }
    }
}
