namespace Vejviser.Web.Infrastructure;

/// <summary>Something the program does by itself from time to time. Several nodes may do it at once: it must stand that.</summary>
internal interface IRoutine
{
    /// <summary>How long between two times.</summary>
    public TimeSpan Interval { get; }

    public Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Runs the routines, each at its own pace; one that fails is tried again at its next time.</summary>
internal sealed partial class Routines(IEnumerable<IRoutine> routines, ILogger<Routines> logger, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(routines.Select(routine => RunAsync(routine, stoppingToken)));

    private async Task RunAsync(IRoutine routine, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(routine.Interval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await routine.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The database may be away for a while; what was not done is done next time.
                Failed(logger, routine.GetType().Name, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Routine} failed; it is tried again.")]
    private static partial void Failed(ILogger logger, string routine, Exception exception);
}
