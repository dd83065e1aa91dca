using System.Text.Json;
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
            ["/api/v1/examples", "/api/v1/examples/{id}", "/api/v1/municipalities", "/api/v1/partnerships", "/api/v1/positions", "/api/v1/positions/{slug}", "/api/v1/series", "/api/v1/series/{id}/observations", "/api/v1/themes", "/api/v1/tools/job-gain"],
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
}
