using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features;

/// <summary>The whole reading journey on each database: what a job-centre worker does from front page to a list for a meeting.</summary>
public sealed class ReadingJourneyTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Reader_finds_a_case_trusts_it_and_takes_it_to_a_meeting(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider: provider);

        var front = await site.PageAsync("/");
        var search = front.QuerySelector("form[role=search]")!;
        var hits = await site.PageAsync($"{search.GetAttribute("action")}?{search.QuerySelector("input")!.GetAttribute("name")}=sve");
        var first = hits.QuerySelector("ol.rows .row-title a")!.GetAttribute("href")!;
        Assert.Equal("/eksempler/aalborg-svejsere-bladt", first);

        var example = await site.PageAsync(first);
        Assert.Contains("Samlet af redaktionen fra åben kilde", example.QuerySelector(".provenance")!.TextContent);
        var theme = await site.PageAsync(example.QuerySelector("a[href^='/temaer/']")!.GetAttribute("href")!);
        Assert.NotEmpty(theme.QuerySelectorAll(".example-card"));
        var effort = await site.PageAsync(example.QuerySelector("a[href^='/indsatser/']")!.GetAttribute("href")!);
        Assert.NotEmpty(effort.QuerySelectorAll(".example-card"));
        var municipality = await site.PageAsync(example.QuerySelector(".case-where a")!.GetAttribute("href")!);
        Assert.Equal("Aalborg Kommune", municipality.QuerySelector("h1")!.TextContent);

        var list = await site.PageAsync(example.QuerySelectorAll("a").Single(link => link.TextContent.Trim() == "Begynd en liste").GetAttribute("href")!);
        var more = await site.PageAsync(list.QuerySelectorAll("a").Single(link => link.TextContent.Trim() == "Find flere til listen").GetAttribute("href")!);
        Assert.Equal("aalborg-svejsere-bladt", more.QuerySelector("input[type=hidden][name=liste]")!.GetAttribute("value"));
        var picked = more.QuerySelectorAll("input[name=id]")[0].GetAttribute("value");
        var meeting = await site.PageAsync($"/eksempler/liste?liste=aalborg-svejsere-bladt&id={picked}");
        Assert.Equal(["aalborg-svejsere-bladt", picked], meeting.QuerySelectorAll("article").Select(article => article.Id));

        foreach (var path in (string[])["/sitemap.xml", "/feeds/eksempler.atom", "/api/v1/examples?q=sve", "/api/v1/examples/aalborg-svejsere-bladt", "/api/v1/municipalities", "/readyz"])
        {
            using var response = await site.GetAsync(path);
            Assert.True(response.IsSuccessStatusCode, path);
        }

        await site.ImportAsync(TestRecords.Record("nyt-eksempel", record => record["title"] = "Kvantecomputere"));
        Assert.NotNull((await site.PageAsync("/eksempler?q=kvante")).QuerySelector("a[href='/eksempler/nyt-eksempel']"));
    }
}
