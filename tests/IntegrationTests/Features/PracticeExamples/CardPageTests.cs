using System.Net;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Features.Editorial.Publishing;

namespace Vejviser.IntegrationTests.Features.PracticeExamples;

public sealed class CardPageTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private static readonly Editor Editor = new(new ActingAccount(1, 1, AccountRole.Editor), "https://vejviser.example", IsStrong: true);

    [Fact]
    public async Task Card_tells_what_it_is_whose_and_where_the_rest_is()
    {
        var card = await reading.Site.PageAsync("/eksempler/aalborg-svejsere-bladt/kort");
        var page = await reading.Site.PageAsync("/eksempler/aalborg-svejsere-bladt");
        var main = card.QuerySelector("main")!;

        Assert.Equal(page.QuerySelector("h1")!.TextContent, main.QuerySelector("h1")!.TextContent);
        Assert.Contains(page.QuerySelector(".lead")!.TextContent, main.TextContent, StringComparison.Ordinal);
        Assert.Contains("Aalborg Kommune", main.QuerySelector(".row-where")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(main.QuerySelector(".row-facts")!.TextContent);
        Assert.Contains("opdateret", main.QuerySelector(".source-line")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{reading.Site.Address}eksempler/aalborg-svejsere-bladt", main.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("_top", card.QuerySelector("base")!.GetAttribute("target"));
        Assert.Empty(card.QuerySelectorAll("form, script"));
    }

    [Fact]
    public async Task Any_site_may_frame_the_card_and_only_the_card()
    {
        using var card = await reading.Site.GetAsync("/eksempler/aalborg-svejsere-bladt/kort");
        using var page = await reading.Site.GetAsync("/eksempler/aalborg-svejsere-bladt");

        Assert.Contains("frame-ancestors *", string.Join(' ', card.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_to_copy_leads_to_the_card()
    {
        var page = await reading.Site.PageAsync("/eksempler/aalborg-svejsere-bladt");
        var code = page.QuerySelector("#indlejring")!.TextContent;

        Assert.StartsWith($"<iframe src=\"{reading.Site.Address}eksempler/aalborg-svejsere-bladt/kort\" title=\"", code, StringComparison.Ordinal);
        Assert.Equal("Indsæt på jeres egen side", page.QuerySelector("details:has(#indlejring) summary")!.TextContent);
    }

    [Fact]
    public async Task Frame_of_what_went_says_so_and_nothing_of_it()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        await site.ImportAsync(TestRecords.Record("a"), TestRecords.Record("b"), TestRecords.Record("c"));
        await site.Get<HideExample>().RunAsync("a", true, Editor, CancellationToken.None);
        Assert.Empty(await site.Get<MergeExamples>().RunAsync("b", "c", Editor, CancellationToken.None));

        using var gone = await site.GetAsync("/eksempler/a/kort");
        using var merged = await site.GetAsync("/eksempler/b/kort");
        using var never = await site.GetAsync("/eksempler/findes-ikke/kort");
        var text = await gone.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("Eksemplet er ikke offentligt længere", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eksemplet a", text, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors *", string.Join(' ', gone.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MovedPermanently, merged.StatusCode);
        Assert.Equal("/eksempler/c/kort", merged.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
    }
}
