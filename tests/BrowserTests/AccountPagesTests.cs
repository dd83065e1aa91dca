using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Features.Account.Security;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.BrowserTests;

/// <summary>The pages of the second factor and of the administrators.</summary>
public sealed class AccountPagesTests(Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [InlineData("/konto/sikkerhed")]
    [InlineData("/konto/sikkerhed/app")]
    [InlineData("/konto/sikkerhed/passkey")]
    [InlineData("/konto/bekraeft")]
    [InlineData("/konto/passkey")]
    [InlineData("/redaktion/brugere")]
    [InlineData("/redaktion/brugere/ny")]
    [InlineData("/redaktion/brugere/1")]
    [InlineData("/redaktion/domaener")]
    [InlineData("/redaktion/domaener/nyt")]
    [InlineData("/redaktion/domaener/kk.dk")]
    [InlineData("/redaktion/log")]
    public async Task Page_is_sound(string path)
    {
        var page = await NewPageAsync(Screen.Desktop);
        if (path != "/konto/passkey")
        {
            await SignInAsync(page, AccountRole.Administrator);
        }

        await OpenAsync(page, path);
        await AssertSoundAsync(page);
    }

    [Theory]
    [InlineData("/konto/sikkerhed/app", "kode", "12")]
    [InlineData("/redaktion/brugere/ny", "email", "ikke en adresse")]
    [InlineData("/redaktion/domaener/nyt", "domaene", "ikke et domæne")]
    public async Task Refused_form_is_sound(string path, string field, string text)
    {
        var page = await NewPageAsync(Screen.Desktop);
        await SignInAsync(page, AccountRole.Administrator);
        await OpenAsync(page, path);
        await page.Locator($"#{field}").FillAsync(text);
        await page.Locator($"form:has(#{field})").EvaluateAsync("form => form.noValidate = true");

        await AssertSoundAsync(page, await PressAsync(page.Locator($"form:has(#{field}) button[type=submit]"), 422));
    }

    [Fact]
    public async Task Pages_of_somebody_with_an_app_are_sound()
    {
        var email = AccountActs.NewEmail();
        using (var visitor = await Site.VisitorAsync(AccountRole.Editor, email: email))
        {
            await visitor.AddAppAsync();
        }

        var page = await NewPageAsync(Screen.Desktop);
        await SignInAsync(page, AccountRole.Editor, email: email);
        await OpenAsync(page, "/konto/sikkerhed");
        await AssertSoundAsync(page);

        await SignInAsync(page, AccountRole.Editor, strong: false, email);
        await OpenAsync(page, "/konto/sikkerhed");
        await AssertSoundAsync(page);
        await OpenAsync(page, "/konto/bekraeft?videre=%2Fredaktion%2Ftemaer");
        await AssertSoundAsync(page);
        await page.GetByLabel("Kode fra appen").FillAsync("12");
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Bekræft" }), 422));
    }
}
