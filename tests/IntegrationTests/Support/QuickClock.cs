using System.Collections.Concurrent;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A clock that stands still until a test moves it, and whose waits are over a hundred times as soon.</summary>
public sealed class QuickClock(DateTimeOffset now) : TimeProvider
{
    private const int Speed = 100;

    private DateTimeOffset now = now;

    /// <summary>How long somebody wanted to wait, in order.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public void Advance(TimeSpan time) => now += time;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Waits.Enqueue(dueTime);
        }

        return base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Speed : dueTime, period);
    }
}
