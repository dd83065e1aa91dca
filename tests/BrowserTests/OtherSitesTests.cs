using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>What other sites may do with ours: show a card in a frame, and read the open data from a script.</summary>
public sealed class OtherSitesTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Example = "eksempler/aalborg-svejsere-bladt";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_site_shows_an_example_by_the_code_that_is_copied(bool script)
    {
        var page = await NewPageAsync(Screen.Desktop, script);
        await OpenAsync(page, $"/{Example}");
        await page.GetByText("Indsæt på jeres egen side").ClickAsync();
        var code = await page.GetByLabel("Sæt denne kode ind på siden").InputValueAsync();
        var framed = Regex.Match(code, "src=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal($"{Address}{Example}/kort", framed);

        await using var other = await FrameSite.StartAsync(framed);
        Elsewhere = other.Address;
        await page.GotoAsync($"{other.Address}");
        var frame = page.FrameLocator("iframe");
        await Expect(frame.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("svejsere");
        await Expect(frame.Locator("main")).ToContainTextAsync("Aalborg Kommune");
        await frame.GetByRole(AriaRole.Link, new() { Name = "Læs hele eksemplet" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{Address}{Example}");
    }

    [Fact]
    public async Task Script_of_another_site_reads_the_data_and_asks_again_with_the_etag()
    {
        await using var other = await FrameSite.StartAsync($"{Address}{Example}/kort");
        Elsewhere = other.Address;
        var page = await NewPageAsync(Screen.Desktop);
        await page.GotoAsync($"{other.Address}");

        // If-None-Match is no simple header: the browser asks first whether it may.
        var read = await page.EvaluateAsync<string>(
            """
            async address => {
              const first = await fetch(address + "api/v1/examples?size=5");
              const again = await fetch(address + "api/v1/examples?size=5", { headers: { "If-None-Match": first.headers.get("ETag") }, cache: "no-store" });
              return [first.status, (await first.json()).items.length, first.headers.get("Link").includes('rel="next"'), again.status].join(" ");
            }
            """,
            $"{Address}");

        Assert.Equal("200 5 true 304", read);
    }
}
