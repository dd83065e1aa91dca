using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial.Publishing.Partnerships;

public sealed class RedactPartnershipTests
{
    private const string Secret = "Borgeren \"K\" på Æblevej";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_passage_goes_from_every_row_that_can_hold_it(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider: provider);
        var slug = await site.OpenPartnershipAsync(("background", $"Om {Secret}."));
        using var contact = await site.ParticipantAsync(slug, Partners.Aalborg);
        await contact.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        await contact.SubmitAsync("/tilmelding", ("aim", $"Hjælp til {Secret}."), ("reason", $"Efter {Secret}."));
        var room = $"/partnerskaber/{slug}/rum";
        await contact.OpenAsync($"{room}/spoergsmaal");
        await contact.SubmitAsync(("text", $"Hvad med {Secret}?"));
        await contact.OpenAsync(contact.Page.QuerySelector("main .rows a")!.GetAttribute("href")!);
        await contact.SubmitAsync($"/{contact.Path.Split('/')[^1]}", ("text", $"Svar om {Secret}."));
        await contact.OpenAsync($"{room}/milepaele");
        await contact.SubmitAsync(("text", $"Møde med {Secret}"), ("due_on", "2027-03-01"));
        await contact.OpenAsync($"{room}/hjaelp");
        await contact.SubmitAsync(("kind", "wanted"), ("effort", "mentor"), ("text", Secret));
        await contact.OpenAsync($"{room}/moeder");
        await contact.SubmitAsync(("title", Secret), ("on", "2027-02-03"), ("from", "9:30"), ("to", "11:00"), ("place", "Rådhuset"));
        await contact.OpenAsync($"{room}/dokumenter");
        await contact.UploadAsync(null, "file", "plan.docx", TestWord.With(TestWord.Places.First(), "En plan"), ("title", Secret));
        await contact.OpenAsync($"{room}/maal/nyt");
        await contact.SubmitAsync(("text", "Flere i job."), ("unit", "personer"), ("target", "20"), ("target_on", "2027-12-31"), ("value", "5"), ("value_on", "2026-11-01"), ("value_source", Secret));
        await contact.OpenAsync($"{room}/anbefalinger/ny");
        await contact.SubmitAsync(("title", "Gør sådan"), ("text", $"Som med {Secret}."));
        using var editor = await site.EditorAsync();
        await editor.OpenAsync($"{room}/anbefalinger/1");
        await editor.SubmitAsync("handler=Open");
        await contact.OpenAsync($"{room}/anbefalinger/1");
        await contact.SubmitAsync("/1", ("stance", "dissents"), ("said", $"Nej, se {Secret}."));

        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}");
        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}/fjern-oplysninger");
        await editor.SubmitAsync("handler=Find", ("passage", "Står ingen steder"));
        Assert.Contains("Det står ingen steder i partnerskabet.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("handler=Find", ("passage", Secret));
        var places = editor.Page.QuerySelectorAll("main form li").Select(place => place.TextContent).ToList();
        Assert.Equal(["1 invitation", "1 tilmelding", "1 begrundelse", "1 mål", "1 milepæl", "1 spørgsmål", "1 svar", "1 dokumentnavn", "1 møde", "1 opslag", "1 anbefaling", "1 stilling til en anbefaling"], places);
        await editor.SubmitAsync("handler=Passage", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        await editor.SubmitAsync("handler=Passage", ("reason", "Efter ønske."));
        Assert.EndsWith("?besked=fjernet", editor.Path, StringComparison.Ordinal);

        foreach (var address in (string[])[$"/partnerskaber/{slug}", room, $"{room}/spoergsmaal", $"{room}/milepaele", $"{room}/hjaelp", $"{room}/moeder", $"{room}/dokumenter", $"{room}/maal", $"{room}/anbefalinger/1"])
        {
            Assert.DoesNotContain("Æblevej", (await editor.OpenAsync(address)).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("Om [fjernet].", (await site.PageAsync($"/partnerskaber/{slug}")).Body!.TextContent, StringComparison.Ordinal);
        await using var db = await site.Contexts().CreateDbContextAsync();
        Assert.Equal("Efter ønske.", (await db.AuditEntries.SingleAsync(entry => entry.Act == "fjernede oplysninger")).Reason);
    }
}
