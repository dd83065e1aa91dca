using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Sharing;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Features.Share.Drafts;

public sealed class UploadPageTests(SharingSite sharing) : IClassFixture<SharingSite>
{
    private TestSite Site => sharing.Site;

    [Fact]
    public async Task Filled_template_becomes_fields()
    {
        var draft = await UploadAsync("Vores eksempel.docx", TestWord.FilledTemplate(new()
        {
            ["title"] = "Svejsere på seks uger",
            ["municipality"] = "Faxe og Ringsted",
            ["target_group"] = "Ledige",
            ["approach"] = "Vi oplærte dem.",
            ["what_was_hard"] = "At finde tid.",
            ["contact_mailbox"] = "jobcenter@kommune.example",
            ["approved_by"] = "Arbejdsmarkedschefen, 3. marts 2026",
            ["year"] = "2025",
            ["advice"] = "Begynd småt",
        }));

        var content = draft.Content;
        Assert.Equal(("Svejsere på seks uger", "Ledige", "Vi oplærte dem.", "At finde tid."), (content.Title, content.TargetGroupText, content.Approach, content.WhatWasHard));
        Assert.Equal(["0320", "0329"], content.Municipalities);
        Assert.Equal(("jobcenter@kommune.example", 2025, new DateOnly(2026, 3, 3)), (content.ContactMailbox, content.Year, content.ApprovedOn));
        Assert.Equal(["Begynd småt"], content.Advice);
        Assert.Empty(draft.Unplaced);
    }

