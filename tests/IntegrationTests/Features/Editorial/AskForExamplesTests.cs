using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Editorial;

namespace Vejviser.IntegrationTests.Features.Editorial;

public sealed class AskForExamplesTests : IAsyncLifetime
{
    private const string Gap = "/redaktion/mangler/opkvalificering/flygtninge";
    private const string NextGap = "/redaktion/mangler/opkvalificering/indvandrere";

    private readonly TestClock clock = TestClock.AtStart();
    private TestSite site = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.StartAsync(seed: false, clock: clock);
        await site.ImportAsync(
            Record("paa-temaet", "Aalborg", "opkvalificering", "unge"),
            Record("for-gruppen", "København", "unge", "flygtninge"),
            Record("har-begge", "Aarhus", "opkvalificering", "flygtninge"),
            Record("uden-konto", "Odense", "opkvalificering", "unge"),
            Record("noget-andet", "Esbjerg", "unge", "unge"));
        await AddAsync("bidragyder@aalborg.example", "0851", AccountRole.Contributor, daysAgo: 1);
        await AddAsync("kontakt@aalborg.example", "0851", AccountRole.MunicipalityContact, daysAgo: 100);
        await AddAsync("lukket@aalborg.example", "0851", AccountRole.MunicipalityContact, daysAgo: 1, disabled: true);
        await AddAsync("forrige@koebenhavn.example", "0101", AccountRole.Contributor, daysAgo: 50);
        await AddAsync("seneste@koebenhavn.example", "0101", AccountRole.Contributor, daysAgo: 2);
        await AddAsync("kontakt@aarhus.example", "0751", AccountRole.MunicipalityContact, daysAgo: 1);
        await AddAsync("kontakt@esbjerg.example", "0561", AccountRole.MunicipalityContact, daysAgo: 1);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Those_with_something_like_it_can_be_asked_and_those_who_have_it_are_not()
    {
        using var editor = await site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync(Gap);

        Assert.Equal(["0101", "0851"], Candidates(editor).Order(StringComparer.Ordinal));
        var main = editor.Page.QuerySelector(".room-main")!.TextContent;
        Assert.Contains("Odense Kommune", main);
        Assert.DoesNotContain("Aarhus Kommune", main);
        Assert.DoesNotContain("Esbjerg Kommune", main);
    }

    [Fact]
    public async Task One_friendly_letter_goes_to_the_contact_or_else_to_who_was_here_last()
    {
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(Gap);
        await editor.SubmitAsync(("kommune", "0851"), ("kommune", "0101"));

        Assert.Equal("/redaktion/mangler?besked=spurgt-kommuner", editor.Path);
        Assert.Contains("Kommunerne er spurgt", editor.Page.Body!.TextContent);
        Assert.Equal(["kontakt@aalborg.example", "seneste@koebenhavn.example"], await ReceiversAsync());
        var mail = Assert.Single(await site.Contexts().MailAsync("kontakt@aalborg.example"));
        Assert.Equal("Har I et eksempel, vi mangler?", mail.Subject);
        Assert.Contains("Aalborg Kommune har før delt eksempler på temaet", mail.Text);
        Assert.Contains($"{site.Address}del", mail.Text);
        Assert.Contains("Københavns Kommune har før delt eksempler for målgruppen", Assert.Single(await site.Contexts().MailAsync("seneste@koebenhavn.example")).Text);
        await using var db = await site.Contexts().CreateDbContextAsync();
        Assert.Equal("tema opkvalificering, målgruppe flygtninge", Assert.Single(await db.AuditEntries.Where(entry => entry.Act == "spurgte kommuner om eksempler").ToListAsync()).Subject);
    }

