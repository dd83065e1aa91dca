using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial.Publishing.Positions;

/// <summary>A person's rights stand above a version's immutability.</summary>
public sealed class RedactPositionTests
{
    private const string Secret = "Kvartsbarbarens Hule 7";

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Passage_goes_from_every_version_the_draft_statements_and_summary_and_that_stays(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, provider: provider, clock: clock);
        var slug = await site.PaperAsync();
        using var before = await site.VisitorAsync(AccountRole.Editor);
        foreach (var text in (string[])[$"Forslaget blev til i {Secret}.", $"Senere mødtes de i {Secret} igen."])
        {
            await before.OpenAsync($"/redaktion/synspunkter/{slug}/et-faelles-forslag");
            await before.SubmitAsync($"{slug}/et-faelles-forslag", ("text", text));
            await before.OpenAsync($"/redaktion/synspunkter/{slug}/offentliggoer");
            await before.SubmitAsync(("note", $"Nyt fra {Secret}."));
        }

        await site.ConsultAsync(slug, "2026-03-20");
        await site.PublishAsync(slug, await site.StateAsync(slug, "0316", $"Vi bor i {Secret}."));
        await site.StateAsync(slug, "0751", $"Også vi bor i {Secret}.");
        clock.Advance(TimeSpan.FromDays(30));
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/{TestPapers.Dilemma}/hoering");
        await editor.SubmitAsync("handler=Summarise", ("summary", $"De bor i {Secret}."), ("rests_on", editor.Page.QuerySelector("input[name=rests_on]")!.GetAttribute("value")!));
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/{TestPapers.Dilemma}");
        await editor.SubmitAsync($"/{TestPapers.Dilemma}", ("arguments", $"I {Secret}.\nEt andet sted."));
        using var late = await site.VisitorAsync(AccountRole.Administrator);
        await late.OpenAsync($"/redaktion/synspunkter/{slug}/{TestPapers.Dilemma}");
        Assert.Equal(5, await PagesWithAsync(site, slug));

        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/fjern-oplysninger");
        await editor.SubmitAsync("handler=Find", ("passage", Secret));
        Assert.Equal(["Version 2", "Version 3", "Kladden", "1 sammenfatning", "2 høringssvar"], editor.Page.QuerySelectorAll("main form li").Select(place => place.TextContent));
        await editor.SubmitAsync("handler=Passage", ("reason", $"Om {Secret.ToUpperInvariant()}."));
        Assert.Contains("uden at gentage det", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("handler=Passage", ("reason", "Efter ønske fra den, det handler om."));
        Assert.Contains("Oplysningerne er fjernet.", editor.Page.Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(0, await PagesWithAsync(site, slug));
        foreach (var version in (string[])["?version=1", "?version=2", "?version=3", ""])
        {
            Assert.Contains("En oplysning er fjernet for altid fra alle versioner. Begrundelse: Efter ønske fra den, det handler om.", (await site.PageAsync($"/synspunkter/{slug}{version}")).Body!.Read(), StringComparison.Ordinal);
        }

        Assert.Contains("Forslaget blev til i [fjernet].", (await site.PageAsync($"/synspunkter/{slug}?version=2")).Body!.Read(), StringComparison.Ordinal);
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            Assert.Equal(0, await db.Statements.CountAsync(statement => statement.Text.Contains("Kvartsbarbaren")));
            Assert.Equal(0, await db.Consultations.CountAsync(consultation => consultation.Summary!.Contains("Kvartsbarbaren")));
            var entry = await db.AuditEntries.SingleAsync(entry => entry.Act == "fjernede oplysninger");
            Assert.Equal(($"synspunkt {slug}", "Efter ønske fra den, det handler om."), (entry.Subject, entry.Reason));
        }

        Assert.DoesNotContain("Kvartsbarbaren", System.Text.Json.JsonSerializer.Serialize(await site.ReadPaperAsync(slug)), StringComparison.Ordinal);

        // A page that was open meanwhile does not bring it back unseen.
        await late.SubmitAsync($"/{TestPapers.Dilemma}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("[fjernet]", (await site.ReadPaperAsync(slug)).Draft!.Dilemmas[0].Arguments[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_nowhere_is_said_to_stand_nowhere()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/synspunkter/maalet-er-job/fjern-oplysninger");
        await editor.SubmitAsync("handler=Find", ("passage", Secret));
        Assert.Contains("Det står ingen steder i synspunktet.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("handler=Find", ("passage", "ab"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("mindst 3 tegn", editor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<int> PagesWithAsync(TestSite site, string slug)
    {
        var found = 0;
        foreach (var path in (string[])[$"/synspunkter/{slug}", $"/synspunkter/{slug}?version=2", $"/synspunkter/{slug}/{TestPapers.Dilemma}", $"/api/v1/positions/{slug}", "/feeds/synspunkter.atom"])
        {
            found += (await site.Client.GetStringAsync(new Uri(path, UriKind.Relative))).Contains("Kvartsbarbaren", StringComparison.Ordinal) ? 1 : 0;
        }

        return found;
    }
}
