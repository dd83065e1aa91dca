using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Figures;
using Vejviser.Data.Figures.StatBank;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Figures.StatBank;

/// <summary>How it is asked, where the source or the way to it is in trouble.</summary>
public sealed class StatBankClientTests : IAsyncLifetime
{
    private const string NoAnswer = "Danmarks Statistik svarer ikke; prøv igen senere.";

    private readonly QuickClock clock = new(new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));

    private StatBankServer server = null!;
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        server = await StatBankServer.StartAsync();
        database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, clock);
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Server_that_does_not_answer_in_time_is_asked_again()
    {
        server.Misbehave("tableinfo", StatBankServer.Silence, times: 1);
        server.Misbehave("data", StatBankServer.Silence, times: 1);

        Assert.Null(await FaultAsync(TimeSpan.FromSeconds(200)));

        Assert.Equal((2, 2), (server.Count("tableinfo"), server.Count("data")));
    }

    [Fact]
    public async Task Server_that_never_answers_is_asked_four_times()
    {
        server.Misbehave("tableinfo", StatBankServer.Silence);

        Assert.Equal(NoAnswer, await FaultAsync(TimeSpan.FromSeconds(10)));

        Assert.Equal(4, server.Count("tableinfo"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Server_that_is_busy_is_asked_again_when_it_says(int status)
    {
        server.Misbehave("data", StatBankServer.Status(status, header: "Retry-After", value: "7"), times: 3);

        Assert.Null(await FaultAsync());

        Assert.Equal(4, server.Count("data"));
        Assert.Equal(3, clock.Waits.Count(wait => wait == TimeSpan.FromSeconds(7)));
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("Fri, 27 Nov 2026 12:00:00 GMT")]
    public async Task Nobody_waits_more_than_a_minute(string value)
    {
        server.Misbehave("data", StatBankServer.Status(429, header: "Retry-After", value: value), times: 1);

        Assert.Null(await FaultAsync());

        Assert.Contains(TimeSpan.FromMinutes(1), clock.Waits);
    }

    [Theory]
    [InlineData(429, "Danmarks Statistik har for travlt lige nu; prøv igen senere.")]
    [InlineData(500, NoAnswer)]
    [InlineData(503, NoAnswer)]
    public async Task Server_that_stays_in_trouble_is_asked_four_times(int status, string told)
    {
        server.Misbehave("data", StatBankServer.Status(status));

        Assert.Equal(told, await FaultAsync());

        Assert.Equal(4, server.Count("data"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Half_an_answer_is_none(bool tellsLength)
    {
        server.Misbehave("data", StatBankServer.Cut(tellsLength), times: 3);
        Assert.Null(await FaultAsync());
        Assert.Equal(4, server.Count("data"));

        server.Misbehave("data", StatBankServer.Cut(tellsLength));
        Assert.Equal(NoAnswer, await FaultAsync());
        Assert.Equal(8, server.Count("data"));
    }

    [Fact]
    public async Task Server_that_is_not_there_does_not_answer()
    {
        await server.DisposeAsync();
        Assert.Equal(NoAnswer, await FaultAsync());
    }

    [Theory]
    [InlineData(400, "{\"errorTypeCode\":\"EXTRACT-NOTFOUND\",\"message\":\"Can't find value: 999 (OMRÅDE)\"}", "Danmarks Statistik afviste forespørgslen: »Can't find value: 999 (OMRÅDE)«.")]
    [InlineData(400, "Bad Request", "Danmarks Statistik afviste forespørgslen (400).")]
    [InlineData(400, "[]", "Danmarks Statistik afviste forespørgslen (400).")]
    [InlineData(403, "", "Danmarks Statistik afviste forespørgslen (403).")]
    [InlineData(404, "", "Danmarks Statistik kender ikke tabellen FOLK1A.")]
    public async Task No_is_taken_for_an_answer(int status, string body, string told)
    {
        server.Misbehave("data", StatBankServer.Status(status, body));

        Assert.Equal(told, await FaultAsync());

        Assert.Equal(1, server.Count("data"));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirection_is_not_followed(int status)
    {
        server.Misbehave("data", StatBankServer.Status(status, header: "Location", value: "/v1/andetsteds"));

        Assert.Equal($"Danmarks Statistik afviste forespørgslen ({status}).", await FaultAsync());

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_without_end_is_not_read(bool tellsLength)
    {
        server.Misbehave("data", StatBankServer.Flood(tellsLength));

        Assert.Equal("Svaret fra Danmarks Statistik er for stort; intet er gemt.", await FaultAsync());

        Assert.Equal(1, server.Count("data"));
    }

    [Fact]
    public async Task Whoever_stops_does_not_wait()
    {
        server.Misbehave("tableinfo", StatBankServer.Silence);
        using var stop = new CancellationTokenSource();
        var fetching = FaultAsync(cancellationToken: stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    private async Task<string?> FaultAsync(TimeSpan? patience = null, CancellationToken cancellationToken = default)
    {
        using var client = new StatBankClient(server.Settings with { Patience = patience ?? server.Settings.Patience }, clock);
        var result = await new FetchFigures(database.Get<IDbContextFactory<AppDbContext>>(), client, database.Get<ImportFigures>(), clock).RunAsync(StatBankSource.Population, cancellationToken);
        await using var db = database.Open();
        var series = await db.Series.SingleAsync(one => one.Id == "folketal", CancellationToken.None);
        Assert.Equal(clock.GetUtcNow().UtcDateTime, series.AskedAt);
        Assert.Equal(series.SourceFault is { } told ? [told] : [], result.Faults.Select(fault => fault.ToString()));
        return series.SourceFault;
    }
}
