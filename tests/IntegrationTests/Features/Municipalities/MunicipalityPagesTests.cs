using System.Net.Http.Json;
using System.Text.Json;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Municipalities;

public sealed class MunicipalityPagesTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Fact]
    public async Task Map_and_list_have_every_municipality_and_agree()
    {
        var page = await Site.PageAsync("/kommuner");
        var map = page.QuerySelectorAll(".tile-map a").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal).ToList();
        var list = page.QuerySelectorAll(".municipality-list a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Equal(98, list.Count);
        Assert.Equal(map, list.Order(StringComparer.Ordinal));
        Assert.Equal("/kommuner/aarhus", list[^1]);
    }

    [Fact]
    public async Task Profile_with_examples_shows_them_and_the_facts()
    {
        var page = await Site.PageAsync("/kommuner/aalborg");
        var text = page.QuerySelector("main")!.TextContent;

        Assert.Equal("Aalborg Kommune", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Region Nordjylland", text);
        Assert.Matches(@"2\d\d\.\d{3}", text);
        Assert.Equal("4 eksempler i banken", page.QuerySelector("#eksempler")!.TextContent);
        Assert.Equal(4, page.QuerySelectorAll(".example-card").Length);
        Assert.Single(page.QuerySelectorAll(".tile-marked"));
    }

    [Fact]
    public async Task Profile_without_examples_asks_for_one()
    {
        var page = await Site.PageAsync("/kommuner/aeroe");

        Assert.Contains("Banken har endnu ingen eksempler fra Ærø Kommune", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Api_has_98_municipalities_whose_counts_are_the_examples()
    {
        var items = (await Site.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/municipalities", UriKind.Relative))).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(98, items.Count);
        Assert.Equal(4, items.Single(item => item.GetProperty("code").GetString() == "0851").GetProperty("examples").GetInt32());
        Assert.Contains("Ærø", items.Select(item => item.GetProperty("name").GetString()));
    }
}
