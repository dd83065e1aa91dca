using System.Collections.Concurrent;
using Microsoft.Playwright;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.BrowserTests.Support;

/// <summary>
/// A test that reads the site in a browser. It fails on what a reader would not see: errors on the console, breaches of the
/// content security policy, requests that fail, requests to anybody else.
/// </summary>
[Collection(Name)]
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    protected const string Name = "Browser";

    private readonly List<IBrowserContext> contexts = [];
    private readonly ConcurrentQueue<string> faults = [];
    private readonly ConcurrentDictionary<string, int> expected = [];

    protected virtual TestSite Site => chromium.Site;

    protected HtmlChecker HtmlChecker => chromium.HtmlChecker;

    /// <summary>Where the browser finds the site.</summary>
    protected virtual Uri Address => Site.Address;

    /// <summary>Another site that the test itself visits; null for none.</summary>
    protected Uri? Elsewhere { get; set; }

    /// <summary>A page in a context of its own, so with nothing remembered from others.</summary>
    protected async Task<IPage> NewPageAsync(Screen screen, bool script = true)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = $"{Address}",
            Locale = "da-DK",
            JavaScriptEnabled = script,
            ViewportSize = screen.Size,
            IsMobile = screen.IsPhone,
            HasTouch = screen.IsPhone,
        });
        contexts.Add(context);
        context.SetDefaultTimeout(Chromium.Patience);
        context.Request += (_, request) => Watch(request);
        context.RequestFailed += (_, request) => Watch(request, request.Failure);
        context.Response += (_, response) => Watch(response);
        context.WebError += (_, error) => faults.Enqueue($"Script error: {error.Error}");
        context.Console += (_, message) => Watch(message);
        return await context.NewPageAsync();
    }

    /// <summary>Opens an address that must answer with this status.</summary>
    protected async Task OpenAsync(IPage page, string path, int status = 200)
    {
        expected[$"{new Uri(Address, path)}"] = status;
        var response = await page.GotoAsync(path);
        Assert.Equal(status, response!.Status);
    }

    /// <summary>Says that an address will answer with this status, where a click leads there.</summary>
    protected void WillAnswer(string path, int status) => expected[$"{new Uri(Address, path)}"] = status;

    /// <summary>Lets the page belong to somebody who is signed in, with the second factor unless told otherwise.</summary>
    protected async Task SignInAsync(IPage page, AccountRole role, bool strong = true, string? email = null, string municipality = "0851")
    {
        using var visitor = await Site.VisitorAsync(role, strong, email, municipality);
        var cookie = visitor.Cookies.GetAllCookies().Single();
        await page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = $"{Address}" }]);
    }

    /// <summary>Presses a form's button, which must lead to a page with this status; hands over the page as it was sent.</summary>
    protected async Task<string> PressAsync(ILocator button, int status = 200)
    {
        expected[await button.EvaluateAsync<string>("button => button.hasAttribute('formaction') ? button.formAction : button.form.action")] = status;
        var answer = await button.Page.RunAndWaitForResponseAsync(
            () => button.ClickAsync(),
            response => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400);
        Assert.Equal(status, answer.Status);
        await button.Page.WaitForLoadStateAsync();
        return await answer.TextAsync();
    }

    /// <summary>
    /// Axe and the HTML checker find nothing, and nothing scrolls sideways: on a desktop, in forced colours, on a phone and at 320 pixels.
    /// The HTML is fetched again from the page's address where it is not given.
    /// </summary>
    protected async Task AssertSoundAsync(IPage page, string? html = null)
    {
        html ??= await (await page.APIRequest.GetAsync(page.Url)).TextAsync();
        // The framework writes the form's token with a slash at its end, as XHTML did.
        var findings = (await HtmlChecker.CheckAsync(html)).Where(finding => !finding.Contains("name=\"form_token\"", StringComparison.Ordinal)).ToList();
        findings.AddRange(await Axe.FindingsAsync(page));
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        findings.AddRange(await Axe.FindingsAsync(page));
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        foreach (var screen in (Screen[])[Screen.Desktop, Screen.Phone, Screen.Narrow])
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            findings.AddRange(screen == Screen.Desktop ? [] : await Axe.FindingsAsync(page));
            findings.AddRange(await WiderThanScreenAsync(page));
        }

        AssertNone(findings);
    }

    /// <summary>What makes the page scroll sideways, if anything does.</summary>
    protected static async Task<IReadOnlyList<string>> WiderThanScreenAsync(IPage page) => await page.EvaluateAsync<string[]>(
        """
        () => document.scrollingElement.scrollWidth <= innerWidth ? [] : [
          `${document.scrollingElement.scrollWidth} > ${innerWidth}`,
          ...[...document.querySelectorAll("body *")]
            .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
            .map(element => element.outerHTML.slice(0, 100)).slice(0, 5)]
        """);

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Closes the pages; what went wrong in them is reported beside what the test itself found.</summary>
    public async Task DisposeAsync()
    {
        var found = faults.ToList();
        foreach (var context in contexts)
        {
            await context.DisposeAsync();
        }

        AssertNone(found);
    }

    /// <summary>Shows all findings in full where there are any.</summary>
    protected static void AssertNone(IReadOnlyCollection<string> findings)
    {
        if (findings.Count > 0)
        {
            Assert.Fail(string.Join('\n', findings));
        }
    }

    private void Watch(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Authority != Address.Authority && address.Authority != Elsewhere?.Authority && address.Scheme is not ("data" or "about"))
        {
            faults.Enqueue($"Request to somebody else: {request.Url}");
        }
    }

    private void Watch(IRequest request, string? failure)
    {
        // A reader who goes on before everything has arrived aborts the rest.
        if (failure != "net::ERR_ABORTED")
        {
            faults.Enqueue($"Request failed ({failure}): {request.Url}");
        }
    }

    private void Watch(IResponse response)
    {
        if (response.Status >= 400 && !IsExpected(response.Url, response.Status))
        {
            faults.Enqueue($"Answer {response.Status}: {response.Url}");
        }
    }

    private void Watch(IConsoleMessage message)
    {
        // The console also notes the 404 that a test asked for.
        if (message.Type == "error" && !expected.Any(answer => answer.Value >= 400 && message.Location.StartsWith(answer.Key, StringComparison.Ordinal)))
        {
            faults.Enqueue($"Console: {message.Text} ({message.Location})");
        }
    }

    // An address that another site leads to, with a query of its own making, is named without it.
    private bool IsExpected(string url, int status) => (expected.TryGetValue(url, out var wanted) || expected.TryGetValue(url.Split('?')[0], out wanted)) && wanted == status;

    /// <summary>One browser for all; xunit therefore runs the tests of this collection one by one.</summary>
    [CollectionDefinition(Name)]
    public sealed class OneForAll : ICollectionFixture<Chromium>;
}

/// <summary>What a reader looks at the site through.</summary>
public sealed record Screen(int Width, int Height, bool IsPhone = false)
{
    public static readonly Screen Desktop = new(1280, 900);
    public static readonly Screen Phone = new(390, 844, IsPhone: true);
    public static readonly Screen Narrow = new(320, 640);

    /// <summary>What is left of 1280 × 1024 at 400 % zoom.</summary>
    public static readonly Screen Zoomed = new(320, 256);

    public ViewportSize Size => new() { Width = Width, Height = Height };
}
