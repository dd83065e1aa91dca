using System.Net;
using System.Text.Json;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Partnerships;

public sealed class PartnershipPagesTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Fact]
    public async Task Closed_partnership_shows_the_form_and_that_it_is_history()
    {
        Assert.Contains("Flere i arbejde", (await Site.PageAsync("/partnerskaber")).QuerySelector("main .rows")!.TextContent, StringComparison.Ordinal);
        var page = await Site.PageAsync("/partnerskaber/flere-i-arbejde");
        var text = page.QuerySelector("main")!.TextContent;
        foreach (var told in (string[])["Partnerskabet er historisk", "Siden er ikke KL's egen udgivelse.", "Afsluttet", "Det får deltagerne", "Det forpligter deltagerne sig til", "Der er ikke offentliggjort resultater"])
        {
            Assert.Contains(told, text, StringComparison.Ordinal);
        }

        Assert.Equal(["/eksempler?maalgruppe=unge", "/eksempler?maalgruppe=langt-fra-arbejdsmarkedet", "/eksempler?maalgruppe=flygtninge"], page.QuerySelectorAll("main .word-links a").Select(link => link.GetAttribute("href")));
        using var missing = await Site.GetAsync("/partnerskaber/findes-ikke");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Api_lists_the_partnerships()
    {
        using var list = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri("/api/v1/partnerships", UriKind.Relative)));
        var only = Assert.Single(list.RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal(("flere-i-arbejde", "Flere i arbejde", "closed"), (only.GetProperty("slug").GetString(), only.GetProperty("title").GetString(), only.GetProperty("state").GetString()));
    }
}
