using System.Net;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Features.Questions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Adoptions;

public sealed class TellPageTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Use_stands_on_page_api_word_list_and_both_municipalities()
    {
        var shared = await Site.PublishedAsync();
        using var taker = await Site.VisitorAsync(AccountRole.Contributor, email: "en@holbaek.example", municipality: "0316");
        await taker.OpenAsync($"{shared.Page}/brug");
        await taker.SubmitAsync(("state", "bruger"));

        Assert.EndsWith("/brug?meldt=true", taker.Path, StringComparison.Ordinal);
        var page = await Site.PageAsync(shared.Page);
        Assert.Contains("Holbæk Kommune bruger det", page.QuerySelector("#brug")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Afprøvet: Brugt i 2 kommuner.", page.QuerySelector(".evidence-box")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("afprøvning meldt af Holbæk Kommune. Bruger det. Modenheden går fra »Ny« til »Afprøvet«", page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(shared.Content.Title, (await Site.PageAsync("/kommuner/holbaek")).QuerySelector("#brug")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Holbæk (bruger det)", (await Site.PageAsync("/kommuner/aalborg")).Body!.TextContent, StringComparison.Ordinal);
        using var whole = System.Text.Json.JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri($"/api/v1/examples/{shared.PublicId}", UriKind.Relative)));
        var adopter = whole.RootElement.GetProperty("adopters")[0];
        Assert.Equal(("0316", "bruger", "afproevet"), (adopter.GetProperty("municipality").GetProperty("code").GetString(), adopter.GetProperty("state").GetString(), whole.RootElement.GetProperty("maturity").GetString()));
        Assert.Contains(await Site.LettersAsync("jobcenter@kommune.example"), letter => letter.Text.Contains("Holbæk Kommune fortæller om jeres eksempel", StringComparison.Ordinal) && letter.Text.Contains(shared.Content.Title, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("har-tilpasset", "", "Skriv kort, hvordan I har tilpasset det.")]
    [InlineData("er-stoppet", " ", "Skriv kort, hvorfor I er stoppet.")]
    [InlineData("", "Noget.", "Vælg, hvor langt I er.")]
    [InlineData("bruger", "Ring på 20 30 40 50.", "Fjern telefonnummeret eller mailadressen.")]
    [InlineData("bruger", "Skriv til mette.hansen@holbaek.example.", "Fjern telefonnummeret eller mailadressen.")]
    [InlineData("bruger", "Borgeren 010190-1234 kom i job.", "Fjern CPR-nummeret")]
    public async Task What_must_not_stand_there_is_refused_and_nothing_typed_is_lost(string state, string note, string told)
    {
        var shared = await Site.PublishedAsync();
        using var taker = await Site.VisitorAsync(AccountRole.Contributor, email: "to@holbaek.example", municipality: "0316");
        await taker.OpenAsync($"{shared.Page}/brug");
        await taker.SubmitAsync(("state", state), ("note", note));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, taker.Status);
        Assert.Contains(told, taker.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(note, taker.Page.QuerySelector("#note")!.TextContent);
        Assert.DoesNotContain("Holbæk", (await Site.PageAsync(shared.Page)).QuerySelector("#brug")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_that_is_too_long_is_refused()
    {
        var shared = await Site.PublishedAsync();
        using var taker = await Site.VisitorAsync(AccountRole.Contributor, email: "tre@holbaek.example", municipality: "0316");
        await taker.OpenAsync($"{shared.Page}/brug");
        await taker.SubmitAsync(("state", "bruger"), ("note", new string('a', 1_001)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taker.Status);
    }

    [Fact]
    public async Task Name_is_wondered_about_once_and_its_writer_decides()
    {
        var shared = await Site.PublishedAsync();
        using var taker = await Site.VisitorAsync(AccountRole.Contributor, email: "fire@holbaek.example", municipality: "0316");
        await taker.OpenAsync($"{shared.Page}/brug");
        await taker.SubmitAsync(("state", "bruger"), ("note", "Vi begyndte med deltageren Mette, og holdet voksede."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taker.Status);
        Assert.NotNull(taker.Page.QuerySelector("#looked"));

        await taker.SubmitAsync(("looked", "true"));
        Assert.EndsWith("/brug?meldt=true", taker.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_example_and_accounts_without_a_municipality_are_told_why_not()
    {
        var shared = await Site.PublishedAsync();
        using var own = await Site.VisitorAsync(AccountRole.MunicipalityContact);
        await own.OpenAsync($"{shared.Page}/brug");
        Assert.Contains("Det er jeres eget eksempel.", own.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(own.Page.QuerySelector("#note"));
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Page}/brug");
        Assert.Contains("Kun en konto i en kommune", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        using var nobody = new Visitor(Site.Address);
        await nobody.OpenAsync($"{shared.Page}/brug");
        Assert.StartsWith("/konto/log-ind", nobody.Path, StringComparison.Ordinal);
        using var gone = await Site.VisitorAsync(AccountRole.Contributor);
        await gone.OpenAsync("/eksempler/findes-ikke/brug");
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
    }

    [Fact]
    public async Task Editors_remove_a_passage_of_it_for_good()
    {
        var shared = await Site.PublishedAsync();
        using var taker = await Site.VisitorAsync(AccountRole.Contributor, email: "fem@holbaek.example", municipality: "0316");
        await taker.OpenAsync($"{shared.Page}/brug");
        await taker.SubmitAsync(("state", "bruger"), ("note", "Hemmelig viden om holdet."));
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/fjern-oplysninger");
        await editor.SubmitAsync("handler=Find", ("passage", "Hemmelig viden"), ("reason", "Efter ønske."));
        Assert.Contains("1 kommune, der fortæller om brugen", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("handler=Passage", ("passage", "Hemmelig viden"), ("reason", "Efter ønske."));

        var page = await Site.PageAsync(shared.Page);
        Assert.Contains("[fjernet] om holdet.", page.QuerySelector("#brug")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_and_followers_go_along_when_examples_are_merged()
    {
        var (gone, kept) = (await Site.PublishedAsync(), await Site.PublishedAsync());
        using var taker = await Site.VisitorAsync(AccountRole.Contributor, email: "seks@holbaek.example", municipality: "0316");
        await taker.OpenAsync($"{gone.Page}/brug");
        await taker.SubmitAsync(("state", "bruger"));
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{gone.Case}/sammenlaeg");
        await editor.SubmitAsync(("into", kept.Page));

        Assert.Contains("Holbæk Kommune bruger det", (await Site.PageAsync(kept.Page)).QuerySelector("#brug")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Afprøvet: Brugt i 2 kommuner.", (await Site.PageAsync(kept.Page)).QuerySelector(".evidence-box")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_to_an_example_hidden_meanwhile_is_not_lost()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        var shared = await site.PublicAsync(clock);
        using var taker = await site.VisitorAsync(AccountRole.Contributor, email: "a@holbaek.example", municipality: "0316");
        await taker.OpenAsync($"{shared.Page}/brug");
        await taker.SubmitAsync(("state", "bruger"));
        clock.Advance(TimeSpan.FromDays(200));
        await site.AskAsync();
        using var visitor = new Visitor(site.Address);
        await visitor.OpenAsync(Assert.Single(await site.LinksAsync("a@holbaek.example")));
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            db.PracticeExamples.Single(example => example.Id == shared.Id).Hide(true, Actor.Editors, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        }

        await visitor.SubmitAsync(("state", "er-stoppet"), ("note", "Vi manglede folk."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Eksemplet er ikke offentligt længere.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Vi manglede folk.", visitor.Page.QuerySelector("#note")!.TextContent);
    }

    [Fact]
    public async Task Two_reports_at_once_are_both_kept()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        var shared = await site.PublicAsync(clock);
        using var one = await site.VisitorAsync(AccountRole.Contributor, email: "a@holbaek.example", municipality: "0316");
        using var other = await site.VisitorAsync(AccountRole.Contributor, email: "b@aarhus.example", municipality: "0751");
        await Task.WhenAll(one.OpenAsync($"{shared.Page}/brug"), other.OpenAsync($"{shared.Page}/brug"));
        await Task.WhenAll(one.SubmitAsync(("state", "bruger")), other.SubmitAsync(("state", "overvejer")));

        var text = (await site.PageAsync(shared.Page)).QuerySelector("#brug")!.TextContent;
        Assert.Contains("Holbæk Kommune bruger det", text, StringComparison.Ordinal);
        Assert.Contains("Aarhus Kommune overvejer det", text, StringComparison.Ordinal);
    }
}
