using System.Collections.Concurrent;
using System.Diagnostics;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>Which acts are under way and how long they take: so that a kill can be aimed into one.</summary>
internal sealed class Traffic
{
    private readonly ConcurrentDictionary<ActKind, TaskCompletionSource> waiting = [];
    private readonly ConcurrentDictionary<ActKind, TimeSpan> typical = [];
    private readonly ConcurrentDictionary<ActKind, int> acknowledged = [];

    public IReadOnlyDictionary<ActKind, int> Acknowledged => acknowledged;

    /// <summary>Notes that an act begins.</summary>
    public long Begin(ActKind kind)
    {
        if (waiting.TryRemove(kind, out var waiter))
        {
            waiter.SetResult();
        }

        return Stopwatch.GetTimestamp();
    }

    /// <summary>Notes that its answer has come.</summary>
    public void End(ActKind kind, long begun)
    {
        var took = Stopwatch.GetElapsedTime(begun);
        typical.AddOrUpdate(kind, took, (_, before) => (before * 3 + took) / 4);
    }

    public void Acknowledge(ActKind kind) => acknowledged.AddOrUpdate(kind, 1, (_, before) => before + 1);

    /// <summary>Done when so many more acts are acknowledged.</summary>
    public async Task AcknowledgedAsync(int more, CancellationToken killed)
    {
        for (var goal = acknowledged.Values.Sum() + more; acknowledged.Values.Sum() < goal && !killed.IsCancellationRequested;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        }
    }

    /// <summary>Done when the next act of a kind begins.</summary>
    public Task NextAsync(ActKind kind) => waiting.GetOrAdd(kind, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>How long an act of this kind takes just now.</summary>
    public TimeSpan Typical(ActKind kind) => typical.GetValueOrDefault(kind, TimeSpan.FromMilliseconds(30));
}
