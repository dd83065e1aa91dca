using Vejviser.Data;

namespace Vejviser.Web.Infrastructure;

/// <summary>Follows what other nodes commit, every second.</summary>
internal sealed partial class ContentFollowerService(ContentFollower follower, ILogger<ContentFollowerService> logger, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await follower.CatchUpAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The database may be away for a while; readers keep what this node knows, and /readyz tells.
                CouldNotFollow(logger, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not follow the database; trying again.")]
    private static partial void CouldNotFollow(ILogger logger, Exception exception);
}
