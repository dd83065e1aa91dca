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

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new QuickTimer(base.CreateTimer(callback, state, Soon(dueTime), period), Soon);

    private TimeSpan Soon(TimeSpan dueTime)
    {
        if (dueTime <= TimeSpan.Zero)
        {
            return dueTime;
        }

        Waits.Enqueue(dueTime);
        return dueTime / Speed;
    }

    private sealed class QuickTimer(ITimer inner, Func<TimeSpan, TimeSpan> soon) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(soon(dueTime), period);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