    [Fact]
    public async Task Nobody_is_asked_twice_for_the_same_or_twice_in_a_month()
    {
        using (var editor = await site.VisitorAsync(AccountRole.Editor))
        {
            await editor.OpenAsync(Gap);
            await editor.SubmitAsync(("kommune", "0851"));
            await editor.OpenAsync(Gap);
            Assert.Equal(["0101"], Candidates(editor));
            await editor.OpenAsync(NextGap);
            Assert.Empty(Candidates(editor).Intersect(["0851"]));
        }

        clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("0851", await CandidatesAsync(NextGap));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("0851", await CandidatesAsync(NextGap));
        Assert.DoesNotContain("0851", await CandidatesAsync(Gap));
        clock.Advance(TimeSpan.FromDays(1_000));
        Assert.DoesNotContain("0851", await CandidatesAsync(Gap));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0751")]
    [InlineData("0461")]
    [InlineData("9999")]
    public async Task Nobody_but_a_candidate_is_asked(string code)
    {
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(Gap);
        await editor.SubmitAsync(code.Length == 0 ? [] : [("kommune", code)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("Vælg mindst én kommune.", editor.Page.QuerySelector("#fejl")!.TextContent);
        Assert.Empty(await ReceiversAsync());
    }

    [Fact]
    public async Task Two_editors_at_once_send_one_letter()
    {
        var ask = site.Get<AskForExamples>();
        var view = await ask.FindAsync("opkvalificering", "flygtninge", CancellationToken.None);
        var somebody = new Editor(new(1, 1, AccountRole.Editor), "https://vejviser.example", IsStrong: true);

        var answers = await Task.WhenAll(ask.RunAsync(view!, ["0851"], somebody, CancellationToken.None), ask.RunAsync(view!, ["0851"], somebody, CancellationToken.None));

        Assert.Contains("En anden redaktør har lige spurgt", Assert.Single(answers.SelectMany(issues => issues)).Message);
        Assert.Equal(["kontakt@aalborg.example"], await ReceiversAsync());
    }

    [Theory]
    [InlineData("/redaktion/mangler/findes-ikke/flygtninge")]
    [InlineData("/redaktion/mangler/opkvalificering/findes-ikke")]
    public async Task Unknown_theme_or_group_is_404(string path)
    {
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, editor.Status);
    }

    [Theory]
    [InlineData("/redaktion/mangler")]
    [InlineData(Gap)]
    public async Task Only_editors_may_enter(string path)
    {
        foreach (var role in (AccountRole[])[AccountRole.Contributor, AccountRole.MunicipalityContact])
        {
            using var visitor = await site.VisitorAsync(role);
            await visitor.OpenAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        }

        using var nobody = new Visitor(site.Address);
        await nobody.OpenAsync(path);
        Assert.StartsWith("/konto/log-ind", nobody.Path, StringComparison.Ordinal);
    }

    private static JsonObject Record(string id, string municipality, string theme, string group) => TestRecords.Record(id, record =>
    {
        record["municipality"] = new JsonArray(municipality);
        record["themes"] = new JsonArray(theme);
        record["target_groups"] = new JsonArray(group);
    });

    private static List<string> Candidates(Visitor editor) => [.. editor.Page.QuerySelectorAll("input[name=kommune]").Select(box => box.GetAttribute("value")!)];

    // Sessions end long before a month is over.
    private async Task<List<string>> CandidatesAsync(string path)
    {
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        return Candidates(editor);
    }

    private async Task<IReadOnlyList<string>> ReceiversAsync()
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        return await db.Outbox.OrderBy(message => message.To).Select(message => message.To).ToListAsync();
    }

    private async Task AddAsync(string email, string municipality, AccountRole role, int daysAgo, bool disabled = false)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await site.Contexts().CreateDbContextAsync();
        db.Add(new Vejviser.Domain.Accounts.Account { Email = email, Role = role, MunicipalityCode = municipality, CreatedAt = now.AddDays(-200), LastSignedInAt = now.AddDays(-daysAgo), DisabledAt = disabled ? now : null });
        await db.SaveChangesAsync();
    }
}
