using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Errors;

public sealed class ErrorTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    [Theory]
    [InlineData("findes-ikke")]
    [InlineData("AALBORG-SVEJSERE-BLADT")]
    [InlineData("Aalborg")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData(".env")]
    [InlineData("%2e%2e")]
    [InlineData("%2F")]
    [InlineData("a%2Fb")]
    [InlineData("%5C")]
    [InlineData("%FF")]
    [InlineData("%C3%28")]
    [InlineData("%ED%A0%80")]
    [InlineData("%EF%BF%BE")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("%20")]
    [InlineData("%0A")]
    [InlineData("%22%3E%3Cscript%3E")]
    [InlineData("%C3%A6%C3%B8%C3%A5")]
    [InlineData("'%20or%201=1--")]
    [InlineData("a;b")]
    [InlineData("-")]
    [InlineData("%zz")]
    [InlineData("%")]
    [InlineData("%u00e6")]
    public async Task Unknown_slug_is_the_404_page_in_every_room(string slug)
    {
        foreach (var room in (string[])["eksempler", "temaer", "indsatser", "kommuner"])
        {
            var answer = await Site.RawAsync($"/{room}/{slug}");
            // Two dots lead up to the front page, as in any address.
            if (slug is ".." or "%2e%2e")
            {
                Assert.Contains(answer.Status, new[] { HttpStatusCode.OK, HttpStatusCode.NotFound });
                continue;
            }

            Assert.True(answer.Status == HttpStatusCode.NotFound, $"{room}: {answer.Status}");
            Assert.Contains("<h1>Siden findes ikke</h1>", answer.Body);
            Assert.DoesNotContain("<script>", answer.Body);
        }
    }

    [Fact]
    public async Task Endless_slug_is_the_404_page()
    {
        foreach (var letter in (string[])["a", ".", "%C3%A5"])
        {
            foreach (var room in (string[])["eksempler", "temaer", "indsatser", "kommuner", "findes-ikke"])
            {
                var answer = await Site.RawAsync($"/{room}/{string.Concat(Enumerable.Repeat(letter, 5_000))}");

                Assert.True(answer.Status == HttpStatusCode.NotFound, $"{room}: {answer.Status}");
            }
        }
    }

    [Theory]
    [InlineData("/eksempler/%00")]
    [InlineData("/eksempler/a%00b")]
    [InlineData("/eksempler/\u0001")]
    [InlineData("eksempler")]
    [InlineData("/eksempler?q=\u00ff")]
    public async Task Address_that_is_none_is_refused(string target)
    {
        Assert.InRange((int)(await Site.RawAsync(target)).Status, 400, 405);
    }

    [Fact]
    public async Task Address_longer_than_any_is_refused()
    {
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await Site.RawAsync("/eksempler?q=" + new string('a', 200_000))).Status);
    }

    [Fact]
    public async Task Page_that_is_missing_says_so_and_is_not_kept()
    {
        using var response = await Site.GetAsync("/findes/ikke");
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Siden findes ikke", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.NotNull(page.QuerySelector("form[action='/eksempler'] input[name=q]"));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("/api/v1/findes-ikke")]
    [InlineData("/api/v1/examples/findes-ikke")]
    [InlineData("/api/v1/examples/%FF")]
    [InlineData("/api/v1/examples/AALBORG-SVEJSERE-BLADT")]
    [InlineData("/feeds/temaer/findes-ikke.atom")]
    [InlineData("/feeds/findes-ikke.atom")]
    public async Task Program_that_asks_for_what_is_missing_gets_problem_details(string path)
    {
        using var response = await Site.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(404, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("/fejl/404", 404, "Siden findes ikke")]
    [InlineData("/fejl/403", 403, "Du har ikke adgang til siden")]
    [InlineData("/fejl/429", 429, "Vent et øjeblik")]
    [InlineData("/fejl/500", 500, "Noget gik galt hos os")]
    [InlineData("/fejl/400", 400, "Vi forstod ikke forespørgslen")]
    [InlineData("/fejl/200", 404, null)]
    [InlineData("/fejl/-1", 404, null)]
    [InlineData("/fejl/99999999999", 404, "Siden findes ikke")]
    [InlineData("/fejl/abc", 404, "Siden findes ikke")]
    public async Task Error_page_answers_with_its_own_status(string path, int status, string? heading)
    {
        using var response = await Site.GetAsync(path);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(heading ?? page.QuerySelector("h1")!.TextContent, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Fault_of_ours_is_a_page_with_a_code_and_no_details()
    {
        await using var site = await BrokenSiteAsync();
        using var response = await site.GetAsync("/eksempler/aalborg-svejsere-bladt");
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("<h1>Noget gik galt hos os</h1>", html);
        Assert.Matches("<code>[0-9A-Za-z:]{10,}</code>", html);
        Assert.DoesNotContain("Sqlite", html);
        Assert.DoesNotContain("   at ", html);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Null(response.Headers.ETag);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
        Assert.True(response.Headers.Contains("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Fault_of_ours_is_problem_details_for_a_program()
    {
        await using var site = await BrokenSiteAsync();
        using var response = await site.GetAsync("/api/v1/examples/aalborg-svejsere-bladt");
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("Sqlite", body);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    /// <summary>A site whose database has lost its table of revisions while it runs.</summary>
    private static async Task<TestSite> BrokenSiteAsync()
    {
        var site = await TestSite.StartAsync(provider: DatabaseProvider.Sqlite, settings: ["--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft=None"]);
        await using var db = await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync($"drop table PracticeExampleRevisions");
        return site;
    }
}