    [Fact]
    public async Task Any_document_with_such_headings_does_and_the_rest_is_kept_beside()
    {
        var draft = await UploadAsync("rapport.docx", Headings(("Målgruppe", "Unge"), ("Hvad gjorde vi", "Vi ringede."), ("Kommune", "Aalborg og Danmarks største"), ("Periode", "Siden efteråret 2024"), ("Kantinens åbningstider", "Hver dag til kl. 14.")));

        Assert.Equal(("Unge", "Vi ringede.", 2024), (draft.Content.TargetGroupText, draft.Content.Approach, draft.Content.Year));
        Assert.Equal(["0851"], draft.Content.Municipalities);
        Assert.Contains(new UnplacedText("Kommune", "Aalborg og Danmarks største"), draft.Unplaced);
        Assert.Contains(new UnplacedText("Periode", "Siden efteråret 2024"), draft.Unplaced);
        Assert.Contains(draft.Unplaced, text => text.Heading == "Kantinens åbningstider" && text.Text.Contains("kl. 14", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pasted_text_does_the_same_and_what_was_not_placed_is_shown_until_it_is_deleted()
    {
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/upload");
        await visitor.SubmitAsync("/upload", ("text", "# Besøg hver tirsdag\n\n## Målgruppe\nUnge\n\n## Hvad gjorde I?\nVi ringede.\n\n- Først\n- Så\n\n## Frokostordning\nRugbrød"));

        Assert.EndsWith("/trin-1", visitor.Path, StringComparison.Ordinal);
        Assert.Equal("Besøg hver tirsdag", visitor.Page.GetElementById("title")!.GetAttribute("value"));
        Assert.Contains("Rugbrød", visitor.Page.QuerySelector(".unplaced")!.TextContent, StringComparison.Ordinal);

        var print = visitor.Page.QuerySelector("[name=discard]")!.GetAttribute("value")!;
        await visitor.SubmitAsync(print, ("title", "Ny titel"));
        Assert.EndsWith("/trin-1", visitor.Path, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector(".unplaced"));
        Assert.Equal("Ny titel", visitor.Page.GetElementById("title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_a_field_cannot_hold_is_kept_beside_it()
    {
        var title = string.Concat(Enumerable.Repeat("Lang titel ", 30)).Trim();
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/upload");
        await visitor.SubmitAsync("/upload", ("text", $"Titel: {title}\n\nMålgruppe: Unge\n\nKontakt: Ring til os\n\nGode råd:\n- Et\n- To\n- Tre\n- Fire"));

        var draft = await DraftAsync(visitor);
        Assert.Equal(("", null), (draft.Content.Title, draft.Content.ContactMailbox));
        Assert.Equal(["Et", "To", "Tre"], draft.Content.Advice);
        Assert.Equal(["Fire", title, "Ring til os"], draft.Unplaced.Select(text => text.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Text_with_a_CPR_number_is_not_kept_and_comes_back_marked()
    {
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/upload");
        await visitor.SubmitAsync("/upload", ("text", $"Målgruppe: Unge\n\nHvad gjorde I? Borgeren {Authors.Cpr} kom."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal(Authors.Cpr, visitor.Page.QuerySelector("mark")!.TextContent);
        Assert.Contains("Målgruppe: Unge", visitor.Page.GetElementById("text")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_with_a_CPR_number_anywhere_is_refused_and_the_part_named()
    {
        using var visitor = new Visitor(Site.Address);
        foreach (var (place, name) in new[] { ("body", "brødtekst"), ("header", "sidehoved"), ("footnote", "fodnoter"), ("core-property", "egenskaber") })
        {
            await visitor.OpenAsync("/del/upload");
            await visitor.UploadAsync("/upload", "file", "eksempel.docx", TestWord.With(place, $"Borgeren {Authors.Cpr} kom"), ("text", "Min tekst"));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
            var told = visitor.Page.GetElementById("fejl")!.TextContent;
            Assert.Contains(name, told, StringComparison.Ordinal);
            Assert.DoesNotContain(Authors.Cpr, told, StringComparison.Ordinal);
            Assert.Equal("Min tekst", visitor.Page.GetElementById("text")!.TextContent.Trim());
        }
    }

    // By name: what is handed to a theory becomes part of the test's own name.
    private static byte[] BadFile(string name) => name switch
    {
        "program.docx" => [.. "MZ"u8, .. new byte[500]],
        "billede.docx" => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A],
        "laast.docx" => [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]],
        "halv.docx" => TestWord.FilledTemplate(new() { ["title"] = "Halv" })[..2_000],
        "makro.docx" => Macro(),
        "stor.docx" => new byte[21_000_000],
        _ => [],
    };

    [Theory]
    [InlineData("program.docx", "filens indhold er noget andet")]
    [InlineData("billede.docx", "beskadiget")]
    [InlineData("laast.docx", "adgangskode")]
    [InlineData("halv.docx", "filens indhold er noget andet")]
    [InlineData("makro.docx", "makroer")]
    [InlineData("stor.docx", "fylder mere end 20 MB")]
    public async Task Bad_file_is_answered_with_a_sentence_and_the_text_stays(string name, string message)
    {
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/upload");
        await visitor.UploadAsync("/upload", "file", name, BadFile(name), ("text", "Min tekst"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(message, visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Min tekst", visitor.Page.GetElementById("text")!.TextContent.Trim());
    }

    [Fact]
    public async Task Nothing_at_all_is_answered_with_a_sentence()
    {
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/upload");
        await visitor.UploadAsync("/upload", "file", "tom.docx", BadFile("tom.docx"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Vælg et Word-dokument", visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_answered_with_a_sentence()
    {
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/upload");
        await visitor.UploadAsync("/upload", "file", "film.docx", new byte[200_000_000]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("fylder mere end 20 MB", visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_that_is_cut_off_leaves_nothing_behind()
    {
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/upload");
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var before = await db.Drafts.MaxAsync(draft => (int?)draft.Id) ?? 0;
        using var cut = new StreamContent(new CutStream());
        cut.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "graense") } };
        cut.Headers.ContentLength = 1_000_000;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/del/upload") { Content = cut };

        await Assert.ThrowsAnyAsync<Exception>(() => visitor.RawAsync(request));

        Assert.Equal(before, await db.Drafts.MaxAsync(draft => (int?)draft.Id) ?? 0);
        await visitor.OpenAsync("/del/upload");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task Editor_uploads_for_a_municipality_and_the_sender_gets_the_link()
    {
        var email = SharingSite.NewEmail();
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync("/del/upload");
        await editor.UploadAsync("/upload", "file", "eksempel.docx", TestWord.FilledTemplate(new() { ["title"] = "Sendt med mail" }), ("email", email));

        Assert.EndsWith("/trin-1", editor.Path, StringComparison.Ordinal);
        var letter = Assert.Single(await Site.LettersAsync(email));
        using var sender = new Visitor(Site.Address);
        await sender.OpenAsync(Authors.LinkIn(letter.Text));
        Assert.Contains("Sendt med mail", sender.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Field_for_the_sender_is_the_editors()
    {
        var email = SharingSite.NewEmail();
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/upload");
        Assert.Null(visitor.Page.GetElementById("email"));
        await visitor.SubmitAsync("/upload", ("text", "Målgruppe: Unge"), ("email", email));
        Assert.Empty(await Site.LettersAsync(email));
    }

    private async Task<Draft> UploadAsync(string name, byte[] content)
    {
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/upload");
        await visitor.UploadAsync("/upload", "file", name, content);
        Assert.True(visitor.Path.EndsWith("/trin-1", StringComparison.Ordinal), visitor.Page.Body!.TextContent);
        return await DraftAsync(visitor);
    }

    private async Task<Draft> DraftAsync(Visitor visitor)
    {
        var hash = SecretToken.Hash(visitor.Path.Split('/')[3]);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        return await db.Drafts.AsNoTracking().SingleAsync(draft => db.DraftLinks.Any(link => link.DraftId == draft.Id && link.TokenHash == hash));
    }

    private static byte[] Headings(params (string Heading, string Text)[] sections)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(sections.SelectMany(section => new[]
            {
                new Paragraph(new ParagraphProperties(new OutlineLevel { Val = 0 }), new Run(new Text(section.Heading))),
                new Paragraph(new Run(new Text(section.Text))),
            })));
        }

        return file.ToArray();
    }

    private static byte[] Macro()
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.MacroEnabledDocument))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(new Run(new Text("Makro")))));
        }

        return file.ToArray();
    }

    /// <summary>A body that breaks off.</summary>
    private sealed class CutStream : MemoryStream
    {
        public CutStream()
            : base("--graense\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.docx\"\r\n\r\nPK"u8.ToArray())
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => Broken(base.Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Broken(base.Read(buffer.Span)));

        private static int Broken(int read) => read > 0 ? read : throw new IOException("Cut off.");
    }
}
