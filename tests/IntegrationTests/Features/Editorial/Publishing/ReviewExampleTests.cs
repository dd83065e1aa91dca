using System.Globalization;
using System.Net;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial.Publishing;

public sealed class ReviewExampleTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Editor_confirms_what_the_editors_collected()
    {
        var collected = await CollectedAsync("gennemgang-passer");
        Assert.Null((await Site.PageAsync(collected.Page)).QuerySelector(".case-marks .freshness"));
        using var editor = await OpenAsync(collected);
        await editor.SubmitAsync("handler=Confirm");

        Assert.Contains("Eksemplet er bekræftet.", editor.Page.Body!.TextContent);
        var today = DanishTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.Equal($"Bekræftet {Danish.Date(today)}", (await Site.PageAsync(collected.Page)).QuerySelector(".case-marks .freshness")!.TextContent);
        Assert.Equal((today, today.AddMonths(12)), ((await Site.ReadAsync(collected)).ConfirmedOn, (await Site.ReadAsync(collected)).ReviewDueOn));
        Assert.Equal(["bekræftede"], await Site.AuditAsync(collected));
    }

    [Fact]
    public async Task Editor_ends_what_the_editors_collected_and_the_reason_is_public_at_once()
    {
        var collected = await CollectedAsync("gennemgang-stoppet");
        using var editor = await OpenAsync(collected);
        await editor.SubmitAsync("handler=End", ("why", "Puljen slap op; det står i årsrapporten."));

        Assert.Contains("Indsatsen er meldt stoppet, og grunden står på siden.", editor.Page.Body!.TextContent);
        var page = await Site.PageAsync(collected.Page);
        Assert.Contains("Puljen slap op; det står i årsrapporten.", page.QuerySelector("main")!.TextContent);
        Assert.Equal("Stoppet", page.QuerySelector(".case-marks .freshness")!.TextContent);
        var example = await Site.ReadAsync(collected);
        Assert.Equal((example.LatestRevision, 2), (example.PublishedRevision!.Value, example.LatestRevision));
        Assert.Equal(["meldte indsatsen stoppet"], await Site.AuditAsync(collected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Borgeren 010190-1234 flyttede.")]
    public async Task Nothing_ends_without_a_reason_that_may_be_public(string why)
    {
        var collected = await CollectedAsync("gennemgang-uden-grund");
        using var editor = await OpenAsync(collected);
        await editor.SubmitAsync("handler=End", ("why", why));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.NotNull(editor.Page.QuerySelector("#fejl a[href='#why']"));
        Assert.Equal(why, editor.Page.QuerySelector("#why")!.TextContent.Trim());
        var example = await Site.ReadAsync(collected);
        Assert.Equal((1, null), (example.LatestRevision, example.EndedOn));
    }

    [Theory]
    [InlineData("Confirm")]
    [InlineData("End")]
    public async Task What_a_municipality_wrote_is_for_itself_to_confirm_or_end(string handler)
    {
        var shared = await Site.PublishedAsync();
        using var editor = await OpenAsync(shared);
        Assert.Contains("Eksemplet er kommunens eget.", editor.Page.Body!.TextContent);
        Assert.Null(editor.Page.QuerySelector($"form[action$='handler={handler}']"));

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{shared.Case}/gennemgang?handler={handler}")
        {
            Content = new FormUrlEncodedContent([new("form_token", editor.Page.QuerySelector("input[name=form_token]")!.GetAttribute("value")), new("why", "Slut.")]),
        };
        using var response = await editor.RawAsync(request);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Eksemplet er kommunens eget; kommunen bliver spurgt på mail, når det skal bekræftes.", await response.Content.ReadAsStringAsync());
        var example = await Site.ReadAsync(shared);
        Assert.Equal((null, null, 1), (example.ConfirmedOn, example.EndedOn, example.LatestRevision));
        Assert.Equal(["offentliggjorde"], await Site.AuditAsync(shared));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(24)]
    public async Task Editor_decides_how_often_for_all(int months)
    {
        var shared = await Site.PublishedAsync();
        var due = (await Site.ReadAsync(shared)).ReviewDueOn!.Value;
        using var editor = await OpenAsync(shared);
        await editor.SubmitAsync("handler=Interval", ("review_months", months.ToString(CultureInfo.InvariantCulture)));

        Assert.Contains("Fristen er ændret.", editor.Page.Body!.TextContent);
        var example = await Site.ReadAsync(shared);
        Assert.Equal((months, due.AddMonths(months - 12)), (example.ReviewMonths, example.ReviewDueOn));
        Assert.Contains(Danish.Date(example.ReviewDueOn!.Value), (await Site.PageAsync(shared.Page)).QuerySelector(".case-facts")!.TextContent);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("25")]
    [InlineData("et år")]
    public async Task Interval_that_makes_no_sense_is_refused_and_comes_back(string months)
    {
        var shared = await Site.PublishedAsync();
        using var editor = await OpenAsync(shared);
        await editor.SubmitAsync("handler=Interval", ("review_months", months));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("Skriv et helt antal måneder fra 3 til 24.", editor.Page.QuerySelector("#fejl")!.TextContent);
        Assert.Equal(months, editor.Page.QuerySelector("#review_months")!.GetAttribute("value"));
        Assert.Equal(12, (await Site.ReadAsync(shared)).ReviewMonths);
    }

    [Fact]
    public async Task Page_asks_for_the_second_factor()
    {
        var collected = await CollectedAsync("gennemgang-svag");
        using var weak = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await weak.OpenAsync($"{collected.Case}/gennemgang");

        Assert.StartsWith("/konto/bekraeft", weak.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_readers_see_is_reviewed()
    {
        var shared = await Site.ShareAsync();
        using var editor = await OpenAsync(shared);

        Assert.StartsWith($"{shared.Case}?besked=flyttet", editor.Path, StringComparison.Ordinal);
    }

    private async Task<Visitor> OpenAsync(Shared shared)
    {
        var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/gennemgang");
        return editor;
    }

    private async Task<Shared> CollectedAsync(string id)
    {
        await Site.ImportAsync(TestRecords.Record(id));
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var example = db.PracticeExamples.Single(example => example.PublicId == id);
        return new(example.Id, id, "", PracticeExampleContent.Blank);
    }
}
