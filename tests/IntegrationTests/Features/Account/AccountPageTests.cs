using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features;

namespace Vejviser.IntegrationTests.Features.Account;

/// <summary>One's own account, and the way in and out of it.</summary>
public sealed class AccountPageTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.StartAsync(seed: false);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task New_role_counts_at_the_next_request()
    {
        using var visitor = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        await visitor.OpenAsync("/redaktion");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);

        await SetAsync("medarbejder@kk.dk", AccountRole.Editor);
        await visitor.OpenAsync("/redaktion");
        Assert.Equal((HttpStatusCode.OK, "/redaktion"), (visitor.Status, visitor.Path));

        await SetAsync("medarbejder@kk.dk", AccountRole.Contributor);
        await visitor.OpenAsync("/redaktion");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself()
    {
        using var visitor = await site.VisitorAsync(AccountRole.Contributor);
        await visitor.OpenAsync("/konto/log-ud");
        await visitor.SubmitAsync();

        Assert.Equal("/", visitor.Path);
        await using var db = await site.Contexts().CreateDbContextAsync();
        Assert.Empty(await db.Sessions.ToListAsync());
    }

    [Fact]
    public async Task Signing_in_anew_ends_the_session_of_before()
    {
        using var visitor = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        await visitor.OpenAsync("/konto/kode");
        using var other = new Visitor(site.Address);
        await other.OpenAsync("/konto/log-ind");
        await other.SubmitAsync("/log-ind", ("email", "medarbejder@kk.dk"));
        foreach (Cookie cookie in other.Cookies.GetCookies(site.Address).Where(cookie => cookie.Name == "vejviser-kode"))
        {
            visitor.Cookies.Add(site.Address, new Cookie(cookie.Name, cookie.Value));
        }

        await using var db = await site.Contexts().CreateDbContextAsync();
        await visitor.SubmitAsync(("kode", (await db.Outbox.SingleAsync()).Text.Split("Din kode er ")[1][..6]));

        Assert.Equal("/konto", visitor.Path);
        Assert.Single(await db.Sessions.ToListAsync());
    }

    [Fact]
    public async Task Session_of_somebody_else_cannot_be_ended()
    {
        using var victim = await site.VisitorAsync(AccountRole.Contributor, email: "offer@kk.dk");
        using var thief = await site.VisitorAsync(AccountRole.Contributor, email: "tyv@kk.dk");
        using var elsewhere = await site.VisitorAsync(AccountRole.Contributor, email: "tyv@kk.dk");
        await using var db = await site.Contexts().CreateDbContextAsync();
        var session = await db.Sessions.Join(db.Accounts.Where(account => account.Email == "offer@kk.dk"), session => session.AccountId, account => account.Id, (session, _) => session.Id).SingleAsync();

        await thief.OpenAsync("/konto");
        await thief.SubmitAsync("?handler=EndSession", ("session", $"{session}"));

        await victim.OpenAsync("/konto");
        Assert.Equal("/konto", victim.Path);
    }

    /// <summary>OWASP ASVS 5.0, V7.5.2: whoever has found a session cannot throw its owner out of the others.</summary>
    [Fact]
    public async Task Other_session_ends_after_new_proof_only()
    {
        using var here = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        using var there = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        await here.OpenAsync("/konto");
        var form = here.Page.QuerySelectorAll("form").Single(form => form.QuerySelector("button")?.TextContent.Contains("Log ud dér", StringComparison.Ordinal) == true);
        var other = form.QuerySelector("input[name=session]")!.GetAttribute("value")!;
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            var before = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-16);
            await db.Sessions.ExecuteUpdateAsync(row => row.SetProperty(session => session.CreatedAt, before).SetProperty(session => session.StrengthenedAt, (DateTime?)null));
        }

        await here.SubmitAsync("?handler=EndSession", ("session", other));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, here.Status);
        Assert.Contains("Log ud og ind igen", here.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Log ud dér", here.Page.Body!.TextContent, StringComparison.Ordinal);
        await there.OpenAsync("/konto");
        Assert.Equal("/konto", there.Path);

        // Whoever has a second factor gives that.
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await db.Accounts.ExecuteUpdateAsync(row => row.SetProperty(account => account.AuthenticatorConfirmedAt, TimeProvider.System.GetUtcNow().UtcDateTime));
        }

        await here.OpenAsync("/konto");
        Assert.NotNull(here.Page.QuerySelector($"main a[href='{AccountLinks.ConfirmAndReturn(AccountLinks.Account)}']"));
        await StrengthenAsync(TimeProvider.System.GetUtcNow().UtcDateTime);
        await here.OpenAsync("/konto");
        await here.SubmitAsync("?handler=EndSession", ("session", other));
        await there.OpenAsync("/konto");
        Assert.StartsWith("/konto/log-ind", there.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_data_can_be_fetched_and_hold_no_secret()
    {
        var shared = await site.ShareAsync();
        using var visitor = await site.VisitorAsync(AccountRole.Contributor, email: shared.AuthorEmail, municipality: "0101");
        using var answer = await visitor.RawAsync(new(HttpMethod.Get, "/konto/data"));

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var text = await answer.Content.ReadAsStringAsync();
        var data = JsonDocument.Parse(text).RootElement;
        Assert.Equal(shared.AuthorEmail, data.GetProperty("email").GetString());
        Assert.Equal("Københavns Kommune", data.GetProperty("municipality").GetString());
        Assert.Single(data.GetProperty("sessions").EnumerateArray());
        Assert.Equal(shared.Content.Approach, Assert.Single(data.GetProperty("examples").EnumerateArray()).GetProperty("text").GetProperty("approach").GetString());
        Assert.DoesNotContain("token", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Editors_form_waits_for_the_second_factor_with_everything_typed()
    {
        var shared = await site.ShareAsync();
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/eksempler/{shared.PublicId}/planlaeg");
        await StrengthenAsync(null);

        editor.SendsOrigin = true;
        var field = editor.Page.QuerySelector("main form input:not([type=hidden])")!.GetAttribute("name")!;
        await editor.SubmitAsync((field, "det, jeg skrev"));

        Assert.Equal(HttpStatusCode.Forbidden, editor.Status);
        Assert.Equal("Bekræft, at det er dig", editor.Page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(editor.Page.QuerySelector($"a[href='{AccountLinks.Confirm}'][target=_blank]"));
        Assert.Equal("det, jeg skrev", editor.Page.QuerySelector($"input[name='{field}']")!.GetAttribute("value"));

        // Given in the other window; the form of this one still counts.
        await StrengthenAsync(TimeProvider.System.GetUtcNow().UtcDateTime);
        await editor.SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Equal("det, jeg skrev", editor.Page.QuerySelector($"input[name='{field}']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task New_code_can_be_asked_for_without_letting_go_of_what_was_typed()
    {
        using var visitor = await site.VisitorAsync(AccountRole.Contributor, email: "medarbejder@kk.dk");
        await visitor.OpenAsync("/konto/slet");
        await using var db = await site.Contexts().CreateDbContextAsync();
        await db.Sessions.ExecuteDeleteAsync();
        visitor.SendsOrigin = true;
        await visitor.SubmitAsync(("besked", "må ikke gå tabt"));
        await visitor.SubmitAsync("/log-ind", ("email", "medarbejder@kk.dk"));
        await visitor.SubmitAsync(("kode", "12345"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);

        await visitor.SubmitAsync(AccountLinks.SignIn);
        Assert.Equal(2, await db.Outbox.CountAsync());
        await visitor.SubmitAsync("/kode", ("kode", (await db.Outbox.OrderByDescending(mail => mail.Id).FirstAsync()).Text.Split("Din kode er ")[1][..6]));

        Assert.Equal("må ikke gå tabt", visitor.Page.QuerySelector("input[name=besked]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/eksempler?q=æøå", "/eksempler?q=%C3%A6%C3%B8%C3%A5")]
    [InlineData("/eksempler?q=\ud83d\ude00", "/eksempler?q=%F0%9F%98%80")]
    [InlineData("/..//ond.example", "/..//ond.example")]
    [InlineData("//ond.example", "/konto")]
    [InlineData("/\tond", "/konto")]
    [InlineData("/\r\nSet-Cookie: a=b", "/konto")]
    [InlineData("", "/konto")]
    [InlineData(null, "/konto")]
    [InlineData("/", "/")]
    public void Way_onward_is_an_address_here_that_a_header_can_hold(string? onward, string expected) =>
        Assert.Equal(expected, AccountLinks.OnwardTo(onward));

    [Fact]
    public void Half_a_letter_in_the_way_onward_is_no_fault() => Assert.Equal("/%EF%BF%BD", AccountLinks.OnwardTo($"/{'\ud83d'}"));

    [Fact]
    public async Task Letters_beyond_ascii_in_the_way_onward_are_no_fault()
    {
        using var visitor = await site.VisitorAsync(AccountRole.Contributor);
        await visitor.OpenAsync("/konto/log-ind?videre=%2Feksempler%3Fq%3D%C3%A6");

        Assert.Equal((HttpStatusCode.OK, "/eksempler?q=%C3%A6"), (visitor.Status, visitor.Path));
    }

    [Fact]
    public async Task Caller_who_asks_for_codes_without_end_is_told_to_wait()
    {
        await using var limited = await TestSite.StartAsync(seed: false, settings: "--RateLimit:PerMinute=600");
        using var visitor = new Visitor(limited.Address);
        await visitor.OpenAsync("/konto/log-ind");
        for (var time = 0; time < 30; time++)
        {
            await visitor.SubmitAsync("/log-ind", ("email", "ikke en adresse"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        }

        await visitor.SubmitAsync("/log-ind", ("email", "ikke en adresse"));
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        await visitor.OpenAsync("/konto/log-ind");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    private async Task SetAsync(string email, AccountRole role)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        await db.Accounts.Where(account => account.Email == email).ExecuteUpdateAsync(row => row.SetProperty(account => account.Role, role));
    }

    private async Task StrengthenAsync(DateTime? at)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        await db.Sessions.ExecuteUpdateAsync(row => row.SetProperty(session => session.StrengthenedAt, at));
    }
}
