using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Backup;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Operation;

/// <summary>Rehearses a restore once a night, on one node.</summary>
internal sealed partial class RehearseNightly(IDbContextFactory<AppDbContext> contexts, RehearseRestore rehearse, TimeProvider clock, ILogger<RehearseNightly> logger) : IRoutine
{
    // In Danish time; a backup of a large bank then competes with few readers.
    private const int FromHour = 2;
    private const int ToHour = 6;

    public TimeSpan Interval => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        rehearse.RemoveLeftovers();
        var now = DanishTime.FromUtc(clock.GetUtcNow().UtcDateTime);
        var night = DateOnly.FromDateTime(now);
        if (now.Hour is < FromHour or >= ToHour || !await contexts.TakeDayAsync(nameof(RehearseNightly), night, cancellationToken))
        {
            return;
        }

        var isDone = false;
        try
        {
            var (drill, exception) = await rehearse.RunAsync(null, cancellationToken);
            isDone = true;
            if (drill.Problem is { } problem)
            {
                Failed(logger, problem, exception);
            }
        }
        finally
        {
            if (!isDone)
            {
                // The node is stopping, or somebody rehearses by hand: another node, or the next quarter of an hour, has the night left.
                await contexts.GiveDayBackAsync(nameof(RehearseNightly), night, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The nightly restore drill failed: {Problem}")]
    private static partial void Failed(ILogger logger, string problem, Exception? exception);
}
