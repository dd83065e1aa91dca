namespace Vejviser.Web.Use;

/// <summary>Stores what is counted every ten seconds, and when the program stops.</summary>
internal sealed partial class UseService(UseCounter counter, ILogger<UseService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await counter.StoreAsync(CancellationToken.None);
            }
            catch (Exception exception)
            {
                // The database may be away; what was counted meanwhile is lost, and nobody reads worse for it.
                CouldNotStore(logger, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not store counts of use: {Fault}.")]
    private static partial void CouldNotStore(ILogger logger, string fault);
}
