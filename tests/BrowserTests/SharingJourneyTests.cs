using System.Diagnostics;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Vejviser.BrowserTests;

/// <summary>The whole way of an example, from a filled template on a phone to the address that answers 410.</summary>
public sealed class SharingJourneyTests(Chromium chromium, ITestOutputHelper output) : BrowserTest(chromium)
{
    private const string Email = "medarbejder@kk.dk";
    private const string Mailbox = "faelles@kk.dk";
    private const string Title = "Unge kom i gang på gartneriet";

    private TestSite? site;

    /// <summary>With script on each database, and once without.</summary>
    public static TheoryData<DatabaseProvider, bool> Runs { get; } = FindRuns();

    protected override TestSite Site => site!;

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Example_is_uploaded_sent_returned_corrected_published_found_answered_and_withdrawn(DatabaseProvider provider, bool script)
    {
        await using var started = site = await TestSite.StartAsync(provider: provider);
        await UploadAndSendAsync(await NewPageAsync(Screen.Phone, script));

        var editor = await NewPageAsync(Screen.Desktop, script);
        await SignInAsync(editor, AccountRole.Editor);
        await OpenAsync(editor, "/redaktion");
        await editor.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        var @case = new Uri(editor.Url).AbsolutePath;
        await ActAsync(editor, "Send tilbage med en begrundelse", "Begrundelse", "Skriv, hvor mange unge der var med.", "Send tilbage");
        await Expect(editor.GetByText("Eksemplet er sendt tilbage til forfatteren.")).ToBeVisibleAsync();

        await CorrectFromMailAsync(await NewPageAsync(Screen.Phone, script));

        await OpenAsync(editor, @case);
        await editor.GetByRole(AriaRole.Link, new() { Name = "Offentliggør nu" }).ClickAsync();
        var reader = await NewPageAsync(Screen.Desktop, script);
        await OpenAsync(reader, "/eksempler");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Offentliggør nu" }).ClickAsync();
        await Expect(editor.GetByText("Eksemplet er offentliggjort.")).ToBeVisibleAsync();
        var address = await FindAsync(reader);
        await WriteToContactAsync(reader);

        await OpenAsync(editor, @case);
        await ActAsync(editor, "Træk tilbage", "Note til læserne", "Kommunen har lukket indsatsen.", "Træk tilbage");
        await Expect(editor.GetByText("Eksemplet er trukket tilbage.")).ToBeVisibleAsync();
        await OpenAsync(reader, address, 410);
        await Expect(reader.GetByText("Kommunen har lukket indsatsen.")).ToBeVisibleAsync();
    }

    private static TheoryData<DatabaseProvider, bool> FindRuns()
    {
        var runs = new TheoryData<DatabaseProvider, bool>();
        foreach (var provider in TestDatabase.Each)
        {
            runs.Add(provider, true);
            if (provider == DatabaseProvider.Sqlite)
            {
                runs.Add(provider, false);
            }
        }

        return runs;
    }

    private async Task UploadAndSendAsync(IPage phone)
    {
        await OpenAsync(phone, "/del");
        await phone.GetByRole(AriaRole.Link, new() { NameRegex = new("^Upload") }).TapAsync();
        await phone.GetByLabel("Word-dokument").SetInputFilesAsync(new FilePayload
        {
            Name = "Vores eksempel.docx",
            MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Buffer = TestWord.FilledTemplate(new()
            {
                ["title"] = Title,
                ["municipality"] = "København",
                ["year"] = "2025",
                ["target_group"] = "Unge uden uddannelse",
                ["summary"] = "Unge lærte et fag på et gartneri.",
                ["approach"] = "De unge mødte på gartneriet hver morgen.",
                ["what_was_hard"] = "At finde tid til oplæringen.",
                ["results"] = "De unge siger, at de er blevet mere sikre.",
                ["contact_mailbox"] = Mailbox,
                ["approved_by"] = "Afdelingslederen, 15. januar 2026",
            }),
        });
        await phone.GetByRole(AriaRole.Button, new() { Name = "Læs teksten" }).TapAsync();

        await Expect(phone.GetByLabel("Titel")).ToHaveValueAsync(Title);
        await ContinueAsync(phone, "Det gjorde I");
        await Expect(phone.GetByLabel("Hvad var svært?")).ToHaveValueAsync("At finde tid til oplæringen.");
        await ContinueAsync(phone, "Resultater");
        await ContinueAsync(phone, "Kontakt og godkendelse");
        await Expect(phone.GetByLabel("Fællespostkasse")).ToHaveValueAsync(Mailbox);
        await phone.GetByLabel("Din egen arbejdsmail").FillAsync(Email);
        await phone.GetByLabel("Unge", new() { Exact = true }).CheckAsync();
        await phone.GetByLabel("Virksomhedspraktik", new() { Exact = true }).CheckAsync();
        await ContinueAsync(phone, "Gennemse og send");

        await phone.GetByRole(AriaRole.Button, new() { Name = "Send til redaktionen" }).TapAsync();
        await ExpectHeadingAsync(phone, "Skriv koden");
        await phone.GetByLabel("Kode").FillAsync(await Site.CodeAsync(Email));
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send eksemplet" }).TapAsync();
        await Expect(phone.GetByText("Eksemplet er sendt til redaktionen.")).ToBeVisibleAsync();
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Eksemplet er hos redaktionen" })).ToBeVisibleAsync();
    }

