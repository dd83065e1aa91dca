using System.Net.Http.Json;
using System.Text.Json;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Themes;

public sealed class ThemePagesTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Fact]
    public async Task Room_leads_to_nine_themes()
    {
        Assert.Equal(9, (await Site.PageAsync("/temaer")).QuerySelectorAll("main .sign").Length);
    }

    [Fact]
    public async Task Theme_on_arbejdspligt_has_introduction_reservation_date_and_contact_by_role()
    {
        foreach (var theme in (string[])["virksomhedsrettet-og-sprog", "igu", "tilgang-integration", "nytteindsats"])
        {
            var page = await Site.PageAsync($"/temaer/{theme}");

            Assert.Equal("Forbehold", page.QuerySelector(".reservation h2")!.TextContent);
            Assert.Matches(@"Sidst opdateret \d+\. \w+ 20\d\d\. Skal bekræftes senest \d+\. \w+ 20\d\d\. Kontakt: \w+", page.QuerySelector(".page-meta")!.TextContent);
            Assert.NotEmpty(page.QuerySelectorAll(".example-card"));
            Assert.Equal($"/feeds/temaer/{theme}.atom", page.QuerySelectorAll("link[type='application/atom+xml']")[^1].GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Igu_is_told_to_be_outside_arbejdspligt()
    {
        Assert.Contains("arbejdspligt", (await Site.PageAsync("/temaer/igu")).QuerySelector("main")!.TextContent.ToLowerInvariant());
    }

    [Fact]
    public async Task Api_has_the_themes_in_the_editors_order()
    {
        var themes = (await Site.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/themes", UriKind.Relative))).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(9, themes.Count);
        Assert.Equal("virksomhedsrettet-og-sprog", themes[0].GetProperty("id").GetString());
        Assert.All(themes, theme => Assert.StartsWith($"{Site.Address}temaer/", theme.GetProperty("url").GetString(), StringComparison.Ordinal));
    }
}
