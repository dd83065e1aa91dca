using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Partnerships;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Infrastructure;

namespace Vejviser.IntegrationTests.Features.Partnerships.SignUp;

public sealed class SignUpTests(PartnershipSite partnerships) : IClassFixture<PartnershipSite>
{
    private TestSite Site => partnerships.Site;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Contact_signs_up_a_leader_confirms_and_an_editor_gives_the_place(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider: provider);
        var slug = await site.OpenPartnershipAsync(("places", "2"));
        using var contact = await site.SignUpAsync(slug, Partners.Aalborg, ("series", "kontanthjaelp-mv"));
        Assert.Contains("Lederen har fået en mail", contact.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Aalborg", (await site.PageAsync($"/partnerskaber/{slug}")).Body!.TextContent, StringComparison.Ordinal);
        var letter = (await site.LettersAsync("chef@k0851.example")).Single();
        Assert.Contains("At møde op", letter.Text, StringComparison.Ordinal);

        using var sponsor = await site.ConfirmAsync(slug, Partners.Aalborg);
        Assert.Contains("Tak. Aalborg Kommune er bekræftet", sponsor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(EnrolmentState.AwaitingEditor, (await site.EnrolmentAsync(slug, Partners.Aalborg)).State);
        using var editor = await site.AdmitAsync(slug, Partners.Aalborg);
        Assert.Contains("Kommunen er optaget", editor.Page.Body!.TextContent, StringComparison.Ordinal);

        var page = (await site.PageAsync($"/partnerskaber/{slug}")).QuerySelector("main")!.TextContent;
        Assert.Contains("Aalborg", page, StringComparison.Ordinal);
        Assert.Contains("Flere unge i job i 0851.", page, StringComparison.Ordinal);
        Assert.Contains("heraf 1 ledig", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@k0851.example", page, StringComparison.Ordinal);
        Assert.Contains("Unge i job", (await site.PageAsync("/kommuner/aalborg")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Ledelsen har bekræftet", "I er med i partne"], (await site.LettersAsync("jobcenter@k0851.example")).Select(one => one.Subject[..Math.Min(one.Subject.Length, one.Subject[0] == 'L' ? 22 : 17)]));
        Assert.Equal(["kontanthjaelp-mv"], (await site.EnrolmentAsync(slug, Partners.Aalborg)).Terms.Series);
        var figures = site.Get<ContentFollower>().Current.Figures.Find("kontanthjaelp-mv")!;
        var room = (await contact.OpenAsync($"/partnerskaber/{slug}/rum")).QuerySelector("main")!.TextContent;
        Assert.Contains($"{figures.Series.Title}: {Domain.Danish.Number(figures[figures.Newest!.Value, Partners.Aalborg].Value!.Value)} {figures.Series.Unit}", room, StringComparison.Ordinal);
        Assert.Contains($"Kilde: {figures.Series.SourceLine}", room, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("target_groups", "", "Vælg en eller flere målgrupper.")]
    [InlineData("target_groups", "langt-fra-arbejdsmarkedet", "Vælg en eller flere målgrupper.")]
    [InlineData("aim", "", "Skriv i én sætning, hvad I vil opnå.")]
    [InlineData("aim", "Borgeren 010190-1234 i job.", "Fjern CPR-nummeret")]
    [InlineData("aim", "Flere unge\u0001 i job.", "Fjern styretegn")]
    [InlineData("contact_email", "ikke en mail", "Skriv hele mailadressen")]
    [InlineData("contact_email", "jobcenter@andetsted.example", "Skriv en adresse i kommunens eget domæne.")]
    [InlineData("contact_email", "010190-1234@k0851.example", "Fjern CPR-nummeret")]
    [InlineData("sponsor_email", "", "Skriv lederens mailadresse.")]
    [InlineData("sponsor_email", "jobcenter@k0851.example", "Skriv en anden adresse end kontaktens")]
    [InlineData("sponsor_email", "municipalitycontact@k0851.example", "Skriv en anden adresse end kontaktens")]
    [InlineData("sponsor_email", "chef@andetsted.example", "Skriv en adresse i kommunens eget domæne.")]
    public async Task Bad_input_is_told_and_nothing_typed_is_lost(string field, string value, string told)
    {
        var slug = await Site.OpenPartnershipAsync();
        using var contact = await Site.SignUpAsync(slug, Partners.Aalborg, (field, value), ("contact_role", "Teamleder i ungeteamet"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contact.Status);
        Assert.Contains(told, contact.Page.QuerySelector($"[id^='{field}'], #{field}")!.Closest(".form-group")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Teamleder i ungeteamet", contact.Page.QuerySelector("#contact_role")!.GetAttribute("value"));
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.False(await db.Enrolments.AnyAsync(one => db.Partnerships.Any(partnership => partnership.Slug == slug && partnership.Id == one.PartnershipId)));
    }

    [Fact]
    public async Task Late_sign_up_is_refused_with_the_deadline()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var late = await Site.OfAsync(Partners.Randers);
        await late.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        using var editor = await Site.EditorAsync();
        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}/ret");
        await editor.SubmitAsync("/ret", ("deadline", "1.11.2025"));
        await late.SubmitAsync("/tilmelding", ("target_groups", "unge"), ("aim", "Flere i job."), ("contact_role", "Leder"), ("sponsor_role", "Chef"), ("sponsor_email", "chef@k0730.example"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Fristen for tilmelding var 1. november 2025.", late.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Fristen for tilmelding var", (await late.OpenAsync($"/partnerskaber/{slug}/tilmelding")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_municipality_twice_is_one_enrolment()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var second = await Site.OfAsync(Partners.Aalborg);
        await second.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        (await Site.SignUpAsync(slug, Partners.Aalborg)).Dispose();
        await second.SubmitAsync("/tilmelding", ("target_groups", "unge"), ("aim", "Noget andet."), ("contact_role", "Leder"), ("sponsor_role", "Chef"), ("sponsor_email", "chef@k0851.example"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("imens", second.Page.QuerySelector("[role='alert']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Flere unge i job i 0851.", (await Site.EnrolmentAsync(slug, Partners.Aalborg)).Terms.Aim, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_contact_signs_up()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var colleague = await Site.OfAsync(Partners.Aalborg, AccountRole.Contributor);
        await colleague.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        Assert.Contains("Kommunens kontakt tilmelder kommunen.", colleague.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(colleague.Page.QuerySelectorAll("main form"));
        await colleague.OpenAsync($"/partnerskaber/{slug}/tilmelding/afmeld");
        Assert.Equal(HttpStatusCode.NotFound, colleague.Status);
        using var editor = await Site.EditorAsync();
        await editor.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        Assert.Contains("Kun en konto i en kommune", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        using var nobody = new Visitor(Site.Address);
        await nobody.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        Assert.StartsWith("/konto/log-ind", nobody.Path, StringComparison.Ordinal);
        await colleague.OpenAsync("/partnerskaber/findes-ikke/tilmelding");
        Assert.Equal(HttpStatusCode.NotFound, colleague.Status);
    }

    [Fact]
    public async Task Waiting_list_fills_and_the_next_moves_up_when_somebody_leaves()
    {
        var slug = await Site.OpenPartnershipAsync(("places", "1"));
        using var first = await Site.ParticipantAsync(slug, Partners.Aalborg);
        using var second = await Site.SignUpAsync(slug, Partners.Randers);
        (await Site.ConfirmAsync(slug, Partners.Randers)).Dispose();
        Assert.Equal(EnrolmentState.Waiting, (await Site.EnrolmentAsync(slug, Partners.Randers)).State);
        Assert.Contains("I står på venteliste", (await second.OpenAsync($"/partnerskaber/{slug}/tilmelding")).Body!.TextContent, StringComparison.Ordinal);
        using var full = await Site.AdmitAsync(slug, Partners.Randers);
        Assert.Contains("Der er ikke flere pladser.", full.Page.Body!.TextContent, StringComparison.Ordinal);

        await first.OpenAsync($"/partnerskaber/{slug}/tilmelding/afmeld");
        await first.SubmitAsync(("reason", ""));
        Assert.Contains("Skriv kort, hvorfor I træder ud.", first.Page.Body!.TextContent, StringComparison.Ordinal);
        await first.SubmitAsync(("reason", "Vi har fået andre opgaver."));
        var left = await Site.EnrolmentAsync(slug, Partners.Aalborg);
        Assert.Equal((EnrolmentState.Left, null, null), (left.State, left.Terms.ContactEmail, left.Terms.SponsorEmail));
        Assert.Equal("Vi har fået andre opgaver.", left.Events[^1].Reason);
        Assert.Equal(EnrolmentState.AwaitingEditor, (await Site.EnrolmentAsync(slug, Partners.Randers)).State);
        Assert.Contains(await Site.LettersAsync("jobcenter@k0730.example"), letter => letter.Subject.StartsWith("Der er blevet en ledig plads", StringComparison.Ordinal));
        Assert.DoesNotContain("Aalborg", (await Site.PageAsync($"/partnerskaber/{slug}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await first.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        Assert.Contains("Trådt ud", first.Page.Body!.TextContent, StringComparison.Ordinal);
        await first.SubmitAsync("/tilmelding", ("contact_email", "jobcenter@k0851.example"), ("sponsor_email", "chef@k0851.example"));
        Assert.Equal(EnrolmentState.AwaitingSponsor, (await Site.EnrolmentAsync(slug, Partners.Aalborg)).State);
    }

    [Fact]
    public async Task The_last_place_is_held_for_whoever_confirmed_first()
    {
        var slug = await Site.OpenPartnershipAsync(("places", "1"));
        using var first = await Site.SignUpAsync(slug, Partners.Aalborg);
        (await Site.SignUpAsync(slug, Partners.Randers)).Dispose();
        (await Site.ConfirmAsync(slug, Partners.Aalborg)).Dispose();
        using var nobody = new Visitor(Site.Address);
        Assert.Contains("Kommunen kommer på venteliste", (await nobody.OpenAsync(await Site.SponsorLinkAsync(slug, Partners.Randers))).Body!.TextContent, StringComparison.Ordinal);
        (await Site.ConfirmAsync(slug, Partners.Randers)).Dispose();
        Assert.Equal((EnrolmentState.AwaitingEditor, EnrolmentState.Waiting), ((await Site.EnrolmentAsync(slug, Partners.Aalborg)).State, (await Site.EnrolmentAsync(slug, Partners.Randers)).State));
        await first.OpenAsync($"/partnerskaber/{slug}/tilmelding/afmeld");
        await first.SubmitAsync(("reason", "Vi har fået andre opgaver."));
        Assert.Equal(EnrolmentState.AwaitingEditor, (await Site.EnrolmentAsync(slug, Partners.Randers)).State);
    }

    [Fact]
    public async Task When_a_partnership_has_ended_who_took_part_stays_and_nobody_moves_up()
    {
        var slug = await Site.OpenPartnershipAsync(("places", "1"));
        using var first = await Site.ParticipantAsync(slug, Partners.Aalborg);
        (await Site.SignUpAsync(slug, Partners.Holbaek)).Dispose();
        (await Site.ConfirmAsync(slug, Partners.Holbaek)).Dispose();
        using var editor = await Site.EditorAsync();
        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}/ret");
        await editor.SubmitAsync("/ret", ("state", "closed"));
        await first.OpenAsync($"/partnerskaber/{slug}/tilmelding/afmeld");
        await first.SubmitAsync(("reason", "Det er slut."));
        Assert.Contains("Partnerskabet er afsluttet, så tilmeldingen kan ikke længere ændres.", first.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Det er slut.", first.Page.QuerySelector("#reason")!.TextContent);
        Assert.Empty((await first.OpenAsync($"/partnerskaber/{slug}/tilmelding")).QuerySelectorAll("main form"));
        Assert.Equal((EnrolmentState.Participant, EnrolmentState.Waiting), ((await Site.EnrolmentAsync(slug, Partners.Aalborg)).State, (await Site.EnrolmentAsync(slug, Partners.Holbaek)).State));
    }

    [Fact]
    public async Task A_new_leader_of_a_participant_keeps_its_place_and_one_before_the_place_must_confirm_first()
    {
        var slug = await Site.OpenPartnershipAsync(("places", "2"));
        using var contact = await Site.ParticipantAsync(slug, Partners.Aalborg);
        using var waiting = await Site.SignUpAsync(slug, Partners.Randers, ("sponsor_email", "direktoer@k0730.example"));
        using var director = await Site.VisitorAsync(AccountRole.Contributor, email: "direktoer@k0730.example", municipality: Partners.Randers);
        await director.OpenAsync(Regex.Match((await Site.LettersAsync("direktoer@k0730.example"))[^1].Text, @"/partnerskaber/bekraeft/[\w-]+").Value);
        await director.SubmitAsync();
        await waiting.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        await waiting.SubmitAsync("/tilmelding", ("sponsor_email", "chef@k0730.example"), ("reason", "Ny leder."));
        using var editor = await Site.EditorAsync();
        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}");
        Assert.Null(editor.Page.QuerySelector("form[action$='handler=Admit']"));
        (await Site.ConfirmAsync(slug, Partners.Randers)).Dispose();
        (await Site.AdmitAsync(slug, Partners.Randers)).Dispose();
        Assert.Equal(EnrolmentState.Participant, (await Site.EnrolmentAsync(slug, Partners.Randers)).State);

        await contact.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        await contact.SubmitAsync("/tilmelding", ("sponsor_email", "direktoer@k0851.example"), ("reason", "Ny leder."));
        using var nobody = new Visitor(Site.Address);
        await nobody.OpenAsync(Regex.Match((await Site.LettersAsync("direktoer@k0851.example"))[^1].Text, @"/partnerskaber/bekraeft/[\w-]+").Value);
        Assert.DoesNotContain("venteliste", nobody.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_without_an_account_any_more_is_not_asked_again()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var contact = await Site.SignUpAsync(slug, Partners.Randers);
        await contact.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        await using (var db = await Site.Contexts().CreateDbContextAsync())
        {
            var enrolment = await db.Enrolments.SingleAsync(one => one.MunicipalityCode == Partners.Randers && db.Partnerships.Any(two => two.Id == one.PartnershipId && two.Slug == slug));
            enrolment.Forget("chef@k0730.example");
            await db.SaveChangesAsync();
        }

        await contact.SubmitAsync("handler=Remind");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contact.Status);
        Assert.Contains("Tilmeldingen har ændret sig imens.", contact.Page.QuerySelector("[role='alert']")!.TextContent, StringComparison.Ordinal);
        Assert.Null(contact.Page.QuerySelector("form[action$='handler=Remind']"));
    }

    [Fact]
    public async Task Only_letters_count_as_letters()
    {
        await using var site = await TestSite.StartAsync(settings: "--RateLimit:PerMinute=100000");
        var slug = await site.OpenPartnershipAsync();
        using var contact = await site.SignUpAsync(slug, Partners.Aalborg, ("aim", ""));
        for (var time = 0; time < LetterLimits.PerHour; time++)
        {
            await contact.SubmitAsync("/tilmelding", ("aim", ""));
            Assert.DoesNotContain("for mange mails", contact.Page.Body!.TextContent, StringComparison.Ordinal);
        }

        await contact.SubmitAsync("/tilmelding", ("aim", "Flere unge i job."));
        Assert.Equal(HttpStatusCode.OK, contact.Status);
        for (var time = 0; time < LetterLimits.PerHour; time++)
        {
            await contact.SubmitAsync("handler=Remind");
        }

        Assert.Contains("Der er sendt for mange mails", contact.Page.Body!.TextContent, StringComparison.Ordinal);
        // A leader gets no more than this a day for each partnership, whoever has them sent.
        Assert.Equal(10, (await site.LettersAsync("chef@k0851.example")).Count);
    }

    [Fact]
    public async Task A_change_has_a_reason_and_a_new_leader_is_asked_while_the_place_is_kept()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var contact = await Site.ParticipantAsync(slug, Partners.Aalborg);
        await contact.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        await contact.SubmitAsync("/tilmelding", ("aim", "Flere flygtninge i job."), ("target_groups", "flygtninge"), ("reason", ""));
        Assert.Contains("Skriv kort, hvorfor I ændrer det.", contact.Page.Body!.TextContent, StringComparison.Ordinal);
        await contact.SubmitAsync("/tilmelding", ("reason", "Vi har fået en ny målgruppe."));
        var changed = await Site.EnrolmentAsync(slug, Partners.Aalborg);
        Assert.Equal((EnrolmentState.Participant, "Flere flygtninge i job."), (changed.State, changed.Terms.Aim));
        Assert.NotNull(changed.SponsorConfirmedAt);
        Assert.Contains("Flere flygtninge i job.", (await Site.PageAsync($"/partnerskaber/{slug}")).Body!.TextContent, StringComparison.Ordinal);

        await contact.SubmitAsync("/tilmelding", ("sponsor_email", "direktoer@k0851.example"), ("reason", "Ny direktør."));
        var asked = await Site.EnrolmentAsync(slug, Partners.Aalborg);
        Assert.Equal((EnrolmentState.Participant, null), (asked.State, asked.SponsorConfirmedAt));
        Assert.Single(await Site.LettersAsync("direktoer@k0851.example"));
    }

    [Fact]
    public async Task The_later_of_two_colleagues_is_told()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var one = await Site.SignUpAsync(slug, Partners.Aalborg);
        using var other = await Site.OfAsync(Partners.Aalborg);
        await other.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        await one.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        await one.SubmitAsync("/tilmelding", ("aim", "Det første."), ("reason", "Grund."));
        await other.SubmitAsync("/tilmelding", ("aim", "Det andet."), ("reason", "Grund."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("En kollega har ændret tilmeldingen imens.", other.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Det andet.", other.Page.QuerySelector("#aim")!.TextContent);
        Assert.Equal("Det første.", (await Site.EnrolmentAsync(slug, Partners.Aalborg)).Terms.Aim);
    }

    [Fact]
    public async Task An_editor_who_says_no_gives_the_reason()
    {
        var slug = await Site.OpenPartnershipAsync();
        (await Site.SignUpAsync(slug, Partners.Holbaek)).Dispose();
        using var editor = await Site.EditorAsync();
        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}");
        await editor.SubmitAsync("handler=Decline", ("reason", ""));
        var reason = editor.Page.QuerySelector("textarea[name='reason'][aria-invalid='true']")!;
        Assert.Contains("Skriv grunden; kommunen får den at vide.", editor.Page.GetElementById(reason.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(editor.Page.QuerySelector($".error-summary a[href='#{reason.Id}']"));
        await editor.SubmitAsync("handler=Decline", ("reason", "Holdet er sat."));
        Assert.Equal(EnrolmentState.Declined, (await Site.EnrolmentAsync(slug, Partners.Holbaek)).State);
        Assert.Contains(await Site.LettersAsync("jobcenter@k0316.example"), letter => letter.Text.Contains("Holdet er sat.", StringComparison.Ordinal));
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.Contains(await db.AuditEntries.ToListAsync(), entry => entry.Act == "afviste en kommune" && entry.Subject == $"{slug} 0316" && entry.Reason == "Holdet er sat.");
    }
}
