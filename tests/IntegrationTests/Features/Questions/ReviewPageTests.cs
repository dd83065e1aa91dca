using System.Net;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Questions;

/// <summary>Whoever wrote an example answers from a letter whether it still holds.</summary>
public sealed class ReviewPageTests : IAsyncLifetime, IDisposable
{
    private TestSite site = null!;
    private TestClock clock = null!;
    private Shared shared = null!;
    private string link = "";
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        (site, clock) = await AskedSite.StartAsync();
        shared = await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromDays(340));
        await site.AskAsync();
        link = Assert.Single(await site.LinksAsync(shared.AuthorEmail));
        visitor = new(site.Address);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose() => visitor.Dispose();

    [Fact]
    public async Task Looking_changes_nothing_and_one_press_confirms()
    {
        var before = (await site.ReadAsync(shared)).Version;
        await visitor.OpenAsync(link);
        await visitor.OpenAsync(link);
        Assert.Equal(before, (await site.ReadAsync(shared)).Version);

        await visitor.SubmitAsync("handler=Confirm");

        Assert.Contains("Tak. Eksemplet blev bekræftet 5. februar 2027. Vi spørger igen i februar 2028.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        var example = await site.ReadAsync(shared);
        Assert.Equal((new DateOnly(2027, 2, 5), new DateOnly(2028, 2, 5)), (example.ConfirmedOn, example.ReviewDueOn));
        Assert.Contains("Bekræftet 5. februar 2027", (await site.PageAsync(shared.Page)).QuerySelector(".case-marks")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_click_says_what_was_answered_and_changes_nothing_whatever_it_presses()
    {
        await visitor.OpenAsync(link);
        await visitor.SubmitAsync("handler=Confirm");
        var after = (await site.ReadAsync(shared)).Version;

        foreach (var handler in (string[])["Confirm", "Change", "End"])
        {
            using var response = await visitor.RawAsync(new(HttpMethod.Post, $"{link}?handler={handler}") { Content = new FormUrlEncodedContent([KeyValuePair.Create("why", "Vi stoppede.")]) });
            Assert.Equal((HttpStatusCode.Redirect, link), (response.StatusCode, response.Headers.Location!.ToString()));
        }

        Assert.Equal(after, (await site.ReadAsync(shared)).Version);
        await visitor.OpenAsync(link);
        Assert.Contains("Eksemplet blev bekræftet", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Change_opens_the_draft_where_it_can_be_written()
    {
        await visitor.OpenAsync(link);
        await visitor.SubmitAsync("handler=Change");

        Assert.StartsWith("/del/kladde/", visitor.Path, StringComparison.Ordinal);
        Assert.Contains(shared.Content.Title, visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.ReadAsync(shared)).ConfirmedOn);
    }

    [Fact]
    public async Task Ended_effort_is_marked_at_once_and_its_reason_goes_by_the_editors()
    {
        await visitor.OpenAsync(link);
        await visitor.SubmitAsync("handler=End", ("why", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.SubmitAsync("handler=End", ("why", $"Borgeren {Authors.Cpr} holdt op."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(Authors.Cpr, visitor.Page.QuerySelector("#why")!.TextContent, StringComparison.Ordinal);

        await visitor.SubmitAsync("handler=End", ("why", "Virksomheden lukkede."));

        Assert.Contains("I meldte indsatsen stoppet 5. februar 2027", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        var example = await site.ReadAsync(shared);
        Assert.Equal((new DateOnly(2027, 2, 5), true, 1), (example.EndedOn, example.HasUnpublishedChanges, example.PublishedRevision));
        Assert.Equal("Virksomheden lukkede.", example.Revisions.Single(revision => revision.Number == example.LatestRevision).Content.StoppedBecause);
        var page = await site.PageAsync(shared.Page);
        Assert.Contains("Stoppet", page.QuerySelector(".case-marks")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Virksomheden lukkede.", page.Body!.TextContent, StringComparison.Ordinal);

        // Nobody is asked about it any more.
        clock.Advance(TimeSpan.FromDays(400));
        await site.AskAsync();
        Assert.Single(await site.LettersAsync(shared.AuthorEmail));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("CfDJ8Nonsense")]
    public async Task Made_up_link_leads_nowhere(string token)
    {
        using var response = await site.GetAsync($"/svar/eksempel/{(token.Length == 0 ? link["/svar/eksempel/".Length..] + "A" : token)}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        using var other = await site.GetAsync($"/svar/brug/{link["/svar/eksempel/".Length..]}");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Withdrawn_example_asks_nothing()
    {
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            db.PracticeExamples.Single(example => example.Id == shared.Id).Withdraw(Actor.Editors, clock.GetUtcNow().UtcDateTime, "Slut.");
            await db.SaveChangesAsync();
        }

        await visitor.OpenAsync(link);
        Assert.Contains("Eksemplet er ikke offentligt nu", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
    }
}
