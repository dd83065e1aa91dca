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
        Assert.Equal(4, page.QuerySelector("#eksempler")!.ParentElement!.QuerySelectorAll(".example-card").Length);
        Assert.Equal(10, page.QuerySelector("#lignende")!.ParentElement!.QuerySelectorAll(".word-links a").Length);
        Assert.Single(page.QuerySelectorAll(".tile-outline"));
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

    [Fact]
    public async Task Who_is_alike_is_shown_with_what_it_rests_on_and_can_be_weighed_otherwise()
    {
        var page = await Site.PageAsync("/kommuner/aalborg/lignende");
        var rows = page.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("th")!.TextContent).ToList();
        Assert.Equal((11, "Aalborg"), (rows.Count, rows[0]));
        Assert.Equal(4, page.QuerySelectorAll("thead th").Length - 3);
        Assert.All(page.QuerySelectorAll(".weight"), weight => Assert.StartsWith("Kilde: ", weight.QuerySelector(".source-line")!.TextContent, StringComparison.Ordinal));
        Assert.Contains("z-score", page.Body!.TextContent, StringComparison.Ordinal);

        var onlySize = (await Site.PageAsync("/kommuner/aalborg/lignende?indbyggere=1&taethed=0&gruppe=0&kontanthjaelp-mv-andel=0")).QuerySelectorAll("tbody tr th").Select(cell => cell.TextContent).ToList();
        Assert.Equal(["Aalborg", "Odense"], onlySize.Take(2));
        Assert.NotEqual(rows, onlySize);
        Assert.Contains("Der er for få tal", (await Site.PageAsync("/kommuner/aalborg/lignende?indbyggere=0&taethed=0&gruppe=0&kontanthjaelp-mv-andel=0")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(rows, (await Site.PageAsync("/kommuner/aalborg/lignende?indbyggere=17&gruppe=-1&vrøvl=1")).QuerySelectorAll("tbody tr th").Select(cell => cell.TextContent));
        using var missing = await Site.GetAsync("/kommuner/findes-ikke/lignende");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Examples_of_those_alike_are_one_list()
    {
        var alike = (await Site.PageAsync("/kommuner/aalborg/lignende")).QuerySelectorAll("tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent, row => int.Parse(row.QuerySelectorAll("td")[^1].TextContent, Vejviser.Domain.Danish.Culture));
        var page = await Site.PageAsync("/eksempler?som=aalborg");
        var shown = page.QuerySelectorAll(".rows > li").ToList();

        Assert.InRange(shown.Count, alike.Values.Max(), alike.Values.Sum());
        Assert.All(shown, row => Assert.Contains(alike.Keys, name => row.TextContent.Contains(name, StringComparison.Ordinal)));
        Assert.StartsWith("Kommuner som Aalborg", page.QuerySelector(".chosen a")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("aalborg", page.QuerySelector("#som option[selected]")!.GetAttribute("value"));
        Assert.Contains("Filteret som = »ingenby« findes ikke", (await Site.PageAsync("/eksempler?som=ingenby")).Body!.TextContent, StringComparison.Ordinal);
    }
}
