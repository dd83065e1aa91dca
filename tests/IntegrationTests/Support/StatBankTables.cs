using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Vejviser.IntegrationTests.Support;

/// <summary>The shapes of two tables, as they were recorded, around numbers made up for tests: a municipality's is made of its own code.</summary>
internal static class StatBankTables
{
    private static readonly string[] Areas = ["000", "084", "101", "085", "411", .. Codes().Skip(1)];

    public static string PopulationInfo(IEnumerable<string> quarters) => Info(
        "FOLK1A",
        Variable("OMRÅDE", elimination: true, Areas),
        Variable("KØN", elimination: true, ["TOT", "1", "2"]),
        Variable("ALDER", elimination: true, ["IALT", "0", "1", "2", "3"]),
        Variable("CIVILSTAND", elimination: true, ["TOT", "U", "G"]),
        Variable("Tid", elimination: false, quarters));

    /// <remarks>What its variables are called is not known; these are names of our own.</remarks>
    public static string CashBenefitInfo(IEnumerable<string> months) => Info(
        "KY16",
        Variable("OMRÅDE", elimination: true, Areas),
        Variable("YDELSE", elimination: false, ["10000", "10025", "10050"]),
        Variable("MÅL", elimination: false, ["1", "3"]),
        Variable("KØN", elimination: true, ["TOT", "1", "2"]),
        Variable("Tid", elimination: false, months));

    /// <summary>The number a test may expect: "0101" in 2026K3 is 10104 (and 101 in KY16).</summary>
    public static int Number(string code, string period) => int.Parse(code, CultureInfo.InvariantCulture) + (period[4] == 'K' ? 10_000 + period[5] - '0' : 0);

    /// <summary>What is asked for, as CSV.</summary>
    public static string Data(JsonNode question)
    {
        var variables = question["variables"]!.AsArray();
        var times = Values(variables[^1]!);
        var chosen = variables.Skip(1).SkipLast(1).Select(one => Assert.Single(Values(one!))).ToList();
        var text = new StringBuilder($"\ufeff{string.Join(';', variables.Select(one => ((string)one!["code"]!).ToUpperInvariant()))};INDHOLD\r\n");
        foreach (var area in Areas)
        {
            foreach (var time in times)
            {
                text.Append(CultureInfo.InvariantCulture, $"{area};{string.Join(';', chosen)};{time};{InArea(area, time)}\r\n");
            }
        }

        return text.ToString();
    }

    private static int InArea(string area, string time) => area switch
    {
        "000" => Codes().Sum(code => Number(code, time)) + Number("411", time),
        "084" or "085" => 1,
        _ => Number(area, time),
    };

    private static string[] Values(JsonNode variable) => variable["values"]!.AsArray().Select(value => (string)value!).ToArray();

    private static IEnumerable<string> Codes() => File.ReadLines(Path.Combine(SourceTree.Root, "content", "municipalities.csv")).Skip(1).Select(line => line[1..4]);

    private static string Info(string id, params JsonObject[] variables) => new JsonObject
    {
        ["id"] = id,
        ["text"] = "En tabel",
        ["unit"] = "Antal",
        ["updated"] = "2026-08-10T08:00:00",
        ["active"] = true,
        ["variables"] = new JsonArray(variables),
    }.ToJsonString();

    private static JsonObject Variable(string id, bool elimination, IEnumerable<string> values) => new()
    {
        ["id"] = id,
        ["text"] = id,
        ["elimination"] = elimination,
        ["time"] = id == "Tid",
        ["values"] = new JsonArray(values.Select(value => new JsonObject { ["id"] = value, ["text"] = value == "10050" ? "Kontanthjælp" : $"Tekst {value}" }).ToArray<JsonNode>()),
    };
}
