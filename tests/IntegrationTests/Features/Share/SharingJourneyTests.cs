using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
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
        using var author = await SendAsync(site);
        Assert.Contains("Eksemplet er hos redaktionen", author.Page.Body!.TextContent);

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
        await elsewhere.SubmitAsync();
        Assert.Equal((HttpStatusCode.OK, draft), (elsewhere.Status, elsewhere.Path.Split('?')[0]));

        await editor.OpenAsync($"/redaktion/eksempler/{id}/offentliggoer");
        await editor.SubmitAsync();
        Assert.True(editor.Status == HttpStatusCode.OK, editor.Page.QuerySelector("main")!.TextContent);
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
        using var author = await SendAsync(site);
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        var id = await PublicIdAsync(site);

        await editor.OpenAsync($"/redaktion/eksempler/{id}/rediger");
        await editor.SubmitAsync(("title", "Gartneriet gav unge en ny begyndelse"));
        await editor.OpenAsync($"/redaktion/eksempler/{id}/offentliggoer");
        await editor.SubmitAsync();
        using var early = await site.GetAsync($"/eksempler/{id}");
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        await editor.OpenAsync($"/redaktion/eksempler/{id}/godkendelse");
        await editor.SubmitAsync();

        await author.OpenAsync(await LinkAsync(site) + "/godkend");
        Assert.Contains("ny begyndelse", author.Page.Body!.TextContent);
        await author.SubmitAsync("/godkend");
        Assert.Equal(HttpStatusCode.OK, author.Status);
        await editor.OpenAsync($"/redaktion/eksempler/{id}/offentliggoer");
        await editor.SubmitAsync();
        using var reader = new Visitor(site.Address);
        await reader.OpenAsync($"/eksempler/{id}");
        Assert.Equal((HttpStatusCode.OK, "Gartneriet gav unge en ny begyndelse"), (reader.Status, reader.Page.QuerySelector("h1")!.TextContent));
    }

    private static async Task<Visitor> SendAsync(TestSite site)
    {
        var author = new Visitor(site.Address);
        await author.OpenAsync("/del/ny");
        await author.SubmitAsync("videre", ("title", "Unge kom i gang på gartneriet"), ("municipality", "København"), ("year", "2025"), ("target_group", "Unge uden uddannelse"), ("summary", "Unge lærte et fag på et gartneri."));
        await author.SubmitAsync("videre", ("approach", "De unge mødte på gartneriet hver morgen."), ("what_was_hard", "At finde tid til oplæringen."));
        await author.SubmitAsync("videre", ("results", "De unge siger, at de er blevet mere sikre."));
        await author.SubmitAsync(
            "videre", ("contact_mailbox", "faelles@kk.dk"), ("themes", "unge"), ("effort_types", "virksomhedspraktik"),
            ("approved_by", "afdelingslederen"), ("approved_on", "2026-01-15"), ("email", Email));
        await author.SubmitAsync();
        await author.SubmitAsync("/kode", ("kode", await site.CodeAsync(Email)));
        Assert.Equal(HttpStatusCode.OK, author.Status);
        return author;
    }

    private static AppDbContext Open(TestSite site) => site.Get<IDbContextFactory<AppDbContext>>().CreateDbContext();

    private static async Task<string> PublicIdAsync(TestSite site)
    {
        await using var db = Open(site);
        return await db.PracticeExamples.Where(example => example.SubmittedAt != null).Select(example => example.PublicId).SingleAsync();
    }

    private static async Task<string> LinkAsync(TestSite site)
    {
        await using var db = Open(site);
        return DraftAddress().Match(await db.Outbox.OrderByDescending(mail => mail.Id).Select(mail => mail.Text).FirstAsync()).Value;
    }

    [GeneratedRegex(@"/del/kladde/[\w-]{43}")]
    private static partial Regex DraftAddress();
}
