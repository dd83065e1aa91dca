using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Deletes what a reader wrote, and their address, some time after their report was dealt with; that there was one, and what came of it, stays.</summary>
internal sealed class ForgetReports(IDbContextFactory<AppDbContext> contexts, TimeProvider clock) : IRoutine
{
    public const int DaysKept = 90;

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-DaysKept);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.ProblemReports
            .Where(report => report.HandledAt < before && (report.Text != "" || report.ReplyTo != null))
            .ExecuteUpdateAsync(row => row.SetProperty(report => report.Text, "").SetProperty(report => report.ReplyTo, (string?)null), cancellationToken);
    }
}
