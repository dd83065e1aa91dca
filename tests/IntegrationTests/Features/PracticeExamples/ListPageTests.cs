using System.Net;
using AngleSharp.Dom;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.PracticeExamples;

public sealed class ListPageTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Fact]
    public async Task List_shows_everything_in_pages()
    {
        List<string> links = [];
        for (var number = 1; number <= 3; number++)
        {
            var page = await Site.PageAsync($"/eksempler?side={number}");
            Assert.Equal("46 eksempler", page.QuerySelector("#resultater")!.TextContent);
            Assert.Equal($"{(number - 1) * 20 + 1}", page.QuerySelector("ol.rows")!.GetAttribute("start"));
            links.AddRange(Links(page));
        }

        Assert.Equal(46, links.Distinct().Count());
        Assert.Equal(46, links.Count);
    }

    [Fact]
    public async Task Search_shows_the_hits_marked_and_keeps_the_query()
    {
        var page = await Site.PageAsync("/eksempler?q=svejser");

        Assert.Equal("/eksempler/aalborg-svejsere-bladt", Links(page)[0]);
        Assert.Contains("svejsere", page.QuerySelectorAll("mark").Select(mark => mark.TextContent.ToLowerInvariant()));
        Assert.Equal("svejser", page.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Count_of_every_filter_is_the_number_of_examples_it_shows()
    {
        var page = await Site.PageAsync("/eksempler?evidens=dokumenteret");
        foreach (var box in page.QuerySelectorAll("fieldset input[type=checkbox]:not([name=evidens])"))
        {
            var count = page.QuerySelector($"label[for='{box.Id}'] .count")!.TextContent.Split('(', ')')[1].Split(' ')[^1];
            var chosen = await Site.PageAsync($"/eksempler?evidens=dokumenteret&{box.GetAttribute("name")}={box.GetAttribute("value")}");

            Assert.StartsWith($"{count} eksemp", chosen.QuerySelector("#resultater")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Chosen_filter_is_ticked_and_can_be_taken_away()
    {
        var page = await Site.PageAsync("/eksempler?q=job&tema=unge&kommune=randers&aar=ukendt&aar=2024");

        Assert.Equal(4, page.QuerySelectorAll("fieldset input[checked]").Length);
        var tags = page.QuerySelectorAll(".chosen a.tag").ToDictionary(tag => tag.GetAttribute("aria-label")!, tag => tag.GetAttribute("href")!);
        Assert.Equal(4, tags.Count);
        Assert.Equal("/eksempler?q=job&tema=unge&aar=ukendt&aar=2024", tags["Fjern filteret Randers"]);
    }

    [Theory]
    [InlineData("tema=rumfart", "tema", "rumfart")]
    [InlineData("indsats=alt", "indsats", "alt")]
    [InlineData("maalgruppe=alle", "maalgruppe", "alle")]
    [InlineData("kommune=ingenby", "kommune", "ingenby")]
    [InlineData("evidens=godt", "evidens", "godt")]
    [InlineData("aar=1066", "aar", "1066")]
    [InlineData("aar=-1", "aar", "-1")]
    [InlineData("aar=20190", "aar", "20190")]
    [InlineData("aar=%D9%A2%D9%A0%D9%A1%D9%A9", "aar", "٢٠١٩")]
    [InlineData("sortering=omvendt", "ortering", "omvendt")]
    [InlineData("side=-1", "ide", "-1")]
    [InlineData("side=0", "ide", "0")]
    [InlineData("side=abc", "ide", "abc")]
    [InlineData("side=1.5", "ide", "1.5")]
    [InlineData("side=99999999999999999999", "ide", "99999999999999999999")]
    [InlineData("tema=%3Cscript%3Ealert(1)%3C/script%3E", "tema", "<script>alert(1)</script>")]
    public async Task Unknown_value_is_told_and_passed_over(string query, string parameter, string value)
    {
        var page = await Site.PageAsync($"/eksempler?{query}");
        var notice = Assert.Single(page.QuerySelectorAll(".alert-warning"));

        Assert.Contains($"»{value}«", notice.TextContent);
        Assert.Contains(parameter, notice.TextContent);
        Assert.Equal("46 eksempler", page.QuerySelector("#resultater")!.TextContent);
    }

    [Fact]
    public async Task Known_values_beside_an_unknown_one_still_count()
    {
        var page = await Site.PageAsync("/eksempler?tema=igu&tema=rumfart");

        Assert.Single(page.QuerySelectorAll(".alert-warning"));
        Assert.Single(page.QuerySelectorAll(".chosen a.tag"));
        Assert.Equal((await Site.PageAsync("/eksempler?tema=igu")).QuerySelector("#resultater")!.TextContent, page.QuerySelector("#resultater")!.TextContent);
    }

    [Theory]
    [InlineData("side=999999")]
    [InlineData("side=4")]
    public async Task Page_beyond_the_last_is_the_last(string query)
    {
        var page = await Site.PageAsync($"/eksempler?{query}");

        Assert.Equal(6, Links(page).Count);
        Assert.Equal("3", page.QuerySelector(".pagination [aria-current=page]")!.TextContent);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("%C3%A6")]
    [InlineData("%C3%B8%20")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("%FF")]
    [InlineData("%22")]
    [InlineData("job%20")]
    public async Task Query_far_too_long_is_told_and_everything_is_shown(string letters)
    {
        var query = string.Concat(Enumerable.Repeat(letters, 10_000));
        var answer = await Site.RawAsync($"/eksempler?q={query}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Skriv højst 2.000 tegn", answer.Body);
        Assert.Contains("46 eksempler", answer.Body);
        Assert.InRange(answer.Body.Length, 1_000, 200_000);
    }

    [Theory]
    [InlineData("?!.,")]
    [InlineData("AND")]
    [InlineData("OR NOT")]
    [InlineData("job AND")]
    [InlineData("NEAR(a b, 2)")]
    [InlineData("*")]
    [InlineData("job*")]
    [InlineData("^job")]
    [InlineData("title:job")]
    [InlineData("\"")]
    [InlineData("\"job")]
    [InlineData("'")]
    [InlineData("()")]
    [InlineData("-")]
    [InlineData("-job +unge")]
    [InlineData("😀")]
    [InlineData("👩‍👩‍👧 job")]
    [InlineData("𝐉𝐨𝐛")]
    [InlineData("'; DROP TABLE passage; --")]
    [InlineData("1' OR '1'='1")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onfocus=alert(1) autofocus x=\"")]
    [InlineData("{{7*7}} ${7*7} @(7*7)")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("\u00AD")]
    [InlineData("ﾞ")]
    [InlineData("\uFFFE\uFFFF")]
    [InlineData("\u202Etxet")]
    [InlineData("a\r\nSet-Cookie: x=1")]
    public async Task Any_query_is_a_normal_page(string query)
    {
        using var response = await Site.GetAsync($"/eksempler?q={Uri.EscapeDataString(query)}");
        var page = await Site.PageAsync($"/eksempler?q={Uri.EscapeDataString(query)}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal("Eksempler", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(query.Trim(), page.QuerySelector("#q")!.GetAttribute("value")!.Trim());
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("q=%00")]
    [InlineData("q=a%00b")]
    [InlineData("q=%FF%FE")]
    [InlineData("q=%C3")]
    [InlineData("q=%C3%28")]
    [InlineData("q=%ED%A0%80")]
    [InlineData("q=%zz")]
    [InlineData("q=%")]
    [InlineData("q=%u00e6")]
    [InlineData("q=\u0001")]
    [InlineData("q=a&q=b")]
    [InlineData("q")]
    [InlineData("q=")]
    [InlineData("=")]
    [InlineData("&&&")]
    [InlineData("?")]
    [InlineData("tema=&tema=")]
    [InlineData("side=1&side=2")]
    [InlineData("side=")]
    [InlineData("%00=%00")]
    [InlineData("tema=%00")]
    [InlineData("kommune=%FF")]
    [InlineData("liste=%00&liste=../..&liste=hjoerring-modellen")]
    [InlineData("q[]=a&q[$ne]=b")]
    [InlineData("Q=svejser&TEMA=unge")]
    public async Task Broken_address_is_a_normal_page(string query)
    {
        var answer = await Site.RawAsync($"/eksempler?{query}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("<h1>Eksempler</h1>", answer.Body);
    }

    [Fact]
    public async Task Thousand_parameters_are_a_normal_page_or_refused()
    {
        var answer = await Site.RawAsync("/eksempler?" + string.Join('&', Enumerable.Range(0, 5_000).Select(number => $"tema=x{number}")));

        Assert.Contains(answer.Status, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
        Assert.InRange(answer.Body.Length, 0, 2_000_000);
    }

    [Fact]
    public async Task Nothing_found_helps_on()
    {
        var page = await Site.PageAsync("/eksempler?q=xyzxyz&tema=unge");
        var help = page.QuerySelector(".empty")!;

        Assert.Equal("0 eksempler på »xyzxyz«", page.QuerySelector("#resultater")!.TextContent);
        Assert.Contains("/eksempler?q=xyzxyz", help.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("/del", help.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Query_without_a_word_asks_for_one()
    {
        Assert.Contains("Der er ingen ord at søge efter", (await Site.PageAsync("/eksempler?q=%3F%21")).QuerySelector(".empty")!.TextContent);
    }

    [Fact]
    public async Task Some_of_the_words_are_told_to_be_some()
    {
        Assert.Contains("Ingen eksempler har alle ordene", (await Site.PageAsync("/eksempler?q=svejser+nytteindsats")).QuerySelector(".alert-info")!.TextContent);
    }

    [Fact]
    public async Task Shortlist_so_far_is_carried_along()
    {
        var page = await Site.PageAsync("/eksempler?q=svejser&liste=hjoerring-modellen&liste=aalborg-svejsere-bladt&liste=Ugyldig!");

        Assert.Equal(["hjoerring-modellen", "aalborg-svejsere-bladt"], page.QuerySelectorAll("input[type=hidden][name=liste]").Select(field => field.GetAttribute("value")));
        Assert.Equal("På listen", page.QuerySelector(".row-pick")!.TextContent);
    }

    private static List<string> Links(IDocument page) => page.QuerySelectorAll("ol.rows .row-title a").Select(link => link.GetAttribute("href")!).ToList();
}
