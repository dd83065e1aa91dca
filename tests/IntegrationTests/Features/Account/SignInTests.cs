using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Account;

/// <summary>Signing in with a mailed code, as a browser does it.</summary>
public sealed partial class SignInTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.StartAsync(seed: false);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Address_in_an_active_domain_signs_in_and_has_an_account_of_its_municipality()
    {
        using var visitor = new Visitor(site.Address);

        await SignInAsync(visitor, "Medarbejder@okf.KK.dk");

        Assert.Equal("/konto", visitor.Path);
        Assert.Contains("Bidragyder i Københavns Kommune", visitor.Page.Body!.TextContent);
        await using var db = Open();
        var account = await db.Accounts.SingleAsync();
        Assert.Equal(("medarbejder@okf.kk.dk", AccountRole.Contributor, "0101"), (account.Email, account.Role, account.MunicipalityCode));
        Assert.NotNull(account.LastSignedInAt);
    }

    [Fact]
    public async Task Address_nobody_knows_is_answered_just_as_one_that_may_sign_in_and_gets_no_mail()
    {
        using var known = new Visitor(site.Address);
        using var unknown = new Visitor(site.Address);

        await AskAsync(known, "medarbejder@kk.dk");
        await AskAsync(unknown, "nogen@ukendt.example");

        Assert.Equal((known.Path, known.Status, Plain(known)), (unknown.Path, unknown.Status, Plain(unknown)));
        await using var db = Open();
        Assert.Equal(["medarbejder@kk.dk"], await db.Outbox.Select(mail => mail.To).ToListAsync());
    }

    [Fact]
    public async Task Domain_of_less_than_high_confidence_waits_for_an_administrator()
    {
        using var visitor = new Visitor(site.Address);

        await AskAsync(visitor, "medarbejder@balk.dk");

        await using var db = Open();
        Assert.Empty(await db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task Wrong_code_is_told_and_after_five_the_right_one_is_dead_too()
    {
        using var visitor = new Visitor(site.Address);
        await AskAsync(visitor, "medarbejder@kk.dk");
        var code = await CodeAsync();
        var wrong = code == "000000" ? "000001" : "000000";

        for (var attempt = 0; attempt < 5; attempt++)
        {
            await visitor.SubmitAsync(("kode", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        }

        await visitor.SubmitAsync(("kode", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("prøvet for mange gange", visitor.Page.Body!.TextContent);
    }

    [Fact]
    public async Task Code_works_once_and_only_in_the_browser_that_asked()
    {
        using var visitor = new Visitor(site.Address);
        using var thief = new Visitor(site.Address);
        await AskAsync(visitor, "medarbejder@kk.dk");
        var code = await CodeAsync();

        await thief.OpenAsync("/konto/kode");
        await thief.SubmitAsync(("kode", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thief.Status);

        await visitor.SubmitAsync(("kode", $"{code[..3]} {code[3..]}"));
        Assert.Equal((HttpStatusCode.OK, "/konto"), (visitor.Status, visitor.Path));
        await using var db = Open();
        Assert.NotNull((await db.SignInCodes.SingleAsync()).UsedAt);
    }

    [Fact]
    public async Task Sixth_code_within_the_hour_is_not_sent()
    {
        for (var time = 0; time < 7; time++)
        {
            using var visitor = new Visitor(site.Address);
            await AskAsync(visitor, "medarbejder@kk.dk");
            Assert.Equal("/konto/kode", visitor.Path.Split('?')[0]);
        }

        await using var db = Open();
        Assert.Equal(5, await db.Outbox.CountAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ikke en adresse")]
    [InlineData("a@b@c.dk")]
    [InlineData("a@localhost")]
    [InlineData("a\r\nBcc: b@kk.dk@kk.dk")]
    public async Task What_is_no_address_is_told_and_kept(string typed)
    {
        using var visitor = new Visitor(site.Address);
        await visitor.OpenAsync("/konto/log-ind");

        await visitor.SubmitAsync("/log-ind", ("email", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Skriv din arbejdsmail", visitor.Page.QuerySelector(".error-summary")!.TextContent);
    }

    [Fact]
    public async Task Closed_account_is_out_at_its_next_request_and_gets_no_code()
    {
        using var visitor = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        await visitor.OpenAsync("/konto");
        Assert.Equal("/konto", visitor.Path);

        await using (var db = Open())
        {
            await db.Accounts.ExecuteUpdateAsync(row => row.SetProperty(account => account.DisabledAt, TimeProvider.System.GetUtcNow().UtcDateTime));
        }

        await visitor.OpenAsync("/konto");
        Assert.StartsWith("/konto/log-ind", visitor.Path);
        await AskAsync(visitor, "medarbejder@kk.dk");
        await using var after = Open();
        Assert.Empty(await after.Outbox.ToListAsync());
    }

    [Fact]
    public async Task Sessions_are_listed_and_one_ends_another()
    {
        using var here = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        using var there = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        await here.OpenAsync("/konto");
        Assert.Equal(2, here.Page.QuerySelectorAll("input[name=session]").Length);

        await here.SubmitAsync("?handler=EndSession", ("session", here.Page.QuerySelectorAll("form").Single(form => form.QuerySelector("button")?.TextContent.Contains("Log ud dér", StringComparison.Ordinal) == true).QuerySelector("input[name=session]")!.GetAttribute("value")!));

        await there.OpenAsync("/konto");
        Assert.StartsWith("/konto/log-ind", there.Path);
        await here.OpenAsync("/konto");
        Assert.Equal("/konto", here.Path);
    }

    [Theory]
    [InlineData("https://ond.example/")]
    [InlineData("//ond.example/")]
    [InlineData("/\\ond.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_but_here(string onward)
    {
        using var visitor = new Visitor(site.Address);
        await visitor.OpenAsync("/konto/log-ind?videre=" + Uri.EscapeDataString(onward));

        await visitor.SubmitAsync("/log-ind", ("email", "medarbejder@kk.dk"));
        await visitor.SubmitAsync(("kode", await CodeAsync()));

        Assert.Equal("/konto", visitor.Path);
    }

    [Fact]
    public async Task Form_sent_after_the_session_ended_comes_through_signing_in_with_everything_typed()
    {
        using var visitor = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        await visitor.OpenAsync("/konto/slet");
        await using (var db = Open())
        {
            await db.Sessions.ExecuteDeleteAsync();
        }

        visitor.SendsOrigin = true;
        await visitor.SubmitAsync(("besked", "Det her må ikke gå tabt & æøå"));
        Assert.Equal(HttpStatusCode.Unauthorized, visitor.Status);
        Assert.Contains("Det, du skrev, er her stadig", visitor.Page.Body!.TextContent);

        await visitor.SubmitAsync("/log-ind", ("email", "medarbejder@kk.dk"));
        await visitor.SubmitAsync(("kode", await CodeAsync()));
        Assert.Equal("Det her må ikke gå tabt & æøå", visitor.Page.QuerySelector("input[name=besked]")!.GetAttribute("value"));
        await visitor.SubmitAsync();

        Assert.Equal("/", visitor.Path);
        await using var after = Open();
        Assert.Empty(await after.Accounts.ToListAsync());
        Assert.Equal("slettede sin konto", (await after.AuditEntries.SingleAsync()).Act);
    }

    [Fact]
    public async Task Form_with_the_token_of_before_signing_in_is_offered_again()
    {
        using var visitor = new Visitor(site.Address);
        await visitor.OpenAsync("/konto/log-ind");
        var page = visitor.Page;
        using var other = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        foreach (Cookie cookie in other.Cookies.GetCookies(site.Address))
        {
            visitor.Cookies.Add(site.Address, new Cookie(cookie.Name, cookie.Value));
        }

        visitor.SendsOrigin = true;
        await visitor.SubmitAsync("/log-ind", ("email", "medarbejder@kk.dk"));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal("medarbejder@kk.dk", visitor.Page.QuerySelector("input[name=email]")!.GetAttribute("value"));
        Assert.NotSame(page, visitor.Page);
    }

    [Fact]
    public async Task Form_from_another_site_is_refused_and_not_kept()
    {
        using var visitor = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/konto/slet") { Content = new FormUrlEncodedContent([new("besked", "tyv")]) };
        request.Headers.Add("Origin", "https://ond.example");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await visitor.RawAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("tyv", await answer.Content.ReadAsStringAsync());
    }

    private AppDbContext Open() => site.Get<IDbContextFactory<AppDbContext>>().CreateDbContext();

    private static async Task AskAsync(Visitor visitor, string email)
    {
        await visitor.OpenAsync("/konto/log-ind");
        await visitor.SubmitAsync("/log-ind", ("email", email));
    }

    private async Task SignInAsync(Visitor visitor, string email)
    {
        await AskAsync(visitor, email);
        await visitor.SubmitAsync(("kode", await CodeAsync()));
    }

    private async Task<string> CodeAsync()
    {
        await using var db = Open();
        return Digits().Match(await db.Outbox.OrderByDescending(mail => mail.Id).Select(mail => mail.Text).FirstAsync()).Value;
    }

    // The form's token differs from page to page.
    private static string Plain(Visitor visitor) => Token().Replace(visitor.Page.DocumentElement.OuterHtml, "");

    [GeneratedRegex(@"\d{6}")]
    private static partial Regex Digits();

    [GeneratedRegex("name=\"form_token\"[^>]*>")]
    private static partial Regex Token();
}
