using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Features.Share.Drafts;

public sealed class StepPageTests(SharingSite sharing) : IClassFixture<SharingSite>
{
    private TestSite Site => sharing.Site;

    [Fact]
    public async Task What_a_result_says_of_the_effect_is_kept_and_shown_again()
    {
        using var author = await Site.BeginAsync();
        var visitor = author.Visitor;
        await visitor.OpenAsync(author.Step(3));
        await visitor.SubmitAsync("videre",
            ("measured_what", "I job"), ("measured_value", "41"), ("measured_unit", "procent"), ("measured_kind", "job"), ("measured_direction", "bedre"), ("measured_design", "sammenligning"),
            ("measured_baseline", "30,5"), ("measured_people", "1.200"), ("measured_followup", "6"), ("measured_source", "Egen opgørelse; maj"), ("years_run", "2"), ("people_reached", "1.200"), ("participants_say", "Vi blev set."));

        var content = (await DraftAsync(author)).Content;
        var expected = new Outcome(OutcomeKind.Job, OutcomeDirection.Better, StudyDesign.ComparisonGroup) { Baseline = 30.5m, People = 1200, FollowUpMonths = 6, Source = "Egen opgørelse, maj" };
        Assert.Equal([new ResultFigure("I job", 41, "procent", null) { Outcome = expected }], content.ResultFigures);
        Assert.Equal((2, 1200, "Vi blev set."), (content.YearsRun, content.PeopleReached, content.ParticipantsSay));
        Assert.Equal(EvidenceLevel.Documented, content.ProposeEvidence().Level);
        await visitor.OpenAsync(author.Step(3));
        Assert.Equal("sammenligning", visitor.Page.QuerySelector("#measured-design-1 option[selected]")!.GetAttribute("value"));
        Assert.Equal("30,5", visitor.Page.QuerySelector("#measured-baseline-1")!.GetAttribute("value"));
        Assert.True(visitor.Page.QuerySelector(".figure-outcome")!.HasAttribute("open"));
    }

