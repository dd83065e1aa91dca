using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace Vejviser.Web.Infrastructure;

/// <summary>How much one caller may ask for.</summary>
internal static class RequestLimits
{
    /// <summary>The policy of pages that ask for codes or try them.</summary>
    public const string Codes = "codes";

    private const int CodesPerTenMinutes = 30;

    public static void AddRequestLimits(this IServiceCollection services, ConfigureWebHostBuilder host, Settings settings)
    {
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A query of 10,000 Danish letters is 60,000 bytes when escaped; the answer must be ours.
            kestrel.Limits.MaxRequestLineSize = 128 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });

        var perMinute = settings.RequestsPerMinute;
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LetterLimits>(provider, perMinute > 0));
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                }

                return ValueTask.CompletedTask;
            };

            limiter.AddPolicy(Codes, context => perMinute == 0 || !HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetNoLimiter(IPAddress.None)
                : RateLimitPartition.GetFixedWindowLimiter(Caller(context), _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = CodesPerTenMinutes,
                    Window = TimeSpan.FromMinutes(10),
                }));
            if (perMinute > 0)
            {
                limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
                    RateLimitPartition.GetFixedWindowLimiter(Caller(context), _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = perMinute,
                        Window = TimeSpan.FromMinutes(1),
                    }));
            }
        });
    }

    // One household or office has a whole /64 of IPv6 addresses.
    public static IPAddress Caller(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
