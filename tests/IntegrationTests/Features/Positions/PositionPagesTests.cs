using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
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
