using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Partnerships.Workspace;

public sealed class RoomsTests(PartnershipSite partnerships) : IClassFixture<PartnershipSite>
{
    private TestSite Site => partnerships.Site;

    [Fact]
    public async Task A_goal_with_a_series_has_its_figures_by_itself()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/maal/nyt");
        await participant.SubmitAsync(("text", "Færre på kontanthjælp."), ("series", "kontanthjaelp-mv"), ("baseline_period", "2020"), ("target", "2.500"), ("target_on", "31.12.2027"));
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var goal = await db.Goals.SingleAsync(one => one.Text == "Færre på kontanthjælp.");
        Assert.Equal(("kontanthjaelp-mv", 2500m), (goal.SeriesId, goal.Target));

        await participant.OpenAsync($"/partnerskaber/{slug}/rum/maal/{goal.Id}");
        var table = participant.Page.QuerySelector("main table")!;
        var figures = Site.Get<ContentFollower>().Current.Figures;
        var observed = figures.Find("kontanthjaelp-mv")!;
        Assert.Equal(observed.Periods.Count(period => period.Months == Domain.Figures.Period.Parse(goal.BaselinePeriod)!.Value.Months && period >= Domain.Figures.Period.Parse(goal.BaselinePeriod)!.Value), table.QuerySelectorAll("tbody tr").Length);
        Assert.Contains(Domain.Danish.Number(observed[Domain.Figures.Period.Parse(goal.BaselinePeriod)!.Value, Partners.Aalborg].Value!.Value), table.TextContent, StringComparison.Ordinal);
        Assert.Contains(observed.Series.SourceLine, table.TextContent, StringComparison.Ordinal);
        Assert.NotNull(participant.Page.QuerySelector(".goal-chart .goal-way"));
        Assert.Contains("% af vejen", participant.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(participant.Page.QuerySelector("form[action$='handler=Enter']"));
    }

    [Theory]
    [InlineData("text", "", "Skriv målet i én sætning.")]
    [InlineData("unit", "", "Vælg en serie, eller skriv, hvad I tæller.")]
    [InlineData("target", "mange", "Skriv tallet med cifre")]
    [InlineData("target_on", "snart", "Skriv datoen som dag, måned og år")]
    [InlineData("value", "", "Skriv det tal, I begynder med.")]
    [InlineData("value_source", "", "Skriv, hvor tallet er fra.")]
    [InlineData("value_source", "Borgeren 010190-1234", "Fjern CPR-nummeret")]
    public async Task A_goal_with_something_wrong_is_told_at_the_field(string field, string value, string told)
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/maal/nyt");
        (string Name, string Value)[] good = [("text", "Flere i job."), ("unit", "personer"), ("target", "20"), ("target_on", "2027-12-31"), ("value", "5"), ("value_on", "2026-11-01"), ("value_source", "Egen optælling")];
        await participant.SubmitAsync([.. good.Where(pair => pair.Name != field), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, participant.Status);
        Assert.Contains(told, participant.Page.QuerySelector($"#{field}")!.Closest(".form-group")!.TextContent, StringComparison.Ordinal);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.False(await db.Goals.AnyAsync(goal => db.Enrolments.Any(one => one.Id == goal.EnrolmentId && db.Partnerships.Any(two => two.Id == one.PartnershipId && two.Slug == slug))));
    }

