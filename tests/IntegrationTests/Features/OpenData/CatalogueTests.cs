using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.OpenData;

/// <summary>The catalogue read by real parsers (npm n3, jsonld) and held against DCAT-AP-DK 3.0.1 by a real validator (npm rdf-validate-shacl).</summary>
public sealed class CatalogueTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Fact]
    public async Task Catalogue_has_all_that_the_profile_asks_for_in_both_forms()
    {
        var read = await ReadAsync(await Site.Client.GetStringAsync(new Uri("/dcat.ttl", UriKind.Relative)));

        Assert.Equal([], Strings(read, "violations"));
        Assert.True(Strings(read, "turtle").Count > 300);
        Assert.Equal(Strings(read, "turtle"), Strings(read, "jsonld"));
    }

    [Theory]
    [InlineData("dct:publisher", "http://purl.org/dc/terms/publisher")]
    [InlineData("dct:title", "http://purl.org/dc/terms/title")]
    [InlineData("dct:description", "http://purl.org/dc/terms/description")]
    [InlineData("dcat:accessURL", "http://www.w3.org/ns/dcat#accessURL")]
    [InlineData("dcat:endpointURL", "http://www.w3.org/ns/dcat#endpointURL")]
    [InlineData("foaf:name", "http://xmlns.com/foaf/0.1/name")]
    public async Task Validator_misses_what_is_taken_out(string predicate, string path)
    {
        var turtle = await Site.Client.GetStringAsync(new Uri("/dcat.ttl", UriKind.Relative));
        var read = await ReadAsync(turtle.Replace($"  {predicate} ", "  <https://example.example/noget-andet> ", StringComparison.Ordinal));

        Assert.Contains(Strings(read, "violations"), violation => violation.Contains($" {path}: ", StringComparison.Ordinal) && violation.EndsWith("MinCountConstraintComponent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_address_in_the_catalogue_answers()
    {
        var read = await ReadAsync(await Site.Client.GetStringAsync(new Uri("/dcat.ttl", UriKind.Relative)));
        var own = Site.Address.ToString();
        var addresses = Strings(read, "turtle").SelectMany(line => line.Split('<', '>')).Where(part => part.StartsWith(own, StringComparison.Ordinal))
            .Select(address => "/" + address[own.Length..].Split('#')[0]).Distinct().ToList();

        Assert.True(addresses.Count > 20);
        foreach (var address in addresses.Where(address => address is not "/api/v1"))
        {
            using var response = await Site.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.OK, address);
        }
    }

    [Theory]
    [InlineData(null, "text/turtle")]
    [InlineData("*/*", "text/turtle")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/turtle")]
    [InlineData("application/rdf+xml", "text/turtle")]
    [InlineData("vroevl;;", "text/turtle")]
    [InlineData("application/ld+json", "application/ld+json")]
    [InlineData("text/turtle;q=0.5, application/ld+json", "application/ld+json")]
    [InlineData("application/ld+json;q=0.5, text/turtle", "text/turtle")]
    [InlineData("application/ld+json;q=0, */*;q=0.1", "text/turtle")]
    public async Task Catalogue_comes_in_the_form_that_is_accepted(string? accepted, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dcat");
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accepted);
        }

        using var response = await Site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
        Assert.Equal(await Site.Client.GetStringAsync(response.Content.Headers.ContentLocation), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Editors_mailbox_is_the_contact_where_there_is_one()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: ["--Site:EditorsMailbox=redaktion@kommune.example", "--Site:Url=https://vejviser.example"]);
        var turtle = await site.Client.GetStringAsync(new Uri("/dcat", UriKind.Relative));

        Assert.Contains("vcard:hasEmail <mailto:redaktion@kommune.example>", turtle, StringComparison.Ordinal);
        Assert.Contains("<https://vejviser.example/dcat#katalog>", turtle, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", turtle, StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReadAsync(string turtle) => await NodeProgram.RunAsync("rdf.mjs", new JsonObject
    {
        ["turtle"] = turtle,
        ["jsonld"] = await Site.Client.GetStringAsync(new Uri("/dcat.jsonld", UriKind.Relative)),
        ["shapes"] = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "tests/IntegrationTests/Features/OpenData/dcat-ap-dk.shapes.ttl")),
    });

    private static List<string> Strings(JsonElement read, string name) => read.GetProperty(name).EnumerateArray().Select(one => one.GetString()!).ToList();
}
