using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Questions;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>The way of an example to another municipality: taken over, asked about half a year later, answered with figures, and judged anew.</summary>
public sealed class AdoptionJourneyTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Example = "/eksempler/aalborg-svejsere-bladt";
    private const string Taker = "medarbejder@aarhus.dk";
    private const string Origin = "kontakt@aalborg.dk";

    private readonly TestClock clock = TestClock.AtStart();
    private TestSite? site;

    /// <summary>With script on each database, and once without.</summary>
    public static TheoryData<DatabaseProvider, bool> Runs { get; } = SharingJourneyTests.Runs;

    protected override TestSite Site => site!;

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Example_is_adopted_asked_about_after_six_months_and_the_answer_changes_how_it_is_judged(DatabaseProvider provider, bool script)
    {
        await using var started = site = await TestSite.StartAsync(provider: provider, clock: clock);
        (await Site.VisitorAsync(AccountRole.MunicipalityContact, email: Origin, municipality: "0851")).Dispose();
        var taker = await NewPageAsync(Screen.Phone, script);
        await SignInAsync(taker, AccountRole.Contributor, email: Taker, municipality: "0751");

        await OpenAsync(taker, Example);
        await Expect(taker.GetByText("Ingen andre kommuner har fortalt, at de bruger det endnu.")).ToBeVisibleAsync();
        await taker.GetByRole(AriaRole.Link, new() { Name = "Bruger I det?", Exact = true }).ClickAsync();
        await taker.GetByLabel("Vi bruger det, men har tilpasset det").CheckAsync();
        WillAnswer($"{Example}/brug", 422);
        await taker.GetByRole(AriaRole.Button, new() { Name = "Fortæl det" }).ClickAsync();
        await Expect(taker.GetByText("Skriv kort, hvordan I har tilpasset det.").First).ToBeVisibleAsync();
        await Expect(taker.GetByLabel("Vi bruger det, men har tilpasset det")).ToBeCheckedAsync();
        await taker.GetByLabel("Med jeres egne ord").FillAsync("Vi holder oplæringen på aftenskolen.");
        WillAnswer($"{Example}/brug?meldt=true", 200);
        await taker.GetByRole(AriaRole.Button, new() { Name = "Fortæl det" }).ClickAsync();
        await Expect(taker.GetByText("Det står nu på eksemplets side")).ToBeVisibleAsync();

        var reader = await NewPageAsync(Screen.Desktop, script);
        await OpenAsync(reader, Example);
        await Expect(reader.Locator("#brug")).ToContainTextAsync("Aarhus Kommune bruger det, tilpasset");
        await Expect(reader.Locator("#brug")).ToContainTextAsync("Vi holder oplæringen på aftenskolen.");
        await Expect(reader.Locator(".evidence-box")).ToContainTextAsync("Afprøvet: Brugt i 2 kommuner.");
        Assert.Contains("»Afprøvet«", Assert.Single(await Site.LettersAsync(Origin)).Text, StringComparison.Ordinal);

        // Nobody is asked before the time has come, and then once.
        await Site.Get<AskPeople>().RunAsync(CancellationToken.None);
        Assert.Empty(await Site.LettersAsync(Taker));
        clock.Advance(TimeSpan.FromDays(185));
        await Site.Get<AskPeople>().RunAsync(CancellationToken.None);
        await Site.Get<AskPeople>().RunAsync(CancellationToken.None);
        var link = new Uri(Assert.Single(await Site.LettersAsync(Taker)).Text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;

        var answering = await NewPageAsync(Screen.Phone, script);
        await OpenAsync(answering, link);
        await answering.GetByText("Har I tal?").ClickAsync();
        await answering.GetByLabel("Hvad, række 1").FillAsync("Kommet i job");
        await answering.GetByLabel("Tal, række 1").FillAsync("54");
        await answering.GetByLabel("Enhed, række 1").FillAsync("procent");
        await answering.GetByText("Siger det noget om virkningen?").First.ClickAsync();
        await answering.GetByLabel("Handler om, række 1").SelectOptionAsync("job");
        await answering.GetByLabel("Hvordan gik det?, række 1").SelectOptionAsync("bedre");
        await answering.GetByLabel("Hvordan ved I det?, række 1").SelectOptionAsync("sammenligning");
        await answering.GetByLabel("Tallet før, eller hos de andre, række 1").FillAsync("38");
        await answering.GetByLabel("Antal personer, række 1").FillAsync("64");
        await answering.GetByLabel("Fulgt i måneder, række 1").FillAsync("6");
        await answering.GetByLabel("Med jeres egne ord").FillAsync("Flere blev, da arbejdsgiverne kom med på aftenskolen.");
        await answering.GetByRole(AriaRole.Button, new() { Name = "Send svaret" }).ClickAsync();
        await Expect(answering.GetByText("Tak. Aarhus Kommune svarede")).ToBeVisibleAsync();

        await OpenAsync(reader, Example);
        await Expect(reader.Locator("#brug")).ToContainTextAsync("Kommet i job: 54 procent (kommunens egen opgørelse)");
        await Expect(reader.Locator(".outcomes")).ToContainTextAsync("54 procent, eller 1 mere i job for hver 6 deltagere");
        await Expect(reader.Locator(".evidence-box")).ToContainTextAsync("Kilde: oplyst af Aarhus Kommune.");
        await reader.Locator(".history summary").ClickAsync();
        await Expect(reader.Locator(".history")).ToContainTextAsync("afprøvning meldt af Aarhus Kommune. Bruger det, tilpasset. Reglens forslag går fra");
        await OpenAsync(reader, "/kommuner/aarhus");
        await Expect(reader.Locator("#brug")).ToBeVisibleAsync();
        await OpenAsync(reader, "/kommuner/aalborg");
        await Expect(reader.GetByText("Aarhus (bruger det, tilpasset)")).ToBeVisibleAsync();

        // The editors see that the rule has moved, until they decide.
        var editor = await NewPageAsync(Screen.Desktop, script);
        await SignInAsync(editor, AccountRole.Editor);
        await OpenAsync(editor, "/redaktion/gennemgang");
        await Expect(editor.GetByRole(AriaRole.Heading, new() { Name = "Nye resultater fra andre kommuner (1)" })).ToHaveCountAsync(0);

        // The same link again, and a link scanner's look, change nothing.
        await OpenAsync(answering, link);
        await Expect(answering.GetByText("Tak. Aarhus Kommune svarede")).ToBeVisibleAsync();
        Assert.Equal(2, (await Site.LettersAsync(Origin)).Count);
    }
}
