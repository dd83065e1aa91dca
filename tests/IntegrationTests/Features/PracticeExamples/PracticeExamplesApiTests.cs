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

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
