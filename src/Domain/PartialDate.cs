using System.Globalization;
using System.Text.RegularExpressions;

namespace Vejviser.Domain;

/// <summary>A date as a source gives it: a year, a month or a day (ISO 8601 reduced precision).</summary>
public static partial class PartialDate
{
    /// <summary>Whether the text is <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c> and a real date.</summary>
    public static bool IsValid(string text) =>
        Pattern().IsMatch(text) &&
        DateOnly.TryParseExact(Padded(text), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The date in Danish: "2017", "august 2021", "5. november 2019".</summary>
    public static string InDanish(string text)
    {
        var date = DateOnly.ParseExact(Padded(text), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var format = text.Length switch { 4 => "yyyy", 7 => "MMMM yyyy", _ => "d. MMMM yyyy" };
        return date.ToString(format, Danish.Culture);
    }

    private static string Padded(string text) => text + "-01-01"[Math.Min(text.Length - 4, 6)..];

    [GeneratedRegex(@"^\d{4}(-\d{2}(-\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
