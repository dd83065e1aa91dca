using System.Globalization;

namespace Vejviser.Web.Features.Writing;

/// <summary>Numbers as people type them: "140", "140,50", "1.250,5", and as programs write them: "140.5".</summary>
internal static class TypedNumber
{
    /// <summary>Reads a number of at most four decimals; null for anything else.</summary>
    public static decimal? Read(string? text)
    {
        text = text?.Trim().Replace(" ", "", StringComparison.Ordinal).Replace('−', '-');
        if (string.IsNullOrEmpty(text) || text.Length > 12)
        {
            return null;
        }

        if (text.Contains(',', StringComparison.Ordinal) || IsThousands(text))
        {
            text = text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        }

        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, 4) == number ? number : null;
    }

    // "4.500" is four thousand five hundred to a Dane; no amount here has three decimals.
    private static bool IsThousands(string text) => text.LastIndexOf('.') is var dot and > 0 && text.Length - dot == 4 && text[0] != '0';

    /// <summary>Reads a number as programs write it; null for anything else.</summary>
    public static decimal? ReadInvariant(string? text) =>
        text?.Length <= 12 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
