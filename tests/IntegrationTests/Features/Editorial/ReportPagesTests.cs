using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Reports;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Infrastructure;

namespace Vejviser.IntegrationTests.Features.Editorial;

/// <summary>From a reader's word that something is wrong to the editors' answer.</summary>
public sealed class ReportPagesTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Report_reaches_the_editors_who_hide_the_example_with_one_click_answer_and_close()
    {
        var shared = await Site.PublishedAsync();
        var email = $"laeser-{shared.Id}@example.dk";
        using var reader = new Visitor(Site.Address);
        await reader.OpenAsync($"/om/fejl?side={shared.Page}");
        await reader.SubmitAsync(("text", $"Andet afsnit nævner en borger ved navn ({shared.PublicId})."), ("email", email));
        Assert.Contains("Tak. Redaktionen ser på det", reader.Page.Body!.TextContent);
        Assert.Empty(reader.Cookies.GetAllCookies());

        var report = await ReportAsync(shared);
        var notice = (await Site.Contexts().MailAsync("redaktion@kommune.example")).Single(mail => mail.Text.Contains($"/redaktion/henvendelser/{report.Id}\n", StringComparison.Ordinal));
        Assert.DoesNotContain("Andet afsnit", notice.Text);

        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/henvendelser/{report.Id}");
        await editor.SubmitAsync($"{shared.Case}/skjul");
        using (var hidden = await Site.GetAsync(shared.Page))
        {
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        await editor.OpenAsync($"/redaktion/henvendelser/{report.Id}");
        await editor.SubmitAsync("handler=Answer", ("answer", "Tak. Vi har fjernet navnet."));
        Assert.Contains("Tak. Vi har fjernet navnet.", Assert.Single(await Site.Contexts().MailAsync(email)).Text);

        await editor.SubmitAsync("handler=Close", ("outcome", "Navnet er fjernet."));
        Assert.Contains("Henvendelsen er afsluttet", editor.Page.Body!.TextContent);
        Assert.Equal("Navnet er fjernet.", (await ReportAsync(shared)).Outcome);
    }

    [Fact]
    public async Task Hiding_from_a_report_without_the_second_factor_asks_for_it()
    {
        var shared = await Site.PublishedAsync();
        using var reader = new Visitor(Site.Address);
        await reader.OpenAsync($"/om/fejl?side={shared.Page}");
        await reader.SubmitAsync(("text", "Der står et navn."));
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync($"/redaktion/henvendelser/{(await ReportAsync(shared)).Id}");
        await editor.SubmitAsync($"{shared.Case}/skjul");

        Assert.StartsWith("/konto/bekraeft", editor.Path, StringComparison.Ordinal);
        Assert.Null((await Site.ReadAsync(shared)).HiddenAt);
    }

    [Fact]
    public async Task Report_with_a_cpr_number_comes_back_with_the_place_marked_and_is_not_kept()
    {
        using var reader = new Visitor(Site.Address);
        await reader.OpenAsync("/om/fejl?side=/eksempler");
        await reader.SubmitAsync(("text", "Der står 010190-1234 på siden."), ("email", "ikke en adresse"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reader.Status);
        Assert.Equal("010190-1234", reader.Page.QuerySelector(".place mark")!.TextContent);
        Assert.Equal("Der står 010190-1234 på siden.", reader.Page.QuerySelector("#text")!.TextContent.Trim());
        Assert.NotNull(reader.Page.QuerySelector("#fejl a[href='#email']"));
        Assert.Equal("/eksempler", reader.Page.QuerySelector("main code")!.TextContent);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.False(await db.ProblemReports.AnyAsync(report => report.Text.Contains("010190")));
    }

    [Fact]
    public async Task Program_that_fills_every_field_is_thanked_and_forgotten()
    {
        using var reader = new Visitor(Site.Address);
        await reader.OpenAsync("/om/fejl");
        await reader.SubmitAsync(("text", "Køb billige ure her"), ("website", "https://ure.example"));

        Assert.Contains("Tak.", reader.Page.Body!.TextContent);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.False(await db.ProblemReports.AnyAsync(report => report.Text.Contains("billige ure")));
    }

    [Fact]
    public async Task Report_beyond_the_hours_is_asked_to_wait_and_keeps_its_text()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: "--RateLimit:PerMinute=600");
        using var reader = new Visitor(site.Address);
        for (var sent = 0; sent < LetterLimits.PerHour; sent++)
        {
            await reader.OpenAsync("/om/fejl");
            await reader.SubmitAsync(("text", "Der er en slåfejl."));
            Assert.Equal(HttpStatusCode.OK, reader.Status);
        }

        await reader.OpenAsync("/om/fejl");
        await reader.SubmitAsync(("text", "En til."));
        Assert.Equal(HttpStatusCode.TooManyRequests, reader.Status);
        Assert.Equal("En til.", reader.Page.QuerySelector("#text")!.TextContent.Trim());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_written_is_forgotten_ninety_days_after_it_was_dealt_with(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var clock = TestClock.AtStart();
        var now = clock.GetUtcNow().UtcDateTime;
        await using (var db = database.Open())
        {
            db.Add(new ProblemReport { Text = "Om en borger", ReplyTo = "laeser@example.dk", CreatedAt = now, HandledAt = now, Outcome = "Rettet." });
            db.Add(new ProblemReport { Text = "Ikke set endnu", ReplyTo = "laeser@example.dk", CreatedAt = now });
            await db.SaveChangesAsync();
        }

        var forget = new ForgetReports(database.Get<IDbContextFactory<AppDbContext>>(), clock);
        clock.Advance(TimeSpan.FromDays(90));
        await forget.RunAsync(CancellationToken.None);
        Assert.Equal(["Om en borger", "Ikke set endnu"], await TextsAsync());

        clock.Advance(TimeSpan.FromMinutes(1));
        await forget.RunAsync(CancellationToken.None);
        Assert.Equal(["", "Ikke set endnu"], await TextsAsync());

        async Task<List<string>> TextsAsync()
        {
            await using var db = database.Open();
            return await db.ProblemReports.OrderBy(report => report.Id).Select(report => report.Text).ToListAsync();
        }
    }

    private async Task<ProblemReport> ReportAsync(Shared shared)
    {
        await using var db = await Site.Contexts().CreateDbContextAsync();
        return await db.ProblemReports.AsNoTracking().SingleAsync(report => report.PracticeExampleId == shared.Id);
    }
}
