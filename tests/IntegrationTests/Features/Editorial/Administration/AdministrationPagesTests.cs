using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Features.Account.Security;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial.Administration;

public sealed class AdministrationPagesTests(SecondFactorSite running) : IClassFixture<SecondFactorSite>
{
    private TestSite Site => running.Site;

    public static TheoryData<string> Pages { get; } = new("/redaktion/brugere", "/redaktion/brugere/ny", "/redaktion/domaener", "/redaktion/domaener/nyt", "/redaktion/domaener/kk.dk", "/redaktion/log");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_are_for_administrators_with_a_second_factor(string path)
    {
        await AssertAsync(null, true, HttpStatusCode.Redirect, "/konto/log-ind");
        await AssertAsync(AccountRole.Contributor, true, HttpStatusCode.Forbidden, null);
        await AssertAsync(AccountRole.MunicipalityContact, true, HttpStatusCode.Forbidden, null);
        await AssertAsync(AccountRole.Editor, true, HttpStatusCode.Forbidden, null);
        await AssertAsync(AccountRole.Administrator, false, HttpStatusCode.Redirect, "/konto/bekraeft");
        await AssertAsync(AccountRole.Administrator, true, HttpStatusCode.OK, null);

        async Task AssertAsync(AccountRole? role, bool strong, HttpStatusCode status, string? leadsTo)
        {
            using var visitor = await Site.VisitorAsync(role, strong, AccountActs.NewEmail());
            using var response = await visitor.RawAsync(new(HttpMethod.Get, path));
            Assert.True(response.StatusCode == status, $"{role} {strong}: {response.StatusCode}");
            Assert.StartsWith(leadsTo ?? "", response.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
            Assert.True(status != HttpStatusCode.OK || response.Headers.CacheControl!.NoStore);
        }
    }

    [Theory]
    [InlineData("/redaktion/brugere/999999")]
    [InlineData("/redaktion/brugere/99999999999")]
    [InlineData("/redaktion/domaener/findes-ikke.dk")]
    public async Task Unknown_is_404(string path)
    {
        using var administrator = await AdministratorAsync();
        await administrator.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }

    [Fact]
    public async Task Form_without_its_token_is_refused()
    {
        using var administrator = await AdministratorAsync();
        var email = AccountActs.NewEmail();
        using var other = await Site.VisitorAsync(AccountRole.Editor, email: email);
        var id = (await Site.AccountAsync(email)).Id;
        foreach (var path in (string[])["/redaktion/brugere/ny", $"/redaktion/brugere/{id}?handler=Close", $"/redaktion/brugere/{id}?handler=Reset", $"/redaktion/brugere/{id}?handler=Role", "/redaktion/domaener", "/redaktion/domaener/nyt", "/redaktion/domaener/kk.dk"])
        {
            using var response = await administrator.RawAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("hvorfor_lukke", "x")]) });
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Fact]
    public async Task Added_user_has_the_municipality_of_the_domain()
    {
        using var administrator = await AdministratorAsync();
        await administrator.OpenAsync("/redaktion/brugere/ny");
        await administrator.SubmitAsync(("email", "Ny.Medarbejder@okf.KK.dk"), ("rolle", "Contributor"), ("begrundelse", "Vikar i jobcentret"));

        Assert.Contains("Brugeren er oprettet", administrator.Said(), StringComparison.Ordinal);
        var account = await Site.AccountAsync("ny.medarbejder@okf.kk.dk");
        Assert.Equal((AccountRole.Contributor, "0101"), (account.Role, account.MunicipalityCode));
        await using var db = await Site.OpenAsync();
        var entry = await db.AuditEntries.SingleAsync(entry => entry.Act == "oprettede konto" && entry.Subject == $"konto {account.Id}");
        Assert.Equal(("administrator", "bidragyder. Københavns Kommune. Vikar i jobcentret"), (entry.Role, entry.Reason));

        await administrator.OpenAsync("/redaktion/brugere/ny");
        await administrator.SubmitAsync(("email", "ny.medarbejder@okf.kk.dk"), ("rolle", "Editor"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Contains("har allerede en konto", administrator.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_told_together_and_what_was_typed_stays()
    {
        using var administrator = await AdministratorAsync();
        await administrator.OpenAsync("/redaktion/brugere/ny");
        await administrator.SubmitAsync(("email", "ikke en adresse"), ("rolle", "MunicipalityContact"), ("begrundelse", "Afløser 010190-1234"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Equal(3, administrator.Page.QuerySelectorAll("#fejl li").Length);
        Assert.Equal("ikke en adresse", administrator.Page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.True(administrator.Page.QuerySelector("[value=MunicipalityContact]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Contact_is_appointed_and_made_editor_with_both_acts_on_record()
    {
        using var administrator = await AdministratorAsync();
        var email = AccountActs.NewEmail();
        using var user = await Site.VisitorAsync(AccountRole.Contributor, email: email, municipality: "0851");
        var id = (await Site.AccountAsync(email)).Id;
        await administrator.OpenAsync($"/redaktion/brugere/{id}");
        await administrator.SubmitAsync("handler=Role", ("rolle", "MunicipalityContact"), ("kommune", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        await administrator.SubmitAsync("handler=Role", ("rolle", "MunicipalityContact"), ("kommune", "0101"));
        Assert.Equal((AccountRole.MunicipalityContact, "0101"), await RoleAsync());

        await administrator.SubmitAsync("handler=Role", ("rolle", "Editor"));

        // An editor acts for no municipality, whatever the form said.
        Assert.Equal((AccountRole.Editor, null), await RoleAsync());
        Assert.Equal(["gav rolle", "skiftede kommune", "gav rolle", "skiftede kommune"], await Site.AuditAsync(id));
        await administrator.SubmitAsync("handler=Role");
        Assert.Equal(4, (await Site.AuditAsync(id)).Count);

        async Task<(AccountRole, string?)> RoleAsync() => await Site.AccountAsync(email) is { } account ? (account.Role, account.MunicipalityCode) : default;
    }

    [Fact]
    public async Task Closed_account_is_out_at_once_and_comes_back_when_opened()
    {
        using var administrator = await AdministratorAsync();
        var email = AccountActs.NewEmail();
        using var editor = await Site.VisitorAsync(AccountRole.Editor, email: email);
        var id = (await Site.AccountAsync(email)).Id;
        await administrator.OpenAsync($"/redaktion/brugere/{id}");

        await administrator.SubmitAsync("handler=Close");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        await administrator.SubmitAsync("handler=Close", ("hvorfor_lukke", "Er fratrådt"));

        Assert.Contains("Kontoen er lukket", administrator.Said(), StringComparison.Ordinal);
        using var refused = await editor.RawAsync(new(HttpMethod.Get, "/konto/sikkerhed"));
        Assert.StartsWith("/konto/log-ind", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using var db = await Site.OpenAsync();
        Assert.False(await db.Sessions.AnyAsync(session => session.AccountId == id));
        await administrator.SubmitAsync("handler=Open");
        Assert.Null((await Site.AccountAsync(email)).DisabledAt);
        Assert.Equal(["lukkede konto", "åbnede konto"], await Site.AuditAsync(id));
    }

    [Fact]
    public async Task Reset_takes_the_second_factor_away_and_tells_its_owner()
    {
        using var administrator = await AdministratorAsync();
        var email = AccountActs.NewEmail();
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: email);
        await editor.AddAppAsync();
        var id = (await Site.AccountAsync(email)).Id;
        await administrator.OpenAsync($"/redaktion/brugere/{id}");

        await administrator.SubmitAsync("handler=Reset", ("hvorfor_nulstille", "Har fået ny telefon"));

        Assert.Contains("er nulstillet", administrator.Said(), StringComparison.Ordinal);
        var account = await Site.AccountAsync(email);
        Assert.Null(account.AuthenticatorKey);
        Assert.Null(account.AuthenticatorConfirmedAt);
        await using var db = await Site.OpenAsync();
        Assert.False(await db.Sessions.AnyAsync(session => session.AccountId == id));
        Assert.Contains(await db.Outbox.Where(mail => mail.To == email).Select(mail => mail.Text).ToListAsync(), text => text.Contains("En administrator har nulstillet", StringComparison.Ordinal));
        Assert.Equal("nulstillede passkeys og app", (await Site.AuditAsync(id))[^1]);
    }

    [Fact]
    public async Task Users_are_found_by_address_municipality_and_role()
    {
        using var administrator = await AdministratorAsync();
        var email = AccountActs.NewEmail();
        using var contact = await Site.VisitorAsync(AccountRole.MunicipalityContact, email: email, municipality: "0849");

        Assert.Equal([email], await FindAsync($"q={email[..^3]}"));
        Assert.Contains(email, await FindAsync("q=JAMMERBUGT&rolle=MunicipalityContact"));
        Assert.DoesNotContain(email, await FindAsync("q=jammerbugt&rolle=Editor"));
        Assert.Empty(await FindAsync("q=findes%25ikke&rolle=ukendt&side=-4"));

        async Task<IReadOnlyList<string>> FindAsync(string query)
        {
            await administrator.OpenAsync($"/redaktion/brugere?{query}");
            Assert.Equal(HttpStatusCode.OK, administrator.Status);
            return administrator.Page.QuerySelectorAll(".rows h3 a").Select(link => link.TextContent).ToList();
        }
    }

    [Fact]
    public async Task Domain_is_added_moved_and_closed_with_every_act_on_record()
    {
        using var administrator = await AdministratorAsync();
        await administrator.OpenAsync("/redaktion/domaener/nyt");
        await administrator.SubmitAsync(("domaene", "ingen punktum"));
        Assert.Equal(2, administrator.Page.QuerySelectorAll("#fejl li").Length);
        await administrator.SubmitAsync(("domaene", " @Jobcenter-Prøve.DK "), ("kommune", "0851"), ("begrundelse", "Eget domæne til jobcentret"));
        Assert.Equal("xn--jobcenter-prve-1qb.dk", administrator.Page.QuerySelector("h1")!.TextContent);
        var domain = administrator.Page.QuerySelector("h1")!.TextContent;

        await administrator.SubmitAsync(("kommune", "0849"), ("aktivt", "ja"));
        await administrator.OpenAsync("/redaktion/domaener?q=jobcenter-pr&vis=aabne");
        await administrator.SubmitAsync();
        Assert.Equal(("/redaktion/domaener?q=jobcenter-pr&vis=aabne&besked=domaene-gemt", 0), (administrator.Path, administrator.Page.QuerySelectorAll(".rows li").Length));

        await using var db = await Site.OpenAsync();
        var row = await db.EmailDomains.SingleAsync(row => row.Domain == domain);
        Assert.Equal(("0849", false), (row.MunicipalityCode, row.IsActive));
        Assert.Equal(["tilføjede maildomæne", "flyttede maildomæne", "lukkede maildomæne"], await db.AuditEntries.Where(entry => entry.Subject == $"domæne {domain}").OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());

        await administrator.OpenAsync("/redaktion/domaener/nyt");
        await administrator.SubmitAsync(("domaene", domain), ("kommune", "0851"));
        Assert.Contains("står allerede på listen", administrator.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_shows_who_did_what_and_why_and_can_be_narrowed()
    {
        using var administrator = await AdministratorAsync();
        var email = AccountActs.NewEmail();
        using var editor = await Site.VisitorAsync(AccountRole.Editor, email: email);
        var id = (await Site.AccountAsync(email)).Id;
        await administrator.OpenAsync($"/redaktion/brugere/{id}");
        await administrator.SubmitAsync("handler=Close", ("hvorfor_lukke", "Prøve <b>af</b> loggen"));

        await administrator.OpenAsync("/redaktion/log?handling=lukkede+konto");

        var rows = administrator.Page.QuerySelectorAll(".rows li");
        Assert.All(rows, row => Assert.Contains("lukkede konto", row.TextContent, StringComparison.Ordinal));
        Assert.Contains(rows, row => row.TextContent.Contains($"konto {id}", StringComparison.Ordinal) && row.TextContent.Contains("Prøve <b>af</b> loggen", StringComparison.Ordinal));
        await administrator.OpenAsync("/redaktion/log?handling=findes-ikke&side=999999");
        Assert.Equal((HttpStatusCode.OK, "0 handlinger"), (administrator.Status, administrator.Page.QuerySelector("h2")!.TextContent));
    }

    private Task<Visitor> AdministratorAsync() => Site.VisitorAsync(AccountRole.Administrator, email: AccountActs.NewEmail());
}
