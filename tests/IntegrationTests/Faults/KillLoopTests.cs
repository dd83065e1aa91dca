using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>A few rounds in every test run; <c>tests/faults</c> goes on longer.</summary>
public sealed class KillLoopTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Nothing_acknowledged_is_lost_or_half_stored_when_the_server_is_killed(DatabaseProvider provider)
    {
        var report = await KillLoop.RunAsync(provider, kills: 3, seed: 1, TextWriter.Null);

        Assert.True(report.IsKept, report.ToString());
        Assert.Equal(3, report.Kills);
        Assert.NotEmpty(report.Acknowledged);
    }
}
