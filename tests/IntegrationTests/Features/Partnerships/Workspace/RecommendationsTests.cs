using System.Net;
using System.Text.Json;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Partnerships.Workspace;

public sealed class RecommendationsTests(PartnershipSite partnerships) : IClassFixture<PartnershipSite>
{
    private TestSite Site => partnerships.Site;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Drafted_endorsed_with_a_dissent_published_and_followed_up(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider: provider);
        var slug = await site.OpenPartnershipAsync(("dilemma", "maalet-er-job/plads-paa-arbejdsmarkedet"));
        using var aalborg = await site.ParticipantAsync(slug, Partners.Aalborg);
        using var randers = await site.ParticipantAsync(slug, Partners.Randers);
        var example = site.Get<Vejviser.Web.Features.PracticeExamples.ListPracticeExamples>().Find(new() { Query = Domain.Search.SearchQuery.Parse(null) }).Items[0];
        var address = $"/partnerskaber/{slug}/rum/anbefalinger/1";

        await aalborg.OpenAsync($"/partnerskaber/{slug}/rum/anbefalinger/ny");
        await aalborg.SubmitAsync(("title", "Begynd med lønnede timer"), ("text", "Få timer fra **første uge**."), ("examples", "https://vejviser.example/eksempler/findes-ikke"), ("series", "kontanthjaelp-mv"));
        Assert.Contains("Vi kender intet offentligt eksempel med adressen", aalborg.Page.Body!.TextContent, StringComparison.Ordinal);
        await aalborg.SubmitAsync(("examples", $"{site.Address}eksempler/{example.Slug}"));
        Assert.Equal(address, aalborg.Path);
        Assert.Contains(example.Content.Title, aalborg.Page.Body!.TextContent, StringComparison.Ordinal);

        // A participant cannot ask; KL can.
        await aalborg.SubmitAsync("handler=Open");
        Assert.Contains("Kun KL kan bede deltagerne tage stilling.", aalborg.Page.Body!.TextContent, StringComparison.Ordinal);
        using var editor = await site.EditorAsync();
        await editor.OpenAsync(address);
        await editor.SubmitAsync("handler=Open");
        Assert.Contains("Har ikke taget stilling til teksten: Randers Kommune og Aalborg Kommune.", editor.Page.Body!.TextContent, StringComparison.Ordinal);

