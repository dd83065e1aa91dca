using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Data;
using Vejviser.Domain.Accounts;

namespace Vejviser.BrowserTests;

/// <summary>Passkeys in a real browser, with the authenticator that its DevTools can play.</summary>
public sealed class PasskeyTests(Chromium chromium) : BrowserTest(chromium)
{
    // A passkey belongs to a domain, and 127.0.0.1 is none.
    protected override Uri Address => new UriBuilder(Site.Address) { Host = "localhost" }.Uri;

    [Fact]
    public async Task Passkey_is_added_confirms_a_new_session_and_signs_in()
    {
        const string Email = "passkey@kommune.example";
        var page = await NewPageAsync(Screen.Desktop);
        await AddAuthenticatorAsync(page);
        await SignInAsync(page, Email);

        // Added on the way to a page that asks for it.
        await page.GotoAsync("/redaktion/log");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tilføj en passkey eller en app" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tilføj en passkey" }).ClickAsync();
        await page.GetByLabel("Navn").FillAsync("Min computer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opret passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Passkeyen er tilføjet")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Min computer", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Fortsæt" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Log");

        // The same authenticator is told apart.
        await page.GotoAsync("/konto/sikkerhed/passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opret passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Enheden har allerede en passkey")).ToBeVisibleAsync();

        // Confirms a session that only a code began.
        await SignInAsync(page, Email);
        await page.GotoAsync("/redaktion/log");
        await page.GetByRole(AriaRole.Button, new() { Name = "Brug passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Log");

        // Signs in by itself, and strongly.
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/konto/passkey?videre=%2Fredaktion%2Flog");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log ind med passkey" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Log");
    }

    [Fact]
    public async Task Closed_account_is_not_let_in_by_its_passkey()
    {
        const string Email = "lukket@kommune.example";
        var page = await NewPageAsync(Screen.Phone);
        await AddAuthenticatorAsync(page);
        await SignInAsync(page, Email);
        await page.GotoAsync("/konto/sikkerhed/passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opret passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Passkeyen er tilføjet")).ToBeVisibleAsync();
        await using (var db = await Site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync())
        {
            await db.Accounts.Where(account => account.Email == Email).ExecuteUpdateAsync(row => row.SetProperty(account => account.DisabledAt, TimeProvider.System.GetUtcNow().UtcDateTime));
        }

        await page.Context.ClearCookiesAsync();
        await OpenAsync(page, "/konto/passkey");
        WillAnswer("/konto/passkey", 422);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log ind med passkey" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Passkeyen virkede ikke")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_the_page_says_what_a_passkey_needs()
    {
        var page = await NewPageAsync(Screen.Phone, script: false);
        await SignInAsync(page, "uden-script@kommune.example");

        await OpenAsync(page, "/konto/sikkerhed/passkey");

        await Assertions.Expect(page.GetByText("Passkeys kræver JavaScript")).ToBeVisibleAsync();
    }

    // With a code alone: that is what the passkey adds to.
    private Task SignInAsync(IPage page, string email) => SignInAsync(page, AccountRole.Administrator, strong: false, email);

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
