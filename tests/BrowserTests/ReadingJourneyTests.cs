using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>The main job: from three letters to a case one trusts, and on to the meeting where it is talked about.</summary>
public sealed class ReadingJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Welders = "47 ledige oplært som svejsere hos Bladt Industries";
    private const string Youngsters = "Fritidsjob som trædesten for unge i udsatte boligområder";

    [Fact]
    public async Task Reading_on_a_desktop_leads_from_three_letters_to_a_printed_list() =>
        await ReadAsync(new PointingReader(await NewPageAsync(Screen.Desktop)));

    [Fact]
    public async Task Reading_on_a_phone_leads_from_three_letters_to_a_printed_list() =>
        await ReadAsync(new PointingReader(await NewPageAsync(Screen.Phone)));

    [Fact]
    public async Task Reading_without_JavaScript_leads_from_three_letters_to_a_printed_list() =>
        await ReadAsync(new PointingReader(await NewPageAsync(Screen.Desktop, script: false), hasScript: false));

    [Fact]
    public async Task Reading_on_a_phone_without_JavaScript_leads_from_three_letters_to_a_printed_list() =>
        await ReadAsync(new PointingReader(await NewPageAsync(Screen.Phone, script: false), hasScript: false));

    [Fact]
    public async Task Reading_by_keyboard_leads_from_three_letters_to_a_printed_list() =>
        await ReadAsync(new KeyboardReader(await NewPageAsync(Screen.Desktop)));

    [Fact]
    public async Task Skip_link_leads_past_the_menu()
    {
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/eksempler");

        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Gå til sidens indhold" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.GetByLabel("Søg i eksemplerne", new() { Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Filter_chosen_by_keyboard_applies_at_once_and_keeps_the_focus()
    {
        var reader = new KeyboardReader(await NewPageAsync(Screen.Desktop));
        await OpenAsync(reader.Page, "/eksempler?q=sve");
        await Expect(reader.Page.GetByText("Listen opdateres, så snart du vælger.")).ToBeVisibleAsync();

        await reader.FilterAsync("Tema", "Unge", "1 eksempel på »sve«");

        await Expect(reader.Filter("Tema", "Unge")).ToBeFocusedAsync();
        await Expect(reader.Filter("Tema", "Unge")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Address_of_a_filtered_search_shows_the_same_hits_to_somebody_else()
    {
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/eksempler?q=job");
        var reader = new PointingReader(page);
        var promised = await reader.Filter("Evidens", "Lovende").EvaluateAsync<string>("box => box.labels[0].textContent.match(/[0-9]+/)[0]");
        await reader.FilterAsync("Evidens", "Lovende", $"{promised} eksempler på »job«");
        await reader.SortAsync("Titel");
        await Expect(page).ToHaveURLAsync(new Regex("sortering=titel"));
        var heading = await page.Locator("h2").First.TextContentAsync();
        var titles = await page.Locator(".rows h3").AllTextContentsAsync();

        var other = await NewPageAsync(Screen.Phone, script: false);
        await OpenAsync(other, new Uri(page.Url).PathAndQuery);

        Assert.True(titles.Count > 1);
        Assert.Equal(heading, await other.Locator("h2").First.TextContentAsync());
        Assert.Equal(titles, await other.Locator(".rows h3").AllTextContentsAsync());
    }

    [Fact]
    public async Task Choices_made_before_the_script_has_come_apply_when_it_comes()
    {
        var page = await NewPageAsync(Screen.Desktop);
        var chosen = new TaskCompletionSource();
        await page.RouteAsync("**/site*.js", async route =>
        {
            await chosen.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/eksempler?q=sve", new() { WaitUntil = WaitUntilState.Commit });
        var reader = new PointingReader(page);
        await reader.Filter("Tema", "Unge").EvaluateAsync("box => box.labels[0].click()");
        await page.GetByLabel("Sortér efter").SelectOptionAsync("Titel");

        chosen.SetResult();

        await Expect(page).ToHaveURLAsync(new Regex("tema=unge.*sortering=titel"));
        await ExpectCountAsync(page, "1 eksempel på »sve«");
    }

    [Fact]
    public async Task Going_back_shows_the_filters_of_that_address_and_keeps_what_was_ticked_for_the_list()
    {
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/eksempler?q=sve");
        var reader = new PointingReader(page);
        await reader.TickAsync(page.GetByLabel($"Til listen: {Welders}"));
        await reader.FilterAsync("Tema", "Unge", "1 eksempel på »sve«");

        await page.GoBackAsync();

        await Expect(page.Locator("h2").GetByText("2 eksempler på »sve«", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(reader.Filter("Tema", "Unge")).Not.ToBeCheckedAsync();
        await Expect(page.GetByLabel($"Til listen: {Welders}")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Case_ticked_before_a_filter_is_chosen_stays_on_the_list()
    {
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/eksempler?q=sve");
        var reader = new PointingReader(page);

        await reader.TickAsync(page.GetByLabel($"Til listen: {Welders}"));
        await reader.FilterAsync("Tema", "Unge", "1 eksempel på »sve«");
        await Expect(page.GetByText("1 eksempel er på listen i forvejen.")).ToBeVisibleAsync();
        await reader.TickAsync(page.GetByLabel($"Til listen: {Youngsters}"));
        await reader.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Saml de afkrydsede på en liste" }));

        await Expect(page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Heading)).ToContainTextAsync([Welders, Youngsters]);
    }

    private async Task ReadAsync(Reader reader)
    {
        var page = reader.Page;
        await OpenAsync(page, "/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, NameRegex = new("^Find det, der virker") })).ToBeVisibleAsync();

        // Three letters.
        await reader.SearchAsync(page.GetByLabel("Søg i eksemplerne", new() { Exact = true }), "sve");
        await ExpectCountAsync(page, "2 eksempler på »sve«");
        await Expect(page.Locator(".rows h3")).ToHaveTextAsync([Welders, Youngsters]);
        await Expect(page.Locator(".rows mark").First).ToHaveTextAsync("svejsere");

        // Fewer, others, and back to both.
        await reader.FilterAsync("Tema", "Unge", "1 eksempel på »sve«");
        await Expect(page.Locator(".rows h3")).ToHaveTextAsync([Youngsters]);
        await reader.ActivateAsync(page.GetByRole(AriaRole.Link, new() { Name = "Fjern filteret Unge" }));
        await ExpectCountAsync(page, "2 eksempler på »sve«");
        await reader.FilterAsync("Evidens", "Dokumenteret", "2 eksempler på »sve«");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Fjern filteret Dokumenteret" })).ToBeVisibleAsync();
        await reader.SortAsync("Titel");
        await Expect(page).ToHaveURLAsync(new Regex("sortering=titel"));
        await Expect(page.Locator(".rows h3")).ToHaveTextAsync([Welders, Youngsters]);
        var list = page.Url;

        // The case: what came of it, how sure it is, who says so, how to cite it.
        await reader.ActivateAsync(page.GetByRole(AriaRole.Link, new() { Name = Welders, Exact = true }));
        await Expect(First(page, Welders)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hvor sikkert er det?" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Evidens: Dokumenteret").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Samlet af redaktionen fra åben kilde, ikke godkendt af kommunen")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Fakta om eksemplet" }).GetByText("Kilde", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator(".citation")).ToContainTextAsync($"Aalborg Kommune (2019): {Welders}. Vejviser, opdateret");
        await Expect(page.Locator(".citation")).ToContainTextAsync(page.Url);

        // Onwards: municipality, theme, effort.
        await reader.ActivateAsync(page.GetByRole(AriaRole.Article).First.GetByRole(AriaRole.Link, new() { Name = "Aalborg Kommune", Exact = true }));
        await Expect(First(page, "Aalborg Kommune")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Welders })).ToBeVisibleAsync();
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Hovedmenu" });
        await reader.ActivateAsync(menu.GetByRole(AriaRole.Link, new() { Name = "Temaer" }));
        await Expect(First(page, "Temaer")).ToBeVisibleAsync();
        await reader.ActivateAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("^Opkvalificering") }));
        await Expect(First(page, "Opkvalificering")).ToBeVisibleAsync();
        await reader.ActivateAsync(menu.GetByRole(AriaRole.Link, new() { Name = "Hvad virker?" }));
        await Expect(First(page, "Hvad virker?")).ToBeVisibleAsync();
        await reader.ActivateAsync(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("^Brancherettet opkvalificering") }));
        await Expect(First(page, "Brancherettet opkvalificering")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Det siger kilderne" })).ToBeVisibleAsync();

        // And all the way back: the list stands as it was left.
        while (page.Url != list)
        {
            Assert.NotNull(await page.GoBackAsync());
        }

        await ExpectCountAsync(page, "2 eksempler på »sve«");
        await Expect(reader.Filter("Evidens", "Dokumenteret")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Sortér efter")).ToHaveValueAsync("titel");

        // Both on a list for the meeting, which prints without the site around it.
        await reader.TickAsync(page.GetByLabel($"Til listen: {Welders}"));
        await reader.TickAsync(page.GetByLabel($"Til listen: {Youngsters}"));
        await reader.ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Saml de afkrydsede på en liste" }));
        await Expect(First(page, "Udvalgte eksempler")).ToBeVisibleAsync();
        await Expect(page.GetByText("2 eksempler, klar til at dele eller udskrive som ét dokument.")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(2);
        await Expect(page.GetByRole(AriaRole.Article).GetByText(Welders, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Article).GetByText(Youngsters, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(menu).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Find flere til listen" })).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Tilgængelighed" })).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    private static ILocator First(IPage page, string heading) => page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading, Exact = true });

    private static Task ExpectCountAsync(IPage page, string heading) => Expect(page.Locator("h2").GetByText(heading, new() { Exact = true })).ToBeVisibleAsync();
}