        await aalborg.OpenAsync(address);
        await aalborg.SubmitAsync("/1", ("stance", "endorses"), ("said", "Husk de små kommuner."));
        Assert.Contains("eller slet bemærkningen", aalborg.Page.QuerySelector("#said")!.Closest(".form-group")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Husk de små kommuner.", aalborg.Page.QuerySelector("#said")!.TextContent);
        await aalborg.SubmitAsync("/1", ("said", ""));
        await randers.OpenAsync(address);
        await randers.SubmitAsync("/1", ("stance", "dissents"), ("said", ""));
        Assert.Contains("Skriv, hvorfor I er uenige.", randers.Page.Body!.TextContent, StringComparison.Ordinal);
        await randers.SubmitAsync("/1", ("said", "Timer passer ikke til alle."));
        using (var before = await site.GetAsync($"/partnerskaber/{slug}/anbefalinger/1"))
        {
            Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        }

        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}/anbefalinger/1");
        await editor.SubmitAsync("handler=Publish");
        var page = (await site.PageAsync($"/partnerskaber/{slug}/anbefalinger/1")).QuerySelector("main")!;
        Assert.Equal("første uge", page.QuerySelector("strong")!.TextContent);
        Assert.Equal("Timer passer ikke til alle.", page.QuerySelector(".stance p")!.TextContent);
        foreach (var told in (string[])["Aalborg Kommune.", "Uenige", "Randers Kommune", example.Content.Title, "Kilde: Jobindsats", "Status: foreslået"])
        {
            Assert.Contains(told, page.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("1 kommune står bag, 1 er uenig", (await site.PageAsync($"/partnerskaber/{slug}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var api = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri("/api/v1/partnerships", UriKind.Relative))))
        {
            var item = api.RootElement.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("slug").GetString() == slug);
            var recommendation = item.GetProperty("recommendations")[0];
            Assert.Equal((1, 1, "proposed"), (recommendation.GetProperty("endorsed").GetInt32(), recommendation.GetProperty("dissented").GetInt32(), recommendation.GetProperty("state").GetString()));
            Assert.Equal([("0730", "dissents", "Timer passer ikke til alle."), ("0851", "endorses", null)], recommendation.GetProperty("stances").EnumerateArray().Select(one => (one.GetProperty("municipality").GetString(), one.GetProperty("stance").GetString(), one.GetProperty("text").GetString())));
            Assert.Equal(["0730", "0851"], item.GetProperty("participants").EnumerateArray().Select(one => one.GetProperty("municipality").GetString()!).Order());
        }

        var feed = await site.Client.GetStringAsync(new Uri("/feeds/partnerskaber.atom", UriKind.Relative));
        Assert.Contains($"/partnerskaber/{slug}/anbefalinger/1</id><title>Anbefaling: Begynd med lønnede timer</title>", feed, StringComparison.Ordinal);
        Assert.Contains($"/partnerskaber/{slug}</id><title>Nyt partnerskab:", feed, StringComparison.Ordinal);
        var outcome = (await site.PageAsync("/synspunkter/maalet-er-job")).QuerySelector("#plads-paa-arbejdsmarkedet")!;
        Assert.NotNull(outcome.QuerySelector($"a[href='/partnerskaber/{slug}/anbefalinger/1']"));
        await editor.SubmitAsync("handler=Follow", ("state", "taken-up"), ("on", "november"), ("source", "Udvalget"));
        Assert.Contains("Skriv datoen som år, år-måned eller år-måned-dag", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("handler=Follow", ("on", "2026-11"));
        Assert.Contains("november 2026: taget op. Kilde: Udvalget", (await site.PageAsync($"/partnerskaber/{slug}/anbefalinger/1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // A municipality that leaves has still said what it said.
        await randers.OpenAsync($"/partnerskaber/{slug}/tilmelding/afmeld");
        await randers.SubmitAsync(("reason", "Færdige."));
        Assert.Contains("Randers Kommune (deltager ikke længere)", (await site.PageAsync($"/partnerskaber/{slug}/anbefalinger/1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}/anbefalinger/1");
        await editor.SubmitAsync("handler=TakeBack", ("reason", "En fejl i teksten."));
        using var gone = await site.GetAsync($"/partnerskaber/{slug}/anbefalinger/1");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await editor.OpenAsync($"{address}/ret");
        await editor.SubmitAsync(("text", "En anden tekst."));
        await editor.SubmitAsync("handler=Open");
        Assert.Contains("Har ikke taget stilling til teksten: Aalborg Kommune.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0 af 1 har taget stilling", (await editor.OpenAsync($"/partnerskaber/{slug}/rum/anbefalinger")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_editors_on_one_recommendation_and_a_text_that_changed_while_somebody_read()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        using var one = await Site.EditorAsync();
        using var other = await Site.EditorAsync();
        await one.OpenAsync($"/partnerskaber/{slug}/rum/anbefalinger/ny");
        await one.SubmitAsync(("title", "Udkast"), ("text", "Første tekst."));
        var address = one.Path;
        await other.OpenAsync($"{address}/ret");
        await one.OpenAsync($"{address}/ret");
        await one.SubmitAsync(("text", "Anden tekst."));
        await other.SubmitAsync(("text", "Tredje tekst."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("En anden har ændret anbefalingen imens.", other.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tredje tekst.", other.Page.QuerySelector("#text")!.TextContent);

        await one.SubmitAsync("handler=Open");
        await participant.OpenAsync(address);
        await one.OpenAsync($"{address}/ret");
        Assert.Contains("skal de tage stilling igen", one.Page.Body!.TextContent, StringComparison.Ordinal);
        await one.SubmitAsync(("text", "Fjerde tekst."));
        await participant.SubmitAsync($"/{address.Split('/')[^1]}", ("stance", "endorses-with-remark"), ("said", "God, men kort."));
        Assert.Contains("Teksten er skrevet om, siden I læste den.", participant.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("God, men kort.", participant.Page.QuerySelector("#said")!.TextContent);
        await participant.OpenAsync(address);
        await participant.SubmitAsync($"/{address.Split('/')[^1]}", ("stance", "endorses-with-remark"), ("said", "God, men kort."));
        await one.OpenAsync($"{address}/ret");
        await one.SubmitAsync(("text", "Femte tekst."));
        Assert.Contains("Sagt om tidligere tekster", one.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Har ikke taget stilling til teksten: Aalborg Kommune.", one.Page.Body!.TextContent, StringComparison.Ordinal);

        await other.OpenAsync($"/redaktion/partnerskaber/{slug}/anbefalinger/1");
        await other.SubmitAsync("handler=Publish");
        Assert.Contains("Ingen af deltagerne har taget stilling til teksten endnu.", other.Page.Body!.TextContent, StringComparison.Ordinal);
        await participant.OpenAsync(address);
        await participant.SubmitAsync($"/{address.Split('/')[^1]}", ("stance", "endorses"));
        await other.SubmitAsync("handler=Publish");
        Assert.Contains("Anbefalingen er ændret, siden du åbnede siden.", other.Page.Body!.TextContent, StringComparison.Ordinal);
        await other.SubmitAsync("handler=Publish");
        Assert.Contains("Offentliggjort", other.Page.QuerySelector(".tag")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", "", "Skriv anbefalingen i få ord.")]
    [InlineData("text", "", "Skriv, hvad I anbefaler, og hvorfor.")]
    [InlineData("text", "Borgeren 010190-1234 kom i job.", "Fjern CPR-nummeret")]
    public async Task Bad_input_is_told_at_the_field(string field, string value, string told)
    {
        var slug = await Site.OpenPartnershipAsync();
        using var editor = await Site.EditorAsync();
        await editor.OpenAsync($"/partnerskaber/{slug}/rum/anbefalinger/ny");
        await editor.SubmitAsync([.. new[] { ("title", "Titel"), ("text", "Tekst.") }.Where(pair => pair.Item1 != field), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains(told, editor.Page.QuerySelector($"#{field}")!.Closest(".form-group")!.TextContent, StringComparison.Ordinal);
    }
}
