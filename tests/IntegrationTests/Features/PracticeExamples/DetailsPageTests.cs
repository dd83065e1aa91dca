using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using Vejviser.Domain;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.PracticeExamples;

public sealed class DetailsPageTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private const string Attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&";

    private TestSite Site => reading.Site;

    [Fact]
    public async Task Example_has_everything_a_reader_needs_to_trust_it()
    {
        var page = await Site.PageAsync("/eksempler/aalborg-svejsere-bladt");
        var text = page.QuerySelector("main")!.TextContent;

        Assert.Equal("47 ledige oplært som svejsere hos Bladt Industries", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Samlet af redaktionen fra åben kilde, ikke godkendt af kommunen", page.QuerySelector(".provenance")!.TextContent);
        Assert.Equal("47", page.QuerySelector(".figure-value")!.TextContent);
        Assert.Equal("Aalborg Kommune", page.QuerySelector(".case-where a")!.TextContent);
        foreach (var words in (string[])["Evidens: Dokumenteret", "Hvor sikkert er det?", "Forhold til arbejdspligt", "Ikke vurderet", "Jobcenter Aalborg, Metal Aalborg, Tech College og Bladt Industries", "Skal bekræftes senest", "Aalborg Kommune (2019): 47 ledige oplært"])
        {
            Assert.Contains(words, text);
        }

        Assert.Equal(4, page.QuerySelectorAll(".related article").Length);
    }

    [Fact]
    public async Task Page_list_api_and_word_show_the_editors_level_and_the_rules()
    {
        const string Slug = "furesoe-familieindsats-ingen-jobeffekt";
        const string Why = "Resultatet for job er målt og sammenlignet med andre, der ikke fik indsatsen; der var ingen forskel.";
        var page = await Site.PageAsync($"/eksempler/{Slug}");
        var box = page.QuerySelector(".evidence-box")!.TextContent;
        Assert.Contains("Reglen foreslår »Prøvet uden effekt«. Redaktionens begrundelse: Kilden oplyser resultater", box);
        Assert.Contains(Why, box);
        Assert.Equal(2, page.QuerySelectorAll(".outcomes li").Length);
        Assert.Contains("Kilde: KORAs evaluering, 2017", box);

        var list = await Site.PageAsync("/eksempler?kommune=furesoe&evidens=dokumenteret");
        Assert.Contains("(reglen: prøvet uden effekt)", list.QuerySelector(".row-card")!.TextContent);

        using var api = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri($"/api/v1/examples/{Slug}", UriKind.Relative)));
        Assert.Equal(("dokumenteret", "proevet-uden-effekt"), (api.RootElement.GetProperty("evidence").GetString(), api.RootElement.GetProperty("evidenceProposed").GetString()));
        Assert.Equal(Why, api.RootElement.GetProperty("resultFigures")[0].GetProperty("outcome").GetProperty("why").GetString());

        using var response = await Site.GetAsync($"/eksempler/{Slug}/word");
        using var word = WordprocessingDocument.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync()), isEditable: false);
        Assert.Contains(Why, word.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_example_says_where_it_is_from_and_when_it_is_reviewed()
    {
        using var list = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri("/api/v1/examples?size=100", UriKind.Relative)));
        var items = list.RootElement.GetProperty("items").EnumerateArray().ToList();
        foreach (var item in items)
        {
            var page = await Site.PageAsync($"/eksempler/{item.GetProperty("slug").GetString()}");
            var due = DateOnly.FromDateTime(item.GetProperty("publishedAt").GetDateTime()).AddMonths(12);

            Assert.Equal(due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), item.GetProperty("reviewDueAt").GetString());
            var facts = page.QuerySelectorAll(".case-facts dt").ToDictionary(term => term.TextContent, term => term.NextElementSibling!.TextContent.Trim());
            Assert.Equal($"Skal bekræftes senest {Danish.Date(due)}.", facts["Gennemgang"]);
            Assert.Equal("Ikke vurderet", facts["Forhold til arbejdspligt"]);
            Assert.NotEmpty(facts["Kilde"]);
            Assert.Equal("Samlet af redaktionen fra åben kilde, ikke godkendt af kommunen", page.QuerySelector(".provenance")!.TextContent);
            Assert.NotEmpty(page.QuerySelectorAll(".case-facts dd a"));
        }

        Assert.Equal(46, items.Count);
    }

    [Fact]
    public async Task Linked_data_is_an_article()
    {
        var page = await Site.PageAsync("/eksempler/faxe-ringsted-branchepakker");
        var article = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;

        Assert.Equal(("https://schema.org", "Article"), (article.GetProperty("@context").GetString(), article.GetProperty("@type").GetString()));
        Assert.Equal(page.QuerySelector("h1")!.TextContent, article.GetProperty("headline").GetString());
        Assert.Equal($"{Site.Address}eksempler/faxe-ringsted-branchepakker", article.GetProperty("url").GetString());
        Assert.Equal(["Faxe Kommune", "Ringsted Kommune"], article.GetProperty("about").EnumerateArray().Select(area => area.GetProperty("name").GetString()));
        Assert.Equal(article.GetProperty("url").GetString(), page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Text_from_outside_is_text_wherever_it_stands()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        await site.ImportAsync(TestRecords.Record("angreb", record =>
        {
            foreach (var field in (string[])["title", "target_group", "summary", "challenge", "approach", "results", "what_was_hard", "resources", "source_title", "source_publisher"])
            {
                record[field] = $"{field} {Attack}";
            }

            record["partners"] = new JsonArray(Attack);
            record["advice"] = new JsonArray(Attack);
            record["source_url"] = "https://eksempel.dk/\"onmouseover=alert(1)";
            record["result_figures"] = new JsonArray(new JsonObject { ["measure"] = Attack, ["value"] = 1, ["unit"] = Attack, ["period"] = Attack });
        }));

        foreach (var path in (string[])["/", "/eksempler", "/eksempler?q=script", "/eksempler/angreb", "/eksempler/liste?id=angreb&id=angreb", "/temaer/opkvalificering", "/indsatser/brancherettet-opkvalificering", "/kommuner/aalborg"])
        {
            var page = await site.PageAsync(path);

            Assert.Contains(Attack, page.QuerySelector("main")!.TextContent);
            Assert.Empty(page.QuerySelectorAll("main script, img, [onerror], [onmouseover]"));
            Assert.All(page.QuerySelectorAll("head script"), script => Assert.True(script.HasAttribute("src") || script.GetAttribute("type") == "application/ld+json"));
        }

        var example = await site.PageAsync("/eksempler/angreb");
        Assert.Equal($"title {Attack}", JsonDocument.Parse(example.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement.GetProperty("headline").GetString());
        Assert.Equal($"title {Attack} – Vejviser", example.Title);
        var feed = System.Xml.Linq.XDocument.Parse(await site.Client.GetStringAsync(new Uri("/feeds/eksempler.atom", UriKind.Relative)));
        Assert.Contains(Attack, feed.ToString(System.Xml.Linq.SaveOptions.DisableFormatting).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Example_with_the_least_there_can_be_is_shown()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        await site.ImportAsync(TestRecords.Record("mindst", record =>
        {
            foreach (var field in (string[])["year", "challenge", "approach", "results", "evidence", "source_url", "source_date"])
            {
                record[field] = null;
            }

            record["partners"] = new JsonArray();
            record["target_group"] = "En gruppe, ingen kender";
        }));

        var page = await site.PageAsync("/eksempler/mindst");

        Assert.Contains("uden dato", page.QuerySelector(".case-facts")!.TextContent);
        Assert.Contains("Aalborg Kommune (u.å.)", page.QuerySelector(".citation")!.TextContent);
        Assert.Contains("Evidens: Ikke vurderet", page.QuerySelector(".case-marks")!.TextContent);
        Assert.Null(page.QuerySelector(".related"));
    }

    [Fact]
    public async Task Text_nested_too_deep_does_not_break_the_page()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        await site.ImportAsync(TestRecords.Record("dyb", record => record["approach"] = new string('>', 10_000) + " dybt"));

        Assert.Contains("dybt", (await site.PageAsync("/eksempler/dyb")).QuerySelector(".case-text")!.TextContent);
    }

    [Fact]
    public async Task History_tells_what_happened_and_by_what_role()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        await site.ImportAsync(TestRecords.Record("a"));
        await site.ImportAsync(TestRecords.Record("a", record => record["title"] = "Ny titel"));

        var lines = (await site.PageAsync("/eksempler/a")).QuerySelectorAll(".history li").Select(line => line.TextContent.Split(": ")[1]);

        Assert.Equal(["oprettet af redaktionen", "offentliggjort af redaktionen", "ændret af redaktionen"], lines);
    }
}
