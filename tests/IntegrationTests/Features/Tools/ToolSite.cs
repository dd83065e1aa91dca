using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Tools;

/// <summary>A site on a day whose rules are confirmed, whatever day it is.</summary>
public sealed class ToolSite : IAsyncLifetime
{
    private static readonly Lazy<Task<TestSite>> Shared = new(() => TestSite.StartAsync(clock: Clock()));

    public TestSite Site { get; private set; } = null!;

    /// <summary>27 November 2026.</summary>
    public static TestClock Clock() => new(new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));

    public async Task InitializeAsync() => Site = await Shared.Value;

    // Others are still reading; it goes with the test run.
    public Task DisposeAsync() => Task.CompletedTask;
}
