using System.Globalization;

namespace Vejviser.Web.Infrastructure;

/// <summary>Tells how long a part of an answer took, where it disturbs nobody: in the Server-Timing header (W3C).</summary>
internal static class ServerTiming
{
    public static void AddServerTiming(this IHeaderDictionary headers, string part, TimeSpan elapsed) =>
        headers.Append("Server-Timing", string.Create(CultureInfo.InvariantCulture, $"{part};dur={elapsed.TotalMilliseconds:0.###}"));
}
