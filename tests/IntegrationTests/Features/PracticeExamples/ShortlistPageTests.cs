using System.Text.Json;
using AngleSharp.Dom;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.PracticeExamples;

public sealed class ShortlistPageTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Fact]
    public async Task Empty_list_says_how_to_begin()
    {
        Assert.Contains("Listen er tom", (await Site.PageAsync("/eksempler/liste")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task List_keeps_the_readers_order_and_shows_each_once()
    {
        var page = await Site.PageAsync("/eksempler/liste?liste=kolding-jobdating&id=aalborg-svejsere-bladt&id=hjoerring-modellen&id=kolding-jobdating");

        Assert.Equal(["kolding-jobdating", "aalborg-svejsere-bladt", "hjoerring-modellen"], Articles(page));
        Assert.Empty(page.QuerySelectorAll(".alert-warning"));
        Assert.Equal(3, page.QuerySelectorAll(".toc li").Length);
    }

    [Theory]
    [InlineData("id=aalborg-svejsere-bladt&id=findes-ikke", "1 eksempel på listen findes ikke længere")]
    [InlineData("id=findes-ikke", "1 eksempel på listen findes ikke længere")]
    [InlineData("id=aalborg-svejsere-bladt&id=%00&id=%FF&id=../..", "3 eksempler på listen findes ikke længere")]
    public async Task Missing_examples_are_told(string query, string told)
    {
        Assert.Contains(told, (await Site.PageAsync($"/eksempler/liste?{query}")).QuerySelector(".alert-warning")!.TextContent);
    }

    [Fact]
    public async Task List_has_room_for_thirty()
    {
        using var list = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri("/api/v1/examples?size=100", UriKind.Relative)));
        var slugs = list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()).ToList();

        var full = await Site.PageAsync("/eksempler/liste?" + string.Join('&', slugs.Take(30).Select(slug => $"id={slug}")));
        var more = await Site.PageAsync("/eksempler/liste?" + string.Join('&', slugs.Select(slug => $"id={slug}")));

        Assert.Equal(30, Articles(full).Count);
        Assert.Empty(full.QuerySelectorAll(".alert-warning"));
        Assert.Equal(slugs.Take(30), Articles(more));
        Assert.Contains("En liste har plads til 30 eksempler", Assert.Single(more.QuerySelectorAll(".alert-warning")).TextContent);
    }

    [Fact]
    public async Task Example_can_be_taken_off_the_list()
    {
        var page = await Site.PageAsync("/eksempler/liste?id=kolding-jobdating&id=hjoerring-modellen");
        var link = page.QuerySelectorAll("article")[0].QuerySelectorAll("a").Single(link => link.TextContent.StartsWith("Fjern fra listen", StringComparison.Ordinal));

        Assert.Equal(["hjoerring-modellen"], Articles(await Site.PageAsync(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Thousand_ids_are_a_normal_page()
    {
        var answer = await Site.RawAsync("/eksempler/liste?" + string.Join('&', Enumerable.Range(0, 1_000).Select(number => $"id=x{number}")));

        Assert.Contains("En liste har plads til 30 eksempler", answer.Body);
        Assert.InRange(answer.Body.Length, 1_000, 100_000);
    }

    private static List<string> Articles(IDocument page) => page.QuerySelectorAll("article").Select(article => article.Id!).ToList();
}
