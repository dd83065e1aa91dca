using System.Net;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial;

public sealed class EditPageTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Saved_form_that_nobody_touched_changes_nothing()
    {
        var shared = await Site.ShareAsync(content => content with
        {
            Results = "Første afsnit.\n\nAndet afsnit.",
            ResultFigures = [new("Kommet i job", 1234.5m, "personer (mere end)", "2024"), new("I gang", 10, "procent", null, IsExpected: true)],
            Advice = ["Begynd i det små", "Tal med virksomheden"],
            Partners = ["Metal Aalborg"],
            VideoUrl = "https://video.example/1",
            StoppedBecause = "Pengene slap op.",
        });
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/rediger");
        await editor.SubmitAsync();

        Assert.Contains("Der var ingen ændringer at gemme", editor.Page.Body!.TextContent);
        Assert.Equal(1, (await Site.ReadAsync(shared)).LatestRevision);
    }

    [Fact]
    public async Task Edited_text_becomes_a_revision_that_its_author_must_approve()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/rediger");
        await editor.SubmitAsync(("title", "En bedre titel"), ("municipality", "Aalborg, Brønderslev"), ("measured_what", "Kommet i job"), ("measured_value", "47"), ("measured_unit", "personer"), ("measured_period", "2024"));

        var example = await Site.ReadAsync(shared);
        var newest = example.Revisions.Single(revision => revision.Number == 2).Content;
        Assert.Equal(("En bedre titel", 47m), (newest.Title, newest.ResultFigures.Single().Value));
        Assert.Equal(["0851", "0810"], newest.Municipalities);
        Assert.False(example.IsApprovedByAuthor);
        Assert.Contains("godkendelse", editor.Page.QuerySelectorAll(".acts a").Select(link => link.GetAttribute("href")!.Split('/')[^1]));
        Assert.DoesNotContain(editor.Page.QuerySelectorAll(".acts a"), link => link.GetAttribute("href")!.EndsWith("/offentliggoer", StringComparison.Ordinal));

        await editor.OpenAsync($"{shared.Case}/rediger");
        var changes = editor.Page.QuerySelector("details.changes")!;
        Assert.Contains("Titel", changes.QuerySelector("summary")!.TextContent);
        Assert.Contains("En bedre titel", changes.QuerySelector("ins")!.TextContent);
    }

    [Fact]
    public async Task Editor_who_sees_the_evidence_otherwise_than_the_rule_says_why()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/rediger");
        await editor.SubmitAsync(("evidence", "lovende"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.NotNull(editor.Page.QuerySelector("#fejl a[href='#evidence_reason']"));
        Assert.Equal(1, (await Site.ReadAsync(shared)).LatestRevision);

        await editor.SubmitAsync(("evidence", "lovende"), ("evidence_reason", "Tre kommuner fortæller det samme."));
        Assert.Equal("Tre kommuner fortæller det samme.", (await Site.ReadAsync(shared)).Revisions.Single(revision => revision.Number == 2).Content.EvidenceReason);
    }

    [Fact]
    public async Task Cpr_number_stops_saving_marks_the_place_and_loses_nothing()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/rediger");
        await editor.SubmitAsync(("title", "Min nye titel"), ("approach", "Vi talte med borgeren 010190-1234 om det."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Equal("010190-1234", editor.Page.QuerySelector(".place mark")!.TextContent);
        Assert.Equal("Min nye titel", editor.Page.QuerySelector("#title")!.GetAttribute("value"));
        Assert.Contains("Vi talte med borgeren", editor.Page.QuerySelector("#approach")!.TextContent);
        Assert.Equal(1, (await Site.ReadAsync(shared)).LatestRevision);
    }

    [Fact]
    public async Task What_is_not_understood_comes_back_as_it_was_typed()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/rediger");
        await editor.SubmitAsync(("municipality", "Andeby"), ("year", "i fjor"), ("measured_what", "Mange kom i job"), ("approved_on", "i går"), ("challenge", new string('x', 50_000)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Equal("Andeby", editor.Page.QuerySelector("#municipality")!.GetAttribute("value"));
        Assert.Equal("i fjor", editor.Page.QuerySelector("#year")!.GetAttribute("value"));
        Assert.Equal("Mange kom i job", editor.Page.QuerySelector("#measured-what-1")!.GetAttribute("value"));
        Assert.Equal(50_000, editor.Page.QuerySelector("#challenge")!.TextContent.Trim().Length);
        foreach (var field in (string[])["municipality", "year", "result_figures", "approved_on", "challenge"])
        {
            Assert.NotNull(editor.Page.QuerySelector($"#fejl a[href='#{field}']"));
        }
    }

    [Fact]
    public async Task Later_of_two_editors_keeps_their_text_sees_the_others_and_can_save_over_it()
    {
        var shared = await Site.ShareAsync();
        using var first = await Site.VisitorAsync(AccountRole.Editor);
        using var second = await Site.VisitorAsync(AccountRole.Editor, email: "anden@kommune.example");
        await first.OpenAsync($"{shared.Case}/rediger");
        await second.OpenAsync($"{shared.Case}/rediger");
        await first.SubmitAsync(("title", "Førstes titel"));
        await second.SubmitAsync(("title", "Andens titel"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("En anden har gemt imens", second.Page.Body!.TextContent);
        Assert.Equal("Andens titel", second.Page.QuerySelector("#title")!.GetAttribute("value"));
        var difference = second.Page.QuerySelector("section.changes")!;
        Assert.Contains("Førstes", difference.QuerySelector("del")!.TextContent);
        Assert.Contains("Andens", difference.QuerySelector("ins")!.TextContent);
        Assert.Equal("Førstes titel", (await Site.ReadAsync(shared)).Revisions.MaxBy(revision => revision.Number)!.Content.Title);

        await second.SubmitAsync();
        Assert.Equal("Andens titel", (await Site.ReadAsync(shared)).Revisions.MaxBy(revision => revision.Number)!.Content.Title);
    }

    [Fact]
    public async Task Taking_the_example_meanwhile_is_no_conflict()
    {
        var shared = await Site.ShareAsync();
        using var writer = await Site.VisitorAsync(AccountRole.Editor);
        using var taker = await Site.VisitorAsync(AccountRole.Editor, email: "anden@kommune.example");
        await writer.OpenAsync($"{shared.Case}/rediger");
        await taker.OpenAsync(shared.Case);
        await taker.SubmitAsync("/tag");
        await writer.SubmitAsync(("title", "Ny titel"));

        Assert.Contains("Teksten er gemt", writer.Page.Body!.TextContent);
    }

    [Fact]
    public async Task Text_that_lies_with_its_author_cannot_be_edited()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/returner");
        await editor.SubmitAsync(("reason", "Skriv mere."));
        await editor.OpenAsync($"{shared.Case}/rediger");

        Assert.Contains("Eksemplet har ændret tilstand imens", editor.Page.Body!.TextContent);
        Assert.Equal(PublicationState.Returned, (await Site.ReadAsync(shared)).State);
    }

    [Fact]
    public async Task Collected_example_shows_an_edit_at_once_and_so_asks_for_the_second_factor()
    {
        await Site.ImportAsync(TestRecords.Record("samlet-til-rettelse"));
        using var weak = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await weak.OpenAsync("/redaktion/eksempler/samlet-til-rettelse/rediger");
        Assert.StartsWith("/konto/bekraeft", weak.Path, StringComparison.Ordinal);

        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/eksempler/samlet-til-rettelse/rediger");
        await editor.SubmitAsync(("title", "Rettet af redaktionen"), ("source_date", "2021"));

        Assert.Equal("Rettet af redaktionen", (await Site.PageAsync("/eksempler/samlet-til-rettelse")).QuerySelector("h1")!.TextContent);
    }
}
