using System.Globalization;

namespace Vejviser.Domain;

/// <summary>Days and months as people type them.</summary>
public static class TypedDay
{
    private static readonly string[] Days = ["d-M-yyyy", "d.M.yyyy", "d/M-yyyy", "d/M/yyyy", "yyyy-MM-dd"];
    private static readonly string[] Months = ["M-yyyy", "M.yyyy", "M/yyyy", "yyyy-MM", "MMMM yyyy", "MMM yyyy"];

    /// <summary>"27-11-2026", "27.11.2026", "2026-11-27"; null for anything else.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The first day of a month: "11-2026", "2026-11", "november 2026"; null for anything else.</summary>
    public static DateOnly? ReadMonth(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Months, Danish.Culture, DateTimeStyles.None, out var month) ? month : null;

    /// <summary>"27-11-2026".</summary>
    public static string Write(DateOnly day) => day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
}
