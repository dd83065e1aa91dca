using System.Globalization;
using System.Text.RegularExpressions;

namespace Vejviser.Web.Features.Writing;

/// <summary>Numbers as people type them: "140", "140,50", "1.250,5", and as programs write them: "140.5".</summary>
internal static partial class TypedNumber
{
    /// <summary>Reads a number of at most four decimals; null for anything else.</summary>
    public static decimal? Read(string? text)
    {
        // A number copied from a page may have a space that does not break between its thousands.
        text = text is null ? null : string.Concat(text.Where(sign => !char.IsWhiteSpace(sign))).Replace('−', '-');
        if (string.IsNullOrEmpty(text) || text.Length > 12)
        {
            return null;
        }

        if (text.Contains(',', StringComparison.Ordinal) || IsThousands(text))
        {
            if (!Thousands().IsMatch(text.Split(',')[0]))
            {
                return null;
            }

            text = text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        }

        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, 4) == number ? number : null;
    }

    // "4.500" is four thousand five hundred to a Dane; no amount here has three decimals.
    private static bool IsThousands(string text) => text.LastIndexOf('.') is var dot and > 0 && text.Length - dot == 4 && text[0] != '0';

    // Points only where they stand between thousands: "1.2,5" is a slip, and not twelve and a half.
    [GeneratedRegex(@"^-?(\d{1,3}(\.\d{3})+|\d*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    /// <summary>Reads a number as programs write it; null for anything else.</summary>
    public static decimal? ReadInvariant(string? text) =>
        text?.Length <= 12 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
