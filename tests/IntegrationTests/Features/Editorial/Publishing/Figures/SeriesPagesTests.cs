using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data.Figures;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Figures;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial.Publishing.Figures;

public sealed class SeriesPagesTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private const string Address = "/redaktion/tal";

    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Editor_tells_what_a_series_is_and_readers_see_it_at_once()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{Address}/arbejdspligt/ret");
        await editor.SubmitAsync("ret", ("counted", "18–66 år. Ukrainere er ikke talt med."), ("next_update_on", "2026-01-01"), ("method", "Talt op den sidste dag i måneden."));

        Assert.Contains("Serien er gemt.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nyere tal skulle være kommet 1. januar 2026.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        var page = (await Site.PageAsync("/tal/arbejdspligt")).Body!.TextContent;
        Assert.Contains("18–66 år. Ukrainere er ikke talt med.", page, StringComparison.Ordinal);
        Assert.Contains("Talt op den sidste dag i måneden.", page, StringComparison.Ordinal);
        Assert.Contains("1. januar 2026; er overskredet", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_text_comes_back_whole_and_nothing_is_kept()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{Address}/kontanthjaelp-mv/ret");
        await editor.SubmitAsync("ret", ("title", ""), ("warning", "Spørg 010203-1234 om det."), ("source_url", "javascript:alert(1)"), ("source_date", "i går"), ("counted_in", "kontanthjaelp-mv-andel"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        foreach (var told in (string[])["Skriv, hvad tallet hedder.", "Fjern CPR-nummeret", "Skriv hele adressen", "Vælg en dato, eller lad feltet stå tomt.", "Vælg en anden serie, der tæller personer."])
        {
            Assert.Contains(told, editor.Page.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal("Spørg 010203-1234 om det.", editor.Page.QuerySelector("#warning")!.TextContent);
        Assert.DoesNotContain("010203", (await Site.PageAsync("/tal/kontanthjaelp-mv")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_editor_is_told_of_the_first()
    {
        using var first = await Site.VisitorAsync(AccountRole.Editor);
        using var second = await Site.VisitorAsync(AccountRole.Administrator);
        await first.OpenAsync($"{Address}/folketal/ret");
        await second.OpenAsync($"{Address}/folketal/ret");
        await first.SubmitAsync("ret", ("counted", "Alle aldre, første gang."));
        await second.SubmitAsync("ret", ("counted", "Alle aldre, anden gang."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("Serien er ændret af en anden", second.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Alle aldre, anden gang.", second.Page.QuerySelector("#counted")!.TextContent);
        Assert.Contains("Alle aldre, første gang.", (await Site.PageAsync("/tal/folketal")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Series_that_turns_out_to_count_persons_loses_its_small_numbers_for_good()
    {
        await ImportAsync("proeve-om-personer", "kommune;periode;tal\nAalborg;2025M12;3\nThisted;2025M12;30\n", isCount: false);
        await ImportAsync("proeve-om-personer", "kommune;periode;tal\nAalborg;2025M12;4\n", isCount: false);
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{Address}/proeve-om-personer/ret");
        await editor.SubmitAsync("ret", ("kinds", "persons"));

        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.Equal([(ObservationState.Suppressed, null), (ObservationState.Value, 30m)], (await db.Observations.Where(one => one.SeriesId == "proeve-om-personer").OrderBy(one => one.Value).ToListAsync()).OrderBy(one => one.Value ?? 0).Select(one => (one.State, one.Value)));
        Assert.Equal([null], (await db.Corrections.Where(one => one.SeriesId == "proeve-om-personer").ToListAsync()).Select(one => one.OldValue));
        await editor.OpenAsync($"{Address}/proeve-om-personer/ret");
        await editor.SubmitAsync("ret", ("kinds", "rate"));
        Assert.Contains("så den skal blive ved med at tælle personer.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vises ikke", (await Site.PageAsync("/tal/proeve-om-personer")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Series_nobody_has_is_404()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{Address}/findes-ikke/ret");
        Assert.Equal(HttpStatusCode.NotFound, editor.Status);
    }

    [Fact]
    public async Task One_click_fetches_from_Danmarks_Statistik_and_says_what_came_of_it()
    {
        await using var server = await StatBankServer.StartAsync();
        await using var site = await TestSite.StartAsync(seed: false, settings: $"--StatBank:Address={server.Settings.Address}");
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(Address);
        await editor.SubmitAsync("KY16");
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.Matches(@"Hentet fra Danmarks Statistik: 19\d nye tal", editor.Page.Body!.TextContent);
        Assert.Contains("Danmarks Statistik, KY16", (await site.PageAsync("/tal/kontanthjaelp-ky16")).Body!.TextContent, StringComparison.Ordinal);

        await editor.SubmitAsync("FOLK1A");
        Assert.Contains("Hentet fra Danmarks Statistik", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        server.EditData = _ => "<html>Vi er i gang med at opdatere</html>";
        await editor.SubmitAsync("FOLK1A");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("Danmarks Statistik", editor.Page.QuerySelector(".alert-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("intet er gemt", editor.Page.QuerySelector(".alert-warning")!.TextContent, StringComparison.Ordinal);
    }

    private async Task ImportAsync(string id, string text, bool isCount)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Empty((await Site.Get<ImportFigures>().RunAsync(file, new(id, new("Prøve om personer", "en prøve", new(2026, 1, 1)) { CountsPersons = isCount }), isTrial: false, progress: null, CancellationToken.None)).Faults);
        await Site.Get<Vejviser.Data.ContentFollower>().CatchUpAsync(CancellationToken.None);
    }
}
