using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data.EmptySearches;

namespace Vejviser.Web.Infrastructure;

/// <summary>Stores what readers sought in vain, behind their backs and without them.</summary>
internal sealed partial class EmptySearchService(EmptySearchLog log, ILogger<EmptySearchService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await log.StoreAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is DbException or DbUpdateException or InvalidOperationException)
            {
                // One sighting is lost; the next counts.
                CouldNotStore(logger, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not store a search that found nothing: {Fault}.")]
    private static partial void CouldNotStore(ILogger logger, string fault);
}
