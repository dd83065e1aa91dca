using System.Xml.Linq;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Home;

public sealed class HomePageTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private TestSite Site => reading.Site;

    [Fact]
    public async Task Front_page_has_search_themes_newest_and_the_map()
    {
        var page = await Site.PageAsync("/");

        Assert.Equal("/eksempler", page.QuerySelector("form[role=search]")!.GetAttribute("action"));
        Assert.Equal(4, page.QuerySelectorAll(".signpost a").Length);
        Assert.Equal(6, page.QuerySelectorAll(".example-card").Length);
        Assert.Equal(98, page.QuerySelectorAll(".tile-map .tile").Length);
        Assert.Contains("46 eksempler", page.QuerySelector(".hero")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/del']"));
    }

    [Fact]
    public async Task Front_page_of_an_empty_bank_is_a_page()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        foreach (var path in (string[])["/", "/eksempler", "/eksempler?q=svejser", "/temaer/igu", "/indsatser/igu", "/kommuner", "/kommuner/aalborg", "/sitemap.xml", "/api/v1/examples"])
        {
            using var response = await site.GetAsync(path);
            Assert.True(response.IsSuccessStatusCode, path);
        }
    }

    [Fact]
    public async Task Themes_and_efforts_that_nobody_confirmed_for_half_a_year_leave_the_front_page_until_somebody_does()
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, clock: clock);
        // The day before the pages, last written on 22 November 2026, have been due for half a year.
        clock.Advance(new DateTimeOffset(2028, 5, 21, 10, 30, 0, TimeSpan.Zero) - clock.GetUtcNow());
        Assert.Equal((4, true, true), await ShownAsync());

        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((0, false, false), await ShownAsync());

        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/gennemgang/tema/igu");
        await editor.SubmitAsync();
        Assert.Equal((1, false, false), await ShownAsync());

        async Task<(int Signs, bool HasEfforts, bool HasOtherThemes)> ShownAsync()
        {
            var page = await site.PageAsync("/");
            return (page.QuerySelectorAll(".signpost li").Length, page.QuerySelector("main a[href^='/indsatser/']") is not null, page.QuerySelector(".split .word-links a") is not null);
        }
    }

    [Fact]
    public async Task Example_that_nobody_confirmed_for_half_a_year_leaves_the_newest_but_not_the_bank()
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, clock: clock);
        await site.ImportAsync(TestRecords.Record("gammel"));
        // The day before it has been due for half a year.
        clock.Advance(new DateTimeOffset(2027, 9, 1, 10, 30, 0, TimeSpan.Zero) - clock.GetUtcNow());
        await site.ImportAsync(TestRecords.Record("ny"));
        Assert.Equal(["Eksemplet ny", "Eksemplet gammel"], await NewestAsync());

        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(["Eksemplet ny"], await NewestAsync());
        Assert.Contains("2 eksempler", (await site.PageAsync("/")).QuerySelector(".hero")!.TextContent);
        Assert.Contains((await site.PageAsync("/eksempler?q=gammel")).QuerySelectorAll("main a"), link => link.GetAttribute("href")!.StartsWith("/eksempler/gammel", StringComparison.Ordinal));
        Assert.Equal("Ikke bekræftet til tiden", (await site.PageAsync("/eksempler/gammel")).QuerySelector(".case-marks .freshness")!.TextContent);
        Assert.Null((await site.PageAsync("/eksempler/ny")).QuerySelector(".case-marks .freshness"));

        async Task<IEnumerable<string>> NewestAsync() => (await site.PageAsync("/")).QuerySelectorAll(".example-card h3").Select(title => title.TextContent.Trim());
    }

    [Fact]
    public async Task Sitemap_has_each_address_once_and_dates_for_examples()
    {
        using var response = await Site.GetAsync("/sitemap.xml");
        var sitemap = XDocument.Parse(await response.Content.ReadAsStringAsync());
        var addresses = sitemap.Root!.Elements(Schema + "url").Select(url => url.Element(Schema + "loc")!.Value).ToList();

        Assert.Equal("application/xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Schema + "urlset", sitemap.Root.Name);
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Equal(22 + 9 + 13 + 98 + 4 + 3 + 1 + 46, addresses.Count);
        Assert.All(addresses, address => Assert.StartsWith(Site.Address.ToString(), address, StringComparison.Ordinal));
        Assert.Equal(46, sitemap.Descendants(Schema + "lastmod").Count(date => DateOnly.TryParseExact(date.Value, "yyyy-MM-dd", out _)));
    }

    [Fact]
    public async Task Robots_are_told_where_the_sitemap_is()
    {
        Assert.Contains($"Sitemap: {Site.Address}sitemap.xml", await Site.Client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative)));
    }
}
