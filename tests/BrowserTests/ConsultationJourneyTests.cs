using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>The way of a dilemma: written by an editor, put to the municipalities, answered, returned, published, and summarised.</summary>
public sealed class ConsultationJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Question = "Hvor meget skal praktikken fylde?";
    private const string Contact = "kontakt@aarhus.dk";

    private readonly TestClock clock = TestClock.AtStart();
    private TestSite? site;

    /// <summary>With script on each database, and once without.</summary>
    public static TheoryData<DatabaseProvider, bool> Runs { get; } = SharingJourneyTests.Runs;

    protected override TestSite Site => site!;

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Dilemma_is_written_published_answered_returned_and_summarised(DatabaseProvider provider, bool script)
    {
        await using var started = site = await TestSite.StartAsync(seed: false, provider: provider, clock: clock);
        var editor = await NewPageAsync(Screen.Desktop, script);
        await SignInAsync(editor, AccountRole.Editor);
        await OpenAsync(editor, "/redaktion/synspunkter");
        await editor.GetByRole(AriaRole.Link, new() { Name = "Målet er job: borgerne viser vejen" }).ClickAsync();
        await editor.GetByRole(AriaRole.Link, new() { Name = "Nyt dilemma" }).ClickAsync();
        await editor.GetByLabel("Dilemmaet som et spørgsmål").FillAsync(Question);
        await editor.GetByLabel("Argumenter").FillAsync("Praktik åbner døre.");
        await SoundAsync(editor, await PressAsync(editor.GetByRole(AriaRole.Button, new() { Name = "Gem i kladden" }), 422), script);
        await Expect(editor.GetByText("Skriv mindst to argumenter").First).ToBeVisibleAsync();
        await editor.GetByLabel("Argumenter").FillAsync("Praktik åbner døre.\nPraktik uden løn tager modet.");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Gem i kladden" }).ClickAsync();
        await Expect(editor.GetByText("Kladden er gemt.")).ToBeVisibleAsync();
        await SoundAsync(editor, null, script);
        await editor.GetByRole(AriaRole.Link, new() { Name = "Offentliggør en ny version" }).ClickAsync();
        await SoundAsync(editor, null, script);
        await editor.GetByLabel("Hvad er nyt?").FillAsync("Et dilemma mere.");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Offentliggør", Exact = true }).ClickAsync();
        await Expect(editor.GetByText("Den nye version er offentlig.")).ToBeVisibleAsync();

        await editor.GetByRole(AriaRole.Link, new() { Name = $"Høring om {Question}" }).ClickAsync();
        await editor.GetByLabel("Sidste dag at svare").FillAsync("2026-03-04");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Åbn høringen" }).ClickAsync();
        await Expect(editor.GetByText("Høringen er åben.")).ToBeVisibleAsync();
        await SoundAsync(editor, null, script);

        var reader = await NewPageAsync(Screen.Phone, script);
        await SignInAsync(reader, AccountRole.MunicipalityContact, email: Contact, municipality: "0751");
        await OpenAsync(reader, "/synspunkter/maalet-er-job");
        await reader.GetByRole(AriaRole.Link, new() { Name = "åben for kommuner til og med 4. marts 2026" }).ClickAsync();
        await reader.GetByRole(AriaRole.Link, new() { Name = "Svar for jeres kommune" }).ClickAsync();
        await reader.GetByLabel("Hvem svarer?").FillAsync("jobcenterchef");
        await reader.GetByLabel("Jeres svar").FillAsync("Borgeren 010190-1234 kom i praktik.");
        await SoundAsync(reader, await PressAsync(reader.GetByRole(AriaRole.Button, new() { Name = "Send svaret" }), 422), script);
        await Expect(reader.Locator("#text")).ToHaveValueAsync("Borgeren 010190-1234 kom i praktik.");
        await reader.GetByLabel("Jeres svar").FillAsync("Højst et par uger.");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Send svaret" }).ClickAsync();
        await Expect(reader.GetByText("Svaret er sendt til redaktionen")).ToBeVisibleAsync();
        await SoundAsync(reader, null, script);

        await OpenAsync(editor, "/redaktion/synspunkter");
        await SoundAsync(editor, null, script);
        await editor.GetByRole(AriaRole.Link, new() { Name = "Aarhus Kommune" }).ClickAsync();
        await SoundAsync(editor, null, script);
        await editor.GetByLabel("Begrundelse for at sende det tilbage").FillAsync("Skriv hvorfor.");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Send tilbage" }).ClickAsync();
        await Expect(editor.GetByText("Svaret er sendt tilbage til kommunen.")).ToBeVisibleAsync();

        var link = new Uri(Assert.Single(await Site.LettersAsync(Contact)).Text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;
        await OpenAsync(reader, link);
        await Expect(reader.GetByText("Redaktionen har sendt svaret tilbage: Skriv hvorfor.")).ToBeVisibleAsync();
        await reader.GetByLabel("Jeres svar").FillAsync("Højst et par uger, for ellers mister folk modet.");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Send det rettede svar" }).ClickAsync();
        await Expect(reader.GetByText("Svaret er sendt til redaktionen")).ToBeVisibleAsync();

        await OpenAsync(editor, "/redaktion/synspunkter");
        await editor.GetByRole(AriaRole.Link, new() { Name = "Aarhus Kommune" }).ClickAsync();
        await editor.GetByRole(AriaRole.Link, new() { Name = "Offentliggør svaret" }).ClickAsync();
        await SoundAsync(editor, null, script);
        await editor.GetByRole(AriaRole.Button, new() { Name = "Offentliggør svaret" }).ClickAsync();
        await Expect(editor.GetByText("Svaret er offentligt.")).ToBeVisibleAsync();

        clock.Advance(TimeSpan.FromDays(7));
        await SignInAsync(editor, AccountRole.Editor);
        await OpenAsync(editor, "/redaktion/synspunkter/maalet-er-job/hvor-meget-skal-praktikken-fylde/hoering");
        await editor.Locator("#summary").FillAsync("Praktikken skal være **kort**.");
        await editor.GetByLabel("Aarhus Kommune").CheckAsync();
        await editor.GetByRole(AriaRole.Button, new() { Name = "Offentliggør sammenfatningen" }).ClickAsync();
        await Expect(editor.GetByText("Sammenfatningen er offentlig.")).ToBeVisibleAsync();
        await SoundAsync(editor, null, script);

        var anybody = await NewPageAsync(Screen.Desktop, script);
        await OpenAsync(anybody, "/synspunkter/maalet-er-job");
        await SoundAsync(anybody, null, script);
        await anybody.GetByRole(AriaRole.Link, new() { Name = "lukket 4. marts 2026" }).ClickAsync();
        await Expect(anybody.GetByText("Bygger på det ene offentliggjorte svar:")).ToBeVisibleAsync();
        await SoundAsync(anybody, null, script);
        await anybody.GetByRole(AriaRole.Link, new() { Name = "Aarhus Kommune" }).ClickAsync();
        await Expect(anybody).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"#svar-\d+$"));
        await Expect(anybody.GetByText("Højst et par uger, for ellers mister folk modet.")).ToBeInViewportAsync();
    }

    // Axe needs script; the run without it walks the same pages.
    private async Task SoundAsync(IPage page, string? html, bool script)
    {
        if (script)
        {
            var size = page.ViewportSize!;
            await AssertSoundAsync(page, html);
            await page.SetViewportSizeAsync(size.Width, size.Height);
        }
    }
}
