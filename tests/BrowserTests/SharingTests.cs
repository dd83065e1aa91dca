using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>The pages of those who share, in every state that looks different, and worked by keyboard.</summary>
public sealed class SharingTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Cpr = Authors.Cpr;
    private const string LongWord = "rehabiliteringsressourceforløbsteamkoordinatorfunktionsbeskrivelse";

    /// <summary>Pages of a draft that lacks everything but a title, that has everything, and that the editors have.</summary>
    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "begyndt", "/trin-1" },
        { "begyndt", "/trin-2" },
        { "begyndt", "/trin-3" },
        { "begyndt", "/trin-4" },
        { "begyndt", "" },
        { "begyndt", "/filer" },
        { "begyndt", "/kode" },
        { "begyndt", "/slet" },
        { "skrevet", "/trin-1" },
        { "skrevet", "/trin-2" },
        { "skrevet", "/trin-3" },
        { "skrevet", "/trin-4" },
        { "skrevet", "" },
        { "skrevet", "?besked=gemt" },
        { "skrevet", "/filer" },
        { "skrevet", "/kode" },
        { "sendt", "" },
        { "spurgt", "" },
        { "spurgt", "/svar" },
        { "spurgt", "/filer" },
        { "returneret", "" },
        { "til godkendelse", "" },
        { "til godkendelse", "/godkend" },
        { "offentliggjort", "" },
        { "trukket tilbage", "" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_of_a_draft_is_sound(string state, string path)
    {
        using var author = await PrepareAsync(state);
        var page = await NewPageAsync(Screen.Desktop);
        await CarryCookiesAsync(author, page);
        await OpenAsync(page, author.Draft + path);

        await AssertSoundAsync(page);
    }

    [Theory]
    [InlineData("/del/ny", AccountRole.Contributor)]
    [InlineData("/del/upload", AccountRole.Contributor)]
    [InlineData("/del/upload", AccountRole.Editor)]
    public async Task Page_before_there_is_a_draft_is_sound(string path, AccountRole role)
    {
        var page = await NewPageAsync(Screen.Desktop);
        await SignInAsync(page, role);
        await OpenAsync(page, path);

        await AssertSoundAsync(page);
    }

    [Theory]
    [InlineData("/trin-1", "title", "Vi hjalp " + Cpr)]
    [InlineData("/trin-1", "municipality", "Atlantis")]
    [InlineData("/trin-1", "year", "i fjor")]
    [InlineData("/trin-2", "approach", "Vi talte med " + Cpr + " om det.")]
    [InlineData("/trin-3", "results", "Borgeren " + Cpr + " kom i job.")]
    [InlineData("/trin-3", "measured-value-1", "mange")]
    [InlineData("/trin-4", "contact_mailbox", "fællespostkassen")]
    [InlineData("/trin-4", "email", "mig@")]
    [InlineData("/trin-4", "video_url", "youtube")]
    public async Task Refused_step_is_sound_and_keeps_what_was_typed(string step, string field, string text)
    {
        using var author = await Site.BeginAsync();
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, author.Draft + step);
        await page.Locator($"#{field}").FillAsync(text);
        var html = await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Gem og fortsæt" }), 422);

        await Expect(page.Locator($"#{field}")).ToHaveValueAsync(text);
        await Expect(page.Locator("#fejl")).ToBeVisibleAsync();
        await AssertSoundAsync(page, html);
    }

    [Fact]
    public async Task Step_saved_by_two_is_sound()
    {
        using var author = await Site.WriteAsync();
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, author.Step(2));
        await author.Visitor.OpenAsync(author.Step(2));
        await author.Visitor.SubmitAsync("luk", ("approach", "Vi kørte ud hver onsdag."));
        await page.Locator("#approach").FillAsync("Vi kørte ud hver torsdag.");
        var html = await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Gem og fortsæt" }), 422);

        await Expect(page.GetByText("Vi kørte ud hver onsdag.")).ToBeVisibleAsync();
        await AssertSoundAsync(page, html);
    }

    [Fact]
    public async Task Text_that_could_not_be_placed_is_sound()
    {
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/del/upload");
        await page.Locator("#text").FillAsync($"# Besøg hver tirsdag\n\n## Frokostordning\nRugbrød og {LongWord}\n\n## Målgruppe\nUnge");
        await page.GetByRole(AriaRole.Button, new() { Name = "Læs teksten" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Det her kunne vi ikke placere" })).ToBeVisibleAsync();

        await AssertSoundAsync(page);
    }

    [Fact]
    public async Task Refused_upload_code_answer_and_file_are_sound()
    {
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/del/upload");
        await page.Locator("#text").FillAsync($"Målgruppe: Unge\n\nHvad gjorde I? Borgeren {Cpr} kom.");
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Læs teksten" }), 422));
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "program.docx", MimeType = "application/octet-stream", Buffer = [.. "MZ"u8, .. new byte[500]] });
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Læs teksten" }), 422));

        using var written = await Site.WriteAsync(email: SharingSite.NewEmail());
        await OpenAsync(page, written.Draft);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send til redaktionen" }).ClickAsync();
        await page.GetByLabel("Kode").FillAsync("12");
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Send eksemplet" }), 422));

        using var unsigned = await Site.WriteAsync();
        await OpenAsync(page, unsigned.Draft);
        await page.Locator("#email").FillAsync("mig@");
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Send til redaktionen" }), 422));

        using var asked = await PrepareAsync("spurgt");
        await CarryCookiesAsync(asked, page);
        await OpenAsync(page, $"{asked.Draft}/svar");
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Send svaret" }), 422));
        await OpenAsync(page, $"{asked.Draft}/filer");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "program.pdf", MimeType = "application/pdf", Buffer = [.. "MZ"u8, .. new byte[500]] });
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Vedhæft filen" }), 422));
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = $"{LongWord}.docx", MimeType = "application/octet-stream", Buffer = TestWord.FilledTemplate([]) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Vedhæft filen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Fjern" })).ToBeVisibleAsync();
        await AssertSoundAsync(page);
    }

    [Theory]
    [InlineData("/om/fejl", "text")]
    [InlineData("/om/fejl?side=%2Feksempler", "text")]
    public async Task Refused_report_is_sound(string path, string field)
    {
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, path);
        await page.Locator($"#{field}").FillAsync($"Der står {Cpr}");
        await page.Locator("#email").FillAsync("mig@");

        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Send til redaktionen" }), 422));
    }

    [Fact]
    public async Task Author_writes_and_sends_by_keyboard_alone()
    {
        var email = SharingSite.NewEmail();
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/del");
        await EnterAsync(page.GetByRole(AriaRole.Link, new() { Name = "Skriv det her" }));
        await TypeAsync(page.Locator("#title"), "Tastaturets eksempel");
        await TypeAsync(page.Locator("#municipality"), "Aalborg");
        await TypeAsync(page.Locator("#target_group"), "Ledige");
        await Expect(page.Locator("[data-ready=target_group] .ready-state")).ToHaveTextAsync("er med");
        await EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "Gem og fortsæt" }));
        await TypeAsync(page.Locator("#approach"), "Vi kørte ud sammen.");
        await TypeAsync(page.Locator("#what_was_hard"), "Mange meldte afbud.");
        await EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "Gem og fortsæt" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Resultater");
        await EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "Gem og fortsæt" }));
        await TypeAsync(page.Locator("#contact_mailbox"), "jobcenter@kommune.example");
        await TypeAsync(page.Locator("#email"), email);
        await KeyboardFocus.MoveToAsync(page.GetByLabel("Unge", new() { Exact = true }));
        await page.Keyboard.PressAsync("Space");
        await EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "Gem og fortsæt" }));
        await EnterAsync(page.GetByRole(AriaRole.Button, new() { Name = "Send til redaktionen" }));
        var code = page.GetByLabel("Kode");
        await Expect(code).ToBeVisibleAsync();
        await TypeAsync(code, await Site.CodeAsync(email));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Eksemplet er sendt til redaktionen.")).ToBeVisibleAsync();
    }

    private static async Task EnterAsync(ILocator target)
    {
        await KeyboardFocus.MoveToAsync(target);
        await target.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task TypeAsync(ILocator field, string text)
    {
        await KeyboardFocus.MoveToAsync(field);
        await field.Page.Keyboard.TypeAsync(text);
    }

    private async Task CarryCookiesAsync(Author author, IPage page) =>
        await page.Context.AddCookiesAsync(author.Visitor.Cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = $"{Address}" }));

    private async Task<Author> PrepareAsync(string state)
    {
        if (state == "begyndt")
        {
            return await Site.BeginAsync();
        }

        if (state == "skrevet")
        {
            return await WriteAllAsync();
        }

        // A title of its own, by which the editor finds it.
        var email = SharingSite.NewEmail();
        var title = $"Besøg hver tirsdag, {email.Split('@')[0]}";
        var author = await Site.SendAsync(title, email);
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion?q={Uri.EscapeDataString(title)}&tilstand=alle");
        var @case = Assert.Single(editor.Page.QuerySelectorAll(".queue a")).GetAttribute("href")!;
        await (state switch
        {
            "spurgt" => ActAsync("spoerg", ("question", "Hvor mange var med, og hvor længe?")),
            "returneret" => ActAsync("returner", ("reason", "Skriv, hvor mange der var med.")),
            "til godkendelse" => ActAsync("rediger", ("approach", "Vi kørte ud sammen hver tirsdag og torsdag.")),
            "offentliggjort" or "trukket tilbage" => PublishAsync(),
            _ => Task.CompletedTask,
        });
        if (state == "til godkendelse")
        {
            await ActAsync("godkendelse");
        }
        else if (state == "trukket tilbage")
        {
            await ActAsync("traek-tilbage", ("note", "Kommunen har lukket indsatsen."));
        }

        return author;

        async Task ActAsync(string act, params (string, string)[] fields)
        {
            await editor.OpenAsync($"{@case}/{act}");
            await editor.SubmitAsync(fields);
            Assert.EndsWith(@case, editor.Path.Split('?')[0], StringComparison.Ordinal);
        }

        async Task PublishAsync()
        {
            await ActAsync("rediger", ("themes", "unge"), ("effort_types", "virksomhedspraktik"), ("summary", "Vi besøgte dem."), ("approved_by", "afdelingslederen"), ("approved_on", "2026-01-15"));
            await ActAsync("godkendelse");
            await author.Visitor.OpenAsync($"{author.Draft}/godkend");
            await author.Visitor.SubmitAsync("/godkend");
            await ActAsync("offentliggoer");
        }
    }

    /// <summary>A draft with something everywhere, and texts that are worth a second look.</summary>
    private async Task<Author> WriteAllAsync()
    {
        var author = await Site.WriteAsync($"Besøg hver tirsdag hos {LongWord}", SharingSite.NewEmail());
        await author.Visitor.OpenAsync(author.Step(1));
        await author.Visitor.SubmitAsync("videre", ("year", "2025"), ("summary", "Vi besøgte ledige hjemme."), ("target_groups", "unge"));
        await author.Visitor.SubmitAsync("videre", ("challenge", "Mange kom ikke til samtalerne."), ("approach", "Ring til Mette på 20 30 40 50 om forløbet."));
        await author.Visitor.SubmitAsync(
            "videre", ("results", "Alle kom hurtigere i job."), ("measured_what", "Unge i job efter et halvt år"), ("measured_value", "12,5"), ("measured_unit", "procent"), ("measured_period", "2024–2025"),
            ("stopped_because", "Pengene slap op."), ("advice", "Begynd småt."), ("resources", "To medarbejdere i et år."));
        await author.Visitor.SubmitAsync("videre", ("partners", LongWord), ("themes", "unge"), ("effort_types", "virksomhedspraktik"), ("shows_people", "true"), ("video_url", "https://video.example/film"));
        return author;
    }
}