    [Theory]
    [InlineData("measured_kind", "job", "Vælg, hvordan det gik")]
    [InlineData("measured_people", "40", "Vælg, hvad")]
    [InlineData("measured_kind", "lykke", "Vælg, hvad")]
    public async Task Half_a_word_on_the_effect_is_told_and_nothing_typed_is_lost(string field, string value, string message)
    {
        using var author = await Site.BeginAsync();
        await author.Visitor.OpenAsync(author.Step(3));
        await author.Visitor.SubmitAsync("videre", ("measured_what", "I job"), ("measured_value", "41"), ("measured_unit", "procent"), (field, value));

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        Assert.Contains(message, author.Visitor.Page.QuerySelector("#result_figures")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("I job", author.Visitor.Page.QuerySelector("#measured-what-1")!.GetAttribute("value"));
        Assert.Empty((await DraftAsync(author)).Content.ResultFigures);
    }

    [Fact]
    public async Task Each_step_is_saved_by_itself()
    {
        using var author = await Site.BeginAsync("Svejsere på seks uger");
        var visitor = author.Visitor;
        await visitor.SubmitAsync("videre", ("challenge", "Der manglede svejsere."), ("approach", "Vi oplærte dem."), ("what_was_hard", "At finde tid."));
        Assert.Equal(author.Step(3), visitor.Path);
        await visitor.SubmitAsync("videre",
            ("results", "Flere kom i job."), ("measured_what", "Kommet i job"), ("measured_value", "1.047,5"), ("measured_unit", "personer"), ("measured_period", "2025"),
            ("expected_what", "Kommer i job"), ("expected_value", "60"), ("expected_unit", "personer"), ("expected_period", ""),
            ("no_figures_yet", "true"), ("stopped_because", "Pengene slap op."), ("advice", "Begynd småt"), ("resources", "En dag om ugen"));
        Assert.Equal(author.Step(4), visitor.Path);
        await visitor.SubmitAsync("videre",
            ("contact_mailbox", "Jobcenter@Kommune.example"), ("partners", "Erhvervsrådet\nVirksomhedscenteret"), ("themes", "opkvalificering"), ("effort_types", "brancherettet-opkvalificering"),
            ("work_obligation", "inden-for"), ("approved_by", "Arbejdsmarkedschefen"), ("approved_on", "2026-03-02"), ("video_url", "https://video.example/1"), ("shows_people", "true"), ("consent", "true"));
        Assert.Equal(author.Draft, visitor.Path);

        var content = (await DraftAsync(author)).Content;
        Assert.Equal(("Svejsere på seks uger", "Ledige i mere end et år"), (content.Title, content.TargetGroupText));
        Assert.Equal(["0851"], content.Municipalities);
        Assert.Equal(("Der manglede svejsere.", "Vi oplærte dem.", "At finde tid."), (content.Challenge, content.Approach, content.WhatWasHard));
        Assert.Equal([new ResultFigure("Kommet i job", 1047.5m, "personer", "2025"), new ResultFigure("Kommer i job", 60, "personer", null, IsExpected: true)], content.ResultFigures);
        Assert.Equal((true, "Pengene slap op.", "En dag om ugen"), (content.HasNoFiguresYet, content.StoppedBecause, content.Resources));
        Assert.Equal(["Begynd småt"], content.Advice);
        Assert.Equal(["Erhvervsrådet", "Virksomhedscenteret"], content.Partners);
        Assert.Equal(("jobcenter@kommune.example", WorkObligationRelation.Inside, "Arbejdsmarkedschefen", new DateOnly(2026, 3, 2)), (content.ContactMailbox, content.WorkObligation, content.ApprovedBy, content.ApprovedOn!.Value));
        Assert.Equal(("https://video.example/1", true, true), (content.VideoUrl, content.ShowsPeople, content.HasConsent));
        Assert.Equal(Provenance.SharedByMunicipality, content.Provenance);
    }

    [Fact]
    public async Task Going_back_shows_what_was_saved_and_saving_again_changes_nothing()
    {
        using var author = await Site.WriteAsync();
        var before = (await DraftAsync(author)).Content.ToJson();
        for (var step = 1; step <= 4; step++)
        {
            await author.Visitor.OpenAsync(author.Step(step));
            await author.Visitor.SubmitAsync("videre");
            Assert.Equal(HttpStatusCode.OK, author.Visitor.Status);
        }

        Assert.Equal(before, (await DraftAsync(author)).Content.ToJson());
        await author.Visitor.OpenAsync(author.Step(2));
        Assert.Equal("Vi kørte ud sammen hver tirsdag.", author.Visitor.Page.GetElementById("approach")!.TextContent.Trim());
    }

    [Theory]
    [InlineData(1, "title")]
    [InlineData(1, "target_group")]
    [InlineData(1, "municipality")]
    [InlineData(1, "year")]
    [InlineData(2, "challenge")]
    [InlineData(2, "approach")]
    [InlineData(3, "results")]
    [InlineData(3, "stopped_because")]
    [InlineData(3, "advice")]
    [InlineData(3, "measured_what")]
    [InlineData(3, "measured_source")]
    [InlineData(3, "participants_say")]
    [InlineData(4, "contact_mailbox")]
    [InlineData(4, "approved_by")]
    [InlineData(4, "partners")]
    [InlineData(4, "video_url")]
    public async Task Step_with_a_CPR_number_is_not_stored_and_comes_back_with_the_place_marked(int step, string field)
    {
        using var author = await Site.BeginAsync();
        var before = await DraftAsync(author);
        await author.Visitor.OpenAsync(author.Step(step));
        await author.Visitor.SubmitAsync("videre", (field, $"Borgeren {Authors.Cpr} kom"), ("measured_value", "1"), ("measured_unit", "borger"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        Assert.Contains(author.Visitor.Page.QuerySelectorAll("mark"), mark => mark.TextContent == Authors.Cpr);
        Assert.Contains(author.Visitor.Page.QuerySelectorAll("input, textarea"), one => (one.GetAttribute("value") ?? one.TextContent).Contains(Authors.Cpr, StringComparison.Ordinal));
        Assert.DoesNotContain(Authors.Cpr, author.Visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
        var after = await DraftAsync(author);
        Assert.Equal((before.Version, before.Content.ToJson()), (after.Version, after.Content.ToJson()));
    }

    [Fact]
    public async Task First_step_with_a_CPR_number_begins_no_draft()
    {
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/ny");
        await visitor.SubmitAsync("videre", ("title", $"Om {Authors.Cpr} og andre"), ("target_group", "Unge"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "/del/ny"), (visitor.Status, visitor.Path));
        Assert.Equal("Unge", visitor.Page.GetElementById("target_group")!.GetAttribute("value"));
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.DoesNotContain(await db.Drafts.Select(draft => draft.Content).ToListAsync(), content => content.TargetGroupText == "Unge");
    }

    [Theory]
    [InlineData(1, "year", "sidste år", "Skriv et årstal")]
    [InlineData(1, "municipality", "Aalbørg", "Kommunen »Aalbørg« findes ikke")]
    [InlineData(3, "measured_value", "mange", "med cifre")]
    [InlineData(3, "measured_value", "12.5", "komma foran decimaler")]
    [InlineData(4, "contact_mailbox", "jobcentret", "Skriv en hel mailadresse")]
    [InlineData(4, "email", "mig", "Skriv hele din mailadresse")]
    [InlineData(4, "video_url", "youtube", "Skriv en adresse, der begynder med")]
    public async Task What_cannot_be_understood_is_said_and_stays(int step, string field, string value, string message)
    {
        using var author = await Site.BeginAsync();
        await author.Visitor.OpenAsync(author.Step(step));
        await author.Visitor.SubmitAsync("videre", (field, value), ("measured_what", "Kommet i job"), ("measured_unit", "personer"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        Assert.Contains(message, author.Visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(author.Visitor.Page.QuerySelectorAll($"[name={field}]"), one => one.GetAttribute("value") == value);
    }

    [Fact]
    public async Task Fifty_thousand_characters_are_told_and_kept_in_the_form()
    {
        using var author = await Site.BeginAsync();
        var text = string.Concat(Enumerable.Repeat("Vi kørte ud. Æ ø å ", 2_700));
        await author.Visitor.SubmitAsync("videre", ("approach", text), ("challenge", "Der manglede svejsere."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        Assert.Contains("Kort teksten ned til højst 20.000 tegn", author.Visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(text.Trim(), author.Visitor.Page.GetElementById("approach")!.TextContent.Trim());
        Assert.Null((await DraftAsync(author)).Content.Challenge);
    }

    [Fact]
    public async Task Municipalities_are_understood_as_people_write_them()
    {
        using var author = await Site.BeginAsync();
        await author.Visitor.OpenAsync(author.Step(1));
        await author.Visitor.SubmitAsync("videre", ("municipality", "Faxe og ringsted kommuner"), ("municipality", "Høje-Taastrup Kommune, aarhus"));

        Assert.Equal(author.Step(2), author.Visitor.Path);
        Assert.Equal(["0320", "0329", "0169", "0751"], (await DraftAsync(author)).Content.Municipalities);
    }

    [Fact]
    public async Task Later_of_two_tabs_keeps_its_text_and_sees_the_others()
    {
        using var author = await Site.BeginAsync();
        await author.Visitor.SubmitAsync("videre", ("challenge", "Først."), ("approach", "Først."));
        using var other = new Visitor(Site.Address);
        await author.Visitor.OpenAsync(author.Step(2));
        await other.OpenAsync(author.Step(2));
        await author.Visitor.SubmitAsync("videre", ("approach", "Fra den ene."));
        await other.SubmitAsync("videre", ("approach", "Fra den anden."), ("what_was_hard", "Nyt."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Equal("Fra den anden.", other.Page.GetElementById("approach")!.TextContent.Trim());
        Assert.Contains("Fra den ene.", other.Page.QuerySelector(".overtaken")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Fra den ene.", (await DraftAsync(author)).Content.Approach);

        await other.SubmitAsync("videre");
        Assert.Equal(("Fra den anden.", "Nyt."), ((await DraftAsync(author)).Content.Approach, (await DraftAsync(author)).Content.WhatWasHard));
    }

    [Fact]
    public async Task Later_of_two_tabs_may_take_the_others_text()
    {
        using var author = await Site.BeginAsync();
        using var other = new Visitor(Site.Address);
        await author.Visitor.OpenAsync(author.Step(2));
        await other.OpenAsync(author.Step(2));
        await author.Visitor.SubmitAsync("videre", ("approach", "Fra den ene."));
        await other.SubmitAsync("videre", ("approach", "Fra den anden."), ("what_was_hard", "Nyt."));
        await other.SubmitAsync("videre", ("yield", "approach"));

        Assert.Equal(("Fra den ene.", "Nyt."), ((await DraftAsync(author)).Content.Approach, (await DraftAsync(author)).Content.WhatWasHard));
    }

    [Fact]
    public async Task Tabs_that_change_different_fields_do_not_meet()
    {
        using var author = await Site.BeginAsync();
        using var other = new Visitor(Site.Address);
        await author.Visitor.OpenAsync(author.Step(2));
        await other.OpenAsync(author.Step(2));
        await author.Visitor.SubmitAsync("videre", ("approach", "Fra den ene."));
        await other.SubmitAsync("videre", ("what_was_hard", "Fra den anden."));

        Assert.Equal(author.Step(3), other.Path);
        var content = (await DraftAsync(author)).Content;
        Assert.Equal(("Fra den ene.", "Fra den anden."), (content.Approach, content.WhatWasHard));
    }

    [Fact]
    public async Task Warnings_are_shown_as_advice_and_stop_nothing()
    {
        using var author = await Site.BeginAsync();
        await author.Visitor.SubmitAsync("videre", ("approach", "Ring til konsulenten på 23 45 67 89 og aftal et møde."));
        Assert.Equal(author.Step(3), author.Visitor.Path);

        await author.Visitor.OpenAsync(author.Step(2));
        Assert.Contains("Fjern telefonnummeret", author.Visitor.Page.GetElementById("approach-raad")!.TextContent, StringComparison.Ordinal);
        Assert.Null(author.Visitor.Page.GetElementById("fejl"));
    }

    [Fact]
    public async Task List_of_what_is_missing_follows_what_is_saved()
    {
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/ny");
        Assert.Equal(6, visitor.Page.QuerySelectorAll(".ready-item").Length);
        Assert.Empty(visitor.Page.QuerySelectorAll(".is-done"));

        using var author = await Site.WriteAsync();
        Assert.Equal(6, author.Visitor.Page.QuerySelectorAll(".ready-item.is-done").Length);
    }

    [Fact]
    public async Task Address_given_is_mailed_the_link_and_the_link_works_elsewhere()
    {
        var email = SharingSite.NewEmail();
        using var author = await Site.WriteAsync(email: email);
        var letter = Assert.Single(await Site.LettersAsync(email));
        Assert.Equal("draft-link", letter.Kind);

        using var other = new Visitor(Site.Address);
        await other.OpenAsync(Authors.LinkIn(letter.Text));
        Assert.Contains("Besøg hver tirsdag", other.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(author.Token, letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled_by_what_is_typed_in_drafts()
    {
        var email = SharingSite.NewEmail();
        for (var draft = 0; draft < 3; draft++)
        {
            using var author = await Site.WriteAsync(email: email);
            foreach (var typed in (string[])["en-anden@delt.example", email, "", email])
            {
                await author.Visitor.OpenAsync(author.Step(4));
                await author.Visitor.SubmitAsync("videre", ("email", typed));
            }
        }

        Assert.Equal(3, (await Site.LettersAsync(email)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/trin-1")]
    [InlineData("/trin-4")]
    [InlineData("/kode")]
    [InlineData("/slet")]
    [InlineData("/svar")]
    [InlineData("/godkend")]
    [InlineData("/filer")]
    public async Task Unknown_link_is_told_kindly(string page)
    {
        using var visitor = new Visitor(Site.Address);
        foreach (var token in (string[])[SecretToken.New(), "vrøvl", $"{new string('A', 42)}'"])
        {
            await visitor.OpenAsync($"/del/kladde/{Uri.EscapeDataString(token)}{page}");
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
            Assert.Contains("Linket virker ikke længere", visitor.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Deleted_draft_is_gone_with_its_link()
    {
        using var author = await Site.WriteAsync();
        await author.Visitor.OpenAsync($"{author.Draft}/slet");
        await author.Visitor.SubmitAsync("/slet");
        Assert.Equal("/del", author.Visitor.Path);

        await author.Visitor.OpenAsync(author.Step(2));
        Assert.Equal(HttpStatusCode.NotFound, author.Visitor.Status);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var hash = SecretToken.Hash(author.Token);
        Assert.False(await db.DraftLinks.AnyAsync(link => link.TokenHash == hash));
    }

    [Fact]
    public async Task Pages_of_a_draft_are_kept_nowhere_and_tell_nobody_their_address()
    {
        using var author = await Site.WriteAsync();
        foreach (var path in (string[])[author.Draft, author.Step(1), author.Step(4), $"{author.Draft}/slet", $"{author.Draft}/filer"])
        {
            using var response = await author.Visitor.RawAsync(new(HttpMethod.Get, path));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
            var html = await response.Content.ReadAsStringAsync();
            Assert.Contains("<meta name=\"robots\" content=\"noindex\">", html, StringComparison.Ordinal);
            Assert.DoesNotContain($"side=%2Fdel%2Fkladde", html, StringComparison.Ordinal);
            Assert.DoesNotContain($"canonical\" href=\"{Site.Address}del/kladde", html, StringComparison.Ordinal);
        }
    }

    private async Task<Draft> DraftAsync(Author author)
    {
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var hash = SecretToken.Hash(author.Token);
        return await db.Drafts.AsNoTracking().SingleAsync(draft => db.DraftLinks.Any(link => link.DraftId == draft.Id && link.TokenHash == hash));
    }
}
