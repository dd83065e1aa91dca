using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

public sealed class OpenApiDocumentTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    [Fact]
    public async Task Document_describes_the_read_API()
    {
        using var document = JsonDocument.Parse(await reading.Site.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var root = document.RootElement;

        Assert.StartsWith("3.1.", root.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["/api/v1/changes", "/api/v1/examples", "/api/v1/examples/{id}", "/api/v1/municipalities", "/api/v1/partnerships", "/api/v1/positions", "/api/v1/positions/{slug}", "/api/v1/series", "/api/v1/series/{id}/observations", "/api/v1/themes", "/api/v1/tools/job-gain"],
            root.GetProperty("paths").EnumerateObject().Select(path => path.Name.TrimEnd('/')).Order());
        Assert.Equal("/", root.GetProperty("servers")[0].GetProperty("url").GetString());
    }

    [Fact]
    public async Task Every_parameter_of_the_list_is_described()
    {
        using var document = JsonDocument.Parse(await reading.Site.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var list = document.RootElement.GetProperty("paths").EnumerateObject().Single(path => path.Name.TrimEnd('/') == "/api/v1/examples").Value.GetProperty("get");
        var parameters = list.GetProperty("parameters").EnumerateArray().ToList();

        Assert.Equal(
            ["effort", "evidence", "municipality", "page", "q", "size", "sort", "targetGroup", "theme", "year"],
            parameters.Select(parameter => parameter.GetProperty("name").GetString()).Order());
        Assert.All(parameters, parameter => Assert.False(string.IsNullOrWhiteSpace(parameter.GetProperty("description").GetString())));
        Assert.True(list.GetProperty("responses").TryGetProperty("200", out _));
    }

    [Fact]
    public async Task Every_parameter_is_described_and_says_which_values_it_takes()
    {
        var operations = await OperationsAsync();
        var parameters = operations.SelectMany(operation => operation.Value.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Select(parameter => (Operation: operation.Key, Parameter: parameter)) : []).ToList();

        Assert.True(parameters.Count > 25);
        Assert.All(parameters, one => Assert.False(string.IsNullOrWhiteSpace(one.Parameter.GetProperty("description").GetString()), $"{one.Operation} {one.Parameter.GetProperty("name")}"));
        Assert.Equal(["dokumenteret", "ikke-vurderet", "lovende", "proevet-uden-effekt"], Values("ListExamples", "evidence").Order());
        Assert.Equal(["relevance", "newest", "title"], Values("ListExamples", "sort"));
        Assert.Contains("igu", Values("ListExamples", "theme"));
        Assert.Contains("unge", Values("ListExamples", "targetGroup"));
        Assert.Contains("kontanthjaelp-mv", Values("ListObservations", "id"));
        Assert.Equal(["minimum", "basic", "increased", "home"], Values("GetJobGain", "rate"));

        IEnumerable<string> Values(string operation, string name)
        {
            var schema = parameters.Single(one => one.Operation == operation && one.Parameter.GetProperty("name").GetString() == name).Parameter.GetProperty("schema");
            return (schema.TryGetProperty("items", out var items) ? items : schema).GetProperty("enum").EnumerateArray().Select(value => value.GetString()!);
        }
    }

    [Fact]
    public async Task Every_operation_says_how_it_refuses()
    {
        Assert.All(await OperationsAsync(), operation => Assert.True(operation.Value.GetProperty("responses").GetProperty("429").GetProperty("content").TryGetProperty("application/problem+json", out _), operation.Key));
    }

    /// <summary>UPDATE_EXAMPLES=1 writes the examples from a site with starter content: the first of every list.</summary>
    [Fact]
    public async Task Every_example_is_true_to_its_schema_and_has_the_members_of_the_running_server()
    {
        var operations = await OperationsAsync();
        Assert.Equal(Addresses.Keys.Order(), operations.Keys.Order());
        if (Environment.GetEnvironmentVariable("UPDATE_EXAMPLES") == "1")
        {
            foreach (var (operation, address) in Addresses)
            {
                var answer = JsonNode.Parse((await reading.Site.Client.GetStringAsync(new Uri(address, UriKind.Relative))).Replace(reading.Site.Address.ToString(), "https://vejviser.example/", StringComparison.Ordinal));
                await File.WriteAllTextAsync(Path.Combine(SourceTree.Root, "src/Web/Features/OpenData/Examples", $"{operation}.json"), First(answer)!.ToJsonString(Written) + "\n");
            }

            return;
        }

        using var document = JsonDocument.Parse(await reading.Site.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var faults = await NodeProgram.RunAsync("schema.mjs", JsonNode.Parse(document.RootElement.GetRawText())!);
        Assert.Equal(Addresses.Count, faults.EnumerateObject().Count());
        Assert.All(faults.EnumerateObject(), operation => Assert.True(operation.Value.GetArrayLength() == 0, $"{operation.Name}: {operation.Value.GetRawText()}"));
        foreach (var (operation, address) in Addresses)
        {
            using var answer = JsonDocument.Parse(await reading.Site.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
            var example = operations[operation].GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example");
            AssertSameMembers(answer.RootElement, example, operation);
        }
    }

    private static Dictionary<string, string> Addresses { get; } = new()
    {
        ["ListExamples"] = "/api/v1/examples?q=svejser",
        ["GetExample"] = "/api/v1/examples/aalborg-svejsere-bladt",
        ["ListThemes"] = "/api/v1/themes",
        ["ListMunicipalities"] = "/api/v1/municipalities",
        ["ListSeries"] = "/api/v1/series",
        ["ListObservations"] = "/api/v1/series/kontanthjaelp-mv/observations?period=2022",
        ["ListPositions"] = "/api/v1/positions",
        ["GetPosition"] = "/api/v1/positions/maalet-er-job",
        ["ListPartnerships"] = "/api/v1/partnerships",
        ["GetJobGain"] = "/api/v1/tools/job-gain?year=2026&rate=minimum&hoursPerWeek=8&hourlyWage=140&municipality=average",
        ["ListChanges"] = "/api/v1/changes",
    };

    private static JsonSerializerOptions Written { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The first of every list is enough to see what it holds.
    private static JsonNode? First(JsonNode? node) => node switch
    {
        JsonArray list => new JsonArray([.. list.Take(1).Select(First)]),
        JsonObject thing => new JsonObject(thing.Select(member => KeyValuePair.Create(member.Key, First(member.Value)))),
        _ => node?.DeepClone(),
    };

    private static void AssertSameMembers(JsonElement answer, JsonElement example, string at)
    {
        if (answer.ValueKind == JsonValueKind.Object && example.ValueKind == JsonValueKind.Object)
        {
            Assert.True(answer.EnumerateObject().Select(member => member.Name).SequenceEqual(example.EnumerateObject().Select(member => member.Name)), at);
            foreach (var member in example.EnumerateObject())
            {
                AssertSameMembers(answer.GetProperty(member.Name), member.Value, $"{at}.{member.Name}");
            }
        }
        else if (answer.ValueKind == JsonValueKind.Array && example.ValueKind == JsonValueKind.Array)
        {
            Assert.True(answer.GetArrayLength() > 0 == example.GetArrayLength() > 0, at);
            if (answer.GetArrayLength() > 0)
            {
                AssertSameMembers(answer[0], example[0], $"{at}[0]");
            }
        }
        else
        {
            Assert.True(answer.ValueKind == example.ValueKind, at);
        }
    }

    private async Task<Dictionary<string, JsonElement>> OperationsAsync()
    {
        using var document = JsonDocument.Parse(await reading.Site.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        return document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToDictionary(operation => operation.Value.GetProperty("operationId").GetString()!, operation => operation.Value.Clone());
    }
}
