using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.About;

public sealed class AboutPagesTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Theory]
    [InlineData("/eksempler/aalborg-svejsere-bladt", "/eksempler/aalborg-svejsere-bladt")]
    [InlineData("//ond.example", null)]
    [InlineData("https://ond.example", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("/%22%3E%3Cscript%3E", null)]
    [InlineData("%00", null)]
    [InlineData("", null)]
    public async Task Report_names_the_page_when_it_is_ours(string page, string? named)
    {
        Assert.Equal(named, (await Site.PageAsync($"/om/fejl?side={page}")).QuerySelector("main code")?.TextContent);
    }

    [Fact]
    public async Task Every_page_leads_to_the_report_on_itself()
    {
        var link = (await Site.PageAsync("/eksempler/hjoerring-modellen")).QuerySelectorAll("a").Single(link => link.TextContent == "Fejl eller personoplysninger?");

        Assert.Equal("/eksempler/hjoerring-modellen", (await Site.PageAsync(link.GetAttribute("href")!)).QuerySelector("main code")!.TextContent);
    }

    [Fact]
    public async Task Editors_mailbox_stands_where_readers_look_for_it()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: "--Site:EditorsMailbox=redaktion@kommune.example");
        foreach (var path in (string[])["/om", "/om/fejl", "/hjaelp", "/privatliv", "/tilgaengelighed", "/del"])
        {
            Assert.Equal("redaktion@kommune.example", (await site.PageAsync(path)).QuerySelector("a[href^='mailto:']")!.TextContent);
        }
    }

    [Fact]
    public async Task Press_contact_is_given_by_role()
    {
        Assert.Contains("KL’s presseafdeling", (await Site.PageAsync("/om")).QuerySelector("main")!.TextContent);
    }
}
