using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial.Publishing;

/// <summary>What an editor does to what readers see: publish, withdraw, merge, hide; and what readers then meet.</summary>
public sealed class PublishingPagesTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private const string Everywhere = "search api feed sitemap";

    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Published_example_is_there_at_once_everywhere_and_its_author_is_told()
    {
        var shared = await Site.ShareAsync(content => content with { Title = "Kvargelhop for nyankomne" });
        using (var before = await Site.GetAsync(shared.Page))
        {
            Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        }

        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/offentliggoer");
        await editor.SubmitAsync(("review_months", "6"));

        Assert.Contains("Eksemplet er offentliggjort", editor.Page.Body!.TextContent);
        Assert.Equal("Kvargelhop for nyankomne", (await Site.PageAsync(shared.Page)).QuerySelector("h1")!.TextContent);
        Assert.Equal(Everywhere, await SeenAsync(shared, "kvargelhop"));
        var example = await Site.ReadAsync(shared);
        Assert.Equal((6, DanishTime.DayOf(example.PublishedAt!.Value).AddMonths(6)), (example.ReviewMonths, example.ReviewDueOn));
        Assert.Equal(["offentliggjorde"], await Site.AuditAsync(shared));
        var mail = Assert.Single(await Site.Contexts().MailAsync(shared.AuthorEmail));
        Assert.Contains($"{Site.Address}eksempler/{shared.PublicId}", mail.Text);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("25")]
    [InlineData("et år")]
    public async Task Interval_of_review_that_makes_no_sense_is_refused(string months)
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/offentliggoer");
        await editor.SubmitAsync(("review_months", months));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Equal(months, editor.Page.QuerySelector("#review_months")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nothing_goes_public_while_something_stands_in_the_way()
    {
        var shared = await Site.ShareAsync(content => content with { Themes = [], ShowsPeople = true, ApprovedBy = null });
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/offentliggoer");
        await editor.SubmitAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Equal(["themes", "approved_by", "consent"], editor.Page.QuerySelectorAll(".alert-error a").Select(link => link.GetAttribute("href")!.Split('#')[^1]));
        Assert.Equal(PublicationState.Submitted, (await Site.ReadAsync(shared)).State);
        Assert.Empty(await Site.AuditAsync(shared));
    }

    [Fact]
    public async Task Nothing_the_author_has_not_seen_goes_public()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/offentliggoer");
        using (var other = await Site.VisitorAsync(AccountRole.Editor))
        {
            await other.OpenAsync($"{shared.Case}/rediger");
            await other.SubmitAsync(("title", "Redaktionens ord"));
        }

        await editor.SubmitAsync();

        Assert.Contains("Eksemplet har ændret tilstand imens", editor.Page.Body!.TextContent);
        Assert.Equal(PublicationState.Submitted, (await Site.ReadAsync(shared)).State);
    }

    [Fact]
    public async Task Withdrawn_example_answers_410_with_its_note_and_is_forgotten_elsewhere()
    {
        var shared = await Site.PublishedAsync(content => content with { Title = "Zolmerik i praktik" });
        Assert.Equal(Everywhere, await SeenAsync(shared, "zolmerik"));
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/traek-tilbage");
        await editor.SubmitAsync(("note", "Kommunen er gået over til en anden indsats."));

        using var page = await Site.GetAsync(shared.Page);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Contains("Kommunen er gået over til en anden indsats.", html);
        Assert.Contains("Trukket tilbage", html);
        Assert.DoesNotContain("Zolmerik", html);
        using var api = await Site.GetAsync($"/api/v1/examples/{shared.PublicId}");
        Assert.Equal((HttpStatusCode.Gone, "application/problem+json"), (api.StatusCode, api.Content.Headers.ContentType!.MediaType));
        Assert.Equal("Kommunen er gået over til en anden indsats.", (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
        Assert.Equal("", await SeenAsync(shared, "zolmerik"));
        Assert.Contains("Kommunen er gået over", (await Site.Contexts().MailAsync(shared.AuthorEmail))[^1].Text);
        Assert.Equal(["offentliggjorde", "trak tilbage"], await Site.AuditAsync(shared));

        await editor.OpenAsync($"{shared.Case}/offentliggoer");
        await editor.SubmitAsync();
        using var again = await Site.GetAsync(shared.Page);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Merged_example_leads_to_the_other_however_often_that_is_merged()
    {
        var first = await Site.PublishedAsync(content => content with { Title = "Brumlefis i første" });
        var second = await Site.PublishedAsync();
        var third = await Site.PublishedAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{first.Case}/sammenlaeg");
        await editor.SubmitAsync(("into", $"{Site.Address}eksempler/{second.PublicId}?liste=x"));
        Assert.Equal($"/eksempler/{second.PublicId}", await LocationAsync(first.Page));

        await editor.OpenAsync($"{second.Case}/sammenlaeg");
        await editor.SubmitAsync(("into", $"/eksempler/{third.PublicId}"));

        Assert.Equal($"/eksempler/{third.PublicId}", await LocationAsync(first.Page));
        Assert.Equal($"/api/v1/examples/{third.PublicId}", await LocationAsync($"/api/v1/examples/{first.PublicId}"));
        Assert.Equal("", await SeenAsync(first, "brumlefis"));
        Assert.Contains((await Site.ReadAsync(third)).Timeline, entry => entry.Act == TimelineAct.Absorbed);
        Assert.Contains($"{Site.Address}eksempler/{second.PublicId}", (await Site.Contexts().MailAsync(first.AuthorEmail))[^1].Text);
        Assert.Equal(["offentliggjorde", "lagde sammen"], await Site.AuditAsync(first));
    }

    [Fact]
    public async Task Example_is_merged_with_nothing_but_another_public_one()
    {
        var shared = await Site.PublishedAsync();
        var waiting = await Site.ShareAsync();
        var gone = await Site.PublishedAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{gone.Case}/sammenlaeg");
        await editor.SubmitAsync(("into", shared.PublicId));
        foreach (var (into, message) in ((string, string)[])[(shared.PublicId, "end det selv"), (waiting.PublicId, "et offentliggjort eksempel"), (gone.PublicId, "et offentliggjort eksempel"), ("findes-ikke", "et offentliggjort eksempel"), ("", "et offentliggjort eksempel")])
        {
            await editor.OpenAsync($"{shared.Case}/sammenlaeg");
            await editor.SubmitAsync(("into", into));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
            Assert.Contains(message, editor.Page.QuerySelector("#fejl")!.TextContent);
        }
    }

    [Fact]
    public async Task Hidden_example_is_gone_until_it_is_shown_again()
    {
        var shared = await Site.PublishedAsync(content => content with { Title = "Snurrepip i kantinen" });
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/skjul");
        await editor.SubmitAsync();

        using (var page = await Site.GetAsync(shared.Page))
        {
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
            Assert.Contains("Siden er skjult, mens redaktionen ser på en henvendelse", await page.Content.ReadAsStringAsync());
        }

        using (var api = await Site.GetAsync($"/api/v1/examples/{shared.PublicId}"))
        {
            Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
        }

        Assert.Equal("", await SeenAsync(shared, "snurrepip"));

        await editor.OpenAsync($"{shared.Case}/skjul");
        await editor.SubmitAsync(("vis", "true"));
        Assert.Equal(Everywhere, await SeenAsync(shared, "snurrepip"));
        Assert.Equal(["offentliggjorde", "skjulte", "viste igen"], await Site.AuditAsync(shared));
    }

    [Fact]
    public async Task Readers_see_public_acts_and_their_notes_only()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/spoerg");
        await editor.SubmitAsync(("question", "Et fortroligt spørgsmål"));
        await using (var db = await Site.Contexts().CreateDbContextAsync())
        {
            var example = await db.PracticeExamples.FindAsync(shared.Id);
            example!.Answer(Actor.Author, TimeProvider.System.GetUtcNow().UtcDateTime, "Et fortroligt svar");
            await db.SaveChangesAsync();
        }

        await editor.OpenAsync($"{shared.Case}/offentliggoer");
        await editor.SubmitAsync();

        var history = (await Site.PageAsync(shared.Page)).QuerySelector(".history")!.TextContent;
        Assert.DoesNotContain("fortroligt", history);
        Assert.DoesNotContain("sendt til redaktionen", history);
        Assert.Contains("offentliggjort", history);
        await editor.OpenAsync(shared.Case);
        Assert.Contains("Et fortroligt svar", editor.Page.QuerySelector(".timeline")!.TextContent);
    }

    [Fact]
    public async Task Themes_are_changed_on_many_after_a_preview()
    {
        await Site.ImportAsync(TestRecords.Record("tema-et", record => record["title"] = "Flimmerhop et"), TestRecords.Record("tema-to", record => record["title"] = "Flimmerhop to"));
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/temaer?q=flimmerhop");
        Assert.Equal(2, editor.Page.QuerySelectorAll("input[name=id]").Length);
        await editor.SubmitAsync("handler=Preview", ("id", "tema-et"), ("id", "tema-to"), ("act", "giv"), ("theme", "unge"));
        Assert.Contains("Temaet gives til 2 eksempler", editor.Page.Body!.TextContent);
        Assert.DoesNotContain("unge", await ThemesAsync("tema-et"));

        await editor.SubmitAsync("handler=Apply");
        Assert.Contains("unge", await ThemesAsync("tema-et"));
        Assert.Contains("unge", await ThemesAsync("tema-to"));

        await editor.OpenAsync("/redaktion/temaer?tema=unge&q=flimmerhop");
        await editor.SubmitAsync("handler=Preview", ("id", "tema-et"), ("act", "fjern"), ("theme", "unge"));
        await editor.SubmitAsync("handler=Apply");
        Assert.DoesNotContain("unge", await ThemesAsync("tema-et"));

        await editor.OpenAsync("/redaktion/temaer?q=flimmerhop");
        await editor.SubmitAsync("handler=Preview", ("id", "tema-et"), ("act", "fjern"), ("theme", "opkvalificering"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("skal have mindst ét", editor.Page.QuerySelector("#fejl")!.TextContent);
    }

    private async Task<string> ThemesAsync(string id) => (await Site.Client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/examples/{id}", UriKind.Relative))).GetProperty("themes").GetRawText();

    private async Task<string?> LocationAsync(string path)
    {
        using var response = await Site.GetAsync(path);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>Where readers find it.</summary>
    private async Task<string> SeenAsync(Shared shared, string word)
    {
        var path = $"eksempler/{shared.PublicId}";
        (string Where, string Address, string Trace)[] places =
        [
            ("search", $"/eksempler?q={word}", $"/{path}\""),
            ("api", $"/api/v1/examples?q={word}&size=100", $"\"{shared.PublicId}\""),
            ("feed", "/feeds/eksempler.atom", $"{path}<"),
            ("sitemap", "/sitemap.xml", $"{path}<"),
        ];
        List<string> seen = [];
        foreach (var (where, address, trace) in places)
        {
            if ((await Site.Client.GetStringAsync(new Uri(address, UriKind.Relative))).Contains(trace, StringComparison.Ordinal))
            {
                seen.Add(where);
            }
        }

        return string.Join(' ', seen);
    }
}
