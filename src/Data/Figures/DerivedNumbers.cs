using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Figures;

namespace Vejviser.Data.Figures;

/// <summary>What follows from numbers when they change.</summary>
public static class DerivedNumbers
{
    /// <summary>Hides shares: a share of few persons tells how many they are. Call inside the transaction that changes a series.</summary>
    /// <param name="db">The database.</param>
    /// <param name="change">The change number of the transaction.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task HideSharesAsync(this AppDbContext db, long change, CancellationToken cancellationToken)
    {
        foreach (var share in await db.Series.Where(series => series.CountedIn != null && !series.IsNational).Select(series => new { series.Id, series.CountedIn }).ToListAsync(cancellationToken))
        {
            var hidden = await db.Observations
                .Where(one => one.SeriesId == share.Id && one.Value != null)
                .Where(one => db.Observations.Any(count => count.SeriesId == share.CountedIn && count.Period == one.Period && count.MunicipalityCode == one.MunicipalityCode && count.State == ObservationState.Suppressed))
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, ObservationState.Suppressed).SetProperty(one => one.Value, (decimal?)null), cancellationToken);
            hidden += await db.Corrections
                .Where(one => one.SeriesId == share.Id && one.OldValue != null)
                .Where(one => db.Observations.Any(count => count.SeriesId == share.CountedIn && count.Period == one.Period && count.MunicipalityCode == one.MunicipalityCode && count.State == ObservationState.Suppressed))
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.OldState, ObservationState.Suppressed).SetProperty(one => one.OldValue, (decimal?)null), cancellationToken);
            if (hidden > 0)
            {
                await db.Series.Where(series => series.Id == share.Id).ExecuteUpdateAsync(row => row.SetProperty(series => series.ChangeNumber, change), cancellationToken);
            }
        }
    }

    /// <summary>Hides 1 to 4 in a series that turns out to count persons, in its corrections too. Call inside the transaction that changes it.</summary>
    public static async Task HideFewAsync(this AppDbContext db, string series, CancellationToken cancellationToken)
    {
        await db.Observations.Where(one => one.SeriesId == series && one.Value > 0 && one.Value < Disclosure.FewestShown)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, ObservationState.Suppressed).SetProperty(one => one.Value, (decimal?)null), cancellationToken);
        await db.Corrections.Where(one => one.SeriesId == series && one.OldValue > 0 && one.OldValue < Disclosure.FewestShown)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.OldState, ObservationState.Suppressed).SetProperty(one => one.OldValue, (decimal?)null), cancellationToken);
    }

    /// <summary>Gives each municipality the population of the newest quarter. Call inside the transaction that changes it.</summary>
    public static async Task RefreshPopulationAsync(this AppDbContext db, CancellationToken cancellationToken)
    {
        var newest = (await db.Observations.Where(one => one.SeriesId == FigureSet.Population).Select(one => one.Period).Distinct().ToListAsync(cancellationToken)).Max(id => Period.Parse(id)!.Value);
        var inhabitants = await db.Observations.Where(one => one.SeriesId == FigureSet.Population && one.Period == newest.Id && one.Value != null).ToDictionaryAsync(one => one.MunicipalityCode, one => one.Value!.Value, cancellationToken);
        foreach (var municipality in await db.Municipalities.AsTracking().Where(municipality => inhabitants.Keys.Contains(municipality.Code)).ToListAsync(cancellationToken))
        {
            (municipality.Population, municipality.PopulationOn) = ((int)inhabitants[municipality.Code], newest.Start);
            db.Update(municipality);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
