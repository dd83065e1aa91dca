using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>The way of a dilemma: a partnership is opened from it, two municipalities work together, and what they recommend stands beside it.</summary>
public sealed partial class PartnershipJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Dilemma = "Hvordan bliver der plads på arbejdsmarkedet?";
    private const string Sponsor = "direktionen@aarhus.dk";

    private TestSite? site;

    /// <summary>With script on each database, and once without.</summary>
    public static TheoryData<DatabaseProvider, bool> Runs { get; } = SharingJourneyTests.Runs;

    protected override TestSite Site => site!;

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Dilemma_opens_a_partnership_and_a_recommendation_closes_it(DatabaseProvider provider, bool script)
    {
        await using var started = site = await TestSite.StartAsync(provider: provider);
        var editor = await NewPageAsync(Screen.Desktop, script);
        await SignInAsync(editor, AccountRole.Editor);

        // The editor opens a partnership from the dilemma.
        await OpenAsync(editor, "/synspunkter/maalet-er-job");
        await editor.Locator(".claim").Filter(new() { HasText = Dilemma }).GetByRole(AriaRole.Link, new() { Name = "Åbn et partnerskab" }).ClickAsync();
        await Expect(editor.GetByLabel("Hvilket dilemma arbejder det med?")).ToHaveValueAsync("maalet-er-job/plads-paa-arbejdsmarkedet");
        await SoundAsync(editor, script, await PressAsync(editor.GetByRole(AriaRole.Button, new() { Name = "Åbn partnerskabet" }), 422));
        await editor.GetByLabel("Titel").FillAsync("Plads til flere");
        await editor.GetByLabel("Kort fortalt").FillAsync("Kommuner finder sammen plads til flere på arbejdsmarkedet.");
        await editor.GetByLabel("Pladser").FillAsync("5");
        await editor.Locator("#background").FillAsync("Mange vil gerne arbejde, men kan ikke fuld tid.");
        await editor.GetByLabel("Hvem kan være med?").FillAsync("Alle kommuner.");
        await editor.GetByLabel("Unge", new() { Exact = true }).CheckAsync();
        await editor.GetByLabel("Hvad får deltagerne?").FillAsync("Sparring fra KL");
        await editor.GetByLabel("Hvad forpligter deltagerne sig til?").FillAsync("At deltage i fire møder\nAt dele tal");
        await editor.Locator("#contact_role").FillAsync("Konsulent i KL");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Åbn partnerskabet" }).ClickAsync();
        await Expect(editor.GetByText("Partnerskabet er gemt")).ToBeVisibleAsync();
        await SoundAsync(editor, script);

        // Two municipalities sign up.
        var aarhus = await NewPageAsync(Screen.Desktop, script);
        await SignInAsync(aarhus, AccountRole.MunicipalityContact, email: "kontakt@aarhus.dk", municipality: "0751");
        await SignUpAsync(aarhus, Sponsor, script);
        var randers = await NewPageAsync(Screen.Phone, script);
        await SignInAsync(randers, AccountRole.MunicipalityContact, email: "kontakt@randers.dk", municipality: "0730");
        await SignUpAsync(randers, "direktionen@randers.dk", script: false);

        // One leader confirms by the mailed link, signed in with a code; the other the same way, without being looked at.
        foreach (var (address, municipality) in new[] { (Sponsor, "Aarhus Kommune"), ("direktionen@randers.dk", "Randers Kommune") })
        {
            var sponsor = await NewPageAsync(Screen.Phone, script);
            await OpenAsync(sponsor, Link(Assert.Single(await Site.LettersAsync(address)).Text));
            await SoundAsync(sponsor, script && address == Sponsor);
            await sponsor.GetByRole(AriaRole.Link, new() { Name = "Log ind og bekræft" }).ClickAsync();
            await sponsor.GetByLabel("Arbejdsmail").FillAsync(address);
            await sponsor.GetByRole(AriaRole.Button, new() { Name = "Send mig en kode" }).ClickAsync();
            await Expect(sponsor.Locator("#kode")).ToBeVisibleAsync();
            await sponsor.Locator("#kode").FillAsync(Code().Match((await Site.LettersAsync(address)).Last(letter => letter.Kind == "sign-in-code").Text).Value);
            await sponsor.Locator("main button[type=submit]").First.ClickAsync();
            await sponsor.GetByRole(AriaRole.Button, new() { Name = $"Bekræft for {municipality}" }).ClickAsync();
            await Expect(sponsor.GetByText($"Tak. {municipality} er bekræftet")).ToBeVisibleAsync();
        }

        await editor.ReloadAsync();
        await editor.GetByRole(AriaRole.Button, new() { Name = "Optag Aarhus Kommune" }).ClickAsync();
        await Expect(editor.GetByText("Kommunen er optaget")).ToBeVisibleAsync();
        await SoundAsync(editor, script);
        await editor.GetByRole(AriaRole.Button, new() { Name = "Optag Randers Kommune" }).ClickAsync();
        await Expect(editor.GetByText("Kommunen er optaget")).ToBeVisibleAsync();

        // Goals, one from a series and one entered.
        await OpenAsync(aarhus, "/partnerskaber/plads-til-flere");
        await SoundAsync(aarhus, script);
        await aarhus.GetByRole(AriaRole.Link, new() { Name = "Gå til rummet" }).ClickAsync();
        await SoundAsync(aarhus, script);
        await GoalAsync(aarhus, "Færre på kontanthjælp", script, async page =>
        {
            await page.GetByLabel("Hvilken serie viser det?").SelectOptionAsync("kontanthjaelp-mv");
            await page.GetByLabel("Hvilken periode måler I fra?").FillAsync("2020");
        });
        await SoundAsync(aarhus, script);
        await OpenAsync(randers, "/partnerskaber/plads-til-flere/rum");
        await GoalAsync(randers, "Flere i småjob", false, async page =>
        {
            await page.GetByLabel("Hvad tæller I?").FillAsync("personer i småjob");
            await page.Locator("#value").FillAsync("12");
            await page.GetByLabel("Dag, det er fra").FillAsync("2026-11-01");
            await page.Locator("#value_source").FillAsync("Egen optælling");
        });
        await randers.GetByRole(AriaRole.Link, new() { Name = "Flere i småjob" }).ClickAsync();
        await SoundAsync(randers, script);

        // A question and its answer, and help that fits.
        await aarhus.GetByRole(AriaRole.Link, new() { Name = "Spørgsmål", Exact = true }).ClickAsync();
        await aarhus.Locator("#text").FillAsync("Hvordan finder I timerne?");
        await aarhus.GetByRole(AriaRole.Button, new() { Name = "Stil spørgsmålet" }).ClickAsync();
        await SoundAsync(aarhus, script);
        await randers.GetByRole(AriaRole.Link, new() { Name = "Overblik" }).ClickAsync();
        await randers.GetByRole(AriaRole.Link, new() { Name = "Hvordan finder I timerne?" }).ClickAsync();
        await randers.GetByLabel("Dit svar").FillAsync("Vi ringer til butikkerne.");
        await randers.GetByRole(AriaRole.Button, new() { Name = "Svar", Exact = true }).ClickAsync();
        await Expect(randers.GetByText("Vi ringer til butikkerne.")).ToBeVisibleAsync();
        await SoundAsync(randers, script);
        await HelpAsync(aarhus, "Vi søger", "Hvem kan vise os jeres mentorordning?", script);
        await HelpAsync(randers, "Vi tilbyder", "Kom og se vores mentorer.", false);
        await Expect(randers.GetByText("Passer med Aarhus Kommune")).ToBeVisibleAsync();
        await SoundAsync(randers, script);
        await aarhus.GetByRole(AriaRole.Link, new() { Name = "Overblik" }).ClickAsync();
        await Expect(aarhus.GetByText("I søger det, som Randers Kommune tilbyder")).ToBeVisibleAsync();
        await SoundAsync(aarhus, script);
        foreach (var room in new[] { "Milepæle", "Møder", "Dokumenter", "Anbefalinger" })
        {
            await aarhus.GetByRole(AriaRole.Navigation, new() { Name = "Rummet" }).GetByRole(AriaRole.Link, new() { Name = room }).ClickAsync();
            await SoundAsync(aarhus, script);
        }

        // A recommendation, endorsed by one and not by the other.
        await aarhus.GetByRole(AriaRole.Link, new() { Name = "Skriv et udkast" }).ClickAsync();
        await SoundAsync(aarhus, script, await PressAsync(aarhus.GetByRole(AriaRole.Button, new() { Name = "Gem udkastet" }), 422));
        await aarhus.GetByLabel("Anbefalingen i få ord").FillAsync("Begynd med få lønnede timer");
        await aarhus.GetByLabel("Hvad anbefaler I, og hvorfor?").FillAsync("Få timer åbner døren.");
        await aarhus.GetByLabel("Hvilke eksempler bygger den på?").FillAsync($"{Address}eksempler/aalborg-svejsere-bladt");
        await aarhus.GetByRole(AriaRole.Button, new() { Name = "Gem udkastet" }).ClickAsync();
        await Expect(aarhus.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Begynd med få lønnede timer");
        await OpenAsync(editor, "/partnerskaber/plads-til-flere/rum/anbefalinger/1");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Bed deltagerne tage stilling" }).ClickAsync();
        await SoundAsync(editor, script);
        await StandAsync(aarhus, "Tilslutter sig", null);
        await SoundAsync(aarhus, script);
        await StandAsync(randers, "Er uenig", "Vi begynder med praktik.");

        await OpenAsync(editor, "/redaktion/partnerskaber/plads-til-flere/anbefalinger/1");
        await SoundAsync(editor, script);
        await editor.GetByRole(AriaRole.Button, new() { Name = "Offentliggør med deltagernes navne" }).ClickAsync();
        await Expect(editor.GetByText("Anbefalingen er gemt")).ToBeVisibleAsync();
        await SoundAsync(editor, script);

        // Everybody sees what became of the dilemma.
        var reader = await NewPageAsync(Screen.Desktop, script);
        await OpenAsync(reader, "/synspunkter/maalet-er-job");
        var claim = reader.Locator(".claim").Filter(new() { HasText = Dilemma });
        await Expect(claim.GetByRole(AriaRole.Link, new() { Name = "Plads til flere" })).ToBeVisibleAsync();
        await SoundAsync(reader, script);
        await claim.GetByRole(AriaRole.Link, new() { Name = "Begynd med få lønnede timer" }).ClickAsync();
        await Expect(reader.GetByText("Vi begynder med praktik.")).ToBeVisibleAsync();
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Name = "Uenige" })).ToBeVisibleAsync();
        await SoundAsync(reader, script);
        await OpenAsync(reader, "/partnerskaber/plads-til-flere");
        await Expect(reader.GetByRole(AriaRole.Link, new() { Name = "Randers" }).First).ToBeVisibleAsync();
        await SoundAsync(reader, script);
    }

    private async Task SignUpAsync(IPage page, string sponsor, bool script)
    {
        await OpenAsync(page, "/partnerskaber/plads-til-flere");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tilmeld jeres kommune" }).ClickAsync();
        await SoundAsync(page, script, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Tilmeld kommunen" }), 422));
        await page.GetByLabel("Unge", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Hvad vil I opnå?").FillAsync("Flere unge i job.");
        await page.GetByLabel("Jeres kontakts rolle").FillAsync("Teamleder");
        await page.GetByLabel("Hvilken leder bekræfter?").FillAsync("Direktør");
        await page.GetByLabel("Lederens mail").FillAsync(sponsor);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tilmeld kommunen" }).ClickAsync();
        await Expect(page.GetByText("Lederen har fået en mail")).ToBeVisibleAsync();
        await SoundAsync(page, script);
    }

    private async Task GoalAsync(IPage page, string goal, bool script, Func<IPage, Task> figures)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Rummet" }).GetByRole(AriaRole.Link, new() { Name = "Mål", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Nyt mål" }).ClickAsync();
        await SoundAsync(page, script, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Gem målet" }), 422));
        await page.GetByLabel("Hvad vil I nå?").FillAsync(goal);
        await page.GetByLabel("Tallet, I vil nå").FillAsync("30");
        await page.GetByLabel("Hvornår?").FillAsync("2027-12-31");
        await figures(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gem målet" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = goal })).ToBeVisibleAsync();
    }

    private async Task HelpAsync(IPage page, string kind, string text, bool script)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Rummet" }).GetByRole(AriaRole.Link, new() { Name = "Hjælp" }).ClickAsync();
        await page.GetByLabel(kind).CheckAsync();
        await page.GetByLabel("Hvilken indsats?").SelectOptionAsync("mentor");
        await page.GetByLabel("Hvad handler det om?").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Slå det op" }).ClickAsync();
        await Expect(page.Locator("main .rows")).ToContainTextAsync([text]);
        await SoundAsync(page, script);
    }

    private async Task StandAsync(IPage page, string stance, string? text)
    {
        await OpenAsync(page, "/partnerskaber/plads-til-flere/rum/anbefalinger/1");
        await page.GetByLabel(stance, new() { Exact = true }).CheckAsync();
        if (text is not null)
        {
            await page.GetByLabel("Bemærkning eller uenighed").FillAsync(text);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Gem jeres stilling" }).ClickAsync();
        await Expect(page.Locator("main .rows").Last).ToContainTextAsync(stance.ToLowerInvariant());
    }

    // Axe needs script; the run without it walks the same pages.
    private async Task SoundAsync(IPage page, bool script, string? html = null)
    {
        if (script)
        {
            var size = page.ViewportSize!;
            await AssertSoundAsync(page, html);
            await page.SetViewportSizeAsync(size.Width, size.Height);
        }
    }

    private static string Link(string letter) => Confirm().Match(letter).Value;

    [GeneratedRegex(@"/partnerskaber/bekraeft/[\w-]+")]
    private static partial Regex Confirm();

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
