using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.BrowserTests;

/// <summary>Signing in and the account's pages, as people meet them.</summary>
public sealed class AccountTests(Chromium chromium) : BrowserTest(chromium)
{
    public static TheoryData<string, bool> Pages { get; } = new()
    {
        { "/konto/log-ind", false },
        { "/konto/kode", false },
        { "/konto", true },
        { "/konto/slet", true },
        { "/konto/log-ud", true },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_is_sound(string path, bool signedIn)
    {
        var page = await PageAsync(signedIn);
        await OpenAsync(page, path);

        await AssertSoundAsync(page);
    }

    [Fact]
    public async Task Refused_address_and_wrong_code_are_told_soundly()
    {
        var page = await PageAsync(signedIn: false);
        await OpenAsync(page, "/konto/log-ind");
        await page.GetByLabel("Arbejdsmail").FillAsync("medarbejder@");
        await page.Locator("form:has(#email)").EvaluateAsync("form => form.noValidate = true");
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Send mig en kode" }), 422));

        await page.GetByLabel("Arbejdsmail").FillAsync("forkert-kode@kk.dk");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Skriv koden");
        await page.GetByLabel("Kode").FillAsync("12");
        await AssertSoundAsync(page, await PressAsync(page.Locator("form:has(#kode) button[type=submit]").First, 422));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Employee_signs_in_and_out_by_keyboard(bool script)
    {
        var page = await NewPageAsync(Screen.Desktop, script);
        var email = $"tastatur-{script}@kk.dk".ToLowerInvariant();
        await OpenAsync(page, "/");
        await EnterAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Log ind", Exact = true }));

        await KeyboardFocus.MoveToAsync(page.GetByLabel("Arbejdsmail"));
        await page.Keyboard.TypeAsync(email);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Skriv koden");
        await KeyboardFocus.MoveToAsync(page.GetByLabel("Kode"));
        await page.Keyboard.TypeAsync(await Site.CodeAsync(email));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Bidragyder i Københavns Kommune")).ToBeVisibleAsync();

        await EnterAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Log ud", Exact = true }));
        await Assertions.Expect(page).ToHaveURLAsync($"{Site.Address}");
        Assert.DoesNotContain(await page.Context.CookiesAsync(), cookie => cookie.Name == "vejviser");
    }

    [Fact]
    public async Task Form_sent_in_one_tab_after_signing_out_in_the_other_comes_through_signing_in()
    {
        var page = await PageAsync(signedIn: true, "to-faner@kk.dk");
        await OpenAsync(page, "/konto/slet");
        var other = await page.Context.NewPageAsync();
        await OpenAsync(other, "/konto/log-ud");
        await other.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(other).ToHaveURLAsync($"{Site.Address}");

        WillAnswer("/konto/slet", 401);
        await page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Log ind igen");
        AssertNone(await Axe.FindingsAsync(page));
        await page.GetByLabel("Arbejdsmail").FillAsync("to-faner@kk.dk");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Skriv koden");
        await page.GetByLabel("Kode").FillAsync(await Site.CodeAsync("to-faner@kk.dk"));
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send det, jeg skrev" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync($"{Site.Address}");
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.False(await db.Accounts.AnyAsync(account => account.Email == "to-faner@kk.dk"));
    }

    private async Task<IPage> PageAsync(bool signedIn, string email = "medarbejder@kk.dk")
    {
        var page = await NewPageAsync(Screen.Desktop);
        if (signedIn)
        {
            using var visitor = await Site.VisitorAsync(AccountRole.Contributor, email: email, municipality: "0101");
            // Two, so that one of them can be ended.
            using var another = await Site.VisitorAsync(AccountRole.Contributor, email: email, municipality: "0101");
            await page.Context.AddCookiesAsync(visitor.Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = $"{Site.Address}" }));
        }

        return page;
    }

    private static async Task EnterAsync(IPage page, ILocator target)
    {
        await KeyboardFocus.MoveToAsync(target);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }
}
