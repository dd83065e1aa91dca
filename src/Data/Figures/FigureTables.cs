using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Figures;

namespace Vejviser.Data.Figures;

/// <summary>Reads the figures into memory, and again only the series that have changed.</summary>
public static class FigureTables
{
    /// <param name="db">The database.</param>
    /// <param name="municipalities">The codes of all municipalities.</param>
    /// <param name="before">What was read before; null to read everything.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>A table for each series by its id, in the editors' order.</returns>
    public static async Task<OrderedDictionary<string, FigureTable>> LoadAsync(AppDbContext db, IReadOnlyCollection<string> municipalities, OrderedDictionary<string, FigureTable>? before, CancellationToken cancellationToken)
    {
        OrderedDictionary<string, FigureTable> tables = [];
        foreach (var series in await db.Series.AsNoTracking().OrderBy(series => series.SortOrder).ThenBy(series => series.Id).ToListAsync(cancellationToken))
        {
            if (before?.TryGetValue(series.Id, out var known) == true && known.Series.ChangeNumber == series.ChangeNumber)
            {
                tables.Add(series.Id, known);
                continue;
            }

            var observations = await db.Observations.AsNoTracking().Where(one => one.SeriesId == series.Id).ToListAsync(cancellationToken);
            var corrections = await db.Corrections.AsNoTracking().Where(one => one.SeriesId == series.Id).OrderByDescending(one => one.Id).ToListAsync(cancellationToken);
            tables.Add(series.Id, new(series, municipalities, observations, corrections));
        }

        return tables;
    }
}
