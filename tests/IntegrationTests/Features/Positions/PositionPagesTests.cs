using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Positions;

public sealed class PositionPagesTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Fact]
    public async Task Three_papers_say_that_they_are_not_KLs_own_publication()
    {
        var links = (await Site.PageAsync("/synspunkter")).QuerySelectorAll("main .rows a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(["/synspunkter/arbejdspligt", "/synspunkter/maalet-er-job", "/synspunkter/inspiration-til-arbejdspligt"], links);
        foreach (var link in links)
        {
            var page = await Site.PageAsync(link);
            Assert.Contains("Siden er ikke KL's egen udgivelse.", page.QuerySelector(".alert-info")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("version=1", page.QuerySelector("#kilder")!.ParentElement!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_claim_has_an_anchor_a_status_and_every_fact_its_source()
    {
        foreach (var slug in (string[])["arbejdspligt", "maalet-er-job", "inspiration-til-arbejdspligt"])
        {
            var page = await Site.PageAsync($"/synspunkter/{slug}");
            var claims = page.QuerySelectorAll(".claim");
            Assert.Equal(claims.Length, claims.Select(claim => claim.Id).Distinct().Count());
            Assert.All(claims, claim => Assert.Equal($"/synspunkter/{slug}#{claim.Id}", claim.QuerySelector(".claim-links a")!.GetAttribute("href")));
            Assert.All(page.QuerySelector("#viden")!.ParentElement!.QuerySelectorAll(".claim"), fact => Assert.Matches("Kilde: .*læst 24. november 2026", fact.QuerySelector(".source-line")!.TextContent));
            Assert.NotEmpty(page.QuerySelector("#forslag")!.ParentElement!.QuerySelectorAll(".claim"));
            Assert.NotEmpty(page.QuerySelector("#dilemmaer")!.ParentElement!.QuerySelectorAll(".claim li"));
            Assert.All(page.QuerySelector("#virker")!.ParentElement!.QuerySelectorAll(".claim"), works => Assert.NotEmpty(works.QuerySelectorAll("a[href^='/indsatser/']")));
        }

        Assert.Contains("udateret; kilde ikke oplyst af KL; læst 24. november 2026", (await Site.PageAsync("/synspunkter/maalet-er-job")).QuerySelector("#ufaglaerte")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Danmarks Statistik, gengivet af KL, 3. kvartal 2023", (await Site.PageAsync("/synspunkter/arbejdspligt")).QuerySelector("#kvinder")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_of_every_paper_carries_its_source_and_date_or_says_that_there_is_none()
    {
        const string Day = @"\d{1,2}\. [a-z]+ \d{4}";
        var told = new Regex($@"^(udateret; kilde ikke oplyst af KL|.{{2,}}, ({Day}|\d\. kvartal \d{{4}}|[a-z]+ \d{{4}}|\d{{4}})); læst {Day}$");
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var papers = await db.PositionPapers.Include(paper => paper.Versions).ToListAsync();
        Assert.Equal(3, papers.Count);
        foreach (var paper in papers)
        {
            var page = await Site.PageAsync($"/synspunkter/{paper.Slug}");
            var handout = (await Site.PageAsync($"/synspunkter/{paper.Slug}/uddelingspapir")).QuerySelectorAll(".handout li").Select(one => one.Read()).ToList();
            using var document = WordprocessingDocument.Open(new MemoryStream(await Site.Client.GetByteArrayAsync(new Uri($"/synspunkter/{paper.Slug}/word", UriKind.Relative))), isEditable: false);
            var word = document.MainDocumentPart!.Document.InnerText;
            var api = (await Site.PaperJsonAsync(paper.Slug)).GetProperty("facts").EnumerateArray().ToDictionary(fact => fact.GetProperty("id").GetString()!);
            Assert.NotEmpty(paper.Newest!.Content.Facts);
            foreach (var fact in paper.Newest.Content.Facts)
            {
                Assert.Matches(told, fact.SourceLine);
                Assert.Contains($"Kilde: {fact.SourceLine}", page.QuerySelector($"#{fact.Id} .source-line")!.Read(), StringComparison.Ordinal);
                Assert.Contains(handout, one => one == $"{fact.Text} ({fact.SourceLine})");
                Assert.Contains($"{fact.Text} ({fact.SourceLine})", word, StringComparison.Ordinal);
                Assert.Equal((fact.SourceLine, fact.IsUndated), (api[fact.Id].GetProperty("sourceLine").GetString(), api[fact.Id].GetProperty("undated").GetBoolean()));
                Assert.True(fact.IsUndated || api[fact.Id].GetProperty("asOf").GetString() is { Length: > 0 }, fact.Id);
            }
        }
    }

    [Fact]
    public async Task Dilemma_shows_what_became_of_it_in_every_version_and_in_the_api()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        var at = new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.NextChangeNumberAsync(CancellationToken.None);
            var partnership = await db.Partnerships.SingleAsync(one => one.Slug == "flere-i-arbejde");
            (partnership.Paper, partnership.Dilemma) = ("maalet-er-job", "sanktioner");
            var published = Recommended(1, "Tal med borgeren først");
            published.Open(at);
            published.Publish(at);
            published.Follow(new(ProposalState.TakenUp, "2026-11", "et referat", null));
            var asked = Recommended(2, "Endnu kun et spørgsmål");
            asked.Open(at);
            db.AddRange(published, asked, Recommended(3, "Endnu kun et udkast"));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();

            Recommendation Recommended(int number, string title) => new() { PartnershipId = partnership.Id, Number = number, Content = new(title, "Tekst.", [], []), CreatedAt = at };
        }

        await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
        foreach (var path in (string[])["/synspunkter/maalet-er-job", "/synspunkter/maalet-er-job?version=1"])
        {
            var dilemma = (await site.PageAsync(path)).QuerySelector("#sanktioner")!;
            Assert.Contains("Partnerskab: Flere i arbejde", dilemma.Read(), StringComparison.Ordinal);
            Assert.Contains("Anbefaling: Tal med borgeren først (taget op november 2026, kilde: et referat)", dilemma.Read(), StringComparison.Ordinal);
            Assert.NotNull(dilemma.QuerySelector("a[href='/partnerskaber/flere-i-arbejde/anbefalinger/1']"));
            Assert.DoesNotContain("Endnu kun", dilemma.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("Tal med borgeren først", (await site.PageAsync("/synspunkter/maalet-er-job/sanktioner")).Body!.TextContent, StringComparison.Ordinal);
        var outcome = (await site.PaperJsonAsync("maalet-er-job")).GetProperty("dilemmas").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "sanktioner");
        Assert.Equal(("flere-i-arbejde", "closed"), (outcome.GetProperty("partnerships")[0].GetProperty("slug").GetString(), outcome.GetProperty("partnerships")[0].GetProperty("state").GetString()));
        Assert.Equal((1, "taken-up"), (outcome.GetProperty("recommendations").GetArrayLength(), outcome.GetProperty("recommendations")[0].GetProperty("state").GetString()));
        Assert.Equal(0, outcome.GetProperty("consultations").GetArrayLength());
    }

    [Fact]
    public async Task Feed_has_a_version_of_each_paper_and_stands_in_the_head()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await Site.Client.GetStringAsync(new Uri("/feeds/synspunkter.atom", UriKind.Relative))).Root!;
        Assert.Equal(3, feed.Elements(atom + "entry").Count());
        Assert.All(feed.Elements(atom + "entry"), entry => Assert.EndsWith("?version=1", entry.Element(atom + "id")!.Value, StringComparison.Ordinal));
        foreach (var path in (string[])["/synspunkter", "/synspunkter/maalet-er-job", "/synspunkter/maalet-er-job/sanktioner"])
        {
            Assert.NotNull((await Site.PageAsync(path)).QuerySelector("head link[type='application/atom+xml'][href='/feeds/synspunkter.atom']"));
        }
    }

    [Fact]
    public async Task Series_that_facts_name_hold_the_same_figure()
    {
        var figures = Site.Get<ContentFollower>().Current.Figures;
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var facts = (await db.PositionPapers.Include(paper => paper.Versions).ToListAsync()).SelectMany(paper => paper.Versions).SelectMany(version => version.Content.Facts).Where(fact => fact.Series is not null).ToList();
        Assert.Equal(4, facts.Count);
        Assert.All(facts, fact => Assert.Equal(fact.Value, figures.Find(fact.Series)!.National(figures.Find(fact.Series)!.Newest!.Value).Value));
    }

    [Fact]
    public async Task Hand_out_is_a_page_to_print_and_a_Word_document()
    {
        var page = await Site.PageAsync("/synspunkter/maalet-er-job/uddelingspapir");
        Assert.Equal(["Det foreslås", "Det skal findes ud af sammen", "Det ved vi", "Det virker"], page.QuerySelectorAll(".handout h2").Select(heading => heading.TextContent));
        using var document = WordprocessingDocument.Open(new MemoryStream(await Site.Client.GetByteArrayAsync(new Uri("/synspunkter/maalet-er-job/word", UriKind.Relative))), isEditable: false);
        var word = document.MainDocumentPart!.Document.InnerText;
        Assert.Contains("Målet er job: borgerne viser vejen", word, StringComparison.Ordinal);
        Assert.Contains("Tre fjerdedele er ufaglærte.", word, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/synspunkter/findes-ikke")]
    [InlineData("/synspunkter/arbejdspligt?version=2")]
    [InlineData("/synspunkter/arbejdspligt?version=ny")]
    [InlineData("/synspunkter/maalet-er-job/findes-ikke")]
    [InlineData("/synspunkter/maalet-er-job/helhed")]
    [InlineData("/synspunkter/findes-ikke/word")]
    [InlineData("/synspunkter/findes-ikke/uddelingspapir")]
    [InlineData("/api/v1/positions/findes-ikke")]
    public async Task What_is_not_there_is_404(string address)
    {
        using var response = await Site.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Api_has_each_paper_with_its_facts()
    {
        using var list = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri("/api/v1/positions", UriKind.Relative)));
        Assert.Equal(["arbejdspligt", "maalet-er-job", "inspiration-til-arbejdspligt"], list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()));
        using var paper = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri("/api/v1/positions/arbejdspligt", UriKind.Relative)));
        var fact = paper.RootElement.GetProperty("facts").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "kvinder");
        Assert.Equal((56.9m, "procent", "2023K3", false), (fact.GetProperty("value").GetDecimal(), fact.GetProperty("unit").GetString(), fact.GetProperty("asOf").GetString(), fact.GetProperty("undated").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, fact.GetProperty("link").ValueKind);
        Assert.All(paper.RootElement.GetProperty("proposals").EnumerateArray(), one => Assert.Equal("proposed", one.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Older_version_stays_as_it_was_and_a_claim_tells_how_it_has_changed()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.NextChangeNumberAsync(CancellationToken.None);
            var paper = await db.PositionPapers.Include(one => one.Versions).SingleAsync(one => one.Slug == "maalet-er-job");
            var content = paper.Versions[0].Content;
            paper.Versions.Add(new()
            {
                Number = 2,
                Content = content with { Proposals = [.. content.Proposals.Select(one => one.Id == "helhed" ? one with { Text = "En ny ordlyd til en prøve.", Steps = [new(ProposalState.TakenUp, "2026-11", "en prøve", null)] } : one)] },
                PublishedAt = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc),
                Note = "Ét forslag er taget op.",
            });
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
        var newest = await site.PageAsync("/synspunkter/maalet-er-job");
        Assert.Contains("En ny ordlyd til en prøve.", newest.QuerySelector("#helhed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Taget op", newest.QuerySelector("#helhed .source-line")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, newest.QuerySelectorAll("#helhed details li").Length);
        Assert.Null(newest.QuerySelector("#gevinst details"));
        var first = await site.PageAsync("/synspunkter/maalet-er-job?version=1");
        Assert.Contains("Du læser en tidligere version", first.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Taget op", first.QuerySelector("#helhed .source-line")!.TextContent, StringComparison.Ordinal);
    }
}
