using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vejviser.Web.Features.OpenData;

/// <summary>Writes statements as JSON-LD (JSON-LD 1.1), with its context in the document: nobody needs to fetch anything.</summary>
internal static class JsonLinkedData
{
    public const string ContentType = "application/ld+json";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static byte[] Write(IReadOnlyCollection<Triple> triples) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["@context"] = new JsonObject(Rdf.Prefixes.Select(prefix => KeyValuePair.Create(prefix.Key, (JsonNode?)prefix.Value))),
            ["@graph"] = new JsonArray([.. triples.GroupBy(triple => triple.Subject).Select(About)]),
        },
        Json);

    private static JsonObject About(IGrouping<string, Triple> about)
    {
        var thing = new JsonObject { ["@id"] = about.Key };
        foreach (var said in about.GroupBy(triple => triple.Predicate))
        {
            thing[said.Key == Rdf.Type ? "@type" : said.Key] = new JsonArray([.. said.Select(triple => said.Key == Rdf.Type && triple.Object is RdfTerm.Word word ? (JsonNode)word.Name : Term(triple.Object))]);
        }

        return thing;
    }

    private static JsonObject Term(RdfTerm term) => term switch
    {
        RdfTerm.Word word => new JsonObject { ["@id"] = word.Name },
        RdfTerm.Address address => new JsonObject { ["@id"] = address.Url },
        RdfTerm.Danish danish => new JsonObject { ["@value"] = danish.Text, ["@language"] = "da" },
        RdfTerm.Value { Type: { } type } value => new JsonObject { ["@value"] = value.Text, ["@type"] = type },
        RdfTerm.Value value => new JsonObject { ["@value"] = value.Text },
        _ => throw new InvalidOperationException("A term of no kind."),
    };
}
