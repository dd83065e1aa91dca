using System.Net;
using System.Text;
using System.Text.Json;
using Vejviser.Data;
using Vejviser.Data.Figures;
using Vejviser.Data.Municipalities;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Figures;

public sealed class FigurePagesTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Fact]
    public async Task Every_number_has_its_source()
    {
        var page = await Site.PageAsync("/tal");
        Assert.Equal(4, page.QuerySelectorAll(".key-figures li").Length);
        Assert.Equal(4, page.QuerySelectorAll("main .rows li").Length);
        Assert.All(page.QuerySelectorAll(".key-figures li, main .rows li"), item => Assert.Contains("Kilde: ", item.QuerySelector(".source-line")!.TextContent, StringComparison.Ordinal));
        Assert.Contains("Ukrainere er ikke talt med.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_and_table_say_the_same()
    {
        var page = await Site.PageAsync("/tal/kontanthjaelp-mv-andel?kommune=aalborg");
        var captions = page.QuerySelectorAll(".tile-map title").Select(title => title.TextContent).Order(StringComparer.Ordinal).ToList();
        var rows = page.QuerySelectorAll("tbody tr").Select(row => $"{row.QuerySelector("th")!.TextContent}: {row.QuerySelector("td")!.TextContent} procent").Order(StringComparer.Ordinal).ToList();

        Assert.Equal(98, rows.Count);
        Assert.Equal(captions, rows);
        Assert.Equal("Aalborg", page.QuerySelector(".figure-mine th")!.TextContent);
        Assert.Contains("ikke antallet af borgere, der er omfattet af arbejdspligten", page.QuerySelector(".alert-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("kvartiler", page.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_is_sorted_by_a_link()
    {
        var numbers = (await Site.PageAsync("/tal/kontanthjaelp-mv-andel?sorter=tal")).QuerySelectorAll("tbody td").Select(cell => decimal.Parse(cell.TextContent, Domain.Danish.Culture)).ToList();
        Assert.Equal(numbers.OrderDescending(), numbers);
        var page = await Site.PageAsync("/tal/kontanthjaelp-mv-andel");
        Assert.Equal("ascending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Equal("/tal/kontanthjaelp-mv-andel?periode=2022&sorter=tal#tabel", page.QuerySelectorAll("thead a")[^1].GetAttribute("href"));
    }

    [Fact]
    public async Task Series_on_arbejdspligt_is_empty_and_says_how_it_is_filled()
    {
        var page = await Site.PageAsync("/tal/arbejdspligt");
        Assert.All(page.QuerySelectorAll(".tile-map title"), title => Assert.EndsWith(": Ingen data", title.TextContent, StringComparison.Ordinal));
        Assert.Contains("Kommunernes Ydelsessystem (KY)", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("En redaktør kan hente dem ind", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("table"));
    }

    [Fact]
    public async Task Period_nobody_has_is_told_and_the_newest_shown()
    {
        var page = await Site.PageAsync("/tal/kontanthjaelp-mv?periode=1999");
        Assert.Contains("Perioden »1999« findes ikke her. Du ser den nyeste.", page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var address in (string[])["/tal/findes-ikke", "/tal/arbejdspligt-i-alt", "/tal/findes-ikke/tal.csv"])
        {
            using var response = await Site.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Api_has_every_municipality_and_names_what_it_does_not_know()
    {
        using var list = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri("/api/v1/series", UriKind.Relative)));
        Assert.Equal(8, list.RootElement.GetProperty("items").GetArrayLength());
        using var numbers = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri("/api/v1/series/kontanthjaelp-mv/observations?period=2022QMAT04", UriKind.Relative)));
        var items = numbers.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(98, items.Count);
        var aalborg = items.Single(item => item.GetProperty("municipality").GetProperty("code").GetString() == "0851");
        Assert.Equal(("Aalborg", "value", JsonValueKind.Null), (aalborg.GetProperty("municipality").GetProperty("name").GetString(), aalborg.GetProperty("state").GetString(), aalborg.GetProperty("ratePer10000").ValueKind));
        using var all = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri("/api/v1/series/kontanthjaelp-mv/observations", UriKind.Relative)));
        Assert.Equal(588, all.RootElement.GetProperty("items").GetArrayLength());
        using var wrong = await Site.GetAsync("/api/v1/series/kontanthjaelp-mv/observations?period=hvornår");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("hvornår", JsonDocument.Parse(await wrong.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var missing = await Site.GetAsync("/api/v1/series/findes-ikke/observations");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Municipality_has_its_numbers_with_rank_and_source()
    {
        var text = (await Site.PageAsync("/kommuner/koebenhavn")).QuerySelector("#tal")!.ParentElement!.TextContent;
        Assert.Matches(@"Folketal\s+671\.714 personer, 1\. kvartal 2026\s+Nummer 1 af 98 fra det højeste, og nummer 1 af 11 blandt de kommuner, der ligner\.\s+Kilde: Danmarks Statistik, FOLK1A", text);
        Assert.Matches(@"Kontanthjælp mv\., andel\s+\d,\d+ procent, 2022\s+Nummer \d+ af 98[^.]+\.\s+Fra \d,\d+ \(12 måneder til juni 2020\) til \d,\d+ \(2022\)", text);
        Assert.DoesNotContain("arbejdspligten", text.Replace("omfattet af arbejdspligten", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rates_are_computed_from_the_inhabitants_of_the_time_and_few_are_uncertain_and_not_ranked()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("kommune;periode;antal\nAalborg;2025M12;300\nThisted;2025M12;8\nMorsø;2025M12;3\n"));
        Assert.Empty((await site.Get<ImportFigures>().RunAsync(file, new("arbejdspligt", null), isTrial: false, progress: null, CancellationToken.None)).Faults);
        await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);

        var page = await site.PageAsync("/tal/arbejdspligt?visning=pr-10000&sorter=tal");
        var rows = page.QuerySelectorAll("tbody tr").Take(1).Concat(page.QuerySelectorAll("tbody tr").Where(row => row.QuerySelector("th")!.TextContent is "Thisted" or "Morsø" or "Rebild")).Select(row => $"{row.QuerySelector("th")!.TextContent}: {row.QuerySelector("td")!.TextContent}").ToList();

        Assert.Matches(@"^Aalborg: \d+(,\d)?$", rows[0]);
        Assert.Equal("Morsø: Vises ikke", rows[1]);
        Assert.Equal("Rebild: Ingen data", rows[2]);
        Assert.Matches(@"^Thisted: \d(,\d)? \(usikkert, \d(,\d)?–\d+(,\d)?\)$", rows[3]);
        Assert.Single(page.QuerySelectorAll(".tile-5"), tile => tile.LocalName == "g");
        Assert.Single(page.QuerySelectorAll("g.tile-6"));
        Assert.Contains("indbyggere 1. januar 2026 fra Danmarks Statistik, FOLK1A, egen beregning", page.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        using var api = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri("/api/v1/series/arbejdspligt/observations", UriKind.Relative)));
        var morsoe = api.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("municipality").GetProperty("code").GetString() == "0773");
        Assert.Equal(("suppressed", JsonValueKind.Null, JsonValueKind.Null), (morsoe.GetProperty("state").GetString(), morsoe.GetProperty("value").ValueKind, morsoe.GetProperty("ratePer10000").ValueKind));
    }

    [Fact]
    public async Task Table_can_show_only_those_like_ones_own()
    {
        var page = await Site.PageAsync("/tal/kontanthjaelp-mv-andel?kommune=aalborg&udsnit=lignende&sorter=tal");
        Assert.Equal(11, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("Aalborg og kommuner som den", page.QuerySelector("#tabel")!.TextContent);
        Assert.Equal(98, page.QuerySelectorAll(".tile-map a").Length);
        // Without a municipality there is nobody to be like.
        Assert.Equal(98, (await Site.PageAsync("/tal/kontanthjaelp-mv-andel?udsnit=lignende")).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Small_maps_and_their_table_say_the_same_in_the_same_classes()
    {
        var page = await Site.PageAsync("/tal/kontanthjaelp-mv-andel/udvikling?kommune=aalborg");
        Assert.Equal(6, page.QuerySelectorAll(".small-map").Length);
        Assert.Equal(98, page.QuerySelectorAll(".small-map")[0].QuerySelectorAll("path").Sum(path => path.GetAttribute("d")!.Count(letter => letter == 'M')));
        Assert.Equal(98, page.QuerySelectorAll("tbody tr").Length);
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.Equal(6, row.QuerySelectorAll("td").Length));
        Assert.Equal("12 måneder til juni 2020", page.QuerySelectorAll("thead a")[0].TextContent);
        using var empty = await Site.GetAsync("/tal/arbejdspligt/udvikling");
        Assert.Equal(HttpStatusCode.NotFound, empty.StatusCode);
    }

    [Fact]
    public async Task Map_travels_as_a_drawing_with_title_legend_and_source()
    {
        using var response = await Site.GetAsync("/tal/kontanthjaelp-mv-andel/kort.svg?kommune=aalborg");
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        var drawing = System.Xml.Linq.XDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(98, drawing.Descendants().Count(element => element.Name.LocalName == "title"));
        Assert.Contains("Kontanthjælp mv., andel, 2022", drawing.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("Fire lige store grupper", drawing.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("15. august 2023", drawing.Root!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(drawing.Descendants().SelectMany(element => element.Attributes()), attribute => attribute.Name.LocalName is "class" or "style" or "href");
    }

    [Fact]
    public async Task Map_may_stand_in_a_frame_elsewhere_and_nothing_else_may()
    {
        using var embedded = await Site.GetAsync("/tal/kontanthjaelp-mv-andel/indlejret");
        Assert.Contains("frame-ancestors *", embedded.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty((await Site.PageAsync("/tal/kontanthjaelp-mv-andel/indlejret")).QuerySelectorAll("form, script"));
        foreach (var address in (string[])["/tal/kontanthjaelp-mv-andel", "/", "/tal/findes-ikke/indlejret"])
        {
            using var other = await Site.GetAsync(address);
            Assert.Contains("frame-ancestors 'none'", other.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        Assert.Contains("/tal/kontanthjaelp-mv-andel/indlejret?periode=2022", (await Site.PageAsync("/tal/kontanthjaelp-mv-andel")).QuerySelector("#indlejring")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boundaries_are_offered_once_they_are_imported()
    {
        Assert.Null((await Site.PageAsync("/tal/kontanthjaelp-mv-andel?kort=geografi")).QuerySelector("#kort, .geographic-map"));
        await using var site = await TestSite.StartAsync(seed: false);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(SquareMunicipalities.File().ToJsonString()));
        Assert.Empty((await site.Get<ImportBoundaries>().RunAsync(file, "en prøve", CancellationToken.None)).Faults);
        await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);

        Assert.Null((await site.PageAsync("/tal/kontanthjaelp-mv-andel")).QuerySelector(".geographic-map"));
        var page = await site.PageAsync("/tal/kontanthjaelp-mv-andel?kort=geografi&kommune=aalborg");
        Assert.Equal(98, page.QuerySelectorAll(".geographic-map a path").Length);
        Assert.Contains("Kommunegrænser: en prøve.", page.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("kort=geografi", page.QuerySelector("thead a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Kommunegrænser: en prøve.", await site.Client.GetStringAsync(new Uri("/tal/kontanthjaelp-mv-andel/kort.svg?kort=geografi", UriKind.Relative)), StringComparison.Ordinal);
    }
}
