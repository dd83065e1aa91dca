using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Mail;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Development;

public sealed class MailPageTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    [Fact]
    public async Task Mail_is_read_on_a_page_in_development()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: "--environment=Development");
        Assert.Contains("Der er ingen mail endnu.", (await site.PageAsync("/udvikling/post")).Body!.TextContent);
        await WriteAsync(site, "Kladden er her:\nhttp://localhost/del/kladde?n=1&k=<ikke-med>\n");

        var page = await site.PageAsync("/udvikling/post");

        Assert.Equal("Jeres kladde på Vejviser", page.QuerySelector("article h2")!.TextContent);
        Assert.Contains("Til jobcenter@kommune.example, 2. marts 2026 kl. 10.30.00 UTC", page.QuerySelector("article")!.TextContent);
        Assert.Equal("http://localhost/del/kladde?n=1&k=", page.QuerySelector("article a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Nobody_else_reads_mail()
    {
        using var response = await reading.Site.GetAsync("/udvikling/post");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Site_with_a_mail_server_sends_by_itself_and_says_that_it_can()
    {
        await using var server = await MailServer.StartAsync();
        await using var site = await TestSite.StartAsync(seed: false, settings: ["--Mail:Host=127.0.0.1", $"--Mail:Port={server.Port}", "--Mail:From=vejviser@kommune.example"]);
        await WriteAsync(site, "Kære Ærø\n");

        Assert.Equal("Kære Ærø", (await server.NextAsync()).Text.TrimEnd());
        Assert.Contains("\"mail\":\"ok\"", await site.Client.GetStringAsync(new Uri("/readyz", UriKind.Relative)));
        Assert.Contains("\"mail\":\"unconfigured\"", await reading.Site.Client.GetStringAsync(new Uri("/readyz", UriKind.Relative)));
    }

    private static async Task WriteAsync(TestSite site, string text)
    {
        var at = TestClock.AtStart().GetUtcNow().UtcDateTime;
        await using var db = await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        db.Add(new OutboxMessage { Kind = "test", To = "jobcenter@kommune.example", Subject = "Jeres kladde på Vejviser", Text = text, Html = "<p>Hej</p>", CreatedAt = at, NextAttemptAt = at });
        await db.SaveChangesAsync();
    }
}
