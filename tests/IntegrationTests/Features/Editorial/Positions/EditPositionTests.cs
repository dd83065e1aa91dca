using System.Net;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Positions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial.Positions;

/// <summary>The working copy of a paper: written by editors, seen by nobody else, and whole until it is published.</summary>
public sealed class EditPositionTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Draft_is_seen_by_editors_alone_until_it_is_a_version()
    {
        var slug = await Site.PaperAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/et-faelles-forslag");
        await editor.SubmitAsync($"{slug}/et-faelles-forslag", ("text", "Kvantespring i kladden."), ("step_state_0", "taken-up"), ("step_on_0", "2025-03"), ("step_source_0", "Et referat"), ("step_link_0", "https://example.dk/referat"));

        Assert.Contains("Kladden er gemt.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ændret: Et fælles forslag", editor.Page.QuerySelector("[aria-labelledby=forskelle]")!.Read(), StringComparison.Ordinal);
        foreach (var path in (string[])[$"/synspunkter/{slug}", $"/synspunkter/{slug}/uddelingspapir", $"/api/v1/positions/{slug}", "/api/v1/positions", "/synspunkter", "/feeds/synspunkter.atom", "/sitemap.xml"])
        {
            Assert.DoesNotContain("Kvantespring", await Site.Client.GetStringAsync(new Uri(path, UriKind.Relative)), StringComparison.Ordinal);
        }

        using var publisher = await Site.VisitorAsync(AccountRole.Editor);
        await publisher.OpenAsync($"/redaktion/synspunkter/{slug}/offentliggoer");
        await publisher.SubmitAsync(("note", "Forslaget er taget op."));
        var page = await Site.PageAsync($"/synspunkter/{slug}");
        Assert.Contains("Kvantespring i kladden.", page.QuerySelector("#et-faelles-forslag")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("marts 2025: taget op. Kilde: Et referat", page.QuerySelector("#et-faelles-forslag")!.Read(), StringComparison.Ordinal);
        Assert.Contains("Version 2", page.QuerySelector("#kilder")!.ParentElement!.Read(), StringComparison.Ordinal);
        Assert.DoesNotContain("Kvantespring", (await Site.PageAsync($"/synspunkter/{slug}?version=1")).QuerySelector("#et-faelles-forslag > p")!.TextContent, StringComparison.Ordinal);
        var paper = await Site.ReadPaperAsync(slug);
        Assert.Equal((2, null), (paper.Versions.Count, paper.Draft));
        Assert.Equal(
            ["begyndte et synspunkt", "rettede et synspunkts hoved", "skrev en ny påstand", "skrev en ny påstand", "skrev en ny påstand", "offentliggjorde version 1", "rettede påstanden et-faelles-forslag", "offentliggjorde version 2"],
            await Site.PaperAuditAsync(slug));
    }

    [Fact]
    public async Task Paper_without_a_version_is_nowhere_to_be_read()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/synspunkter");
        await editor.SubmitAsync("/redaktion/synspunkter", ("title", "Endnu usynligt synspunkt"));
        foreach (var path in (string[])["/synspunkter/endnu-usynligt-synspunkt", "/synspunkter/endnu-usynligt-synspunkt/uddelingspapir", "/synspunkter/endnu-usynligt-synspunkt/word", "/api/v1/positions/endnu-usynligt-synspunkt"])
        {
            using var response = await Site.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        foreach (var path in (string[])["/synspunkter", "/api/v1/positions", "/sitemap.xml", "/feeds/synspunkter.atom"])
        {
            Assert.DoesNotContain("usynligt", await Site.Client.GetStringAsync(new Uri(path, UriKind.Relative)), StringComparison.OrdinalIgnoreCase);
        }

        await editor.OpenAsync("/redaktion/synspunkter");
        await editor.SubmitAsync("/redaktion/synspunkter", ("title", "Endnu usynligt synspunkt"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("Der er et synspunkt med den titel", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.OpenAsync("/redaktion/synspunkter/endnu-usynligt-synspunkt/offentliggoer");
        await editor.SubmitAsync(("note", "Nyt."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        foreach (var told in (string[])["Skriv et resumé", "Skriv, hvad synspunktet gengiver", "Skriv den rolle", "Skriv mindst én påstand."])
        {
            Assert.Contains(told, editor.Page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Later_of_two_editors_is_told_keeps_the_text_and_destroys_nothing(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(seed: false, provider: provider);
        var slug = await site.PaperAsync();
        using var first = await site.VisitorAsync(AccountRole.Editor);
        using var second = await site.VisitorAsync(AccountRole.Administrator);
        await first.OpenAsync($"/redaktion/synspunkter/{slug}/et-faelles-forslag");
        await second.OpenAsync($"/redaktion/synspunkter/{slug}/{TestPapers.Dilemma}");
        await first.SubmitAsync($"{slug}/et-faelles-forslag", ("text", "Den første redaktørs tekst."));
        await second.SubmitAsync(TestPapers.Dilemma, ("arguments", "Den anden redaktørs argument.\nOg et til."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("Andre har gemt i kladden, siden du åbnede siden.", second.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Den anden redaktørs argument.\nOg et til.", second.Page.QuerySelector("#arguments")!.TextContent);
        await second.SubmitAsync(TestPapers.Dilemma);
        var draft = (await site.ReadPaperAsync(slug)).Draft!;
        Assert.Equal(("Den første redaktørs tekst.", "Den anden redaktørs argument."), (draft.Proposals[0].Text, draft.Dilemmas[0].Arguments[0]));

        await first.OpenAsync($"/redaktion/synspunkter/{slug}/offentliggoer");
        await second.OpenAsync($"/redaktion/synspunkter/{slug}/offentliggoer");
        await Task.WhenAll(first.SubmitAsync(("note", "Den ene.")), second.SubmitAsync(("note", "Den anden.")));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], new[] { first.Status, second.Status }.Order());
        Assert.Equal(2, (await site.ReadPaperAsync(slug)).Versions.Count);
    }

    [Fact]
    public async Task Claim_keeps_its_address_through_everything_and_another_never_gets_it()
    {
        var slug = await Site.PaperAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/et-faelles-forslag");
        await editor.SubmitAsync($"{slug}/et-faelles-forslag", ("heading", "Noget helt andet"));
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/et-faelles-forslag");
        await editor.SubmitAsync("handler=TakeOut");
        Assert.Contains("Taget ud: Et fælles forslag", editor.Page.QuerySelector("[aria-labelledby=forskelle]")!.Read(), StringComparison.Ordinal);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/ny/forslag");
        await editor.SubmitAsync(("heading", "Et fælles forslag"), ("text", "Et andet med samme ord."));
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/ny/forslag");
        await editor.SubmitAsync(("heading", "Uddelingspapir"), ("text", "Adressen er optaget af siden selv."));
        Assert.Equal(["et-faelles-forslag-2", "uddelingspapir-2"], (await Site.ReadPaperAsync(slug)).Draft!.Proposals.Select(one => one.Id));

        await editor.OpenAsync($"/redaktion/synspunkter/{slug}");
        await editor.SubmitAsync("handler=Restore", ("claim", "et-faelles-forslag"));
        await editor.SubmitAsync("handler=Move", ("up", "et-faelles-forslag"));
        Assert.Equal(["et-faelles-forslag-2", "et-faelles-forslag", "uddelingspapir-2"], (await Site.ReadPaperAsync(slug)).Draft!.Proposals.Select(one => one.Id));
        await editor.SubmitAsync("handler=Drop");
        Assert.Contains("Kladden er kasseret.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await Site.ReadPaperAsync(slug)).Draft);
    }

    [Theory]
    [InlineData("", "", "", "", "2026-01-05", "", "Skriv, hvem der oplyser det", "Skriv, hvornår tallet eller oplysningen er fra")]
    [InlineData("oplyst", "2023", "En prøve", "", "", "", "Vælg den dag, oplysningen er læst.", null)]
    [InlineData("udateret", "", "", "", "", "", "Vælg den dag, oplysningen er læst.", null)]
    [InlineData("udateret", "2023", "En prøve", "", "2026-01-05", "", "Slet tidspunktet og kilden", null)]
    [InlineData("kun-dato", "", "", "", "2026-01-05", "", "Skriv, hvornår tallet eller oplysningen er fra", null)]
    [InlineData("oplyst", "sidste år", "En prøve", "", "2026-01-05", "", "Skriv et år, et kvartal, en måned eller en dato", null)]
    [InlineData("oplyst", "2023", "En prøve", "javascript:alert(1)", "2026-01-05", "", "Skriv hele adressen", null)]
    [InlineData("oplyst", "2023", "En prøve", "", "2999-01-01", "", "Vælg en dag, der ikke er senere end i dag.", null)]
    [InlineData("oplyst", "2023", "En prøve", "", "2026-01-05", "2026-01-05", "Vælg en dag efter den, oplysningen er læst.", null)]
    [InlineData("oplyst", "2023", "Borgeren 010190-1234", "", "2026-01-05", "", "Fjern CPR-nummeret", null)]
    public async Task Fact_without_source_and_date_is_refused_and_nothing_typed_is_lost(string basis, string asOf, string source, string link, string readOn, string next, string told, string? toldToo)
    {
        var slug = await Site.PaperAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/ny/viden");
        await editor.SubmitAsync(("text", "Halvdelen."), ("value", "50"), ("unit", "procent"), ("basis", basis.Length == 0 ? "oplyst" : basis), ("as_of", asOf), ("source", source), ("link", link), ("read_on", readOn), ("next_check_on", next));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains(told, editor.Page.QuerySelector("#fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(toldToo ?? told, editor.Page.QuerySelector("#fejl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Halvdelen.", "50", asOf, source, readOn), (editor.Page.QuerySelector("#text")!.TextContent, Value("value"), Value("as_of"), Value("source"), Value("read_on")));
        Assert.Null((await Site.ReadPaperAsync(slug)).Draft);

        string? Value(string field) => editor.Page.QuerySelector($"#{field}")!.GetAttribute("value");
    }

    [Fact]
    public async Task Undated_fact_says_so_in_the_words_of_the_papers()
    {
        var slug = await Site.PaperAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/ny/viden");
        await editor.SubmitAsync(("text", "Halvdelen lykkes."), ("value", "50"), ("unit", "procent"), ("basis", "udateret"), ("read_on", "2026-01-05"), ("next_check_on", "2026-07-01"));
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/offentliggoer");
        await editor.SubmitAsync(("note", "En oplysning mere."));

        Assert.Contains("udateret; kilde ikke oplyst af KL; læst 5. januar 2026. Skulle være set efter igen 1. juli 2026.", (await Site.PageAsync($"/synspunkter/{slug}")).QuerySelector("#halvdelen-lykkes")!.Read(), StringComparison.Ordinal);
        var fact = (await Site.PaperJsonAsync(slug)).GetProperty("facts").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "halvdelen-lykkes");
        Assert.Equal(("2026-07-01", true), (fact.GetProperty("nextCheckOn").GetString(), fact.GetProperty("undated").GetBoolean()));
        foreach (var room in (string[])["/redaktion/gennemgang", "/redaktion/synspunkter"])
        {
            await editor.OpenAsync(room);
            Assert.NotNull(editor.Page.QuerySelector($"a[href='/redaktion/synspunkter/{slug}/halvdelen-lykkes']"));
        }
    }

    [Fact]
    public async Task What_works_leads_to_efforts_and_to_examples_of_the_bank()
    {
        var (slug, shared) = (await Site.PaperAsync(), await Site.PublishedAsync());
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/ny/virker");
        await editor.SubmitAsync(("text", "Oplæring virker."));
        Assert.Contains("Vælg mindst én indsats eller ét eksempel", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync(("efforts", "brancherettet-opkvalificering"), ("more_examples", $"{Site.Address}eksempler/findes-ikke"));
        Assert.Contains("Ret »findes-ikke«; der er intet offentligt eksempel på den adresse.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(editor.Page.QuerySelectorAll("input[name=examples]"), box => box.GetAttribute("value") == shared.PublicId);
        await editor.SubmitAsync(("more_examples", $"{Site.Address}eksempler/{shared.PublicId}"));
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/oplaering-virker");
        Assert.NotNull(editor.Page.QuerySelector($"input[name=examples][value='{shared.PublicId}'][checked]"));
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/offentliggoer");
        await editor.SubmitAsync(("note", "Det virker."));

        Assert.Equal(shared.Content.Title, (await Site.PageAsync($"/synspunkter/{slug}")).QuerySelector($"#oplaering-virker a[href='{shared.Page}']")!.TextContent);
        await editor.OpenAsync($"{shared.Case}/skjul");
        await editor.SubmitAsync();
        Assert.Null((await Site.PageAsync($"/synspunkter/{slug}")).QuerySelector($"#oplaering-virker a[href='{shared.Page}']"));
    }

    [Theory]
    [InlineData("forslag", "heading", "", "Skriv forslaget med få ord.")]
    [InlineData("forslag", "step_on_0", "i går", "Skriv et år, en måned eller en dato")]
    [InlineData("forslag", "step_on_0", "2999", "og ikke senere end i dag")]
    [InlineData("forslag", "step_source_0", "Et møde", "Vælg, hvad der skete.")]
    [InlineData("dilemma", "arguments", "Kun én side.", "Skriv mindst to argumenter")]
    [InlineData("dilemma", "question", "Hvad med 010190-1234?", "Fjern CPR-nummeret")]
    [InlineData("viden", "value", "mange", "Skriv tallet alene")]
    [InlineData("viden", "value", "5", "Skriv, hvad tallet er et antal af.")]
    [InlineData("virker", "efforts", "findes-ikke", "Vælg indsatser fra listen.")]
    public async Task Bad_claims_get_a_sentence_at_the_field(string kind, string field, string value, string told)
    {
        var slug = await Site.PaperAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/ny/{kind}");
        await editor.SubmitAsync((field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains(told, editor.Page.QuerySelector("#fejl")!.TextContent, StringComparison.Ordinal);
        Assert.All(editor.Page.QuerySelectorAll("#fejl a"), link => Assert.NotNull(editor.Page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Null((await Site.ReadPaperAsync(slug)).Draft);
    }

    [Theory]
    [InlineData("/redaktion/synspunkter/findes-ikke")]
    [InlineData("/redaktion/synspunkter/findes-ikke/hoved")]
    [InlineData("/redaktion/synspunkter/findes-ikke/offentliggoer")]
    [InlineData("/redaktion/synspunkter/findes-ikke/fjern-oplysninger")]
    [InlineData("/redaktion/synspunkter/maalet-er-job/findes-ikke")]
    [InlineData("/redaktion/synspunkter/maalet-er-job/ny/findes-ikke")]
    [InlineData("/redaktion/synspunkter/maalet-er-job/findes-ikke/hoering")]
    [InlineData("/redaktion/synspunkter/maalet-er-job/helhed/hoering")]
    [InlineData("/redaktion/synspunkter/maalet-er-job/sanktioner/svar/999999")]
    [InlineData("/redaktion/synspunkter/maalet-er-job/sanktioner/svar/999999/offentliggoer")]
    [InlineData("/redaktion/synspunkter/Ulovligt%20navn")]
    public async Task What_is_not_there_is_404(string path)
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, editor.Status);
    }

    [Fact]
    public async Task Shipped_papers_may_be_published_as_they_stand()
    {
        foreach (var slug in (string[])["arbejdspligt", "maalet-er-job", "inspiration-til-arbejdspligt"])
        {
            Assert.Empty(PositionRequirements.ToPublish((await Site.ReadPaperAsync(slug)).Newest!.Content, null));
        }
    }
}
