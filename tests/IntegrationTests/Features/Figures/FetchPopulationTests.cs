using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Vejviser.Data;
using Vejviser.Data.Figures;
using Vejviser.Data.Figures.StatBank;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Figures;
using Vejviser.Web.Infrastructure;

namespace Vejviser.IntegrationTests.Features.Figures;

/// <summary>The program ships with the first quarter of 2026; forty-one days into the second it is 12 May.</summary>
public sealed class FetchPopulationTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // A minute to midnight in Denmark, on 11 May.
    private static readonly DateTimeOffset Early = new(2026, 5, 11, 21, 59, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Source_is_asked_once_a_day_until_it_has_the_quarter_however_many_nodes(DatabaseProvider provider)
    {
        var clock = new QuickClock(Early);
        await using var server = await StatBankServer.StartAsync();
        server.Quarters = ["2025K4"];
        using var client = new StatBankClient(server.Settings, clock);
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        await using var other = database.OtherNode();
        FetchPopulation[] nodes = [Fetch(database, client, clock), Fetch(other, client, clock), Fetch(database, client, clock)];

        Assert.Equal(0, await AskedAfterAsync(TimeSpan.Zero));
        Assert.Equal(1, await AskedAfterAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(0, await AskedAfterAsync(TimeSpan.FromHours(23)));
        Assert.Equal(1, await AskedAfterAsync(TimeSpan.FromHours(1)));
        server.Misbehave("data", StatBankServer.Status(404), times: 1);
        Assert.Equal(1, await AskedAfterAsync(Day));
        server.Quarters = ["2025K4", "2026K2"];
        Assert.Equal(1, await AskedAfterAsync(Day));
        Assert.Equal(new(2026, 4, 1), await HeldAsync(database));

        // It has been got, until the next is due: forty-one days into the third is 11 August.
        Assert.Equal(0, await AskedAfterAsync(Day));
        Assert.Equal(0, await AskedAfterAsync(new DateTimeOffset(2026, 8, 10, 21, 59, 0, TimeSpan.Zero) - clock.GetUtcNow()));
        Assert.Equal(1, await AskedAfterAsync(TimeSpan.FromMinutes(1)));

        async Task<int> AskedAfterAsync(TimeSpan time)
        {
            clock.Advance(time);
            server.Requests.Clear();
            await Task.WhenAll(nodes.Select(node => Task.Run(() => node.RunAsync(CancellationToken.None))));
            return server.Count("tableinfo");
        }
    }

    [Fact]
    public async Task Quarter_that_was_missed_is_fetched_before_the_next_is_due()
    {
        var clock = new QuickClock(new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero));
        await using var server = await StatBankServer.StartAsync();
        using var client = new StatBankClient(server.Settings, clock);
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, clock);

        await Fetch(database, client, clock).RunAsync(CancellationToken.None);

        Assert.Equal(new(2026, 7, 1), await HeldAsync(database));
    }

    [Fact]
    public async Task Site_tells_the_new_population_by_itself()
    {
        await using var server = await StatBankServer.StartAsync();
        await using var site = await TestSite.StartAsync(clock: new TestClock(Early + Day), settings: ["--StatBank:Fetch=true", $"--StatBank:Address={server.Settings.Address}/"]);
        var routine = Assert.Single(site.Get<IEnumerable<IRoutine>>().OfType<FetchPopulation>());

        await routine.RunAsync(CancellationToken.None);
        await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);

        Assert.Equal(StatBankTables.Number("0101", "2026K3"), site.Get<ContentFollower>().Current.Catalogue.Municipalities["0101"].Population);
    }

    [Theory]
    [InlineData("--StatBank:Fetch=false")]
    [InlineData("--StatBank:Fetch=")]
    public async Task Nothing_is_fetched_where_it_is_switched_off_or_in_development(string setting)
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: ["--environment=Development", setting]);
        Assert.Empty(site.Get<IEnumerable<IRoutine>>().OfType<FetchPopulation>());
    }

    private static FetchPopulation Fetch(TestDatabase node, StatBankClient client, TimeProvider clock)
    {
        var contexts = node.Get<IDbContextFactory<AppDbContext>>();
        return new(contexts, new(contexts, client, node.Get<ImportFigures>(), clock), clock, NullLogger<FetchPopulation>.Instance);
    }

    private static async Task<DateOnly> HeldAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return Assert.Single(await db.Municipalities.Select(municipality => municipality.PopulationOn).Distinct().ToListAsync());
    }
}
