namespace Vejviser.Domain.Figures;

/// <summary>A series with all its numbers, as everybody may see them: what would give a hidden count away is already out.</summary>
public sealed class FigureTable
{
    private readonly Dictionary<string, int> columns;
    private readonly Period[] periods;
    private readonly FigureCell[][] cells;

    // Periods in which something is hidden, or was.
    private readonly HashSet<string> hiding = [];

    /// <param name="series">The series.</param>
    /// <param name="municipalities">The codes of all municipalities.</param>
    /// <param name="observations">All its numbers.</param>
    /// <param name="corrections">What was corrected, newest first.</param>
    public FigureTable(Series series, IEnumerable<string> municipalities, IEnumerable<Observation> observations, IEnumerable<Correction> corrections)
    {
        Series = series;
        columns = municipalities.Prepend(Observation.WholeCountry).Select((code, place) => (code, place)).ToDictionary(pair => pair.code, pair => pair.place);
        Dictionary<Period, FigureCell[]> rows = [];
        Dictionary<string, FigureCell[]> byId = [];
        foreach (var one in observations)
        {
            if (!byId.TryGetValue(one.Period, out var row))
            {
                byId[one.Period] = rows[Period.Parse(one.Period)!.Value] = row = new FigureCell[columns.Count];
                Array.Fill(row, FigureCell.NoData);
            }

            if (columns.TryGetValue(one.MunicipalityCode, out var column))
            {
                row[column] = new(one.State, one.Value);
            }
        }

        periods = [.. rows.Keys.Order()];
        cells = [.. periods.Select(period => rows[period])];
        Corrections = [.. corrections];
        if (series.CountsPersons)
        {
            WithholdTotals();
        }
    }

    private FigureTable(FigureTable table, FigureTable counts)
    {
        (Series, columns, periods) = (table.Series, table.columns, table.periods);
        cells = [.. table.cells.Select(row => row.ToArray())];
        foreach (var (period, row) in periods.Zip(cells))
        {
            var parts = counts.periods.Where(part => part.IsWithin(period) && counts.hiding.Contains(part.Id)).ToList();
            var isHidden = parts.Count > 0 || (counts.Has(period) && (Series.IsNational ? row[0].Value is { } total && GivesAway(total, counts.cells[counts.Place(period)]) : counts.hiding.Contains(period.Id)));
            row[0] = isHidden ? FigureCell.Withheld : row[0];
            foreach (var (code, column) in columns)
            {
                row[column] = parts.Append(period).Any(part => counts[part, code].State == ObservationState.Suppressed) ? FigureCell.Withheld : row[column];
            }
        }

        Corrections = [.. table.Corrections.Select(one => counts.hiding.Contains(one.Period) && (one.MunicipalityCode == Observation.WholeCountry || counts.Hides(one)) ? one.WithoutValue() : one)];
    }

    public Series Series { get; }

    /// <summary>All its periods, oldest first.</summary>
    public IReadOnlyList<Period> Periods => periods;

    /// <summary>Null while the series is empty.</summary>
    public Period? Newest => Periods.Count > 0 ? Periods[^1] : null;

    /// <summary>What was corrected, newest first.</summary>
    public IReadOnlyList<Correction> Corrections { get; private set; }

    /// <summary>The number of a municipality, or of <see cref="Observation.WholeCountry"/>.</summary>
    public FigureCell this[Period period, string municipality] =>
        Place(period) is >= 0 and var row && columns.TryGetValue(municipality, out var column) ? cells[row][column] : FigureCell.NoData;

    /// <summary>The number for the whole country.</summary>
    public FigureCell National(Period period) => this[period, Observation.WholeCountry];

    /// <summary>Whether it has that period.</summary>
    public bool Has(Period period) => Place(period) >= 0;