    [Fact]
    public async Task Entered_figures_are_drawn_over_time_and_the_later_of_two_colleagues_is_told()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/maal/nyt");
        await participant.SubmitAsync(("text", "Flere i praktik."), ("unit", "personer i praktik"), ("target", "20"), ("target_on", "2027-12-31"), ("value", "5"), ("value_on", "2026-01-01"), ("value_source", "Egen optælling"));
        var address = participant.Page.QuerySelector("main .rows a")!.GetAttribute("href")!;
        using var colleague = await Site.OfAsync(Partners.Aalborg, AccountRole.Contributor);
        await colleague.OpenAsync(address);
        await participant.OpenAsync(address);
        await participant.SubmitAsync("handler=Enter", ("value", "12,5"), ("value_on", "1.6.2026"), ("value_source", "Fagsystemet"));
        Assert.Contains("50 % af vejen", participant.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, participant.Page.QuerySelectorAll(".goal-chart circle:not(.goal-target)").Length);
        await colleague.SubmitAsync("handler=Enter", ("value", "13"), ("value_on", "1.6.2026"), ("value_source", "Fagsystemet"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, colleague.Status);
        Assert.Contains("En kollega har ændret eller slettet målet imens.", colleague.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("13", colleague.Page.QuerySelector("#value")!.GetAttribute("value"));

        using var other = await Site.ParticipantAsync(slug, Partners.Randers);
        await other.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Empty(other.Page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task What_was_typed_stays_when_a_colleague_has_deleted_the_goal()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/maal/nyt");
        await participant.SubmitAsync(("text", "Flere i praktik."), ("unit", "personer"), ("target", "20"), ("target_on", "2027-12-31"), ("value", "5"), ("value_on", "2026-01-01"), ("value_source", "Egen optælling"));
        var address = participant.Page.QuerySelector("main .rows a")!.GetAttribute("href")!;
        using var colleague = await Site.OfAsync(Partners.Aalborg, AccountRole.Contributor);
        await colleague.OpenAsync(address);
        await participant.OpenAsync(address);
        await colleague.SubmitAsync("handler=Remove");
        await participant.SubmitAsync($"/{address.Split('/')[^1]}", ("text", "Flere i lønnede timer."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, participant.Status);
        Assert.Contains("En kollega har ændret eller slettet målet imens.", participant.Page.QuerySelector("[role='alert']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Flere i lønnede timer.", participant.Page.QuerySelector("#text")!.GetAttribute("value"));
        await participant.SubmitAsync("handler=Enter", ("value", "7"), ("value_on", "1.6.2026"), ("value_source", "Fagsystemet"));
        Assert.Equal("Fagsystemet", participant.Page.QuerySelector("#value_source")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Participants_see_whom_to_ask_in_the_others()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var aalborg = await Site.ParticipantAsync(slug, Partners.Aalborg);
        (await Site.ParticipantAsync(slug, Partners.Randers)).Dispose();
        await aalborg.OpenAsync($"/partnerskaber/{slug}/rum");
        Assert.Contains("Randers Kommune: Teamleder", aalborg.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(aalborg.Page.QuerySelector("a[href='mailto:jobcenter@k0730.example']"));
    }

    [Fact]
    public async Task Questions_are_answered_and_help_is_matched_between_participants()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var aalborg = await Site.ParticipantAsync(slug, Partners.Aalborg);
        using var randers = await Site.ParticipantAsync(slug, Partners.Randers);
        await aalborg.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal");
        await aalborg.SubmitAsync(("text", "Hvem har en god aftale med en brancheforening?"));
        await randers.OpenAsync(aalborg.Page.QuerySelector("main .rows a")!.GetAttribute("href")!);
        await randers.SubmitAsync($"/{randers.Path.Split('/')[^1]}", ("text", "Det har vi."));
        Assert.Contains("Randers Kommune", randers.Page.QuerySelector("main .rows")!.TextContent, StringComparison.Ordinal);

        await aalborg.OpenAsync($"/partnerskaber/{slug}/rum/hjaelp");
        await aalborg.SubmitAsync("/hjaelp", ("kind", ""), ("effort", ""), ("text", ""));
        Assert.Contains("Vælg, om I søger eller tilbyder hjælp.", aalborg.Page.Body!.TextContent, StringComparison.Ordinal);
        await aalborg.SubmitAsync("/hjaelp", ("kind", "wanted"), ("effort", "mentor"), ("target_group", "unge"), ("text", "Hvordan oplærer I mentorer?"));
        await randers.OpenAsync($"/partnerskaber/{slug}/rum/hjaelp");
        await randers.SubmitAsync("/hjaelp", ("kind", "offered"), ("effort", "mentor"), ("target_group", "flygtninge"), ("text", "Mentorer til flygtninge."));
        Assert.Null(randers.Page.QuerySelector(".match"));
        await randers.SubmitAsync("/hjaelp", ("kind", "offered"), ("effort", "mentor"), ("target_group", ""), ("text", "Vores mentorkursus er åbent."));
        Assert.Contains("Passer med Aalborg Kommune", randers.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("I søger det, som Randers Kommune tilbyder", (await aalborg.OpenAsync($"/partnerskaber/{slug}/rum")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_goes_into_the_calendar_and_is_replaced_when_it_moves()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var editor = await Site.EditorAsync();
        await editor.OpenAsync($"/partnerskaber/{slug}/rum/moeder");
        await editor.SubmitAsync("/moeder", ("title", "Opstart; sådan"), ("on", "2027-06-01"), ("from", "9.30"), ("to", "9:00"), ("place", "Odense"));
        Assert.Contains("Skriv et sluttidspunkt, der ligger efter begyndelsen.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("/moeder", ("to", "11:00"));
        var link = editor.Page.QuerySelector("a[href$='kalender.ics']")!.GetAttribute("href")!;
        var first = await CalendarAsync(editor, link);
        Assert.Contains("SUMMARY:Opstart\\; sådan", first, StringComparison.Ordinal);
        // Half past nine in June is half past seven UTC.
        Assert.Contains("DTSTART:20270601T073000Z", first, StringComparison.Ordinal);
        await editor.OpenAsync(editor.Page.QuerySelector("a[href*='/moeder/']:not([download])")!.GetAttribute("href")!);
        await editor.SubmitAsync(("from", "13:00"), ("to", "14:00"));
        var moved = await CalendarAsync(editor, link);
        Assert.Contains("DTSTART:20270601T110000Z", moved, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", moved, StringComparison.Ordinal);
        Assert.Equal(Line(first, "UID:"), Line(moved, "UID:"));

        await editor.OpenAsync($"/partnerskaber/{slug}/rum/moeder");
        await editor.SubmitAsync("/moeder", ("title", "Om natten"), ("on", "2027-03-28"), ("from", "02:30"), ("to", "03:30"), ("place", "Odense"));
        Assert.Contains("Den time findes ikke den dag", editor.Page.Body!.TextContent, StringComparison.Ordinal);

        static string Line(string text, string name) => text.Split("\r\n").Single(line => line.StartsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_of_the_wrong_kind_is_refused_and_a_right_one_is_shared_in_the_room_only()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/dokumenter");
        await participant.UploadAsync(null, "file", "plan.pdf", "Kun tekst"u8.ToArray(), ("title", "Vores plan"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, participant.Status);
        Assert.Contains("Vælg en fil af typen pdf, docx, jpg eller png", participant.Page.QuerySelector("#file")!.Closest(".form-group")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Vores plan", participant.Page.QuerySelector("#title")!.GetAttribute("value"));
        await participant.UploadAsync(null, "file", "plan.docx", TestWord.With(TestWord.Places.First(), "Borgeren 010190-1234"), ("title", "Vores plan"));
        Assert.Contains("Filen er ikke gemt.", participant.Page.Body!.TextContent, StringComparison.Ordinal);
        await participant.UploadAsync(null, "file", "plan.docx", TestWord.With(TestWord.Places.First(), "En plan"), ("title", "Vores plan"));
        var link = participant.Page.QuerySelector("main .rows a")!.GetAttribute("href")!;
        using (var answer = await participant.RawAsync(new(HttpMethod.Get, link)))
        {
            Assert.Equal(("plan.docx", true), (answer.Content.Headers.ContentDisposition!.FileNameStar, answer.Headers.CacheControl!.NoStore));
            Assert.True(answer.Headers.TryGetValues("X-Content-Type-Options", out _));
        }

        await participant.OpenAsync($"/partnerskaber/{slug}/rum/dokumenter");
        await participant.SubmitAsync("handler=Remove", ("id", link.Split('/')[^1]));
        Assert.Contains("Ingen har delt et dokument endnu.", participant.Page.Body!.TextContent, StringComparison.Ordinal);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.False(await db.Attachments.AnyAsync(file => file.DraftId == null && file.PracticeExampleId == null && file.FileName == "plan.docx" && !db.SharedDocuments.Any(one => one.AttachmentId == file.Id)));
    }

    [Fact]
    public async Task An_example_is_begun_with_municipality_and_group_filled_in()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        await participant.OpenAsync($"/partnerskaber/{slug}/rum");
        await participant.SubmitAsync("/del");
        Assert.EndsWith("/trin-1", participant.Path, StringComparison.Ordinal);
        Assert.Equal("Aalborg", participant.Page.QuerySelector("#municipality")!.GetAttribute("value"));
        Assert.True(participant.Page.QuerySelector("[name='target_groups'][value='unge']")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task A_municipality_takes_its_own_part_with_it_also_after_it_has_left()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var aalborg = await Site.ParticipantAsync(slug, Partners.Aalborg);
        using var randers = await Site.ParticipantAsync(slug, Partners.Randers);
        await aalborg.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal");
        await aalborg.SubmitAsync(("text", "Aalborgs spørgsmål?"));
        await randers.OpenAsync(aalborg.Page.QuerySelector("main .rows a")!.GetAttribute("href")!);
        await randers.SubmitAsync($"/{randers.Path.Split('/')[^1]}", ("text", "Randers' svar."));
        await aalborg.OpenAsync($"/partnerskaber/{slug}/rum/dokumenter");
        await aalborg.UploadAsync(null, "file", "plan.docx", TestWord.With(TestWord.Places.First(), "En plan"), ("title", "Vores plan"));
        await aalborg.OpenAsync($"/partnerskaber/{slug}/tilmelding/afmeld");
        await aalborg.SubmitAsync(("reason", "Færdige."));

        using var answer = await aalborg.RawAsync(new(HttpMethod.Get, $"/partnerskaber/{slug}/tilmelding/eksport"));
        await using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Equal(3, zip.Entries.Count);
        using var data = await JsonDocument.ParseAsync(await zip.GetEntry("jeres-del.json")!.OpenAsync());
        Assert.Equal("Aalborgs spørgsmål?", data.RootElement.GetProperty("questions")[0].GetProperty("text").GetString());
        Assert.Equal("Left", data.RootElement.GetProperty("state").GetString());
        Assert.DoesNotContain("Randers' svar.", data.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.NotNull(zip.GetEntry(data.RootElement.GetProperty("documents")[0].GetProperty("file").GetString()!));

        using var stranger = await Site.OfAsync("0101");
        using var refused = await stranger.RawAsync(new(HttpMethod.Get, $"/partnerskaber/{slug}/tilmelding/eksport"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var own = await randers.RawAsync(new(HttpMethod.Get, $"/partnerskaber/{slug}/tilmelding/eksport"));
        await using var theirs = new ZipArchive(new MemoryStream(await own.Content.ReadAsByteArrayAsync()));
        using var reader = new StreamReader(await theirs.GetEntry("jeres-del.json")!.OpenAsync());
        Assert.Contains("Randers' svar.", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> CalendarAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.RawAsync(new(HttpMethod.Get, address));
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }
}
