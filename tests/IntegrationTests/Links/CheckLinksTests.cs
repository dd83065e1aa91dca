using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Links;

namespace Vejviser.IntegrationTests.Links;

public sealed class CheckLinksTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Link_is_dead_after_three_checks_a_day_apart_and_alive_when_it_answers_again(DatabaseProvider provider)
    {
        await using var server = await LinkServer.StartAsync();
        await using var desk = await Desk.OpenAsync(provider);
        var shared = await desk.PublicAsync(server.At("/200"), server.At("/404"));

        Assert.Equal(["/200", "/404"], await AskedAfterAsync(TimeSpan.Zero));
        Assert.Empty(await AskedAfterAsync(TimeSpan.FromHours(23)));
        Assert.Equal(["/404"], await AskedAfterAsync(TimeSpan.FromHours(1)));
        Assert.Empty(await desk.Dead.AllAsync(CancellationToken.None));

        Assert.Equal(["/404"], await AskedAfterAsync(Day));
        var dead = Assert.Single(await desk.Dead.AllAsync(CancellationToken.None));
        Assert.Equal(new DeadLink(shared.PublicId, shared.PublicId, shared.Content.Title, server.At("/404"), "siden findes ikke (404)", shared.AuthorEmail), dead);

        // Good ones and dead ones are asked again a week after they last were.
        Assert.Empty(await AskedAfterAsync(4.9 * Day));
        Assert.Equal(["/200"], await AskedAfterAsync(0.1 * Day));
        server.Answers["/404"] = 200;
        Assert.Equal(["/404"], await AskedAfterAsync(2 * Day));
        Assert.Empty(await desk.Dead.AllAsync(CancellationToken.None));
        Assert.Equal((0, null), (await desk.LinksAsync())[server.At("/404")]);

        async Task<IEnumerable<string>> AskedAfterAsync(TimeSpan time)
        {
            desk.Clock.Advance(time);
            server.Requests.Clear();
            await desk.RunAsync();
            return server.Requests.Select(request => request.Split(' ')[1]).Distinct().Order(StringComparer.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Answer_in_between_means_that_a_link_begins_anew(DatabaseProvider provider)
    {
        await using var server = await LinkServer.StartAsync();
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PublicAsync(server.At("/404"));
        await desk.RunAsync();
        desk.Clock.Advance(Day);
        await desk.RunAsync();
        Assert.Equal((2, "siden findes ikke (404)"), (await desk.LinksAsync())[server.At("/404")]);

        desk.Clock.Advance(Day);
        server.Answers["/404"] = 200;
        await desk.RunAsync();
        desk.Clock.Advance(7 * Day);
        server.Answers["/404"] = 500;
        await desk.RunAsync();

        Assert.Equal((1, "serveren melder fejl (500)"), (await desk.LinksAsync())[server.At("/404")]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Links_come_and_go_with_what_readers_see(DatabaseProvider provider)
    {
        await using var server = await LinkServer.StartAsync();
        await using var desk = await Desk.OpenAsync(provider);
        var contexts = desk.Contexts;
        var shared = await desk.PublicAsync(server.At("/200/en"), server.At("/200/to"));
        var unseen = await contexts.ShareAsync(content => content with { Approach = $"Se {server.At("/200/usendt")}." }, desk.Clock.GetUtcNow().UtcDateTime);
        await desk.RunAsync();
        Assert.Equal([server.At("/200/en"), server.At("/200/to")], (await desk.LinksAsync()).Keys.Order(StringComparer.Ordinal));

        await desk.WriteAsync(shared, server.At("/200/to"), server.At("/200/tre"));
        await desk.RunAsync();
        Assert.Equal([server.At("/200/to"), server.At("/200/tre")], (await desk.LinksAsync()).Keys.Order(StringComparer.Ordinal));

        await desk.DoAsync(shared, example => example.Withdraw(Actor.Editors, desk.Clock.GetUtcNow().UtcDateTime, "Slut."));
        await desk.RunAsync();
        Assert.Empty(await desk.LinksAsync());
        Assert.Equal(PublicationState.Submitted, (await contexts.ReadAsync(unseen)).State);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_is_held_against_the_links_when_nobody_answers(DatabaseProvider provider)
    {
        var server = await LinkServer.StartAsync();
        await using var desk = await Desk.OpenAsync(provider);
        var urls = Enumerable.Range(1, 5).Select(number => server.At($"/200/{number}")).ToArray();
        await server.DisposeAsync();
        var shared = await desk.PublicAsync(urls);
        await desk.RunAsync();
        Assert.All((await desk.LinksAsync()).Values, link => Assert.Equal((0, null), link));

        // Four may well be gone; and the day after they are asked again.
        await desk.WriteAsync(shared, urls[..4]);
        desk.Clock.Advance(Day);
        await desk.RunAsync();
        Assert.Equal([.. Enumerable.Repeat((1, (string?)"serveren svarer ikke"), 4)], (await desk.LinksAsync()).Values);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task One_that_answers_shows_that_the_others_do_not(DatabaseProvider provider)
    {
        await using var server = await LinkServer.StartAsync();
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PublicAsync([server.At("/200"), .. Enumerable.Range(1, 4).Select(number => server.At($"/500/{number}"))]);
        await desk.RunAsync();

        Assert.Equal([0, 1, 1, 1, 1], (await desk.LinksAsync()).Values.Select(link => link.Failures).Order());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_nodes_at_once_ask_each_address_once(DatabaseProvider provider)
    {
        await using var server = await LinkServer.StartAsync();
        await using var desk = await Desk.OpenAsync(provider);
        await using var other = desk.Database.OtherNode();
        await desk.PublicAsync([.. Enumerable.Range(1, 6).Select(number => server.At($"/200/{number}"))]);
        await Task.WhenAll(desk.RunAsync(), desk.RunAsync(other));
        Assert.Equal([.. Enumerable.Range(1, 6).Select(number => $"HEAD /200/{number}")], server.Requests.Order(StringComparer.Ordinal));

        desk.Clock.Advance(7 * Day);
        await Task.WhenAll(desk.RunAsync(), desk.RunAsync(other));
        Assert.Equal(12, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Dead_link_is_the_authors_to_mend_where_there_is_one(DatabaseProvider provider)
    {
        await using var server = await LinkServer.StartAsync();
        await using var desk = await Desk.OpenAsync(provider);
        await desk.Database.ImportAsync(TestRecords.Stream(TestRecords.Record("samlet", record => record["source_url"] = server.At("/410"))));
        var shared = await desk.PublicAsync(server.At("/410"));
        for (var check = 0; check < CheckLinks.FailuresUntilDead; check++)
        {
            await desk.RunAsync();
            desk.Clock.Advance(Day);
        }

        Assert.Equal([("samlet", null), (shared.PublicId, shared.AuthorEmail)], (await desk.Dead.AllAsync(CancellationToken.None)).Select(link => (link.PublicId, link.AuthorEmail)));
        Assert.Equal([shared.PublicId], (await desk.Dead.OfAuthorsAsync(CancellationToken.None)).Select(link => link.PublicId));
        Assert.Equal(3, server.Requests.Count(request => request == "HEAD /410"));
    }

    /// <summary>A database, a clock, and the routine on it.</summary>
    private sealed class Desk(TestDatabase database, TestClock clock) : IAsyncDisposable
    {
        private readonly LinkProbe probe = new(_ => true);

        public TestDatabase Database => database;

        public TestClock Clock => clock;

        public IDbContextFactory<AppDbContext> Contexts => database.Get<IDbContextFactory<AppDbContext>>();

        public DeadLinks Dead => new(Contexts);

        public static async Task<Desk> OpenAsync(DatabaseProvider provider)
        {
            var clock = TestClock.AtStart();
            var database = await TestDatabase.CreateAsync(provider, clock);
            await database.FollowAsync();
            return new(database, clock);
        }

        public Task RunAsync(TestDatabase? node = null) => new CheckLinks((node ?? database).Get<IDbContextFactory<AppDbContext>>(), probe, clock).RunAsync(CancellationToken.None);

        public Task<Shared> PublicAsync(params string[] urls) => database.PublicAsync(clock, content => content with { Approach = Text(urls) });

        public Task WriteAsync(Shared shared, params string[] urls) => DoAsync(shared, example =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            example.Revise(shared.Content with { Approach = Text(urls) }, Actor.Author, now);
            example.Submit(Actor.Author, now);
            example.Publish(Actor.Editors, now);
        });

        public async Task DoAsync(Shared shared, Action<PracticeExample> act)
        {
            await using var db = database.Open();
            act(await db.PracticeExamples.SingleAsync(example => example.Id == shared.Id));
            await db.SaveChangesAsync();
        }

        public async Task<Dictionary<string, (int Failures, string? Fault)>> LinksAsync()
        {
            await using var db = database.Open();
            return await db.CheckedLinks.AsNoTracking().ToDictionaryAsync(link => link.Url, link => (link.Failures, link.Fault));
        }

        public async ValueTask DisposeAsync()
        {
            probe.Dispose();
            await database.DisposeAsync();
        }

        private static string Text(string[] urls) => $"Læs mere: {string.Join(" og ", urls)}.";
    }
}