    /// <summary>In a browser that knows nothing of the draft.</summary>
    private async Task CorrectFromMailAsync(IPage phone)
    {
        var letter = (await Site.LettersAsync(Email))[^1];
        await OpenAsync(phone, Authors.LinkIn(letter.Text));
        await Expect(phone.GetByText("Skriv, hvor mange unge der var med.")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Ret eksemplet" }).TapAsync();
        await ContinueAsync(phone, "Det gjorde I");
        await phone.GetByLabel("Hvad gjorde I?").FillAsync("Otte unge mødte på gartneriet hver morgen.");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Gem og luk" }).TapAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send rettelserne til redaktionen" }).TapAsync();
        await Expect(phone.GetByText("Eksemplet er sendt til redaktionen.")).ToBeVisibleAsync();
    }

    /// <summary>Searches until the example is among the hits, and opens it; hands over its address.</summary>
    private async Task<string> FindAsync(IPage reader)
    {
        var hit = reader.GetByRole(AriaRole.Link, new() { Name = Title, Exact = true });
        var waited = Stopwatch.StartNew();
        var searches = 0;
        do
        {
            searches++;
            Assert.True(waited.ElapsedMilliseconds < Chromium.Patience, $"Not found after {waited.Elapsed}.");
            await OpenAsync(reader, "/eksempler?q=gartneriet");
        }
        while (await hit.CountAsync() == 0);

        output.WriteLine($"Found by search {searches}, {waited.ElapsedMilliseconds} ms after it was published.");
        await hit.ClickAsync();
        await ExpectHeadingAsync(reader, Title);
        await Expect(reader.GetByText("Otte unge mødte på gartneriet hver morgen.")).ToBeVisibleAsync();
        await AssertMailboxIsHiddenAsync(reader);
        return new Uri(reader.Url).AbsolutePath;
    }

    private async Task WriteToContactAsync(IPage reader)
    {
        await reader.GetByRole(AriaRole.Link, new() { Name = "Skriv til kommunen" }).ClickAsync();
        await AssertMailboxIsHiddenAsync(reader);
        await reader.GetByLabel("Din mailadresse").FillAsync("laeser@kommune.example");
        await reader.GetByLabel("Besked").FillAsync("Hvordan fandt I gartneriet?");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Send beskeden" }).ClickAsync();
        await Expect(reader.GetByText("Din besked er på vej til kommunen.")).ToBeVisibleAsync();
        await AssertMailboxIsHiddenAsync(reader);

        var letter = Assert.Single(await Site.LettersAsync(Mailbox));
        Assert.Equal("laeser@kommune.example", letter.ReplyTo);
        Assert.Contains("Hvordan fandt I gartneriet?", letter.Text, StringComparison.Ordinal);
    }

    private static async Task ActAsync(IPage editor, string act, string field, string text, string button)
    {
        await editor.GetByRole(AriaRole.Link, new() { Name = act, Exact = true }).ClickAsync();
        await editor.GetByLabel(field).FillAsync(text);
        await editor.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    private static async Task ContinueAsync(IPage phone, string heading)
    {
        await phone.GetByRole(AriaRole.Button, new() { Name = "Gem og fortsæt" }).TapAsync();
        await ExpectHeadingAsync(phone, heading);
    }

    private static Task ExpectHeadingAsync(IPage page, string heading) => Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, NameRegex = new($"^{heading}") })).ToBeVisibleAsync();

    private static async Task AssertMailboxIsHiddenAsync(IPage page) => Assert.DoesNotContain(Mailbox, await page.ContentAsync(), StringComparison.Ordinal);
}