    /// <summary>The period that ends twelve months before another; null where there is none of the same length.</summary>
    public Period? YearBefore(Period period)
    {
        var end = period.End.AddDays(1).AddYears(-1).AddDays(-1);
        return Periods.Cast<Period?>().FirstOrDefault(one => one!.Value.End == end && one.Value.Months == period.Months);
    }

    /// <summary>A table of shares or totals without what would give away what the table of counts hides.</summary>
    /// <param name="counts">The series whose persons these are shares or totals of.</param>
    public FigureTable Beside(FigureTable counts) => new(this, counts);

    private int Place(Period period) => Array.BinarySearch(periods, period);

    private void WithholdTotals()
    {
        hiding.UnionWith(Periods.Where((_, place) => cells[place].Any(cell => cell.State == ObservationState.Suppressed)).Select(period => period.Id));
        hiding.UnionWith(Corrections.Where(one => one.OldState == ObservationState.Suppressed).Select(one => one.Period));
        foreach (var (period, row) in periods.Zip(cells).Where(pair => pair.Second[0].Value is { } total && GivesAway(total, pair.Second)))
        {
            row[0] = FigureCell.Withheld;
            hiding.Add(period.Id);
        }

        if (Periods.Select(period => period.Months).Distinct().Skip(1).Any())
        {
            WithholdLongerPeriods();
        }

        // A total that is no longer true may have been one with a hidden count in it.
        Corrections = [.. Corrections.Select(one => one.OldValue is not null && hiding.Contains(one.Period) && (one.MunicipalityCode == Observation.WholeCountry || HasParts(one.Period)) ? one.WithoutValue() : one)];
    }

    // What a year has and eleven of its months have not, the twelfth has.
    private void WithholdLongerPeriods()
    {
        for (var longer = 0; longer < cells.Length; longer++)
        {
            var within = Enumerable.Range(0, cells.Length).Where(place => Periods[place].IsWithin(Periods[longer])).ToList();
            if (within.Exists(place => hiding.Contains(Periods[place].Id)))
            {
                hiding.Add(Periods[longer].Id);
            }

            for (var column = columns.Count - 1; within.Count > 0 && column >= 0; column--)
            {
                if (cells[longer][column].Value is not null && (column == 0 ? within.Exists(place => hiding.Contains(periods[place].Id)) : within.Exists(place => cells[place][column].State == ObservationState.Suppressed)))
                {
                    cells[longer][column] = FigureCell.Withheld;
                }
            }
        }
    }

    // Whether the count beside a corrected share is hidden, or was.
    private bool Hides(Correction share) =>
        this[Period.Parse(share.Period)!.Value, share.MunicipalityCode].State == ObservationState.Suppressed ||
        Corrections.Any(one => one.Period == share.Period && one.MunicipalityCode == share.MunicipalityCode && one.OldState == ObservationState.Suppressed);

    private bool HasParts(string id) => Period.Parse(id) is { } period && Periods.Any(other => other.IsWithin(period));

    private static bool GivesAway(decimal total, FigureCell[] row)
    {
        var own = row.AsSpan(1);
        var (known, hidden, unknown) = (0m, 0, 0);
        foreach (var cell in own)
        {
            known += cell.Value ?? 0;
            hidden += cell.State == ObservationState.Suppressed ? 1 : 0;
            unknown += cell.State == ObservationState.NoData ? 1 : 0;
        }

        return Disclosure.GivesAway(total, known, hidden, unknown);
    }
}

/// <summary>A number as it may be shown.</summary>
/// <param name="State">What is known.</param>
/// <param name="Value">The number; null where there is none to show.</param>
public readonly record struct FigureCell(ObservationState State, decimal? Value)
{
    /// <summary>The number as it is written, or what stands in its place.</summary>
    public string Text => Value is { } value ? Danish.Number(value) : State.Name();

    public static readonly FigureCell NoData = new(ObservationState.NoData, null);

    /// <summary>Known, and not shown because of what it would tell of others.</summary>
    public static readonly FigureCell Withheld = new(ObservationState.Suppressed, null);
}
