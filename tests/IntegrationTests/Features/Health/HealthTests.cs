using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web;

namespace Vejviser.IntegrationTests.Features.Health;

public sealed class HealthTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    [Fact]
    public async Task Process_that_is_up_says_ok()
    {
        using var response = await reading.Site.GetAsync("/healthz");

        Assert.Equal("ok", await response.Content.ReadAsStringAsync());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Node_that_is_ready_says_what_it_knows()
    {
        using var response = await reading.Site.GetAsync("/readyz");
        var readiness = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("ready", "ok", "ok"), (Text(readiness, "status"), Text(readiness, "database"), Text(readiness, "index")));
        Assert.Equal(46, readiness.GetProperty("examples").GetInt32());
        Assert.Equal(reading.Site.Get<ContentFollower>().Current.ChangeNumber, readiness.GetProperty("changeNumber").GetInt64());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Node_whose_database_is_gone_is_not_ready_and_still_up(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider: provider, settings: ["--Logging:LogLevel:Default=None"]);
        await using (var db = await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync())
        {
            await db.Database.EnsureDeletedAsync();
        }

        using var ready = await site.GetAsync("/readyz");
        var readiness = await ready.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(("unready", "unreachable"), (Text(readiness, "status"), Text(readiness, "database")));
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/healthz")).StatusCode);
        // Search lives on in the index.
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/eksempler?q=svejser")).StatusCode);
    }

    [Fact]
    public async Task Node_that_has_not_followed_yet_is_not_ready()
    {
        // The database and its folder; the site below lives on them.
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        // As Serve does it, but the index is never opened.
        await using var app = VejviserApp.Build(["--urls=http://127.0.0.1:0", "--environment=Production", $"--Data:Directory={database.Settings.Directory}", "--Logging:LogLevel:Default=None"]);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var response = await client.GetAsync(new Uri("/readyz", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("behind", Text(await response.Content.ReadFromJsonAsync<JsonElement>(), "index"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Clock_that_is_off_from_the_database_s_is_told(DatabaseProvider provider)
    {
        await using var on = await TestSite.StartAsync(provider: provider);
        await using var off = await TestSite.StartAsync(provider: provider, clock: TestClock.AtStart());

        Assert.Equal("ok", Text(await on.Client.GetFromJsonAsync<JsonElement>("/readyz"), "clock"));
        // A file on the same machine has no clock of its own.
        Assert.Equal(provider == DatabaseProvider.Postgres ? "off" : "ok", Text(await off.Client.GetFromJsonAsync<JsonElement>("/readyz"), "clock"));
    }

    [Fact]
    public async Task Node_that_has_not_caught_up_for_long_is_not_ready_until_it_has()
    {
        var clock = new StoppedClock();
        await using var site = await TestSite.StartAsync(clock: clock);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/readyz")).StatusCode);

        clock.Elapse(TimeSpan.FromSeconds(11));
        using var ready = await site.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("behind", Text(await ready.Content.ReadFromJsonAsync<JsonElement>(), "index"));

        await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/readyz")).StatusCode);
    }

    private static string? Text(JsonElement readiness, string name) => readiness.GetProperty(name).GetString();

    /// <summary>A clock that never rings, and whose stretches of time are a test's: nothing is followed by itself.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        private long elapsed;

        public void Elapse(TimeSpan time) => Interlocked.Add(ref elapsed, time.Ticks);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref elapsed);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
