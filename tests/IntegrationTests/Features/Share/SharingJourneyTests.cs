using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Share;

/// <summary>The whole way of an example, from the first word to 410, as people without script go it.</summary>
public sealed partial class SharingJourneyTests
{
    private const string Email = "medarbejder@kk.dk";

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Example_is_written_sent_returned_corrected_published_found_answered_and_withdrawn(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(seed: true, provider);
        using var author = new Visitor(site.Address);
        await WriteAsync(author);
        await SendAsync(site, author);
        Assert.Contains("Ingen har taget det endnu", author.Page.Body!.TextContent);

        using var editor = await site.VisitorAsync(AccountRole.Editor);
        var id = await PublicIdAsync(site);
        await editor.OpenAsync("/redaktion");
        Assert.Contains("Unge kom i gang på gartneriet", editor.Page.Body!.TextContent);
        await editor.OpenAsync($"/redaktion/eksempler/{id}/returner");
        await editor.SubmitAsync(("reason", "Skriv, hvor mange unge der var med."));
        Assert.Equal($"/redaktion/eksempler/{id}", editor.Path.Split('?')[0]);

        // The author corrects from the mail, in another browser, without signing in.
        using var elsewhere = new Visitor(site.Address);
        await elsewhere.OpenAsync(await LinkAsync(site));
        Assert.Contains("Skriv, hvor mange unge der var med.", elsewhere.Page.Body!.TextContent);
        var draft = elsewhere.Path;
        await elsewhere.OpenAsync($"{draft}/trin-2");
        await elsewhere.SubmitAsync("luk", ("approach", "Otte unge mødte på gartneriet hver morgen og lærte fra sig til de næste."));
        await elsewhere.SubmitAsync("?handler=Send");
        Assert.Equal((HttpStatusCode.OK, draft), (elsewhere.Status, elsewhere.Path));

        await editor.OpenAsync($"/redaktion/eksempler/{id}/offentliggoer");
        await editor.SubmitAsync();
        Assert.Equal((HttpStatusCode.OK, $"/redaktion/eksempler/{id}"), (editor.Status, editor.Path.Split('?')[0]));
        using var reader = new Visitor(site.Address);
        await reader.OpenAsync("/eksempler?q=gartneriet");
        Assert.Contains(reader.Page.QuerySelectorAll("a"), link => link.GetAttribute("href") == $"/eksempler/{id}");
        await reader.OpenAsync($"/eksempler/{id}");
        Assert.Contains("Otte unge mødte", reader.Page.Body!.TextContent);
        Assert.DoesNotContain("faelles@kk.dk", reader.Page.DocumentElement.OuterHtml);
        Assert.DoesNotContain("Skriv, hvor mange unge", reader.Page.DocumentElement.OuterHtml);

        await reader.OpenAsync($"/eksempler/{id}/kontakt");
        await reader.SubmitAsync(("email", "laeser@kommune.example"), ("text", "Hvordan fandt I gartneriet?"));
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        await using (var db = Open(site))
        {
            var letter = await db.Outbox.OrderByDescending(mail => mail.Id).FirstAsync();
            Assert.Equal(("faelles@kk.dk", "laeser@kommune.example"), (letter.To, letter.ReplyTo));
        }

        await editor.OpenAsync($"/redaktion/eksempler/{id}/traek-tilbage");
        await editor.SubmitAsync(("note", "Kommunen har lukket indsatsen."));
        await reader.OpenAsync($"/eksempler/{id}");
        Assert.Equal(HttpStatusCode.Gone, reader.Status);
        Assert.Contains("Kommunen har lukket indsatsen.", reader.Page.Body!.TextContent);
        await reader.OpenAsync("/eksempler?q=gartneriet");
        Assert.DoesNotContain(reader.Page.QuerySelectorAll("a"), link => link.GetAttribute("href") == $"/eksempler/{id}");
    }

    [Fact]
    public async Task Editors_words_go_public_only_when_the_author_has_approved_them()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var author = new Visitor(site.Address);
        await WriteAsync(author);
        await SendAsync(site, author);
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        var id = await PublicIdAsync(site);

