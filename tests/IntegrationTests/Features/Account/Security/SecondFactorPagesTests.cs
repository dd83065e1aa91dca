using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Account.Security;

public sealed class SecondFactorPagesTests(SecondFactorSite running) : IClassFixture<SecondFactorSite>
{
    private const string Guarded = "/redaktion/log";

    private TestSite Site => running.Site;

    [Fact]
    public async Task Weak_administrator_adds_an_app_on_the_way_and_comes_through()
    {
        var email = AccountActs.NewEmail();
        using var visitor = await Site.VisitorAsync(AccountRole.Administrator, strong: false, email: email);

        await visitor.OpenAsync(Guarded);
        Assert.Equal("/konto/bekraeft?videre=%2Fredaktion%2Flog", visitor.Path);
        await visitor.OpenAsync(visitor.Page.QuerySelector("main a.button")!.GetAttribute("href")!);
        Assert.Equal("/konto/sikkerhed?videre=%2Fredaktion%2Flog", visitor.Path);
        await visitor.AddAppAsync(Guarded);

        Assert.Contains("Appen er tilføjet, og du er bekræftet", visitor.Said(), StringComparison.Ordinal);
        await visitor.OpenAsync(visitor.Page.QuerySelector("main a.button-primary")!.GetAttribute("href")!);
        Assert.Equal((Guarded, HttpStatusCode.OK), (visitor.Path, visitor.Status));
        var account = await Site.AccountAsync(email);
        Assert.Equal(["tilføjede en app med koder"], await Site.AuditAsync(account.Id));
        await using var db = await Site.OpenAsync();
        Assert.Equal("Din konto på Vejviser er ændret", (await db.Outbox.SingleAsync(mail => mail.To == email)).Subject);
    }

    [Fact]
    public async Task Key_is_kept_sealed_and_only_after_a_right_code()
    {
        var email = AccountActs.NewEmail();
        using var visitor = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: email);
        await visitor.OpenAsync("/konto/sikkerhed/app");
        var key = visitor.ShownKey();

