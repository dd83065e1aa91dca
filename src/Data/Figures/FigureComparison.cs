using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Figures;

namespace Vejviser.Data.Figures;

/// <summary>Holds a table, row by row, beside the numbers known: stores what is new, corrects what differs, leaves what is the same.</summary>
/// <param name="db">The database, inside a transaction where it is to be changed.</param>
/// <param name="series">The series.</param>
/// <param name="reason">Why numbers differ; null for the source's own change.</param>
/// <param name="now">UTC; the time of corrections.</param>
/// <param name="isTrial">Whether to store nothing, and only count.</param>
internal sealed class FigureComparison(AppDbContext db, Series series, string? reason, DateTime now, bool isTrial)
{
    private const int BatchSize = 2_000;
    private const int MostChangesTold = 50;

    private readonly List<object> added = [];
    private readonly List<Observation> changed = [];
    private readonly List<FigureChange> told = [];
    private FigureImport result = new(0, 0, 0, 0, "", [], []);

    public async Task<FigureImport> RunAsync(IAsyncEnumerable<FigureRow> rows, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var known = await KnownAsync(series.Id, _ => true, cancellationToken);
        var hidden = series is { CountedIn: { } counts, IsNational: false } ? await KnownAsync(counts, one => one.State == ObservationState.Suppressed, cancellationToken) : [];
        var read = 0;
        await foreach (var row in rows)
        {
            Compare(row, known, hidden);
            progress?.Report(++read);
            if (added.Count + changed.Count >= BatchSize)
            {
                await StoreAsync(cancellationToken);
            }
        }

        await StoreAsync(cancellationToken);
        return result with { Changes = told };
    }

    private async Task<Dictionary<(Period, string), FigureCell>> KnownAsync(string id, System.Linq.Expressions.Expression<Func<Observation, bool>> which, CancellationToken cancellationToken)
    {
        Dictionary<(Period, string), FigureCell> known = [];
        await foreach (var one in db.Observations.AsNoTracking().Where(one => one.SeriesId == id).Where(which).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            known.Add((Period.Parse(one.Period)!.Value, string.Intern(one.MunicipalityCode)), new(one.State, one.Value));
        }

        return known;
    }

    private void Compare(FigureRow row, Dictionary<(Period, string), FigureCell> known, Dictionary<(Period, string), FigureCell> hidden)
    {
        var key = (row.Period, row.MunicipalityCode);
        var cell = (series.CountsPersons && row.Value is { } count && Disclosure.IsHidden(count)) || hidden.ContainsKey(key) ? FigureCell.Withheld : new(row.State, row.Value);
        result = cell.State == ObservationState.Suppressed ? result with { Suppressed = result.Suppressed + 1 } : result;
        var one = new Observation { SeriesId = series.Id, MunicipalityCode = row.MunicipalityCode, Period = row.Period.Id, State = cell.State, Value = cell.Value };
        if (!known.TryGetValue(key, out var before))
        {
            result = result with { Added = result.Added + 1 };
            added.Add(one);
        }
        else if (before == cell)
        {
            result = result with { Unchanged = result.Unchanged + 1 };
        }
        else
        {
            result = result with { Changed = result.Changed + 1 };
            changed.Add(one);
            if (told.Count < MostChangesTold)
            {
                told.Add(new(one.MunicipalityCode, row.Period, before, cell));
            }

            added.Add(new Correction
            {
                SeriesId = one.SeriesId,
                MunicipalityCode = one.MunicipalityCode,
                Period = one.Period,
                OldState = before.State,
                OldValue = before.Value,
                At = now,
                Reason = reason ?? "Kilden har et andet tal end før.",
            });
        }
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        if (!isTrial)
        {
            db.AddRange(added);
            db.UpdateRange(changed);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        added.Clear();
        changed.Clear();
    }
}
