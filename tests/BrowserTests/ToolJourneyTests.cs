using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Domain.Tools;
using Vejviser.IntegrationTests.Features.Tools;
using Vejviser.IntegrationTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>The tools as a case worker uses them, with script and without.</summary>
public sealed class ToolJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private TestSite? site;

    protected override TestSite Site => site!;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_job_pays_is_asked_compared_and_handed_over(bool script)
    {
        await using var started = site = await TestSite.StartAsync(clock: ToolSite.Clock());
        var page = await NewPageAsync(Screen.Phone, script);
        await OpenAsync(page, "/redskaber");
        await page.GetByRole(AriaRole.Link, new() { Name = "Gevinst ved job" }).ClickAsync();
        await page.GetByLabel("Timer om ugen (skal udfyldes)").FillAsync("8");
        await page.Locator("#loen").FillAsync("140");
        await page.GetByRole(AriaRole.Button, new() { Name = "Regn ud" }).ClickAsync();
        await Expect(page.Locator(".gain-total dd")).ToHaveTextAsync("2.965,36 kr.");
        await page.GetByText("Gevinst om måneden: 2.965,36 kr.").ClickAsync();
        await page.Locator("details.amount > details > summary", new() { HasText = "Løn efter skat" }).ClickAsync();
        await Expect(page.GetByText("løn efter AM-bidrag minus skat", new() { Exact = false }).First).ToBeVisibleAsync();
        await SoundAsync(page, script);

        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await page.GetByText("Sammenlign med en anden situation").ClickAsync();
        var other = page.GetByRole(AriaRole.Group, new() { Name = "Den anden situation" });
        await other.GetByLabel("Timer om ugen").FillAsync("4");
        if (script)
        {
            // The curve follows the fields without a button.
            await Expect(page.Locator("svg.gain-curve")).ToHaveCountAsync(2);
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("timer2=4"));
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Regn ud" }).ClickAsync();
        await Expect(page.Locator(".gain-total dd")).ToHaveTextAsync(["2.965,36 kr.", "1.482,68 kr."]);
        await other.GetByLabel("Medlem af folkekirken").SelectOptionAsync("Ja");
        await page.GetByRole(AriaRole.Button, new() { Name = "Regn ud" }).ClickAsync();
        await Expect(page.Locator("#job-2 + .hint")).ToContainTextAsync("med kirkeskat");
        await other.GetByLabel("Medlem af folkekirken").SelectOptionAsync("Som i den første");
        await page.GetByRole(AriaRole.Button, new() { Name = "Regn ud" }).ClickAsync();
        await Expect(page.Locator("#job-2 + .hint")).ToContainTextAsync("uden kirkeskat");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ark til at udskrive" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Det giver jobbet" })).ToBeVisibleAsync();
        await Expect(page.Locator(".gain-total dd")).ToHaveTextAsync(["2.965,36 kr.", "1.482,68 kr."]);
    }

    [Fact]
    public async Task Curve_follows_the_fields_and_bad_input_waits_for_the_button()
    {
        await using var started = site = await TestSite.StartAsync(clock: ToolSite.Clock());
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/redskaber/gevinst-ved-job?timer=8&loen=140&sats=mindstesats");
        await page.Locator("#kirke").CheckAsync();
        await Expect(page.Locator(".gain-total dd")).ToHaveTextAsync("2.932,01 kr.");
        await Expect(page.Locator("form[data-live] [role=status]")).ToContainTextAsync("2.932,01 kr.");
        await page.GetByLabel("Timer om ugen (skal udfyldes)").FillAsync("5");
        await Expect(page.Locator(".gain h2")).ToHaveTextAsync("5 timer om ugen til 140 kr. i timen");
        await Expect(page.GetByLabel("Timer om ugen (skal udfyldes)")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_covered_is_answered_one_question_a_page(bool script)
    {
        await using var started = site = await TestSite.StartAsync(clock: ToolSite.Clock());
        var page = await NewPageAsync(Screen.Phone, script);
        await OpenAsync(page, "/redskaber/hvem-er-omfattet");
        await Expect(page.GetByLabel("Hvilken dag")).ToHaveValueAsync("27-11-2026");
        await NextAsync();
        foreach (var (question, answer) in new[] { ("kontanthjælpssystemet", "Ja"), ("IGU", "Nej"), ("særloven", "Nej"), ("EU-retten", "Nej"), ("født", "I udlandet i øvrigt") })
        {
            await page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel(answer, new() { Exact = true }).CheckAsync();
            await NextAsync();
        }

        await page.GetByLabel("Hvornår kom borgeren").FillAsync("31-12-2026");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Næste" }), 422);
        await Expect(page.Locator("#indrejse-fejl")).ToContainTextAsync("senest 27. november 2026");
        await page.GetByLabel("Hvornår kom borgeren").FillAsync("01-05-2015");
        var html = await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Næste" }));
        await SoundAsync(page, script, html);
        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        foreach (var answer in new[] { "Nej", "Nej", "Ja", "Nej", "Nej" })
        {
            await page.GetByLabel(answer, new() { Exact = true }).CheckAsync();
            await NextAsync();
        }

        await page.GetByLabel("Nej", new() { Exact = true }).CheckAsync();
        html = await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Næste" }));
        await Expect(page.Locator(".verdict")).ToHaveTextAsync("Sandsynligvis omfattet");
        await SoundAsync(page, script, html);
        await Expect(page).ToHaveURLAsync(new Uri(Address, "/redskaber/hvem-er-omfattet").ToString());

        Task NextAsync() => PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Næste" }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Months_week_and_checklist_are_filled_shown_and_sound(bool script)
    {
        await using var started = site = await TestSite.StartAsync(clock: ToolSite.Clock());
        var page = await NewPageAsync(Screen.Desktop, script);
        await OpenAsync(page, "/redskaber/hvem-er-omfattet/maaneder");
        await page.Locator("#ophold-1-fra").FillAsync("05-2018");
        await page.Locator("#ophold-1-til").FillAsync("11-2026");
        var html = await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Tæl sammen" }));
        await Expect(page.Locator(".gain-total").First).ToContainTextAsync("8 år og 7 måneder");
        await SoundAsync(page, script, html);

        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await OpenAsync(page, "/redskaber/ugeplan");
        await page.Locator("#maal").FillAsync("20");
        await page.Locator("#aktivitet-1").SelectOptionAsync("utility-work");
        await page.Locator("#fra-1").FillAsync("8.30");
        await page.Locator("#til-1").FillAsync("12");
        await page.GetByRole(AriaRole.Group, new() { Name = "Aktivitet 1" }).GetByLabel("Tirsdag").CheckAsync();
        html = await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Vis ugen" }));
        await Expect(page.Locator(".week-hours")).ToContainTextAsync("16,5");
        await SoundAsync(page, script, html);
        // The sheet alone, on one page.
        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".week-form")).ToBeHiddenAsync();
        await Expect(page.Locator("#til-sagsbehandler")).ToBeHiddenAsync();
        var pdf = await page.PdfAsync(new() { Format = "A4" });
        Assert.Equal(1, Pages(pdf));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await OpenAsync(page, "/redskaber/rehabiliteringsmoede");
        await page.GetByLabel("Borgerens egne ønsker og mål", new() { Exact = true }).CheckAsync();
        html = await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Vis tjeklisten" }), 422);
        await SoundAsync(page, script, html);
        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await page.Locator("#dok-oensker-hvorfor").FillAsync("Målet skal være borgerens eget.");
        html = await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Vis tjeklisten" }));
        await Expect(page.Locator(".checklist li")).ToContainTextAsync("Målet skal være borgerens eget.");
        await SoundAsync(page, script, html);
    }

    /// <summary>The fullest week the form takes: every kind of activity, with the longest words, at all hours of all seven days.</summary>
    [Theory]
    [InlineData("da", "Din uge", 3)]
    [InlineData("en", "Your week", 3)]
    [InlineData("da", "Din uge", 7)]
    [InlineData("en", "Your week", 7)]
    public async Task A_full_week_prints_on_one_page(string language, string title, int days)
    {
        await using var started = site = await TestSite.StartAsync(clock: ToolSite.Clock());
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/redskaber/ugeplan");
        for (var more = 0; more < 4; more++)
        {
            await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Flere aktiviteter" }));
        }

        var kinds = WeekActivity.All;
        for (var number = 1; number <= kinds.Count; number++)
        {
            await page.Locator($"#aktivitet-{number}").SelectOptionAsync(kinds[number - 1].Id);
            await page.Locator($"#fra-{number}").FillAsync($"{number + 5}.30");
            // Each runs into the next: as many collisions as there are activities.
            await page.Locator($"#til-{number}").FillAsync($"{number + 6}.45");
            for (var day = 0; day < days; day++)
            {
                await page.Locator($"input[name=dage-{number}][value='{((number + day) % 7) + 1}']").CheckAsync();
            }
        }

        await page.Locator("#maal").FillAsync("37");
        await page.Locator("#sprog").SelectOptionAsync(language);
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Vis ugen" }));
        await Expect(page.Locator(".sheet-title")).ToHaveTextAsync(title);
        await Expect(page.Locator(".week-picture rect")).ToHaveCountAsync(kinds.Count * days);

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(1, Pages(await page.PdfAsync(new() { Format = "A4" })));
    }

    // Axe is a script itself.
    private Task SoundAsync(IPage page, bool script, string? html = null) => script ? AssertSoundAsync(page, html) : Task.CompletedTask;

    private static int Pages(byte[] pdf) => System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b(?!s)");
}
