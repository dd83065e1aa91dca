using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Backup;
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

    /// <summary>Whatever interrupts it: the node is stopping, or an operator rehearses in the same folder.</summary>
    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Night_that_was_begun_and_not_finished_is_another_nodes_to_take(DatabaseProvider provider)
    {
        var clock = new TestClock(new(2026, 3, 3, 2, 0, 0, TimeSpan.Zero));
        await using var site = await TestSite.StartAsync(seed: false, provider: provider, clock: clock);
        await using var other = await site.OtherNodeAsync();
        await using (new FileStream(Path.Combine(site.Get<DatabaseSettings>().Directory, "drill.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            await Assert.ThrowsAsync<BackupRefusedException>(() => RunAsync(site));
        }

        Assert.Equal(0, await CountAsync(site));
        await RunAsync(other);
        await RunAsync(site);
        Assert.Equal(1, await CountAsync(site));
    }

    [Fact]
    public async Task What_a_killed_rehearsal_left_goes_whoever_rehearses_next_and_not_while_it_runs()
    {
        // 13:00 in Denmark: nobody rehearses.
        await using var site = await TestSite.StartAsync(seed: false, clock: new TestClock(new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero)));
        var left = Path.Combine(site.Get<DatabaseSettings>().Directory, "drill");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(left, "proeve.db"), "navne og adresser");
        await using (new FileStream(left + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            await RunAsync(site);
            Assert.True(Directory.Exists(left));
        }

        await RunAsync(site);

        Assert.False(Directory.Exists(left));
    }

    private static Task RunAsync(TestSite site) => site.Get<RehearseNightly>().RunAsync(CancellationToken.None);

    private static async Task<int> CountAsync(TestSite site)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        Assert.All(await db.RestoreDrills.ToListAsync(), drill => Assert.Null(drill.Problem));
        return await db.RestoreDrills.CountAsync();
    }
}
