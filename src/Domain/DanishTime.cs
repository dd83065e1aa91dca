namespace Vejviser.Domain;

/// <summary>Danish local time, as people write and read it; everything is kept in UTC.</summary>
public static class DanishTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>What a clock in Denmark shows.</summary>
    public static DateTime FromUtc(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    /// <summary>The day in Denmark.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(FromUtc(utc));

    /// <summary>The instant a Danish clock shows a time. The hour that summer time skips does not exist: null. The hour that comes twice is the first one.</summary>
    public static DateTime? ToUtc(DateTime local)
    {
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(time))
        {
            return null;
        }

        var offset = Zone.IsAmbiguousTime(time) ? Zone.GetAmbiguousTimeOffsets(time).Max() : Zone.GetUtcOffset(time);
        return new DateTimeOffset(time, offset).UtcDateTime;
    }

    /// <summary>"5. november 2026 kl. 9.30".</summary>
    public static string Moment(DateTime utc)
    {
        var local = FromUtc(utc);
        return $"{Danish.Date(DateOnly.FromDateTime(local))} kl. {local.ToString("H.mm", Danish.Culture)}";
    }
}
