using System.Text;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Data;
using Vejviser.Data.Municipalities;
using Vejviser.IntegrationTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>Both maps by keyboard, on all screens, and in a frame on another site.</summary>
public sealed class FigureMapTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Series = "/tal/kontanthjaelp-mv-andel";

    private TestSite? site;

    protected override TestSite Site => site!;

    [Theory]
    [InlineData("", true)]
    [InlineData("", false)]
    [InlineData("?kort=geografi", true)]
    public async Task Map_is_read_and_left_by_keyboard(string query, bool script)
    {
        await using var started = await StartAsync();
        var page = await NewPageAsync(Screen.Desktop, script);
        await OpenAsync(page, Series + query);

        // The way around it comes first, and shows only while it is in focus.
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Spring kortet over" });
        await Expect(skip).Not.ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vis" }).FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();

        await page.Keyboard.PressAsync("Tab");
        var first = page.Locator(".tile-map a").First;
        await Expect(first).ToBeFocusedAsync();
        var told = await first.Locator("title").TextContentAsync();
        await Expect(first).ToHaveAccessibleNameAsync(told!);
        await Expect(first.Locator(".map-detail")).ToBeVisibleAsync();
        await Expect(page.Locator(".map-detail:visible")).ToHaveCountAsync(1);
        Assert.StartsWith(told!.Split(':')[0], await first.Locator(".map-detail").TextContentAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Tab");
        await Expect(first.Locator(".map-detail")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(told.Split(':')[0]);
        await page.GoBackAsync();
        await Expect(page.Locator(".tile-map a")).ToHaveCountAsync(98);
        await skip.FocusAsync();
        await Expect(skip).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#tabel$"));
    }

    [Fact]
    public async Task Period_map_and_own_municipality_are_chosen_by_keyboard_and_stay_in_the_address()
    {
        await using var started = await StartAsync();
        var page = await NewPageAsync(Screen.Desktop, script: false);
        await OpenAsync(page, Series);
        await page.GetByLabel("Periode").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Aal");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".geographic-map .tile-outline")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Aalborg og kommuner som den" })).ToBeVisibleAsync();
        Assert.Contains("kort=geografi", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("periode=2022&", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Procent", Exact = true }).ClickAsync();
        await Expect(page.Locator("th[aria-sort=descending]")).ToHaveCountAsync(1);
        await Expect(page.Locator(".geographic-map")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Geographic_map_is_sound_on_every_screen()
    {
        await using var started = await StartAsync();
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, $"{Series}?kort=geografi&kommune=aalborg");
        await AssertSoundAsync(page);
    }

    [Fact]
    public async Task Another_site_shows_the_map_in_a_frame()
    {
        await using var started = await StartAsync();
        await using var other = await FrameSite.StartAsync($"{Address}{Series[1..]}/indlejret");
        Elsewhere = other.Address;
        var browser = await NewPageAsync(Screen.Desktop);
        await browser.GotoAsync($"{other.Address}");
        await Expect(browser.FrameLocator("iframe").Locator(".tile-map a")).ToHaveCountAsync(98);
        await browser.FrameLocator("iframe").GetByRole(AriaRole.Link, new() { Name = "Se tallene som tabel" }).ClickAsync();
        await Expect(browser).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"{Series}\\?periode="));
    }

    private async Task<TestSite> StartAsync()
    {
        site = await TestSite.StartAsync(seed: false);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(SquareMunicipalities.File().ToJsonString()));
        Assert.Empty((await site.Get<ImportBoundaries>().RunAsync(file, "en prøve", CancellationToken.None)).Faults);
        await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
        return site;
    }
}
