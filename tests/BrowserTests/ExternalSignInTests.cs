using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Features.Account.External;
using Vejviser.IntegrationTests.Features.Account.Security;
using Vejviser.IntegrationTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>Signing in with a municipality's own login, against a real provider (npm oidc-provider) on what browsers take for another site.</summary>
public sealed class ExternalSignInTests(Chromium chromium) : BrowserTest(chromium), IAsyncLifetime
{
    private const string Answer = "/konto/log-ind/aarhus/svar";

    private readonly List<IAsyncDisposable> running = [];
    private OidcServer provider = null!;
    private TestSite? site;

    protected override TestSite Site => site!;

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        running.Reverse();
        foreach (var one in running)
        {
            await one.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Employee_signs_in_by_keyboard_is_known_again_and_signs_out_in_both_places(bool script)
    {
        await StartAsync("MinimumAssurance=Substantial", "MunicipalityCode=0751");
        await provider.AddPersonAsync("anna", "anna@aarhus.dk");
        var page = await NewPageAsync(Screen.Narrow, script);
        await OpenAsync(page, "/konto/log-ind?videre=%2Fkonto%2Fsikkerhed");
        if (script)
        {
            await AssertSoundAsync(page);
        }

        await KeyboardFocus.MoveToAsync(Button(page));
        await page.Keyboard.PressAsync("Enter");
        await EnterAsync(page, "anna");
        await Expect(page).ToHaveURLAsync($"{Address}konto/sikkerhed");
        await OpenAsync(page, "/konto");
        await Expect(page.GetByText("Bidragyder i Aarhus Kommune")).ToBeVisibleAsync();
        await Expect(page.GetByText("gennem Aarhus Kommune")).ToBeVisibleAsync();
        if (script)
        {
            await AssertSoundAsync(page);
        }

        await using (var db = await Site.OpenDatabaseAsync())
        {
            var session = await db.Sessions.SingleAsync();
            Assert.Equal(("aarhus", true), (session.Provider, session.StrengthenedAt is not null));
        }

        // Out here and there.
        await page.GetByRole(AriaRole.Button, new() { Name = "Log ud", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await Expect(page.GetByText("Du er logget ud her, og Aarhus Kommune har svaret.")).ToBeVisibleAsync();
        if (script)
        {
            await AssertSoundAsync(page);
        }

        await using (var db = await Site.OpenDatabaseAsync())
        {
            Assert.Empty(await db.Sessions.ToListAsync());
        }

        // The provider asks again who it is, and it is the same account.
        await OpenAsync(page, "/konto/log-ind/aarhus");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fortsæt" }).ClickAsync();
        await EnterAsync(page, "anna");
        await Expect(page).ToHaveURLAsync($"{Address}konto");
        await using var after = await Site.OpenDatabaseAsync();
        Assert.Equal(1, await after.Accounts.CountAsync());
    }

    [Fact]
    public async Task Refusals_are_told_soundly()
    {
        await StartAsync("MinimumAssurance=Substantial");
        await provider.AddPersonAsync("lav", "lav@aarhus.dk", acr: "Low");
        await provider.AddPersonAsync("ubekraeftet", "ubekraeftet@aarhus.dk", isVerified: false);
        await provider.AddPersonAsync("fremmed", "fremmed@kk.dk");
        foreach (var (login, why) in ((string, string)[])[("lav", "Login hos Aarhus Kommune var ikke sikkert nok."), ("ubekraeftet", "Aarhus Kommune har ikke bekræftet din mailadresse."), ("fremmed", "Din mailadresse hører ikke til Aarhus Kommune.")])
        {
            WillAnswer(Answer, 403);
            var page = await GoAsync();
            await EnterAsync(page, login);
            await Expect(page.Locator("main .lead")).ToContainTextAsync(why);
        }

        WillAnswer(Answer, 400);
        var cancelled = await GoAsync();
        var html = await cancelled.RunAndWaitForResponseAsync(
            () => cancelled.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync(), response => response.Url.Contains(Answer, StringComparison.Ordinal));
        await Expect(cancelled.Locator("main .lead")).ToContainTextAsync("Du afbrød login hos Aarhus Kommune.");
        await AssertSoundAsync(cancelled, await html.TextAsync());

        // Loaded again, the answer is used.
        await cancelled.ReloadAsync();
        await Expect(cancelled.Locator("main .lead")).ToContainTextAsync("Begynd forfra.");
        await using var db = await Site.OpenDatabaseAsync();
        Assert.Empty(await db.Accounts.ToListAsync());
    }

    [Fact]
    public async Task Provider_that_is_down_is_told_and_one_that_comes_back_with_new_keys_is_believed()
    {
        await StartAsync();
        await provider.AddPersonAsync("anna", "anna@aarhus.dk");
        var first = await GoAsync();
        await EnterAsync(first, "anna");
        await Expect(first).ToHaveURLAsync($"{Address}konto");
        var port = provider.Port;

        running.Remove(provider);
        await provider.DisposeAsync();
        var down = await NewPageAsync(Screen.Phone);
        await OpenAsync(down, "/");
        await Expect(down.Locator("h1")).ToBeVisibleAsync();

        provider = await OidcServer.StartAsync(port);
        running.Add(provider);
        await provider.AddClientAsync("aarhus", Address);
        await provider.AddPersonAsync("anna", "anna@aarhus.dk");
        var again = await GoAsync();
        await EnterAsync(again, "anna");
        await Expect(again).ToHaveURLAsync($"{Address}konto");
        await using var db = await Site.OpenDatabaseAsync();
        Assert.Equal((1, 2), (await db.Accounts.CountAsync(), await db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task Provider_that_never_was_up_is_told_soundly()
    {
        await StartAsync();
        running.Remove(provider);
        await provider.DisposeAsync();
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/konto/log-ind/aarhus");
        await AssertSoundAsync(page);

        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Fortsæt" }), 422));

        await Expect(page.GetByText("Login hos Aarhus Kommune svarer ikke lige nu.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Account_is_linked_its_link_follows_a_new_id_once_and_its_role_the_groups()
    {
        await StartAsync("MunicipalityCode=0751", "Scopes:0=email", "Scopes:1=groups", "RoleClaim=groups", "Roles:MunicipalityContact:0=kontakt");
        (await Site.VisitorAsync(AccountRole.Contributor, email: "anna@aarhus.dk", municipality: "0751")).Dispose();
        foreach (var (sub, groups, role) in ((string, string[], AccountRole)[])[("1", ["andet", "kontakt"], AccountRole.MunicipalityContact), ("2", [], AccountRole.Contributor)])
        {
            await provider.AddPersonAsync("anna", "anna@aarhus.dk", sub, groups: groups);
            var page = await GoAsync();
            await EnterAsync(page, "anna");
            await Expect(page).ToHaveURLAsync($"{Address}konto");
            Assert.Equal(role, (await Site.AccountAsync("anna@aarhus.dk")).Role);
        }

        await provider.AddPersonAsync("anna", "anna@aarhus.dk", "3");
        WillAnswer(Answer, 403);
        var third = await GoAsync();
        await EnterAsync(third, "anna");
        await Expect(third.Locator("main .lead")).ToContainTextAsync("Aarhus Kommune har skiftet dit id mere end én gang.");
        await using var db = await Site.OpenDatabaseAsync();
        Assert.Equal((1, "2"), (await db.Accounts.CountAsync(), (await db.ExternalLogins.SingleAsync()).Subject));
    }

    [Fact]
    public async Task Second_provider_is_offered_to_its_own_addresses_and_the_two_are_kept_apart()
    {
        var other = await StartProviderAsync();
        await StartAsync([], other.Settings("randers", "Randers Kommune", "randers.dk"));
        await other.AddClientAsync("randers", Address);
        // The same id in both places is two people.
        await provider.AddPersonAsync("1", "anna@aarhus.dk");
        await other.AddPersonAsync("1", "bo@randers.dk");
        var first = await GoAsync();
        await EnterAsync(first, "1");
        await Expect(first.GetByText("anna@aarhus.dk")).ToBeVisibleAsync();

        Elsewhere = other.Address;
        var page = await NewPageAsync(Screen.Phone);
        await OpenAsync(page, "/konto/log-ind");
        await page.GetByLabel("Arbejdsmail").FillAsync("bo@randers.dk");
        var offer = await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Send mig en kode" }));
        await AssertSoundAsync(page, offer);
        await Expect(Button(page)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log ind med Randers Kommune" }).ClickAsync();
        await EnterAsync(page, "1");
        await Expect(page.GetByText("bo@randers.dk")).ToBeVisibleAsync();
        await using var db = await Site.OpenDatabaseAsync();
        Assert.Equal((2, 2), (await db.Accounts.CountAsync(), await db.ExternalLogins.CountAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Editor_confirms_with_code_and_app_before_the_link_is_made(bool script)
    {
        await StartAsync("MinimumAssurance=Substantial");
        await provider.AddPersonAsync("chef", "chef@aarhus.dk");
        byte[] key;
        using (var before = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: "chef@aarhus.dk"))
        {
            key = await before.AddAppAsync();
        }

        var page = await GoAsync(script);
        await EnterAsync(page, "chef");
        await Expect(page.GetByText("Din konto kan mere end de flestes.")).ToBeVisibleAsync();
        await Expect(Button(page)).ToHaveCountAsync(0);
        await page.GetByLabel("Arbejdsmail").FillAsync("chef@aarhus.dk");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Skriv koden");
        await page.GetByLabel("Kode").FillAsync(await Site.CodeAsync("chef@aarhus.dk"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Bekræft, at det er dig");
        await page.GetByLabel("Kode fra appen").FillAsync(AccountActs.CodeOf(key, later: 1));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Forbind din konto");
        if (script)
        {
            await AssertSoundAsync(page);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, forbind kontoen" }).ClickAsync();
        await Expect(page.GetByText("Forbundet med kommunens login")).ToBeVisibleAsync();

        var next = await GoAsync(script);
        await EnterAsync(next, "chef");
        await Expect(next).ToHaveURLAsync($"{Address}konto");
        await using var db = await Site.OpenDatabaseAsync();
        Assert.NotNull((await db.Sessions.SingleAsync(session => session.Provider == "aarhus")).StrengthenedAt);
    }

    [Fact]
    public async Task Two_tabs_each_come_through()
    {
        await StartAsync();
        await provider.AddPersonAsync("anna", "anna@aarhus.dk");
        var first = await GoAsync();
        var second = await first.Context.NewPageAsync();
        await OpenAsync(second, "/konto/log-ind?videre=%2Fkonto%2Fsikkerhed");
        await Button(second).ClickAsync();

        await EnterAsync(second, "anna");
        await Expect(second).ToHaveURLAsync($"{Address}konto/sikkerhed");
        await EnterAsync(first, "anna");
        await Expect(first).ToHaveURLAsync($"{Address}konto");
    }

    private Task StartAsync(params string[] settings) => StartAsync(settings, []);

    private async Task StartAsync(string[] settings, string[] more)
    {
        provider = await StartProviderAsync();
        site = await TestSite.StartAsync(seed: false, settings: [.. provider.Settings("aarhus", "Aarhus Kommune", "aarhus.dk", settings), .. more]);
        running.Add(site);
        await provider.AddClientAsync("aarhus", Address);
        Elsewhere = provider.Address;
    }

    private async Task<OidcServer> StartProviderAsync()
    {
        var one = await OidcServer.StartAsync();
        running.Add(one);
        return one;
    }

    /// <summary>A browser of its own, standing at the provider.</summary>
    private async Task<IPage> GoAsync(bool script = true)
    {
        var page = await NewPageAsync(Screen.Desktop, script);
        await OpenAsync(page, "/konto/log-ind");
        await Button(page).ClickAsync();
        return page;
    }

    private static ILocator Button(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Log ind med Aarhus Kommune" });

    private static async Task EnterAsync(IPage page, string login)
    {
        await page.GetByLabel("User").FillAsync(login);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
