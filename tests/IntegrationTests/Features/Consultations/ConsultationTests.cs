using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Positions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Consultations;

/// <summary>A dilemma put to the municipalities: opened, answered, judged by editors, and summarised.</summary>
public sealed class ConsultationTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    private TestSite Site => editorial.Site;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Statement_goes_back_and_forth_becomes_public_and_is_summarised(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, provider: provider, clock: clock);
        var slug = await site.PaperAsync();
        var (page, answer) = ($"/synspunkter/{slug}/{TestPapers.Dilemma}", $"/synspunkter/{slug}/{TestPapers.Dilemma}/svar");
        await site.ConsultAsync(slug, "2026-03-20");
        Assert.Contains("Kommunerne kan svare til og med 20. marts 2026.", (await site.PageAsync(page)).Body!.Read(), StringComparison.Ordinal);
        Assert.Contains("Høring: åben for kommuner til og med 20. marts 2026", (await site.PageAsync($"/synspunkter/{slug}")).QuerySelector($"#{TestPapers.Dilemma}")!.Read(), StringComparison.Ordinal);

        Assert.Contains("Hvordan prøves det bedst? Kommunerne kan svare til og med 20. marts 2026.", (await site.PageAsync("/synspunkter")).QuerySelector("[aria-labelledby=hoeringer]")!.Read(), StringComparison.Ordinal);
        var holbaek = await site.StateAsync(slug, "0316", "Vi har for få timer til det.");
        var aarhus = await site.StateAsync(slug, "0751", "Vi har for mange.");
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/synspunkter");
        Assert.Contains("Høringssvar til gennemsyn (2)", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/{TestPapers.Dilemma}/svar/{holbaek.Id}");
        await editor.SubmitAsync(("reason", ""));
        Assert.Contains("Skriv, hvorfor svaret sendes tilbage.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync(("reason", "Skriv, hvor mange timer."));
        Assert.Contains("Svaret er sendt tilbage til kommunen.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        var letter = Assert.Single(await site.Contexts().MailAsync("kontakt-0316@kommune.example"));
        Assert.Contains("Skriv, hvor mange timer.", letter.Text, StringComparison.Ordinal);
        Assert.Contains(answer, letter.Text, StringComparison.Ordinal);
        Assert.Empty(await site.Contexts().MailAsync("kontakt-0751@kommune.example"));

        // A colleague sees what came back, and the day may have passed.
        clock.Advance(TimeSpan.FromDays(30));
        using var colleague = await site.ContactAsync("0316", "kollega");
        await colleague.OpenAsync(answer);
        Assert.Contains("Skriv, hvor mange timer.", colleague.Page.Body!.TextContent, StringComparison.Ordinal);
        await colleague.SubmitAsync(("text", "Vi har to timer, og det er for få."));
        Assert.Contains("Svaret er sendt til redaktionen", colleague.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ingen offentliggjorte svar endnu", (await site.PageAsync(page)).Body!.TextContent, StringComparison.Ordinal);
        await site.PublishAsync(slug, await site.StatementAsync(slug, "0316"));
        await site.PublishAsync(slug, aarhus);

        using var later = await site.VisitorAsync(AccountRole.Editor);
        await later.OpenAsync($"/redaktion/synspunkter/{slug}/{TestPapers.Dilemma}/hoering");
        await later.SubmitAsync("handler=Summarise", ("summary", "Timerne er for få."));
        Assert.Contains("Vælg de svar, sammenfatningen bygger på.", later.Page.Body!.TextContent, StringComparison.Ordinal);
        await later.SubmitAsync("handler=Summarise", ("summary", "Timerne er **for få**."), ("rests_on", $"{holbaek.Id}"));
        Assert.Contains("Sammenfatningen er offentlig.", later.Page.Body!.TextContent, StringComparison.Ordinal);

        Assert.Null((await site.PageAsync("/synspunkter")).QuerySelector("#hoeringer"));
        var shown = await site.PageAsync(page);
        var summary = shown.QuerySelector("[id^=sammenfatning]")!;
        Assert.Contains("Bygger på 1 af 2 offentliggjorte svar", summary.Read(), StringComparison.Ordinal);
        Assert.Equal([$"#svar-{holbaek.Id}"], summary.QuerySelectorAll("li a").Select(link => link.GetAttribute("href")));
        Assert.Equal("for få", summary.QuerySelector("strong")!.TextContent);
        Assert.Equal(["Aarhus Kommune", "Holbæk Kommune"], shown.QuerySelectorAll("article h4").Select(heading => heading.TextContent).Order(StringComparer.Ordinal));
        Assert.Contains("Jobcenterchef, Holbæk Kommune.", shown.QuerySelector($"#svar-{holbaek.Id}")!.Read(), StringComparison.Ordinal);
        var consultation = (await site.PaperJsonAsync(slug)).GetProperty("dilemmas")[0].GetProperty("consultations")[0];
        Assert.Equal(("2026-03-20", holbaek.Id, 2), (consultation.GetProperty("closesOn").GetString(), consultation.GetProperty("restsOn")[0].GetInt32(), consultation.GetProperty("statements").GetArrayLength()));
        Assert.Contains(consultation.GetProperty("statements").EnumerateArray(), one => one.GetProperty("municipalityCode").GetString() == "0316" && one.GetProperty("role").GetString() == "jobcenterchef" && one.GetProperty("url").GetString()!.EndsWith($"{page}#svar-{holbaek.Id}", StringComparison.Ordinal));

        var feed = XDocument.Parse(await site.Client.GetStringAsync(new Uri("/feeds/synspunkter.atom", UriKind.Relative))).Root!;
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.Equal(
            ["Høring sammenfattet: Hvordan prøves det bedst?", "Høring: Hvordan prøves det bedst?", $"Prøvesynspunkt {slug.Split('-')[^1]}, version 1"],
            feed.Elements(atom + "entry").Where(entry => entry.Element(atom + "id")!.Value.Contains(slug, StringComparison.Ordinal)).Select(entry => entry.Element(atom + "title")!.Value).Order(StringComparer.Ordinal));
        Assert.Contains(page, await site.Client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(["åbnede en høring", "sendte et høringssvar tilbage", "offentliggjorde et høringssvar", "offentliggjorde et høringssvar", "sammenfattede en høring"], (await site.PaperAuditAsync(slug)).TakeLast(5));

        // What is public is nobody's to rewrite.
        await colleague.OpenAsync(answer);
        Assert.Contains("Jeres svar er offentligt.", colleague.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(colleague.Page.QuerySelector("#text"));
    }

    [Theory]
    [InlineData("", "Noget.", "Skriv den rolle, der svarer")]
    [InlineData("jobcenterchef", "", "Skriv jeres svar.")]
    [InlineData("jobcenterchef", "Borgeren 010190-1234 siger det.", "Fjern CPR-nummeret")]
    [InlineData("010190-1234", "Noget.", "Fjern CPR-nummeret")]
    public async Task Bad_statement_is_refused_and_nothing_typed_is_lost(string role, string text, string told)
    {
        var slug = await Site.PaperAsync();
        await Site.ConsultAsync(slug);
        using var contact = await Site.ContactAsync("0316");
        await contact.OpenAsync($"/synspunkter/{slug}/{TestPapers.Dilemma}/svar");
        await contact.SubmitAsync(("role", role), ("text", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, contact.Status);
        Assert.Contains(told, contact.Page.QuerySelector("#fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((role, text), (contact.Page.QuerySelector("#role")!.GetAttribute("value"), contact.Page.QuerySelector("#text")!.TextContent));
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.DoesNotContain(db.Statements.AsEnumerable(), statement => db.Consultations.Single(one => one.Id == statement.ConsultationId).Paper == slug);
    }

    [Theory]
    [InlineData(2_000, HttpStatusCode.OK)]
    [InlineData(2_001, HttpStatusCode.UnprocessableEntity)]
    public async Task Statement_has_room_for_two_thousand_characters(int length, HttpStatusCode status)
    {
        var slug = await Site.PaperAsync();
        await Site.ConsultAsync(slug);
        using var contact = await Site.ContactAsync("0316");
        await contact.OpenAsync($"/synspunkter/{slug}/{TestPapers.Dilemma}/svar");
        await contact.SubmitAsync(("role", "jobcenterchef"), ("text", string.Concat(Enumerable.Repeat("ord ", 600))[..(length - 1)] + "."));
        Assert.Equal(status, contact.Status);
    }

    [Fact]
    public async Task Day_is_told_to_who_comes_too_late_and_the_text_stays()
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, clock: clock);
        var slug = await site.PaperAsync();
        await site.ConsultAsync(slug, "2026-03-03");
        // The day ends at midnight in Denmark.
        clock.Advance(new DateTimeOffset(2026, 3, 3, 22, 59, 0, TimeSpan.Zero) - clock.GetUtcNow());
        using var contact = await site.ContactAsync("0316");
        await contact.OpenAsync($"/synspunkter/{slug}/{TestPapers.Dilemma}/svar");
        await contact.SubmitAsync(("role", "chef"), ("text", "I sidste øjeblik."));
        Assert.Equal(HttpStatusCode.OK, contact.Status);
        clock.Advance(TimeSpan.FromMinutes(2));
        using var late = await site.ContactAsync("0751");
        await late.OpenAsync($"/synspunkter/{slug}/{TestPapers.Dilemma}/svar");
        Assert.Contains("Der kan ikke sendes svar længere.", late.Page.Body!.TextContent, StringComparison.Ordinal);
        await contact.SubmitAsync(("text", "For sent rettet."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contact.Status);
        Assert.Contains("Høringen lukkede 3. marts 2026, og svaret kan ikke sendes.", contact.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("For sent rettet.", contact.Page.QuerySelector("#text")!.TextContent);
        Assert.Equal("I sidste øjeblik.", (await site.StatementAsync(slug, "0316")).Text);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_colleagues_at_once_make_one_statement_and_the_later_is_told(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(seed: false, provider: provider);
        var slug = await site.PaperAsync();
        await site.ConsultAsync(slug);
        using var one = await site.ContactAsync("0316", "den-ene");
        using var other = await site.ContactAsync("0316", "den-anden");
        await Task.WhenAll(one.OpenAsync($"/synspunkter/{slug}/{TestPapers.Dilemma}/svar"), other.OpenAsync($"/synspunkter/{slug}/{TestPapers.Dilemma}/svar"));
        await Task.WhenAll(one.SubmitAsync(("role", "chef"), ("text", "Den enes.")), other.SubmitAsync(("role", "leder"), ("text", "Den andens.")));

        var (later, told) = one.Status == HttpStatusCode.OK ? (other, "Den andens.") : (one, "Den enes.");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], new[] { one.Status, other.Status }.Order());
        Assert.Contains("En kollega har sendt et svar imens.", later.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(told, later.Page.QuerySelector("#text")!.TextContent);
        Assert.Contains(later == one ? "Den andens." : "Den enes.", later.Page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        await later.SubmitAsync();
        Assert.Equal(told, (await site.StatementAsync(slug, "0316")).Text);
    }

    [Fact]
    public async Task Editor_publishes_what_was_read_and_nothing_else()
    {
        var slug = await Site.PaperAsync();
        await Site.ConsultAsync(slug);
        var statement = await Site.StateAsync(slug, "0316", "Det første.");
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/{TestPapers.Dilemma}/svar/{statement.Id}/offentliggoer");
        await Site.StateAsync(slug, "0316", "Det andet.");
        await editor.SubmitAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("Svaret er ændret, siden du åbnede siden.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Det andet.", editor.Page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Det ", (await Site.PageAsync($"/synspunkter/{slug}/{TestPapers.Dilemma}")).QuerySelector("section")!.Read(), StringComparison.Ordinal);
        await editor.SubmitAsync();
        Assert.Contains("Det andet.", (await Site.PageAsync($"/synspunkter/{slug}/{TestPapers.Dilemma}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Consultation_opens_once_until_a_day_that_has_not_passed_and_is_summarised_when_closed(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(seed: false, provider: provider);
        var slug = await site.PaperAsync();
        var address = $"/redaktion/synspunkter/{slug}/{TestPapers.Dilemma}/hoering";
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        using var other = await site.VisitorAsync(AccountRole.Administrator);
        await editor.OpenAsync(address);
        await editor.SubmitAsync(("closes_on", "2020-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("Vælg den sidste dag, kommunerne kan svare", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await other.OpenAsync(address);
        var day = TimeProvider.System.GetUtcNow().AddDays(9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Task.WhenAll(editor.SubmitAsync(("closes_on", day)), other.SubmitAsync(("closes_on", day)));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], new[] { editor.Status, other.Status }.Order());

        await editor.OpenAsync(address);
        Assert.Null(editor.Page.QuerySelector("#summary"));
        await other.OpenAsync(address);
        await editor.SubmitAsync("handler=Move", ("closes_on", TimeProvider.System.GetUtcNow().AddDays(12).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        await other.SubmitAsync("handler=Move", ("closes_on", day));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("En anden har ændret høringen", other.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_that_answer_for_no_municipality_are_told_why_not()
    {
        var slug = await Site.PaperAsync();
        await Site.ConsultAsync(slug);
        await Site.StateAsync(slug, "0851", "Aalborgs eget.");
        foreach (var role in (AccountRole[])[AccountRole.Contributor, AccountRole.Editor, AccountRole.Administrator])
        {
            using var visitor = await Site.VisitorAsync(role);
            await visitor.OpenAsync($"/synspunkter/{slug}/{TestPapers.Dilemma}/svar");
            Assert.Contains("Kun en kommunekontakt med en konto i en kommune", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Aalborgs eget.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        }

        using var none = await Site.VisitorAsync(AccountRole.MunicipalityContact);
        await none.OpenAsync("/synspunkter/maalet-er-job/sanktioner/svar");
        Assert.Equal(HttpStatusCode.NotFound, none.Status);
    }
}
