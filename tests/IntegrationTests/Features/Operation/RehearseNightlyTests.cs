using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Operation;

namespace Vejviser.IntegrationTests.Features.Operation;

public sealed class RehearseNightlyTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Restore_is_rehearsed_once_a_night_by_one_node(DatabaseProvider provider)
    {
        // 00:30 UTC is 01:30 in Denmark.
        var clock = new TestClock(new(2026, 3, 3, 0, 30, 0, TimeSpan.Zero));
        await using var site = await TestSite.StartAsync(seed: false, provider: provider, clock: clock);
        await using var other = await site.OtherNodeAsync();

        await RunAsync(site);
        Assert.Equal(0, await CountAsync(site));

        clock.Advance(TimeSpan.FromHours(1));
        await RunAsync(other);
        await RunAsync(site);
        Assert.Equal(1, await CountAsync(site));

        clock.Advance(TimeSpan.FromHours(4));
        await RunAsync(site);
        Assert.Equal(1, await CountAsync(site));

        clock.Advance(TimeSpan.FromHours(20));
        await RunAsync(site);
        Assert.Equal(2, await CountAsync(site));
    }

    private static Task RunAsync(TestSite site) => site.Get<RehearseNightly>().RunAsync(CancellationToken.None);

    private static async Task<int> CountAsync(TestSite site)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        Assert.All(await db.RestoreDrills.ToListAsync(), drill => Assert.Null(drill.Problem));
        return await db.RestoreDrills.CountAsync();
    }
}
