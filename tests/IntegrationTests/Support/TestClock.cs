namespace Vejviser.IntegrationTests.Support;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    /// <summary>2 March 2026, 10:30 UTC.</summary>
    public static TestClock AtStart() => new(new(2026, 3, 2, 10, 30, 0, TimeSpan.Zero));

    public void Advance(TimeSpan time) => now += time;

    public override DateTimeOffset GetUtcNow() => now;
}
