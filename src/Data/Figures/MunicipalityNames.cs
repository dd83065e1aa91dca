using System.Text;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Search;

namespace Vejviser.Data.Figures;

/// <summary>Finds the municipality a table means: by code with three or four digits, or by name in any of the usual spellings.</summary>
internal sealed class MunicipalityNames
{
    // Names that have changed, or are told otherwise than Danmarks Statistik does.
    private static readonly (string Written, string Name)[] Others =
    [
        ("Brønderslev-Dronninglund", "Brønderslev"), ("Copenhagen", "København"), ("Vesthimmerland", "Vesthimmerlands"), ("Nordfyn", "Nordfyns"),
    ];

    private readonly Dictionary<string, string> codes;

    public MunicipalityNames(IEnumerable<Municipality> municipalities)
    {
        var all = municipalities.ToList();
        codes = all.ToDictionary(municipality => Key(municipality.Name), municipality => municipality.Code, StringComparer.Ordinal);
        foreach (var municipality in all)
        {
            codes.TryAdd(Key(municipality.FullName), municipality.Code);
            codes.TryAdd(municipality.Code, municipality.Code);
            codes.TryAdd(municipality.Code[1..], municipality.Code);
        }

        foreach (var (written, name) in Others)
        {
            codes.TryAdd(Key(written), codes[Key(name)]);
        }
    }

    /// <summary>The code; <see cref="Observation.WholeCountry"/> for the country; null for what is none.</summary>
    public string? Find(string text)
    {
        var trimmed = text.Trim();
        return codes.TryGetValue(trimmed, out var code) || codes.TryGetValue(Key(trimmed), out code) ? code
            // "101 København", as StatBank writes code and name.
            : trimmed.IndexOf(' ') is > 0 and var space && trimmed[..space].All(char.IsAsciiDigit) ? Find(trimmed[..space])
            : IsWholeCountry(trimmed) ? Observation.WholeCountry
            : null;
    }

    /// <summary>Whether a row is about a part of the country that is no municipality: a region, or Christiansø.</summary>
    public static bool IsOtherArea(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith("Region ", StringComparison.OrdinalIgnoreCase) || trimmed is "081" or "082" or "083" or "084" or "085" or "1081" or "1082" or "1083" or "1084" or "1085" or "411" or "0411" ||
            Key(trimmed) == Key("Christiansø");
    }

    private static bool IsWholeCountry(string text) => text is "000" or "0000" or "0" || Key(text) is "helelandet" or "heledanmark" or "danmark" or "alldenmark" or "ialt";

    // "Københavns Kommune", "københavn" and "Høje Taastrup" are one with "København" and "Høje-Taastrup"; å and aa are folded alike.
    private static string Key(string name)
    {
        var folded = DanishText.Fold(name);
        var key = new StringBuilder();
        foreach (var letter in folded.Replace("regionskommune", "", StringComparison.Ordinal).Replace("kommune", "", StringComparison.Ordinal).Where(char.IsLetter))
        {
            key.Append(letter);
        }

        return key.ToString() is { Length: > 3 } full && full[^1] == 's' ? full[..^1] : key.ToString();
    }
}
