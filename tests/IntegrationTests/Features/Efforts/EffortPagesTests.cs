using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Efforts;

public sealed class EffortPagesTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Fact]
    public async Task Room_leads_to_thirteen_efforts()
    {
        Assert.Equal(13, (await Site.PageAsync("/indsatser")).QuerySelectorAll("main .sign").Length);
    }

    [Theory]
    [InlineData("virksomhedsrettet-indsats", "KL fremhæver")]
    [InlineData("ordinaere-timer", "KL fremhæver")]
    [InlineData("igu", "KL fremhæver")]
    [InlineData("brancherettet-opkvalificering", "KL fremhæver")]
    [InlineData("danskundervisning", "KL fremhæver")]
    [InlineData("helhedsorienteret-indsats", "KL fremhæver")]
    [InlineData("nytteindsats", "KL har forbehold")]
    public async Task Effort_of_the_hand_out_says_where_KL_stands_and_what_sources_say(string effort, string stance)
    {
        var page = await Site.PageAsync($"/indsatser/{effort}");

        Assert.StartsWith(stance, page.QuerySelector(".stance")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".findings li, .gap"));
        Assert.All(page.QuerySelectorAll(".findings .source-line"), line => Assert.Matches(@"(\d{4}|uden år) · .+ · (læst i kilden|refereret i en anden kilde|vores egen slutning)", line.TextContent.ReplaceLineEndings(" ")));
        Assert.NotEmpty(page.QuerySelectorAll(".example-card"));
        Assert.Contains("Sidst opdateret", page.QuerySelector(".page-meta")!.TextContent);
    }

    [Fact]
    public async Task Wider_and_narrower_efforts_lead_to_each_other()
    {
        var wide = await Site.PageAsync("/indsatser/virksomhedsrettet-indsats");
        var narrow = await Site.PageAsync("/indsatser/virksomhedspraktik");

        Assert.NotNull(wide.QuerySelector("main a[href='/indsatser/virksomhedspraktik']"));
        Assert.NotNull(narrow.QuerySelector("main a[href='/indsatser/virksomhedsrettet-indsats']"));
    }
}
