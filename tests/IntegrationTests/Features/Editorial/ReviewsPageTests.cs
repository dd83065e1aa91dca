using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Vejviser.Data;
using Vejviser.Data.Links;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial;

public sealed partial class ReviewsPageTests : IAsyncLifetime
{
    private readonly TestClock clock = TestClock.AtStart();
    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.StartAsync(seed: false, clock: clock);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Board_has_what_is_due_overdue_and_stale_and_links_that_are_dead()
    {
        await site.ImportAsync(TestRecords.Record("laenge", record => record["source_url"] = "https://doed.example/side"));
        var shared = await site.PublicAsync(clock);
        GoTo(new(2026, 8, 2));
        await site.ImportAsync(TestRecords.Record("forsinket"));
        GoTo(new(2026, 9, 18));
        await site.ImportAsync(TestRecords.Record("snart"));
        GoTo(new(2026, 11, 2));
        await site.ImportAsync(TestRecords.Record("frisk"));
        GoTo(new(2027, 9, 3));
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            db.Add(new CheckedLink { Url = "https://doed.example/side", NextCheckAt = clock.GetUtcNow().UtcDateTime, Failures = 3, Fault = "siden findes ikke (404)" });
            await db.SaveChangesAsync();
        }

        var board = await BoardAsync();

        Assert.Equal(
            ["Eksemplet laenge skulle være bekræftet 2. marts 2027, ikke på forsiderne", "Eksemplet forsinket skulle være bekræftet 2. august 2027", "Eksemplet snart skal bekræftes senest 18. september 2027"],
            board["Eksempler, I selv har samlet (3)"]);
        Assert.Equal([$"{shared.Content.Title} skulle være bekræftet 2. marts 2027, ikke på forsiderne; ring til kommunen"], board["Kommunernes egne (1)"]);
        Assert.Equal(["Eksemplet laenge https://doed.example/side: siden findes ikke (404)"], board["Links, der ikke virker (1)"]);
        Assert.Equal(3, board.Count);
    }

    [Fact]
    public async Task Example_is_on_the_board_from_thirty_days_before()
    {
        await site.ImportAsync(TestRecords.Record("snart"));
        GoTo(new(2027, 1, 30));
        using (var editor = await site.VisitorAsync(AccountRole.Editor, strong: false))
        {
            await editor.OpenAsync("/redaktion/gennemgang");
            Assert.Contains("Der er ikke noget at gennemgå nu.", editor.Page.Body!.TextContent);
        }

        GoTo(new(2027, 1, 31));
        Assert.Equal(["Eksemplet snart skal bekræftes senest 2. marts 2027"], (await BoardAsync())["Eksempler, I selv har samlet (1)"]);
    }

    [Fact]
    public async Task What_is_confirmed_or_ended_leaves_the_board()
    {
        await site.ImportAsync(TestRecords.Record("passer"), TestRecords.Record("stoppet"));
        GoTo(new(2027, 3, 10));
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        foreach (var (title, handler) in ((string, string)[])[("Eksemplet passer", "handler=Confirm"), ("Eksemplet stoppet", "handler=End")])
        {
            await editor.OpenAsync("/redaktion/gennemgang");
            await editor.OpenAsync(editor.Page.QuerySelectorAll(".rows a").Single(link => link.TextContent == title).GetAttribute("href")!);
            await editor.SubmitAsync(handler, ("why", "Står i kommunens årsrapport."));
            Assert.Equal(HttpStatusCode.OK, editor.Status);
        }

        await editor.OpenAsync("/redaktion/gennemgang");
        Assert.Empty(editor.Page.QuerySelectorAll(".rows li"));
        Assert.Contains("Bekræftet 10. marts 2027", (await site.PageAsync("/eksempler/passer")).QuerySelector(".case-marks")!.TextContent);
    }

    [Theory]
    [InlineData("tema", "igu", "/temaer/igu")]
    [InlineData("indsats", "igu", "/indsatser/igu")]
    public async Task Page_is_due_a_year_after_it_was_written_and_moves_on_when_confirmed(string kind, string id, string address)
    {
        var catalogue = site.Get<ContentFollower>().Current.Catalogue;
        var due = kind == "tema" ? catalogue.Themes[id].ReviewDueOn : catalogue.EffortTypes[id].ReviewDueOn;
        GoTo(due.AddDays(-31));
        Assert.DoesNotContain($"Skal snart bekræftes igen, senest {Danish.Date(due)}", (await site.PageAsync(address)).QuerySelector(".page-meta")!.TextContent);
        GoTo(due.AddDays(1));
        var confirm = $"/redaktion/gennemgang/{kind}/{id}";
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/gennemgang");
        Assert.Contains(editor.Page.QuerySelectorAll(".rows a"), link => link.GetAttribute("href") == confirm);
        Assert.Contains($"Skulle være bekræftet senest {Danish.Date(due)}", (await site.PageAsync(address)).QuerySelector(".page-meta")!.TextContent);

        await editor.OpenAsync(confirm);
        await editor.SubmitAsync();

        Assert.Contains("Siden er bekræftet.", editor.Page.Body!.TextContent);
        Assert.DoesNotContain(editor.Page.QuerySelectorAll(".rows a"), link => link.GetAttribute("href") == confirm);
        var meta = (await site.PageAsync(address)).QuerySelector(".page-meta")!.TextContent;
        Assert.Contains($"Bekræftet {Danish.Date(due.AddDays(1))}. Skal bekræftes senest {Danish.Date(due.AddDays(1).AddMonths(12))}.", meta);
        await using var db = await site.Contexts().CreateDbContextAsync();
        Assert.Equal($"{kind} {id}", Assert.Single(db.AuditEntries.Where(entry => entry.Act == "bekræftede").ToList()).Subject);
    }

    [Fact]
    public async Task Confirming_a_page_asks_for_the_second_factor_and_for_a_page_that_exists()
    {
        using var weak = await site.VisitorAsync(AccountRole.Editor, strong: false);
        await weak.OpenAsync("/redaktion/gennemgang/tema/igu");
        Assert.StartsWith("/konto/bekraeft", weak.Path, StringComparison.Ordinal);
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        foreach (var path in (string[])["tema/findes-ikke", "indsats/findes-ikke", "kommune/aalborg"])
        {
            await editor.OpenAsync($"/redaktion/gennemgang/{path}");
            Assert.Equal(HttpStatusCode.NotFound, editor.Status);
        }

        using var contributor = await site.VisitorAsync(AccountRole.Contributor);
        await contributor.OpenAsync("/redaktion/gennemgang");
        Assert.Equal(HttpStatusCode.Forbidden, contributor.Status);
    }

    // Half past ten in the morning, UTC.
    private void GoTo(DateOnly day) => clock.Advance(new DateTimeOffset(day, new(10, 30), TimeSpan.Zero) - clock.GetUtcNow());

    private async Task<Dictionary<string, IEnumerable<string>>> BoardAsync()
    {
        using var editor = await site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync("/redaktion/gennemgang");
        return editor.Page.QuerySelectorAll(".rows").ToDictionary(
            list => Before(list, "H2").TextContent,
            list => list.QuerySelectorAll("li").Select(row => White().Replace(row.TextContent, " ").Trim()));

        static IElement Before(IElement element, string name)
        {
            var one = element.PreviousElementSibling!;
            return one.TagName == name ? one : Before(one, name);
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
