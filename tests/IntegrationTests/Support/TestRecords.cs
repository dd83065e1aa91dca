using System.Text;
using System.Text.Json.Nodes;

namespace Vejviser.IntegrationTests.Support;

/// <summary>Records in the exchange format; each is good as it stands, and tests change what they are about.</summary>
public static class TestRecords
{
    public static JsonObject Record(string id = "aalborg-proeve", Action<JsonObject>? change = null)
    {
        var record = new JsonObject
        {
            ["id"] = id,
            ["title"] = $"Eksemplet {id}",
            ["municipality"] = new JsonArray("Aalborg"),
            ["year"] = 2019,
            ["themes"] = new JsonArray("opkvalificering"),
            ["target_group"] = "Ledige",
            ["effort_types"] = new JsonArray("brancherettet-opkvalificering"),
            ["summary"] = "Kommunen prøvede noget.",
            ["challenge"] = null,
            ["approach"] = "Kommunen og virksomheden gjorde det sammen.",
            ["results"] = null,
            ["result_figures"] = new JsonArray(),
            ["evidence"] = "lovende",
            ["partners"] = new JsonArray("Metal Aalborg"),
            ["source_title"] = "Kommunerne deler eksempler",
            ["source_publisher"] = "KL",
            ["source_url"] = "https://www.kl.dk/eksempler",
            ["source_date"] = "2021-08",
        };
        change?.Invoke(record);
        return record;
    }

    public static string File(params JsonObject[] records) => new JsonArray([.. records]).ToJsonString();

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    public static MemoryStream Stream(params JsonObject[] records) => Stream(File(records));
}
