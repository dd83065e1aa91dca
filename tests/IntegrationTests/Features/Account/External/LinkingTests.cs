using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Features.Account.Security;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access.Oidc;

namespace Vejviser.IntegrationTests.Features.Account.External;

/// <summary>Whose account somebody gets who comes from a municipality's own login. Each on both databases.</summary>
public sealed class LinkingTests : IAsyncLifetime
{
    private const string Anna = "anna@proeve.example";
    private readonly List<TestSite> sites = [];
    private LyingProvider provider = null!;

    public static TheoryData<DatabaseProvider> Each => TestDatabase.Each;

    public async Task InitializeAsync() => provider = await LyingProvider.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var site in sites)
        {
            await site.DisposeAsync();
        }

        await provider.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task First_sign_in_makes_an_account_of_the_municipality_and_the_next_finds_it_by_id_alone(DatabaseProvider database)
    {
        var site = await StartAsync(database, "MunicipalityCode=0751");
        await SignInAsync(site);
        await SignInAsync(site, email: "anna.gift@proeve.example");

        await using var db = await site.OpenDatabaseAsync();
        var account = await db.Accounts.SingleAsync();
        Assert.Equal((Anna, AccountRole.Contributor, "0751"), (account.Email, account.Role, account.MunicipalityCode));
        Assert.Equal(["oprettet gennem login"], await site.AuditAsync(account.Id));
        Assert.Empty(await db.Outbox.ToListAsync());
        Assert.Equal(2, await db.Sessions.CountAsync(session => session.Provider == "kommune"));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Account_that_is_here_already_is_linked_and_its_owner_told(DatabaseProvider database)
    {
        var site = await StartAsync(database);
        using var known = await site.VisitorAsync(AccountRole.MunicipalityContact, email: Anna, municipality: "0851");

        await SignInAsync(site, email: "Anna@Proeve.example");

        await using var db = await site.OpenDatabaseAsync();
        var account = await db.Accounts.SingleAsync();
        Assert.Equal((AccountRole.MunicipalityContact, "0851"), (account.Role, account.MunicipalityCode));
        Assert.Equal(["forbundet med login"], await site.AuditAsync(account.Id));
        Assert.Contains("Din konto er nu forbundet med login hos Prøvekommune", (await db.Outbox.SingleAsync(mail => mail.To == Anna)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Two_browsers_at_once_make_one_account(DatabaseProvider database)
    {
        var site = await StartAsync(database);
        var visitors = Enumerable.Range(0, 6).Select(_ => new Visitor(site.Address)).ToList();
        var asked = await Task.WhenAll(visitors.Select(visitor => visitor.BeginAsync()));

        await Task.WhenAll(visitors.Select((visitor, place) => visitor.ReturnAsync(provider, asked[place])));

        Assert.All(visitors, visitor => Assert.Equal((HttpStatusCode.OK, "/konto"), (visitor.Status, visitor.Path)));
        visitors.ForEach(visitor => visitor.Dispose());
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal((1, 1, 6), (await db.Accounts.CountAsync(), await db.ExternalLogins.CountAsync(), await db.Sessions.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task New_id_of_the_same_address_is_followed_once_and_a_third_refused_until_an_administrator_lets_go(DatabaseProvider database)
    {
        var site = await StartAsync(database);
        await SignInAsync(site);
        await SignInAsync(site, "id-2");

        using var third = new Visitor(site.Address);
        await third.SignInAsync(provider, "id-3");
        Assert.Equal(HttpStatusCode.Forbidden, third.Status);
        Assert.StartsWith("Prøvekommune har skiftet dit id mere end én gang. Bed en administrator", third.Lead(), StringComparison.Ordinal);
        await RefuseAsync(site, "id-1", Anna, "mere end én gang");
        await SignInAsync(site, "id-2");

        int id;
        await using (var db = await site.OpenDatabaseAsync())
        {
            id = (await db.Accounts.SingleAsync()).Id;
            Assert.Equal("id-2", (await db.ExternalLogins.SingleAsync()).Subject);
            Assert.Contains("under et nyt id", (await db.Outbox.SingleAsync()).Text, StringComparison.Ordinal);
        }

        using var administrator = await site.VisitorAsync(AccountRole.Administrator);
        await administrator.OpenAsync($"/redaktion/brugere/{id}");
        Assert.Contains("Prøvekommune, forbundet", administrator.Page.Body!.TextContent, StringComparison.Ordinal);
        await administrator.SubmitAsync("=Unlink");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        await administrator.SubmitAsync("=Unlink", ("hvorfor_fjerne_kommune", "Ny udbyder"));
        Assert.Contains("Forbindelsen til kommunens login er fjernet", administrator.Said(), StringComparison.Ordinal);
        await SignInAsync(site, "id-3");
        await using var after = await site.OpenDatabaseAsync();
        Assert.Equal(("id-3", null), await after.ExternalLogins.SingleAsync() is var login ? (login.Subject, login.RelinkedAt) : default);
        Assert.Equal(1, await after.Sessions.CountAsync(session => session.Provider == "kommune"));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Closed_account_stays_closed_linked_or_not(DatabaseProvider database)
    {
        var site = await StartAsync(database);
        await SignInAsync(site);
        using var other = await site.VisitorAsync(AccountRole.Contributor, email: "bo@proeve.example");
        using var editor = await site.VisitorAsync(AccountRole.Editor, email: "chef@proeve.example");
        await using (var db = await site.OpenDatabaseAsync())
        {
            await db.Accounts.ExecuteUpdateAsync(row => row.SetProperty(account => account.DisabledAt, TimeProvider.System.GetUtcNow().UtcDateTime));
        }

        await RefuseAsync(site, "id-1", Anna, "Kontoen er lukket.");
        await RefuseAsync(site, "id-2", "bo@proeve.example", "Kontoen er lukket.");
        await RefuseAsync(site, "id-3", "chef@proeve.example", "Kontoen er lukket.");
    }

    [Theory]
    [InlineData("anna@kk.dk", "Din mailadresse hører ikke til Prøvekommune.")]
    [InlineData("anna@proeve.example.ond.example", "Din mailadresse hører ikke til Prøvekommune.")]
    [InlineData("anna@uproeve.example", "Din mailadresse hører ikke til Prøvekommune.")]
    [InlineData("ikke en adresse", "Prøvekommune fortalte ikke din arbejdsmail.")]
    [InlineData("", "Prøvekommune fortalte ikke din arbejdsmail.")]
    public async Task Address_the_provider_does_not_speak_for_is_refused(string email, string why)
    {
        var site = await StartAsync(DatabaseProvider.Sqlite);

        await RefuseAsync(site, "id-1", email, why);

        await using var db = await site.OpenDatabaseAsync();
        Assert.Empty(await db.Accounts.ToListAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData("false")]
    [InlineData(null)]
    public async Task Address_that_is_not_verified_is_refused_unless_the_operator_vouches_for_the_provider(object? said)
    {
        provider.Token = claims =>
        {
            claims.Remove("email_verified");
            if (said is not null)
            {
                claims["email_verified"] = said;
            }
        };
        var careful = await StartAsync(DatabaseProvider.Sqlite);
        var trusting = await StartAsync(DatabaseProvider.Sqlite, "EmailIsVerified=true");

        await RefuseAsync(careful, "id-1", Anna, "Prøvekommune har ikke bekræftet din mailadresse.");
        await SignInAsync(trusting);
    }

    [Fact]
    public async Task Verified_in_one_place_says_nothing_of_the_address_in_the_other()
    {
        // The ID token tells the address, the userinfo endpoint that some address is verified.
        provider.Token = claims => claims.Remove("email_verified");
        provider.UserInfo = answer => (answer["email"], answer["email_verified"]) = ("anna@andet.example", true);
        var site = await StartAsync(DatabaseProvider.Sqlite);

        await RefuseAsync(site, "id-1", Anna, "Prøvekommune har ikke bekræftet din mailadresse.");
    }

    [Fact]
    public async Task Verified_says_nothing_of_a_name_that_looks_like_an_address()
    {
        // Core 1.0, section 5.1: preferred_username may be anything its owner likes.
        provider.Token = claims => (claims["email"], claims["preferred_username"]) = ("ond@proeve.example", Anna);
        var trusting = await StartAsync(DatabaseProvider.Sqlite, "EmailClaim=preferred_username", "EmailIsVerified=true");
        await SignInAsync(trusting);
        Assert.Equal(Anna, (await trusting.AccountAsync(Anna)).Email);

        var person = new OidcPerson("id-1", new[] { ("preferred_username", Anna), ("email_verified", "true") }.ToLookup(pair => pair.Item1, pair => pair.Item2), Array.Empty<(string, string)>().ToLookup(pair => pair.Item1, pair => pair.Item2));
        Assert.Equal((Anna, false), person.Email("preferred_username"));
    }

    [Fact]
    public async Task Several_addresses_are_none()
    {
        provider.Token = claims => claims.Remove("email");
        provider.UserInfo = answer => (answer["email"], answer["email_verified"]) = (new[] { Anna, "bo@proeve.example" }, true);

        await RefuseAsync(await StartAsync(DatabaseProvider.Sqlite), "id-1", Anna, "Prøvekommune fortalte ikke din arbejdsmail.");
    }

    [Fact]
    public async Task Address_may_come_from_userinfo()
    {
        provider.Token = claims => claims.Remove("email");
        provider.UserInfo = answer => (answer["email"], answer["email_verified"]) = (Anna, true);

        await SignInAsync(await StartAsync(DatabaseProvider.Sqlite));
    }

    [Fact]
    public async Task Domain_another_municipality_has_or_nobody_has_opened_is_refused_for_new_people_only()
    {
        var site = await StartAsync(DatabaseProvider.Sqlite, "MunicipalityCode=0751");
        await SignInAsync(site);
        await using var db = await site.OpenDatabaseAsync();
        db.Add(new EmailDomain { Domain = "proeve.example", MunicipalityCode = "0851", IsActive = true });
        await db.SaveChangesAsync();

        await RefuseAsync(site, "id-2", "bo@proeve.example", "Din mailadresse hører til en anden kommune end den, Prøvekommune melder.");
        await db.EmailDomains.Where(domain => domain.Domain == "proeve.example").ExecuteUpdateAsync(row => row.SetProperty(domain => domain.IsActive, false));
        await RefuseAsync(site, "id-2", "bo@proeve.example", "Maildomænet proeve.example er ikke åbnet for login.");
        await SignInAsync(site);
    }

    [Fact]
    public async Task Municipality_follows_claim_or_domain()
    {
        provider.Token = claims => claims["kommunekode"] = "0851";
        var byClaim = await StartAsync(DatabaseProvider.Sqlite, "MunicipalityClaim=kommunekode");
        await SignInAsync(byClaim);
        Assert.Equal("0851", (await byClaim.AccountAsync(Anna)).MunicipalityCode);
        provider.Token = claims => claims["kommunekode"] = "9999";
        await RefuseAsync(byClaim, "id-2", "bo@proeve.example", "Prøvekommune fortalte ikke, hvilken kommune du hører til.");

        var byDomain = await StartAsync(DatabaseProvider.Sqlite, "Domains:1=okf.kk.dk");
        await SignInAsync(byDomain, email: "anna@okf.kk.dk");
        Assert.Equal("0101", (await byDomain.AccountAsync("anna@okf.kk.dk")).MunicipalityCode);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Role_follows_the_claim_at_each_sign_in(DatabaseProvider database)
    {
        var site = await StartAsync(database, "MunicipalityCode=0751", "RoleClaim=groups", "Roles:MunicipalityContact:0=kontakt", "Roles:Editor:0=redaktion");
        foreach (var (groups, role, municipality) in ((string[], AccountRole, string?)[])
            [
                (["andet", "kontakt"], AccountRole.MunicipalityContact, "0751"), ([], AccountRole.Contributor, "0751"), (["redaktion"], AccountRole.Editor, null), (["kontakt"], AccountRole.MunicipalityContact, "0751"),
            ])
        {
            provider.UserInfo = answer => answer["groups"] = groups;
            await SignInAsync(site);
            var account = await site.AccountAsync(Anna);
            Assert.Equal((role, municipality), (account.Role, account.MunicipalityCode));
        }

        Assert.Equal(["oprettet gennem login", "fik rolle af login", "fik rolle af login", "fik rolle af login"], await site.AuditAsync((await site.AccountAsync(Anna)).Id));
        Assert.Equal(3, (await site.LettersAsync(Anna)).Count);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Contact_who_works_for_another_municipality_by_now_is_contact_of_neither(DatabaseProvider database)
    {
        var code = "0851";
        provider.Token = claims => (claims["kommunekode"], claims["groups"]) = (code, new[] { "kontakt" });
        var site = await StartAsync(database, "MunicipalityClaim=kommunekode", "RoleClaim=groups", "Roles:MunicipalityContact:0=kontakt");
        await SignInAsync(site);
        await SignInAsync(site);
        Assert.Equal((AccountRole.MunicipalityContact, "0851"), await site.AccountAsync(Anna) is var before ? (before.Role, before.MunicipalityCode) : default);

        code = "0751";
        await SignInAsync(site);
        Assert.Equal((AccountRole.Contributor, "0851"), await site.AccountAsync(Anna) is var after ? (after.Role, after.MunicipalityCode) : default);

        code = "0851";
        await SignInAsync(site);
        Assert.Equal((AccountRole.MunicipalityContact, "0851"), await site.AccountAsync(Anna) is var back ? (back.Role, back.MunicipalityCode) : default);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Contributor_who_is_made_editor_loses_the_link_an_address_made_and_what_the_provider_vouched_for(DatabaseProvider database)
    {
        provider.Token = claims => claims["acr"] = "High";
        var site = await StartAsync(database, "MinimumAssurance=Substantial");
        using var visitor = new Visitor(site.Address);
        await visitor.SignInAsync(provider);
        var id = (await site.AccountAsync(Anna)).Id;
        using var administrator = await site.VisitorAsync(AccountRole.Administrator);
        await administrator.OpenAsync($"/redaktion/brugere/{id}");
        await administrator.SubmitAsync("=Role", ("rolle", "Editor"), ("kommune", ""));

        await visitor.OpenAsync("/redaktion/temaer");
        Assert.StartsWith("/konto/log-ind", visitor.Path, StringComparison.Ordinal);
        using var again = new Visitor(site.Address);
        await again.SignInAsync(provider);
        Assert.Equal("/konto/log-ind?videre=%2Fkonto%2Fforbind", again.Path);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(AccountRole.Editor, (await db.Accounts.SingleAsync(account => account.Id == id)).Role);
        Assert.Empty(await db.ExternalLogins.ToListAsync());
        Assert.Contains("ikke længere forbundet", (await db.Outbox.SingleAsync(mail => mail.To == Anna)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Low", HttpStatusCode.Forbidden, false)]
    [InlineData("Substantial", HttpStatusCode.OK, true)]
    [InlineData("High", HttpStatusCode.OK, true)]
    [InlineData(null, HttpStatusCode.Forbidden, false)]
    public async Task Sign_in_below_the_minimum_is_refused_and_one_above_counts_as_a_second_factor(string? level, HttpStatusCode status, bool isStrong)
    {
        provider.Token = claims =>
        {
            if (level is not null)
            {
                claims["acr"] = $"https://data.gov.dk/concept/core/nsis/loa/{level}";
            }
        };
        // Only what is signed counts.
        provider.UserInfo = answer => answer["acr"] = "High";
        var site = await StartAsync(DatabaseProvider.Sqlite, "MinimumAssurance=Substantial");
        using var visitor = new Visitor(site.Address);

        await visitor.SignInAsync(provider);

        Assert.Equal(status, visitor.Status);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(isStrong, await db.Sessions.AnyAsync(session => session.StrengthenedAt != null));
        Assert.Equal(status == HttpStatusCode.OK, await db.Accounts.AnyAsync());
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Editor_is_never_linked_silently_but_by_code_and_second_factor(DatabaseProvider database)
    {
        provider.Token = claims => claims["acr"] = "Substantial";
        var site = await StartAsync(database, "MinimumAssurance=Substantial");
        byte[] key;
        using (var before = await site.VisitorAsync(AccountRole.Editor, strong: false, email: Anna))
        {
            key = await before.AddAppAsync();
        }

        using var visitor = new Visitor(site.Address);
        await visitor.SignInAsync(provider);
        Assert.Equal(("/konto/log-ind?videre=%2Fkonto%2Fforbind", false), (visitor.Path, visitor.IsSignedIn()));
        Assert.Contains("Din konto kan mere end de flestes.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);

        // The code alone is not enough: the account has an app.
        await visitor.SubmitAsync("/log-ind", ("email", Anna));
        await visitor.SubmitAsync(("kode", await site.CodeAsync(Anna)));
        Assert.Equal("/konto/bekraeft?videre=%2Fkonto%2Fforbind", visitor.Path);
        await using (var db = await site.OpenDatabaseAsync())
        {
            Assert.Empty(await db.ExternalLogins.ToListAsync());
        }

        await visitor.SubmitAsync("Code&videre=%2Fkonto%2Fforbind", ("kode", AccountActs.CodeOf(key, later: 1)));
        Assert.Equal("/konto/forbind", visitor.Path);
        await visitor.SubmitAsync("/konto/forbind");
        Assert.Equal("/konto", visitor.Path);

        using var next = new Visitor(site.Address);
        await next.SignInAsync(provider);
        Assert.Equal("/konto", next.Path);
        // An editor whose provider vouches for two factors may publish.
        await next.OpenAsync("/redaktion/temaer");
        Assert.Equal((HttpStatusCode.OK, "/redaktion/temaer"), (next.Status, next.Path));
        Assert.Contains("forbundet med login", await site.AuditAsync((await site.AccountAsync(Anna)).Id));
    }

    [Fact]
    public async Task Administrator_linked_with_a_sure_provider_must_still_give_the_second_factor_here()
    {
        provider.Token = claims => claims["acr"] = "High";
        var site = await StartAsync(DatabaseProvider.Sqlite, "MinimumAssurance=Substantial");
        using var known = await site.VisitorAsync(AccountRole.Administrator, email: Anna);
        await using (var db = await site.OpenDatabaseAsync())
        {
            db.Add(new ExternalLogin { AccountId = (await site.AccountAsync(Anna)).Id, Provider = "kommune", Subject = "id-1", LinkedAt = TimeProvider.System.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync();
        }

        using var visitor = new Visitor(site.Address);
        await visitor.SignInAsync(provider);
        await visitor.OpenAsync("/redaktion/log");

        Assert.StartsWith("/konto/bekraeft", visitor.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_is_not_confirmed_from_another_account_nor_from_a_session_of_a_provider_nor_without_having_come_from_one()
    {
        var site = await StartAsync(DatabaseProvider.Sqlite);
        using var editor = await site.VisitorAsync(AccountRole.Editor, email: Anna);
        await editor.OpenAsync("/konto/forbind");
        Assert.Equal(HttpStatusCode.BadRequest, editor.Status);

        using var other = new Visitor(site.Address);
        await other.SignInAsync(provider);
        using var stranger = await site.VisitorAsync(AccountRole.Administrator, email: "admin@andet.example");
        other.Cookies.Add(stranger.Cookies.GetAllCookies());
        await other.OpenAsync("/konto/forbind");
        Assert.Contains("Du er logget ind med en anden konto", other.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain(other.Page.QuerySelectorAll("form"), form => form.GetAttribute("action") == "/konto/forbind");

        await using var db = await site.OpenDatabaseAsync();
        await db.Sessions.ExecuteUpdateAsync(row => row.SetProperty(session => session.Provider, "kommune"));
        other.Cookies.Add(editor.Cookies.GetAllCookies());
        await other.OpenAsync("/konto/forbind");
        Assert.Contains("Log ud, og log ind med en kode på mail eller en passkey.", other.Said(), StringComparison.Ordinal);
        Assert.Empty(await db.ExternalLogins.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Owner_sees_fetches_and_removes_the_link_and_it_goes_with_the_account(DatabaseProvider database)
    {
        var site = await StartAsync(database);
        using var visitor = new Visitor(site.Address);
        await visitor.SignInAsync(provider);
        Assert.Contains("gennem Prøvekommune", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        using (var data = await visitor.RawAsync(new(HttpMethod.Get, "/konto/data")))
        {
            var text = await data.Content.ReadAsStringAsync();
            Assert.Contains("\"provider\": \"Prøvekommune\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("id-1", text, StringComparison.Ordinal);
        }

        using var elsewhere = new Visitor(site.Address);
        await elsewhere.SignInAsync(provider);
        await visitor.OpenAsync("/konto");
        await visitor.SubmitAsync("=Unlink");
        Assert.Equal("/konto", visitor.Path);
        await elsewhere.OpenAsync("/konto");
        Assert.StartsWith("/konto/log-ind", elsewhere.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("Forbundet med kommunens login", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await using (var db = await site.OpenDatabaseAsync())
        {
            Assert.Empty(await db.ExternalLogins.ToListAsync());
            Assert.Contains("ikke længere forbundet", (await db.Outbox.SingleAsync()).Text, StringComparison.Ordinal);
        }

        await SignInAsync(site);
        await visitor.OpenAsync("/konto/slet");
        await visitor.SubmitAsync();
        await using var after = await site.OpenDatabaseAsync();
        Assert.Equal((0, 0, 0), (await after.Accounts.CountAsync(), await after.ExternalLogins.CountAsync(), await after.Sessions.CountAsync()));
    }

    [Fact]
    public async Task Work_address_of_a_provider_is_offered_it_and_may_have_a_code_all_the_same()
    {
        var site = await StartAsync(DatabaseProvider.Sqlite, "Domains:1=kk.dk");
        using var visitor = new Visitor(site.Address);
        await visitor.OpenAsync("/konto/log-ind?videre=/konto/sikkerhed");
        await visitor.SubmitAsync("/konto/log-ind", ("email", "anna@okf.kk.dk"));
        Assert.Contains("Prøvekommune har sit eget login.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await site.LettersAsync("anna@okf.kk.dk"));

        using var other = new Visitor(site.Address);
        await other.OpenAsync("/konto/log-ind?videre=/konto/sikkerhed");
        await other.SubmitAsync("/konto/log-ind", ("email", "anna@okf.kk.dk"));
        await other.SubmitAsync("/log-ind/kommune");
        var asked = other.Page.QuerySelector("main a.button")!.GetAttribute("href")!;
        Assert.Equal("anna@okf.kk.dk", QueryHelpers.ParseQuery(new Uri(asked).Query)["login_hint"]);
        await other.ReturnAsync(provider, asked, email: "anna@okf.kk.dk");
        Assert.Equal("/konto/sikkerhed", other.Path);

        await visitor.SubmitAsync("kode");
        Assert.StartsWith("/konto/kode", visitor.Path, StringComparison.Ordinal);
        await visitor.SubmitAsync(("kode", await site.CodeAsync("anna@okf.kk.dk")));
        Assert.Equal("/konto/sikkerhed", visitor.Path);
    }

    private async Task<TestSite> StartAsync(DatabaseProvider database, params string[] more)
    {
        var site = await TestSite.StartAsync(seed: false, provider: database, settings: provider.Settings(more));
        sites.Add(site);
        return site;
    }

    private async Task SignInAsync(TestSite site, string sub = "id-1", string email = Anna)
    {
        using var visitor = new Visitor(site.Address);
        await visitor.SignInAsync(provider, sub, email);
        Assert.True(visitor.Path == "/konto", $"{visitor.Path} {visitor.Page.Body?.TextContent}");
    }

    private async Task RefuseAsync(TestSite site, string sub, string email, string why)
    {
        using var visitor = new Visitor(site.Address);
        await visitor.SignInAsync(provider, sub, email);
        Assert.Equal((HttpStatusCode.Forbidden, false), (visitor.Status, visitor.IsSignedIn()));
        Assert.Contains(why, visitor.Lead(), StringComparison.Ordinal);
    }
}
