using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Features.Editorial.Publishing;
using Vejviser.Web.Features.Writing;

namespace Vejviser.IntegrationTests.Features.Editorial.Publishing;

public sealed class PublishDueExamplesTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    // The clock starts on 2 March 2026 at 11.30 in Denmark.
    private const string InAnHour = "2026-03-02T12:30";

    private static readonly Editor Somebody = new(new(1, 1, AccountRole.Editor), "https://vejviser.example", IsStrong: true);

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Scheduled_example_goes_public_when_its_time_has_come_and_once_only_on_two_nodes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = database.OtherNode();
        await database.FollowAsync();
        await other.FollowAsync();
        var clock = TestClock.AtStart();
        var contexts = database.Get<IDbContextFactory<AppDbContext>>();
        var shared = await contexts.ShareAsync(at: clock.GetUtcNow().UtcDateTime);
        Assert.Empty(await new ScheduleExample(Acts(database, clock)).RunAsync(shared.PublicId, InAnHour, Somebody, CancellationToken.None));
        var (here, there) = (Due(database, clock), Due(other, clock));

        clock.Advance(TimeSpan.FromMinutes(59));
        await here.RunAsync(CancellationToken.None);
        Assert.Equal(PublicationState.Scheduled, (await contexts.ReadAsync(shared)).State);

        clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(here.RunAsync(CancellationToken.None), there.RunAsync(CancellationToken.None));
        await here.RunAsync(CancellationToken.None);

        var example = await contexts.ReadAsync(shared);
        Assert.Equal((PublicationState.Published, clock.GetUtcNow().UtcDateTime), (example.State, example.PublishedAt));
        Assert.Single(example.Timeline, entry => entry.Act == TimelineAct.Published);
        Assert.Equal("https://vejviser.example/eksempler/" + shared.PublicId, Assert.Single(await contexts.MailAsync(shared.AuthorEmail)).Text.Split('\n').Single(line => line.StartsWith("https", StringComparison.Ordinal)));
        await Task.WhenAll(database.CatchUpAsync(), other.CatchUpAsync());
        Assert.Equal((1, 1), (database.Search("svejsere").Total, other.Search("svejsere").Total));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Plan_taken_back_or_text_changed_means_that_nothing_goes_public(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.FollowAsync();
        var clock = TestClock.AtStart();
        var contexts = database.Get<IDbContextFactory<AppDbContext>>();
        var schedule = new ScheduleExample(Acts(database, clock));
        var (undone, edited) = (await contexts.ShareAsync(at: clock.GetUtcNow().UtcDateTime), await contexts.ShareAsync(at: clock.GetUtcNow().UtcDateTime));
        Assert.Empty(await schedule.RunAsync(undone.PublicId, InAnHour, Somebody, CancellationToken.None));
        Assert.Empty(await schedule.RunAsync(edited.PublicId, InAnHour, Somebody, CancellationToken.None));
        await schedule.UndoAsync(undone.PublicId, Somebody, CancellationToken.None);
        await using (var db = database.Open())
        {
            var example = await db.PracticeExamples.SingleAsync(example => example.Id == edited.Id);
            example.Revise(edited.Content with { Title = "Ny titel" }, Actor.Editors, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        }

        clock.Advance(TimeSpan.FromHours(2));
        await Due(database, clock).RunAsync(CancellationToken.None);

        Assert.Equal(PublicationState.Submitted, (await contexts.ReadAsync(undone)).State);
        Assert.Equal(PublicationState.Submitted, (await contexts.ReadAsync(edited)).State);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Requirements_are_asked_again_when_the_time_has_come(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.FollowAsync();
        var clock = TestClock.AtStart();
        var contexts = database.Get<IDbContextFactory<AppDbContext>>();
        var id = Guid.NewGuid();
        var shared = await contexts.ShareAsync(content => content with { Attachments = [new(id, "plan.pdf", "application/pdf", 3)] }, clock.GetUtcNow().UtcDateTime);
        await using (var db = database.Open())
        {
            var example = await db.PracticeExamples.SingleAsync();
            example.Schedule(Actor.Editors, clock.GetUtcNow().UtcDateTime, clock.GetUtcNow().UtcDateTime.AddHours(1));
            await db.SaveChangesAsync();
        }

        clock.Advance(TimeSpan.FromHours(2));
        await Due(database, clock).RunAsync(CancellationToken.None);

        Assert.Equal(PublicationState.Scheduled, (await contexts.ReadAsync(shared)).State);
        var queue = await new ListCases(contexts, database.Get<ContentFollower>(), clock).RunAsync("planlagt", null, null, CancellationToken.None);
        Assert.Equal(["kunne ikke offentliggøres"], queue.Rows.Single().Remarks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("i morgen kl. 9")]
    [InlineData("2020-01-01T09:00")]
    [InlineData("2999-01-01T09:00")]
    public async Task Time_that_makes_no_sense_is_refused_and_comes_back(string time)
    {
        var shared = await editorial.Site.ShareAsync();
        using var editor = await editorial.Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/planlaeg");
        await editor.SubmitAsync(("publish_on", time));

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Equal(time, editor.Page.QuerySelector("#publish_on")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Planned_time_is_shown_in_Danish_time_and_can_be_taken_back()
    {
        var shared = await editorial.Site.ShareAsync();
        using var editor = await editorial.Site.VisitorAsync(AccountRole.Editor);
        var tomorrow = Vejviser.Domain.DanishTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1);
        await editor.OpenAsync($"{shared.Case}/planlaeg");
        await editor.SubmitAsync(("publish_on", $"{tomorrow:yyyy-MM-dd}T09:30"));
        Assert.Contains($"{Vejviser.Domain.Danish.Date(tomorrow)} kl. 9.30", editor.Page.Body!.TextContent);

        await editor.OpenAsync($"{shared.Case}/planlaeg");
        await editor.SubmitAsync("true");
        Assert.Equal(PublicationState.Submitted, (await editorial.Site.ReadAsync(shared)).State);
        Assert.Equal(["planlagde", "tog en plan tilbage"], await editorial.Site.AuditAsync(shared));
    }

    private static ActOnExample Acts(TestDatabase database, TimeProvider clock) => new(database.Get<IDbContextFactory<AppDbContext>>(), database.Get<ContentFollower>(), clock);

    private static PublishDueExamples Due(TestDatabase database, TimeProvider clock) => new(
        Acts(database, clock), database.Get<IDbContextFactory<AppDbContext>>(), TestSettings.Site, clock, NullLogger<PublishDueExamples>.Instance);
}
