using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>Two rounds in every test run; <c>tests/faults</c> goes on longer.</summary>
public sealed class KillLoopTests
{
    private const int Kills = 2;

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Nothing_acknowledged_is_lost_or_half_stored_when_the_server_is_killed(DatabaseProvider provider)
    {
        var report = await KillLoop.RunAsync(provider, Kills, seed: 1, TextWriter.Null);

        Assert.True(report.IsKept, report.ToString());
        Assert.Equal(Kills, report.Kills);
        Assert.NotEmpty(report.Acknowledged);
    }
}
