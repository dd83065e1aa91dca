using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.PracticeExamples;

public sealed class PracticeExamplesApiTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private HttpClient Client => reading.Site.Client;

    [Fact]
    public async Task List_for_svejser_has_the_Aalborg_case_first()
    {
        var answer = await GetAsync("/api/v1/examples?q=svejser");

        Assert.Equal("aalborg-svejsere-bladt", answer.GetProperty("items")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Every_facet_count_is_the_total_when_that_value_is_chosen()
    {
        foreach (var query in (string[])["", "q=flygtninge&", "q=job&theme=unge&", "effort=igu&municipality=0851&"])
        {
            var answer = await GetAsync($"/api/v1/examples?{query}size=1");
            foreach (var facet in answer.GetProperty("facets").EnumerateObject())
            {
                foreach (var value in facet.Value.EnumerateArray())
                {
                    var others = string.Join('&', query.Split('&').Where(part => !part.StartsWith(facet.Name + "=", StringComparison.Ordinal)));
                    var chosen = await GetAsync($"/api/v1/examples?{others}{facet.Name}={value.GetProperty("id").GetString()}&size=1");
                    Assert.Equal(value.GetProperty("count").GetInt32(), chosen.GetProperty("total").GetInt32());
                }
            }
        }
    }

    [Theory]
    [InlineData("", "first=1 next=2 last=3")]
    [InlineData("page=2&size=20", "first=1 prev=1 next=3 last=3")]
    [InlineData("page=3", "first=1 prev=2 last=3")]
    [InlineData("page=9", "first=1 prev=3 last=3")]
    [InlineData("size=100", "first=1 last=1")]
    [InlineData("q=xylofon", "first=1 last=1")]
    public async Task Neighbours_of_a_page_stand_in_Link(string query, string neighbours)
    {
        using var response = await Client.GetAsync(new Uri($"/api/v1/examples?{query}", UriKind.Relative));
        var links = LinksOf(response);

        Assert.Equal(neighbours, string.Join(' ', links.Select(link => $"{link.Relation}={Page(link.Address)}")));
    }

    [Fact]
    public async Task Neighbours_keep_what_was_asked_for_and_nothing_else()
    {
        using var response = await Client.GetAsync(new Uri("/api/v1/examples?size=1&theme=unge&theme=igu&q=job%20%22%3E&sort=title&utm_source=x&page=2", UriKind.Relative));
        var next = LinksOf(response).Single(link => link.Relation == "next").Address;

        Assert.Equal("/api/v1/examples", next.AbsolutePath);
        Assert.Equal(
            ["page=3", "q=job \">", "size=1", "sort=title", "theme=igu", "theme=unge"],
            next.Query.TrimStart('?').Split('&').Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await Client.GetAsync(next)).StatusCode);
    }

    private static string Page(Uri address) => address.Query.Split("page=")[1];

    private static List<(string Relation, Uri Address)> LinksOf(HttpResponseMessage response) => string.Join(", ", response.Headers.GetValues("Link")).Split(", ")
        .Select(link => link.Split(">; rel=")).Select(parts => (parts[1].Trim('"'), new Uri(parts[0][1..]))).ToList();

    [Fact]
    public async Task Item_has_what_the_contract_says()
    {
        var answer = await GetAsync("/api/v1/examples?q=svejser&size=1");

        Assert.Equal(["facets", "items", "page", "size", "total"], Names(answer));
        Assert.Equal((1, 1), (answer.GetProperty("page").GetInt32(), answer.GetProperty("size").GetInt32()));
        var item = answer.GetProperty("items")[0];
        Assert.Equal(
            ["effortTypes", "evidence", "evidenceProposed", "id", "municipalities", "publishedAt", "reviewDueAt", "slug", "summary", "targetGroups", "themes", "title", "updatedAt", "url", "year"],
            Names(item));
        Assert.Equal("0851", item.GetProperty("municipalities")[0].GetProperty("code").GetString());
        Assert.EndsWith("Z", item.GetProperty("publishedAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(["effort", "evidence", "municipality", "targetGroup", "theme", "year"], Names(answer.GetProperty("facets")));
        Assert.All(answer.GetProperty("facets").EnumerateObject().SelectMany(facet => facet.Value.EnumerateArray()), value => Assert.Equal(["count", "id", "name"], Names(value)));
    }

    [Fact]
    public async Task Facet_counts_ignore_the_facets_own_selection()
    {
        var all = await GetAsync("/api/v1/examples");
        var one = await GetAsync("/api/v1/examples?theme=igu&theme=unge");

        Assert.Equal(all.GetProperty("facets").GetProperty("theme").GetRawText(), one.GetProperty("facets").GetProperty("theme").GetRawText());
        Assert.NotEqual(all.GetProperty("facets").GetProperty("year").GetRawText(), one.GetProperty("facets").GetProperty("year").GetRawText());
    }

    [Fact]
    public async Task Unknown_year_has_its_own_id()
    {
        var answer = await GetAsync("/api/v1/examples?year=unknown");

        Assert.All(answer.GetProperty("items").EnumerateArray(), item => Assert.Equal(JsonValueKind.Null, item.GetProperty("year").ValueKind));
        Assert.True(answer.GetProperty("total").GetInt32() > 0);
    }

    [Fact]
    public async Task Pages_have_everything_once()
    {
        List<string> ids = [];
        for (var page = 1; page <= 7; page++)
        {
            var answer = await GetAsync($"/api/v1/examples?size=7&page={page}&sort=title");
            Assert.Equal(46, answer.GetProperty("total").GetInt32());
            ids.AddRange(answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
        }

        Assert.Equal((46, 46), (ids.Count, ids.Distinct().Count()));
        Assert.Equal(0, (await GetAsync("/api/v1/examples?page=999999")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Search_time_stands_in_a_header_and_not_in_the_body()
    {
        using var response = await Client.GetAsync(new Uri("/api/v1/examples?q=job", UriKind.Relative));

        Assert.Matches(@"^search;dur=\d+(\.\d+)?$", Assert.Single(response.Headers.GetValues("Server-Timing")));
    }

    [Theory]
    [InlineData("theme=rumfart", "theme")]
    [InlineData("theme=igu&theme=rumfart&theme=x", "theme")]
    [InlineData("effort=x", "effort")]
    [InlineData("targetGroup=x", "targetGroup")]
    [InlineData("municipality=9999", "municipality")]
    [InlineData("evidence=x", "evidence")]
    [InlineData("year=1066", "year")]
    [InlineData("year=ukendt", "year")]
    [InlineData("sort=nyeste", "sort")]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=abc", "page")]
    [InlineData("page=99999999999999", "page")]
    [InlineData("size=0", "size")]
    [InlineData("size=101", "size")]
    [InlineData("size=%00", "size")]
    [InlineData("theme=%FF", "theme")]
    [InlineData("size=0&page=x&theme=y", "page size theme")]
    public async Task Unknown_value_is_refused_by_name(string query, string parameters)
    {
        using var response = await Client.GetAsync(new Uri($"/api/v1/examples?{query}", UriKind.Relative));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(parameters.Split(' '), Names(problem.GetProperty("errors")));
        Assert.All(parameters.Split(' '), parameter => Assert.Contains(parameter, problem.GetProperty("detail").GetString()));
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("%C3%A5")]
    public async Task Query_far_too_long_is_refused_by_name(string letter)
    {
        var answer = await reading.Site.RawAsync($"/api/v1/examples?q={string.Concat(Enumerable.Repeat(letter, 10_000))}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("\"q\"", answer.Body);
        Assert.InRange(answer.Body.Length, 10, 2_000);
    }

    [Theory]
    [InlineData("q=%00")]
    [InlineData("q=%FF")]
    [InlineData("q=%zz")]
    [InlineData("q=a&q=b&page=1&page=2")]
    [InlineData("q=%22%20OR%201%3D1")]
    [InlineData("q=%F0%9D%90%89%F0%9D%90%A8%F0%9D%90%9B")]
    [InlineData("theme=&year=&sort=&page=&size=")]
    [InlineData("noget=andet")]
    public async Task Odd_query_is_answered(string query)
    {
        var answer = await reading.Site.RawAsync($"/api/v1/examples?{query}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Whole_example_has_its_texts_source_and_provenance()
    {
        var example = await GetAsync("/api/v1/examples/aalborg-svejsere-bladt");

        Assert.Equal("aalborg-svejsere-bladt", example.GetProperty("id").GetString());
        Assert.Equal(47, example.GetProperty("resultFigures")[0].GetProperty("value").GetDecimal());
        Assert.Equal("KL", example.GetProperty("source").GetProperty("publisher").GetString());
        Assert.Equal("ikke-vurderet", example.GetProperty("workObligation").GetString());
        Assert.Equal("samlet-af-redaktionen", example.GetProperty("provenance").GetString());
        Assert.NotEmpty(example.GetProperty("approach").GetString()!);
        Assert.Equal($"{reading.Site.Address}eksempler/aalborg-svejsere-bladt", example.GetProperty("url").GetString());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
