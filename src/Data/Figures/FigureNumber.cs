using System.Globalization;
using System.Text.RegularExpressions;
using Vejviser.Domain.Figures;

namespace Vejviser.Data.Figures;

/// <summary>Reads the numbers of a table, and what stands where there is none.</summary>
/// <param name="isDanish">Whether a comma is the decimal sign, and a point parts thousands.</param>
internal sealed partial class FigureNumber(bool isDanish)
{
    /// <summary>The state and value of a cell; null for a text that is neither a number nor a known sign for none.</summary>
    public (ObservationState State, decimal? Value)? Read(string text)
    {
        var trimmed = text.Trim().Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return trimmed.ToLowerInvariant() switch
        {
            "" or ".." or "." or "…" or "-" or "–" or "x" or "ingendata" or "n/a" or "na" or "null" => (ObservationState.NoData, null),
            "<5" or "1-4" or "1–4" or "under5" or "<=4" or "*" => (ObservationState.Suppressed, null),
            _ => Number(trimmed) is { } value ? (ObservationState.Value, value) : null,
        };
    }

    /// <summary>Whether a cell can only be a number with a decimal comma: "7,5", and not "1,234".</summary>
    public static bool HasDecimalComma(string text) => DecimalComma().IsMatch(text.Trim()) && !EnglishThousands().IsMatch(text.Trim());

    private decimal? Number(string text)
    {
        var (point, comma) = (text.Contains('.', StringComparison.Ordinal), text.Contains(',', StringComparison.Ordinal));
        // With both signs the last is the decimal one; with one, the file's own habit decides what could be either.
        var danish = point && comma ? text.LastIndexOf(',') > text.LastIndexOf('.') : comma ? isDanish || !EnglishThousands().IsMatch(text) : isDanish && DanishThousands().IsMatch(text);
        var plain = danish ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text.Replace(",", "", StringComparison.Ordinal);
        return Plain().IsMatch(plain) && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    [GeneratedRegex(@"^-?[\d.]+,\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex DanishThousands();

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishThousands();

    [GeneratedRegex(@"^-?\d{1,15}(\.\d{1,6})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