        await editor.OpenAsync($"/redaktion/eksempler/{id}/rediger");
        await editor.SubmitAsync(("title", "Gartneriet gav unge en ny begyndelse"));
        await editor.OpenAsync($"/redaktion/eksempler/{id}/offentliggoer");
        Assert.Empty(editor.Page.QuerySelectorAll("main form[method=post]"));
        await editor.OpenAsync($"/redaktion/eksempler/{id}/godkendelse");
        await editor.SubmitAsync();

        await author.OpenAsync(await LinkAsync(site));
        Assert.Contains("Gartneriet gav unge en ny begyndelse", author.Page.QuerySelector(".difference")!.TextContent);
        var page = author.Page;
        await author.SubmitAsync("?handler=Approve");
        Assert.Equal(HttpStatusCode.OK, author.Status);
        await editor.OpenAsync($"/redaktion/eksempler/{id}/offentliggoer");
        await editor.SubmitAsync();
        using var reader = new Visitor(site.Address);
        await reader.OpenAsync($"/eksempler/{id}");
        Assert.Equal((HttpStatusCode.OK, "Gartneriet gav unge en ny begyndelse"), (reader.Status, reader.Page.QuerySelector("h1")!.TextContent));
        Assert.NotSame(page, author.Page);
    }

    [Fact]
    public async Task Step_with_a_cpr_number_is_not_stored_and_comes_back_with_the_place_marked()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var author = new Visitor(site.Address);
        await author.OpenAsync("/del/ny");
        await author.SubmitAsync(("title", "Unge kom i gang"), ("target_group", "Borgeren med nummer 010190-1234 og andre"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Status);
        Assert.Equal("Borgeren med nummer 010190-1234 og andre", author.Page.QuerySelector("#target_group")!.GetAttribute("value"));
        Assert.Equal("010190-1234", author.Page.QuerySelector("mark")!.TextContent);
        Assert.DoesNotContain("010190", author.Page.QuerySelector(".error-summary")!.TextContent);
        await using var db = Open(site);
        Assert.Empty(await db.Drafts.ToListAsync());
    }

    [Fact]
    public async Task Unknown_municipality_and_odd_year_are_told_together_and_nothing_typed_is_lost()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var author = new Visitor(site.Address);
        await author.OpenAsync("/del/ny");
        await author.SubmitAsync(("title", "Unge kom i gang"), ("municipality", "Andeby, Aalborg"), ("year", "sidste år"), ("email", "ikke en adresse"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Status);
        Assert.Equal(3, author.Page.QuerySelectorAll(".error-summary li").Length);
        Assert.Equal(("Andeby, Aalborg", "sidste år"), (author.Page.QuerySelector("#municipality")!.GetAttribute("value"), author.Page.QuerySelector("#year")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Two_tabs_on_one_draft_the_later_keeps_its_text_and_sees_the_others()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var author = new Visitor(site.Address);
        await WriteAsync(author);
        var draft = author.Path;
        using var one = new Visitor(site.Address);
        using var other = new Visitor(site.Address);
        await one.OpenAsync($"{draft}/trin-2");
        await other.OpenAsync($"{draft}/trin-2");
        await one.SubmitAsync("luk", ("approach", "Den ene fane."));

        await other.SubmitAsync("luk", ("approach", "Den anden fane."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Equal("Den anden fane.", other.Page.QuerySelector("#approach")!.TextContent.Trim());
        Assert.Contains("ene", other.Page.QuerySelector(".difference")!.TextContent);

        await other.SubmitAsync("luk");
        await using var db = Open(site);
        Assert.Equal("Den anden fane.", (await db.Drafts.SingleAsync()).Content.Approach);
    }

    [Fact]
    public async Task Draft_that_lacks_things_is_not_sent_and_says_which()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var author = new Visitor(site.Address);
        await author.OpenAsync("/del/ny");
        await author.SubmitAsync(("title", "Unge kom i gang"));
        await author.OpenAsync(author.Path.Replace("/trin-2", "", StringComparison.Ordinal));

        await author.SubmitAsync("?handler=Send");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Status);
        Assert.Equal(6, author.Page.QuerySelectorAll(".error-summary li").Length);
        await using var db = Open(site);
        Assert.Empty(await db.PracticeExamples.ToListAsync());
    }

    [Fact]
    public async Task Unknown_or_deleted_draft_is_told_on_a_page()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var author = new Visitor(site.Address);
        await author.OpenAsync("/del/kladde/" + new string('a', 43));
        Assert.Equal(HttpStatusCode.Gone, author.Status);

        await WriteAsync(author);
        var draft = author.Path;
        await author.OpenAsync($"{draft}/slet");
        await author.SubmitAsync();
        await author.OpenAsync(draft);
        Assert.Equal(HttpStatusCode.Gone, author.Status);
    }

    [Fact]
    public async Task Same_title_twice_gets_two_addresses()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var author = new Visitor(site.Address);
            await WriteAsync(author);
            await SendAsync(site, author);
        }

        await using var db = Open(site);
        Assert.Equal(["unge-kom-i-gang-paa-gartneriet", "unge-kom-i-gang-paa-gartneriet-2"], await db.PracticeExamples.OrderBy(example => example.Id).Select(example => example.PublicId).ToListAsync());
        Assert.Equal(AccountRole.Contributor, (await db.Accounts.SingleAsync(account => account.Email == Email)).Role);
    }

    [Fact]
    public async Task Pasted_text_and_a_filled_document_become_drafts_and_nothing_is_lost()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var author = new Visitor(site.Address);
        await author.OpenAsync("/del/upload");
        await author.SubmitAsync(("tekst", "# Titel\nUnge kom i gang\n\n# Kommune\nAalborg Kommune og Andeby\n\n# Det gjorde vi\nVi ringede.\n\n# Vejret\nDet regnede."));

        Assert.Equal(HttpStatusCode.OK, author.Status);
        await using var db = Open(site);
        var draft = await db.Drafts.SingleAsync();
        Assert.Equal(("Unge kom i gang", "Vi ringede."), (draft.Content.Title, draft.Content.Approach));
        Assert.Equal(["0851"], draft.Content.Municipalities);
        Assert.Contains(draft.Unplaced, text => text.Text.Contains("Andeby", StringComparison.Ordinal));
        Assert.Contains("Det regnede.", author.Page.Body!.TextContent);
    }

    [Theory]
    [InlineData("skabelon.docx", "MZ\u0090", "fil")]
    [InlineData("skabelon.docx", "PK\u0003\u0004 i stykker", "fil")]
    [InlineData("skabelon.docx", "", "fil")]
    public async Task Bad_document_is_told_in_a_sentence_and_nothing_is_stored(string name, string bytes, string field)
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var author = new Visitor(site.Address);
        await author.OpenAsync("/del/upload");
        await author.UploadAsync(null, "fil", name, System.Text.Encoding.Latin1.GetBytes(bytes), ("tekst", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Status);
        Assert.NotNull(author.Page.QuerySelector($"#{field}-fejl"));
        await using var db = Open(site);
        Assert.Empty(await db.Drafts.ToListAsync());
    }

    [Fact]
    public async Task File_is_kept_when_the_address_is_proven_and_readers_get_it_with_the_published_example_only()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var author = new Visitor(site.Address);
        await WriteAsync(author);
        var draft = author.Path;
        await author.OpenAsync($"{draft}/bilag");
        await author.SubmitAsync("?handler=Ask");
        await author.SubmitAsync("?handler=Confirm", ("kode", await CodeAsync(site)));
        await author.UploadAsync("?handler=Add", "attachments", "vejledning.exe", "%PDF-1.4 intet at læse"u8.ToArray());
        Assert.Equal((HttpStatusCode.OK, true), (author.Status, author.Page.Body!.TextContent.Contains("vejledning.pdf", StringComparison.Ordinal)));
        await author.UploadAsync("?handler=Add", "attachments", "vejledning.pdf", "MZ program"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Status);

        await author.OpenAsync(draft);
        await author.SubmitAsync("?handler=Send");
        var id = await PublicIdAsync(site);
        Guid file;
        await using (var db = Open(site))
        {
            var kept = await db.Attachments.SingleAsync();
            Assert.Equal((false, "application/pdf"), (kept.IsMachineChecked, kept.MediaType));
            Assert.NotNull(kept.PracticeExampleId);
            file = kept.Id;
        }

        using var hidden = await site.GetAsync($"/eksempler/{id}/filer/{file}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/eksempler/{id}/offentliggoer");
        Assert.Empty(editor.Page.QuerySelectorAll("main form[method=post]"));
        await using (var db = Open(site))
        {
            await db.Attachments.ExecuteUpdateAsync(row => row.SetProperty(one => one.VouchedAt, TimeProvider.System.GetUtcNow().UtcDateTime));
        }

        await editor.OpenAsync($"/redaktion/eksempler/{id}/offentliggoer");
        await editor.SubmitAsync();
        using var shown = await site.GetAsync($"/eksempler/{id}/filer/{file}");
        Assert.Equal((HttpStatusCode.OK, "application/pdf", "attachment"), (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType, shown.Content.Headers.ContentDisposition!.DispositionType));
        Assert.StartsWith("%PDF", await shown.Content.ReadAsStringAsync());
    }

    internal static async Task WriteAsync(Visitor author)
    {
        await author.OpenAsync("/del/ny");
        await author.SubmitAsync(("title", "Unge kom i gang på gartneriet"), ("municipality", "København"), ("year", "2025"), ("target_group", "Unge uden uddannelse"));
        Assert.EndsWith("/trin-2", author.Path);
        await author.SubmitAsync("fortsaet", ("approach", "De unge mødte på gartneriet hver morgen."), ("what_was_hard", "At finde tid til oplæringen."));
        Assert.EndsWith("/trin-3", author.Path);
        await author.SubmitAsync("fortsaet", ("no_figures_yet", "true"), ("results", "De unge siger, at de er blevet mere sikre."));
        Assert.EndsWith("/trin-4", author.Path);
        await author.SubmitAsync(
            "fortsaet", ("contact_mailbox", "faelles@kk.dk"), ("summary", "Unge lærte et fag på et gartneri."), ("themes", "unge"), ("effort_types", "virksomhedspraktik"),
            ("approved_by", "afdelingslederen"), ("approved_on", "2026-01-15"), ("email", Email));
        Assert.DoesNotContain("trin", author.Path);
    }

    internal static async Task SendAsync(TestSite site, Visitor author)
    {
        await author.SubmitAsync("?handler=Send");
        if (author.Path.EndsWith("/kode", StringComparison.Ordinal))
        {
            await author.SubmitAsync("/kode", ("kode", await CodeAsync(site)));
        }

        Assert.Equal(HttpStatusCode.OK, author.Status);
    }

    private static AppDbContext Open(TestSite site) => site.Get<IDbContextFactory<AppDbContext>>().CreateDbContext();

    private static async Task<string> PublicIdAsync(TestSite site)
    {
        await using var db = Open(site);
        return await db.PracticeExamples.Where(example => example.SubmittedAt != null).Select(example => example.PublicId).SingleAsync();
    }

    private static async Task<string> CodeAsync(TestSite site)
    {
        await using var db = Open(site);
        return Digits().Match(await db.Outbox.Where(mail => mail.Kind == "sign-in-code").OrderByDescending(mail => mail.Id).Select(mail => mail.Text).FirstAsync()).Value;
    }

    private static async Task<string> LinkAsync(TestSite site)
    {
        await using var db = Open(site);
        return DraftAddress().Match(await db.Outbox.OrderByDescending(mail => mail.Id).Select(mail => mail.Text).FirstAsync()).Value;
    }

    [GeneratedRegex(@"\d{6}")]
    private static partial Regex Digits();

    [GeneratedRegex(@"/del/kladde/[\w-]{43}")]
    private static partial Regex DraftAddress();
}
