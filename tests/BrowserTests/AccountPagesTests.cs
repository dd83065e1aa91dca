using Vejviser.BrowserTests.Support;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.BrowserTests;

/// <summary>The pages of the second factor and of the administrators.</summary>
public sealed class AccountPagesTests(Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [InlineData("/konto/sikkerhed")]
    [InlineData("/konto/sikkerhed/app")]
    [InlineData("/konto/sikkerhed/passkey")]
    [InlineData("/konto/passkey")]
    [InlineData("/redaktion/brugere")]
    [InlineData("/redaktion/brugere/ny")]
    [InlineData("/redaktion/brugere/1")]
    [InlineData("/redaktion/domaener")]
    [InlineData("/redaktion/domaener/nyt")]
    [InlineData("/redaktion/domaener/kk.dk")]
    [InlineData("/redaktion/log")]
    public async Task Axe_and_the_html_checker_find_nothing_and_nothing_scrolls_sideways(string path)
    {
        foreach (var screen in (Screen[])[Screen.Desktop, Screen.Phone])
        {
            var page = await NewPageAsync(screen);
            if (path != "/konto/passkey")
            {
                using var visitor = await Site.VisitorAsync(AccountRole.Administrator);
                var cookie = visitor.Cookies.GetCookies(Site.Address).Single();
                await page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = $"{Site.Address}" }]);
            }

            await OpenAsync(page, path);
            var findings = (await Axe.FindingsAsync(page)).ToList();
            // The framework writes the form's token with a slash at its end, as XHTML did.
            findings.AddRange((await HtmlChecker.CheckAsync(await (await page.APIRequest.GetAsync(page.Url)).TextAsync())).Where(finding => !finding.Contains("name=\"form_token\"", StringComparison.Ordinal)));
            AssertNone(findings);
            Assert.True(await page.EvaluateAsync<bool>("() => document.scrollingElement.scrollWidth <= innerWidth"), $"{path} is wider than {screen.Width}");
        }
    }
}
