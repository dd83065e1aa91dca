using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Figures.StatBank;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Figures;

/// <summary>Fetches how many live in each municipality when Danmarks Statistik should have a quarter that we have not: once a day until it has.</summary>
internal sealed partial class FetchPopulation(IDbContextFactory<AppDbContext> contexts, FetchFigures fetch, TimeProvider clock, ILogger<FetchPopulation> logger) : IRoutine
{
    // A quarter's first day is told some six weeks into the quarter.
    private const int DaysUntilTold = 41;

    public TimeSpan Interval => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);
        // The day is taken before anybody is asked, so that a source that is away is not asked again before tomorrow.
        if (!await IsDueAsync(today, cancellationToken) || !await contexts.TakeDayAsync(nameof(FetchPopulation), today, cancellationToken))
        {
            return;
        }

        var result = await fetch.RunAsync(StatBankSource.Population, cancellationToken);
        if (result.Faults is [var fault, ..])
        {
            NotFetched(logger, StatBankSource.Population.Table, fault.Message);
        }
    }

    // The municipalities are written last, so what they hold is held by all.
    private async Task<bool> IsDueAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var told = today.AddDays(-DaysUntilTold);
        var quarter = new DateOnly(told.Year, ((told.Month - 1) / 3 * 3) + 1, 1);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Municipalities.AnyAsync(municipality => municipality.PopulationOn < quarter, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "{Table} was not fetched: {Fault}")]
    private static partial void NotFetched(ILogger logger, string table, string fault);
}
