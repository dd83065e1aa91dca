using Microsoft.Playwright;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.BrowserTests.Support;

/// <summary>What all browser tests share: one browser, one seeded site, one HTML checker.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>How long a condition may take to come true, in milliseconds: long enough for a machine with much else to do.</summary>
    public const int Patience = 20_000;

    private IPlaywright driver = null!;

    public IBrowser Browser { get; private set; } = null!;

    public TestSite Site { get; private set; } = null!;

    public HtmlChecker HtmlChecker { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var checker = HtmlChecker.StartAsync();
        var site = TestSite.StartAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        driver = await Playwright.CreateAsync();
        Browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program(),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // Whatever a page might ask for, nothing leaves this machine.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
            ],
        });
        Site = await site;
        HtmlChecker = await checker;
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        driver.Dispose();
        await HtmlChecker.DisposeAsync();
        await Site.DisposeAsync();
    }

    private static string Program() =>
        Environment.GetEnvironmentVariable("CHROMIUM_PATH")
        ?? new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is not installed: run scripts/test, or apt-get install chromium, or set CHROMIUM_PATH.");
}
