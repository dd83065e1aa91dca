using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial;

public sealed class CasePageTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Queue_shows_who_has_it_what_stands_in_the_way_and_leads_to_the_case()
    {
        var shared = await Site.ShareAsync(content => content with { Themes = [] });
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion?q={shared.PublicId}");

        var row = editor.Page.QuerySelector(".queue li")!;
        Assert.Contains("Til gennemsyn", row.TextContent);
        Assert.Contains("0 arbejdsdage", row.TextContent);
        Assert.Contains("Ingen har det", row.TextContent);
        Assert.Contains("1 spærrer", row.TextContent);
        Assert.Equal(shared.Case, row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Queue_narrowed_to_a_state_leaves_the_others_out()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);

        await editor.OpenAsync($"/redaktion?tilstand=offentliggjort&q={shared.PublicId}");
        Assert.Null(editor.Page.QuerySelector(".queue li"));
        Assert.NotNull(editor.Page.QuerySelector(".empty"));

        await editor.OpenAsync($"/redaktion?tilstand=til-gennemsyn&q={shared.PublicId}");
        Assert.NotNull(editor.Page.QuerySelector(".queue li"));
    }

    [Fact]
    public async Task Taken_example_is_among_mine_until_it_is_given_free()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(shared.Case);
        await editor.SubmitAsync("/tag");
        Assert.Contains("Du har taget eksemplet", editor.Page.Body!.TextContent);

        await editor.OpenAsync($"/redaktion?mine=true&q={shared.PublicId}");
        Assert.Contains("Hos dig", editor.Page.QuerySelector(".queue li")!.TextContent);

        await editor.OpenAsync(shared.Case);
        await editor.SubmitAsync("/tag", ("slip", "true"));
        await editor.OpenAsync($"/redaktion?mine=true&q={shared.PublicId}");
        Assert.Null(editor.Page.QuerySelector(".queue li"));
        Assert.Equal(["Created", "Submitted", "Taken", "Released"], (await Site.ReadAsync(shared)).Timeline.Select(entry => $"{entry.Act}"));
    }

    [Fact]
    public async Task Case_offers_what_its_state_allows_and_nothing_else()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(shared.Case);
        Assert.Equal(["rediger", "spoerg", "returner", "offentliggoer", "planlaeg", "sammenlaeg", "fjern-oplysninger"], Acts(editor));

        var published = await Site.PublishedAsync();
        await editor.OpenAsync(published.Case);
        Assert.Equal(["rediger", "gennemgang", "traek-tilbage", "sammenlaeg", "skjul", "fjern-oplysninger"], Acts(editor));
    }

    [Fact]
    public async Task Act_that_is_no_longer_legal_leads_back_to_the_case_as_it_is()
    {
        var shared = await Site.ShareAsync();
        using var slow = await Site.VisitorAsync(AccountRole.Editor);
        await slow.OpenAsync($"{shared.Case}/returner");
        using var fast = await Site.VisitorAsync(AccountRole.Editor);
        await fast.OpenAsync($"{shared.Case}/offentliggoer");
        await fast.SubmitAsync();

        await slow.SubmitAsync(("reason", "Skriv mere om resultaterne."));

        Assert.Contains("Eksemplet har ændret tilstand imens", slow.Page.Body!.TextContent);
        Assert.Equal(PublicationState.Published, (await Site.ReadAsync(shared)).State);
        Assert.DoesNotContain(await Site.Contexts().MailAsync(shared.AuthorEmail), mail => mail.Kind == "returned");

        await slow.OpenAsync($"{shared.Case}/returner");
        Assert.Contains("Eksemplet har ændret tilstand imens", slow.Page.Body!.TextContent);
    }

    [Fact]
    public async Task Blocks_and_warnings_are_apart_and_lead_to_the_field()
    {
        var shared = await Site.ShareAsync(content => content with { Summary = "", Approach = "Ring til Mette på 20 30 40 50 om forløbet." });
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(shared.Case);

        Assert.Contains(editor.Page.QuerySelectorAll(".alert-error a"), link => link.GetAttribute("href") == $"{shared.Case}/rediger#summary");
        Assert.Contains(editor.Page.QuerySelectorAll(".alert-warning a"), link => link.GetAttribute("href") == $"{shared.Case}/rediger#approach");
    }

    [Fact]
    public async Task Unchecked_file_must_be_looked_through_before_publishing()
    {
        var id = Guid.NewGuid();
        var shared = await Site.ShareAsync(content => content with { Attachments = [new(id, "plan.pdf", "application/pdf", 5)] });
        await using (var db = await Site.Contexts().CreateDbContextAsync())
        {
            db.Add(new Attachment { Id = id, PracticeExampleId = shared.Id, FileName = "plan.pdf", MediaType = "application/pdf", Size = 5, Hash = [1], IsMachineChecked = false, CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime });
            db.Add(new AttachmentPart { AttachmentId = id, Number = 0, Bytes = "%PDF-"u8.ToArray() });
            await db.SaveChangesAsync();
        }

        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/offentliggoer");
        await editor.SubmitAsync();
        Assert.Contains("Gennemse filen »plan.pdf«", editor.Page.Body!.TextContent);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{shared.Case}/bilag/{id}");
        using var download = await editor.RawAsync(request);
        Assert.Equal("%PDF-", await download.Content.ReadAsStringAsync());
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(["nosniff"], download.Headers.GetValues("X-Content-Type-Options"));

        await editor.OpenAsync(shared.Case);
        await editor.SubmitAsync("/gennemset", ("gennemset", "true"));
        await editor.OpenAsync($"{shared.Case}/offentliggoer");
        await editor.SubmitAsync();
        Assert.Equal(PublicationState.Published, (await Site.ReadAsync(shared)).State);
    }

    [Fact]
    public async Task File_of_another_example_is_not_handed_out()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{shared.Case}/bilag/{Guid.NewGuid()}");
        using var response = await editor.RawAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    private static IEnumerable<string> Acts(Visitor visitor) => visitor.Page.QuerySelectorAll(".acts a").Select(link => link.GetAttribute("href")!.Split('/')[^1]);
}