        await visitor.SubmitAsync(("kode", AccountActs.WrongCode(key)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal(key, visitor.ShownKey());
        Assert.Null((await Site.AccountAsync(email)).AuthenticatorKey);

        await visitor.SubmitAsync(("kode", $" {AccountActs.CodeOf(key)[..3]} {AccountActs.CodeOf(key)[3..]} "));
        var account = await Site.AccountAsync(email);
        Assert.NotNull(account.AuthenticatorConfirmedAt);
        Assert.DoesNotContain(Convert.ToBase64String(key), account.AuthenticatorKey!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_in_the_form_works_for_nobody_else()
    {
        using var one = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: AccountActs.NewEmail());
        await one.OpenAsync("/konto/sikkerhed/app");
        var (key, sealedKey) = (one.ShownKey(), one.Page.QuerySelector("[name=noegle]")!.GetAttribute("value")!);
        var email = AccountActs.NewEmail();
        using var other = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: email);
        await other.OpenAsync("/konto/sikkerhed/app");

        foreach (var form in (string[])[sealedKey, "", "x", sealedKey[..^4]])
        {
            await other.SubmitAsync(("noegle", form), ("kode", AccountActs.CodeOf(key)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        }

        Assert.Null((await Site.AccountAsync(email)).AuthenticatorKey);
    }

    [Fact]
    public async Task New_session_is_confirmed_by_a_code_once()
    {
        var email = AccountActs.NewEmail();
        using var first = await Site.VisitorAsync(AccountRole.Administrator, strong: false, email: email);
        var key = await first.AddAppAsync();
        using var second = await Site.VisitorAsync(AccountRole.Administrator, strong: false, email: email);
        await second.OpenAsync(Guarded);
        var code = AccountActs.CodeOf(key, later: 1);

        await second.SubmitAsync(("kode", code));
        Assert.Equal((Guarded, HttpStatusCode.OK), (second.Path, second.Status));

        using var third = await Site.VisitorAsync(AccountRole.Administrator, strong: false, email: email);
        await third.OpenAsync(Guarded);
        await third.SubmitAsync(("kode", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, third.Status);
        Assert.Contains("brugt før", third.Said(), StringComparison.Ordinal);
        await third.OpenAsync(Guarded);
        Assert.StartsWith("/konto/bekraeft", third.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_codes_close_the_way_for_a_right_one()
    {
        var email = AccountActs.NewEmail();
        using var first = await Site.VisitorAsync(AccountRole.Administrator, strong: false, email: email);
        var key = await first.AddAppAsync();
        using var guesser = await Site.VisitorAsync(AccountRole.Administrator, strong: false, email: email);
        await guesser.OpenAsync("/konto/bekraeft");
        await guesser.SubmitAsync(("kode", "12"));
        for (var tries = 0; tries < 5; tries++)
        {
            await guesser.SubmitAsync(("kode", AccountActs.WrongCode(key)));
            Assert.Contains("forkert eller brugt", guesser.Said(), StringComparison.Ordinal);
        }

        await guesser.SubmitAsync(("kode", AccountActs.CodeOf(key, later: 1)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, guesser.Status);
        Assert.Contains("Vent et kvarter", guesser.Said(), StringComparison.Ordinal);
        Assert.Equal(5, (await Site.AuditAsync((await Site.AccountAsync(email)).Id)).Count(act => act == "skrev en forkert kode fra appen"));
    }

    [Fact]
    public async Task Weak_session_can_neither_add_nor_remove_beside_what_is_there()
    {
        var email = AccountActs.NewEmail();
        using var first = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: email);
        await first.AddAppAsync();
        using var weak = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: email);

        await weak.OpenAsync("/konto/sikkerhed/app");
        Assert.Equal("/konto/sikkerhed", weak.Path);
        Assert.Contains("bekræft først, at det er dig", weak.Said(), StringComparison.Ordinal);
        await first.OpenAsync("/konto/sikkerhed");
        first.Cookies.Add(Site.Address, weak.Cookies.GetCookies(Site.Address).Single(cookie => cookie.Name == "vejviser"));
        await first.SubmitAsync("handler=RemoveApp");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.Status);
        Assert.NotNull((await Site.AccountAsync(email)).AuthenticatorConfirmedAt);
    }

    [Fact]
    public async Task Old_session_cannot_add_the_first()
    {
        var email = AccountActs.NewEmail();
        using var visitor = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: email);
        await visitor.OpenAsync("/konto/sikkerhed/app");
        var key = visitor.ShownKey();
        await using (var db = await Site.OpenAsync())
        {
            var account = await Site.AccountAsync(email);
            await db.Sessions.Where(session => session.AccountId == account.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(session => session.CreatedAt, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-16)));
        }

        await visitor.SubmitAsync(("kode", AccountActs.CodeOf(key)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Log ud og ind igen", visitor.Said(), StringComparison.Ordinal);
        await visitor.OpenAsync("/konto/sikkerhed/passkey");
        Assert.Equal("/konto/sikkerhed", visitor.Path);
        Assert.Null((await Site.AccountAsync(email)).AuthenticatorKey);
    }

    [Fact]
    public async Task Session_is_weak_again_when_the_last_factor_is_removed()
    {
        var email = AccountActs.NewEmail();
        using var visitor = await Site.VisitorAsync(AccountRole.Administrator, strong: false, email: email);
        await visitor.AddAppAsync();
        await visitor.SubmitAsync("handler=RemoveApp");
        Assert.Contains("Appen er fjernet", visitor.Said(), StringComparison.Ordinal);

        await visitor.OpenAsync(Guarded);

        Assert.StartsWith("/konto/bekraeft", visitor.Path, StringComparison.Ordinal);
        Assert.Null((await Site.AccountAsync(email)).AuthenticatorKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{},\"clientExtensionResults\":{}}")]
    public async Task Answer_that_is_no_passkey_is_refused_everywhere(string answer)
    {
        var email = AccountActs.NewEmail();
        using var visitor = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: email);
        using var stranger = await Site.VisitorAsync(null);

        await visitor.OfferAsync("/konto/passkey/ny");
        await visitor.OpenAsync("/konto/sikkerhed/passkey");
        await visitor.SubmitAsync(("passkey", answer), ("navn", "Min telefon"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal("Min telefon", visitor.Page.QuerySelector("#navn")!.GetAttribute("value"));

        await stranger.OfferAsync("/konto/passkey/log-ind");
        await stranger.OpenAsync("/konto/passkey?videre=%2Fdel");
        await stranger.SubmitAsync(("passkey", answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        Assert.Empty((await Site.AccountAsync(email)).Passkeys);
    }

    [Fact]
    public async Task Offers_for_an_account_are_made_to_its_owner_only()
    {
        using var stranger = await Site.VisitorAsync(null);
        foreach (var path in (string[])["/konto/passkey/ny", "/konto/passkey/bekraeft"])
        {
            using var response = await stranger.RawAsync(new(HttpMethod.Post, path));
            Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        }

        using var open = await stranger.RawAsync(new(HttpMethod.Post, "/konto/passkey/log-ind"));
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.True(open.Headers.CacheControl!.NoStore);
        var cookie = Assert.Single(open.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Confirmation_leads_to_no_other_site()
    {
        using var visitor = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: AccountActs.NewEmail());
        await visitor.AddAppAsync();

        using var response = await visitor.RawAsync(new(HttpMethod.Get, "/konto/bekraeft?videre=https%3A%2F%2Fond.example"));

        Assert.Equal("/konto", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/konto/sikkerhed")]
    [InlineData("/konto/sikkerhed/app")]
    [InlineData("/konto/sikkerhed/passkey")]
    [InlineData("/konto/bekraeft")]
    public async Task Pages_are_for_whoever_is_signed_in_and_are_kept_nowhere(string path)
    {
        using var stranger = await Site.VisitorAsync(null);
        using var refused = await stranger.RawAsync(new(HttpMethod.Get, path));
        Assert.StartsWith("/konto/log-ind?videre=", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);

        using var visitor = await Site.VisitorAsync(AccountRole.Contributor, strong: false, email: AccountActs.NewEmail());
        using var answer = await visitor.RawAsync(new(HttpMethod.Get, path));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }
}

file static class Offers
{
    public static async Task OfferAsync(this Visitor visitor, string path)
    {
        using var response = await visitor.RawAsync(new(HttpMethod.Post, path));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
