using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>The search field suggests while a reader types, and a described situation finds what is like it.</summary>
public sealed class SearchFieldTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Typing_two_letters_suggests_and_the_keyboard_goes_there()
    {
        var page = await NewPageAsync(Screen.Desktop);
        await page.GotoAsync("/");
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Søg i eksemplerne" });

        await field.PressSequentiallyAsync("kold");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Kolding Kommune");
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await field.PressAsync("Escape");
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(field).ToHaveValueAsync("kold");

        await field.PressAsync("i");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Kolding Kommune");
        await field.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await field.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/kommuner/kolding$"));
    }

    [Fact]
    public async Task Open_suggestions_have_no_axe_finding()
    {
        var page = await NewPageAsync(Screen.Phone);
        await page.GotoAsync("/eksempler");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Søg i eksemplerne" }).PressSequentiallyAsync("prak");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();

        Assert.Empty(await Axe.FindingsAsync(page));
    }

    [Fact]
    public async Task Described_situation_finds_cases_and_stays_out_of_the_address()
    {
        var page = await NewPageAsync(Screen.Phone);
        await page.GotoAsync("/eksempler/lignende");

        await page.GetByLabel("Situationen").FillAsync("Kvinder med flygtningebaggrund, der aldrig har haft et job og mangler dansk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find eksempler" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Eksempler, der ligner" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();
        Assert.EndsWith("/eksempler/lignende", page.Url, StringComparison.Ordinal);
        Assert.Empty(await page.Context.CookiesAsync());
    }
}
