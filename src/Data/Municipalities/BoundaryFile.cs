using System.Text.Json;
using System.Text.Unicode;
using NetTopologySuite.Geometries;
using Vejviser.Data.Figures;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Data.Municipalities;

/// <summary>A GeoJSON file of the municipalities' boundaries (RFC 7946), and all that is wrong with it.</summary>
internal sealed class BoundaryFile
{
    private const int MostFaults = 1_000;

    private static readonly string[] CodeProperties = ["code", "kode", "kommunekode"];
    private static readonly string[] NameProperties = ["name", "navn"];
    private static readonly string[] SourceMembers = ["attribution", "source", "license"];

    private readonly IReadOnlyList<Municipality> municipalities;
    private readonly MunicipalityNames names;
    private readonly List<string> faults = [];
    private readonly Dictionary<string, int> seen = [];
    private readonly SortedDictionary<string, Geometry> outlines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sources = [];
    private int features;

    private BoundaryFile(IReadOnlyList<Municipality> municipalities) => (this.municipalities, names) = (municipalities, new(municipalities));

    /// <summary>Why the file cannot be used, each in one sentence; empty when it can.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>The municipalities' outlines in the Danish grid, by code.</summary>
    public IReadOnlyDictionary<string, Geometry> Outlines => outlines;

    /// <summary>Whose boundaries they are, when the file tells.</summary>
    public string? Source => SourceMembers.Select(member => sources.GetValueOrDefault(member)).FirstOrDefault(source => !string.IsNullOrWhiteSpace(source));

    public static BoundaryFile Read(ReadOnlySpan<byte> bytes, IReadOnlyList<Municipality> municipalities)
    {
        var file = new BoundaryFile(municipalities);
        try
        {
            file.ReadCollection(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        }
        catch (JsonException exception)
        {
            file.faults.Add($"Filen er ikke hel og gyldig JSON; læsningen gik i stå i linje {Danish.Number((exception.LineNumber ?? 0) + 1)}. Hent eller gem filen igen.");
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate pair: JSON by its grammar, but no text.
            file.faults.Add("Filen har en tekst med ugyldige tegn; gem den igen som UTF-8.");
        }

        return file;
    }

    /// <summary>A text of the file's, without line breaks and what else steers a terminal.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private void ReadCollection(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            faults.Add("Filen er ikke en tekstfil i UTF-8; gem den som GeoJSON igen.");
            return;
        }

        // Feature by feature: a document of the whole file takes several times its size in memory.
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        string? type = null;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = reader.GetString()!;
                reader.Read();
                if (member == "features" && reader.TokenType == JsonTokenType.StartArray)
                {
                    ReadFeatures(ref reader);
                }
                else if (reader.TokenType == JsonTokenType.String)
                {
                    sources[member] = reader.GetString()!;
                    type = member == "type" ? sources[member] : type;
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        reader.Read();
        if (type != "FeatureCollection")
        {
            faults.Clear();
            faults.Add("Filen er ikke en »FeatureCollection« i GeoJSON; gem kommunerne som GeoJSON, og prøv igen.");
        }
        else if (features == 0)
        {
            faults.Add("Filen har ingen områder; der skal være ét for hver af de 98 kommuner.");
        }
        else if (faults.Count < MostFaults)
        {
            faults.AddRange(municipalities.Where(municipality => !seen.ContainsKey(municipality.Code)).Select(municipality => $"{municipality.Name} ({municipality.Code}) mangler i filen."));
        }
    }

    private void ReadFeatures(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            features++;
            if (faults.Count >= MostFaults)
            {
                reader.Skip();
                continue;
            }

            using var feature = JsonDocument.ParseValue(ref reader);
            ReadFeature(feature.RootElement);
        }
    }

    private void ReadFeature(JsonElement feature)
    {
        var place = $"Område nr. {Danish.Number(features)}";
        var properties = Member(feature, "properties");
        var (code, name) = (Property(properties, CodeProperties), Property(properties, NameProperties));
        if ((code ?? name) is not { } told)
        {
            Tell($"{place}: der er hverken kommunekode eller navn; skriv dem som »code« og »name« under »properties«.");
            return;
        }

        if (MunicipalityNames.IsOtherArea(told))
        {
            return;
        }

        var (byCode, byName) = (Find(code), Find(name));
        if ((byCode ?? byName) is not { } found)
        {
            Tell($"{place}: kommunen {Danish.Quoted(told)} kendes ikke; skriv koden eller navnet, som Danmarks Statistik gør.");
            return;
        }

        place += $" ({municipalities.Single(municipality => municipality.Code == found).Name})";
        if (!seen.TryAdd(found, features))
        {
            Tell($"{place}: kommunen står også som nr. {Danish.Number(seen[found])}; saml den i ét område.");
            return;
        }

        if (byCode is not null && byName is not null && byCode != byName)
        {
            Tell($"{place}: koden {Danish.Quoted(code!)} og navnet {Danish.Quoted(name!)} er ikke samme kommune.");
            return;
        }

        try
        {
            outlines[found] = Outline.Read(Member(feature, "geometry"));
        }
        catch (OutlineException exception)
        {
            Tell($"{place}: {exception.Message}");
        }
    }

    // Some of it is the file's own words.
    private void Tell(string fault) => faults.Add(OneLine(fault));

    private string? Find(string? told) => told is not null && names.Find(told) is { } code && code != Observation.WholeCountry ? code : null;

    private static JsonElement Member(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Property(JsonElement properties, string[] wanted) => properties.ValueKind != JsonValueKind.Object ? null : properties.EnumerateObject()
        .Where(property => wanted.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
        .Select(property => property.Value.ValueKind switch
        {
            JsonValueKind.String => property.Value.GetString(),
            JsonValueKind.Number => property.Value.GetRawText(),
            _ => null,
        })
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
