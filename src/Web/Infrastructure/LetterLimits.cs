using System.Net;
using System.Threading.RateLimiting;

namespace Vejviser.Web.Infrastructure;

/// <summary>How many letters one caller may have us send. Asked by the page that sends, so that what was typed is not lost.</summary>
public sealed class LetterLimits(bool isOn) : IDisposable
{
    public const int PerHour = 5;

    private readonly PartitionedRateLimiter<(string Form, IPAddress Caller)> limiter = PartitionedRateLimiter.Create<(string Form, IPAddress Caller), (string, IPAddress)>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerHour, Window = TimeSpan.FromHours(1) }));

    /// <summary>Counts one letter from a form; false when there have been too many.</summary>
    public bool Allows(string form, HttpContext context)
    {
        if (!isOn)
        {
            return true;
        }

        using var lease = limiter.AttemptAcquire((form, RequestLimits.Caller(context)));
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
