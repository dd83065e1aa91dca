namespace Vejviser.Domain.Figures;

/// <summary>All series at one moment, and what is computed from them together: rates, and totals that another series' hidden counts forbid.</summary>
public sealed class FigureSet
{
    /// <summary>The series that rates are computed from.</summary>
    public const string Population = "folketal";

    // A rate needs the inhabitants of the time it is about.
    private const int MostMonthsApart = 12;

    private readonly OrderedDictionary<string, FigureTable> tables;
    private readonly FigureTable? inhabitants;

    /// <param name="tables">A table for each series, in the editors' order.</param>
    public FigureSet(IEnumerable<FigureTable> tables)
    {
        var alone = tables.ToDictionary(table => table.Series.Id);
        this.tables = new(alone.Values.Select(table => KeyValuePair.Create(
            table.Series.Id, table.Series.CountedIn is { } id && alone.TryGetValue(id, out var counts) ? table.Beside(counts) : table)));
        inhabitants = Find(Population);
    }

    /// <summary>All tables, in the editors' order.</summary>
    public IReadOnlyList<FigureTable> All => tables.Values;

    /// <summary>Null for what is no series.</summary>
    public FigureTable? Find(string? id) => id is not null && tables.TryGetValue(id, out var table) ? table : null;

    /// <summary>The quarter whose inhabitants a rate of that time is computed from; null where there is none near enough, or the series makes no sense as a rate.</summary>
    public Period? InhabitantsFor(Series series, Period at) =>
        series.PerInhabitants && inhabitants?.Periods.Cast<Period?>().MinBy(one => Math.Abs(one!.Value.Start.DayNumber - at.End.DayNumber)) is { } nearest &&
        nearest.Start <= at.End.AddMonths(MostMonthsApart) && nearest.Start >= at.End.AddMonths(-MostMonthsApart) ? nearest : null;

    /// <summary>A number with its rate.</summary>
    /// <param name="table">The series.</param>
    /// <param name="period">The period.</param>
    /// <param name="municipality">The code of a municipality, or of the whole country.</param>
    public Figure Of(FigureTable table, Period period, string municipality) => Of(table[period, municipality], InhabitantsFor(table.Series, period), municipality);

    /// <summary>The same for many municipalities, whose inhabitants' quarter has been found once.</summary>
    public Figure Of(FigureCell cell, Period? inhabitantsOn, string municipality)
    {
        var rate = cell.Value is { } persons && inhabitantsOn is { } on && inhabitants![on, municipality].Value is > 0 and var people ? Rate.Of(persons, people) : null;
        return new(rate?.IsUncertain == true && cell.State == ObservationState.Value ? ObservationState.Uncertain : cell.State, cell.Value, rate);
    }
}

/// <summary>A number as it is told.</summary>
/// <param name="State">What is known.</param>
/// <param name="Value">The number; null where there is none to show.</param>
/// <param name="Rate">The number per 10,000 inhabitants; null where it cannot be computed.</param>
public readonly record struct Figure(ObservationState State, decimal? Value, Rate? Rate)
{
    /// <summary>What municipalities of different size are compared by: the rate, or a number that counts nobody; null where it rests on few, or is not there.</summary>
    public decimal? Level(Series series) => Rate is { } rate ? (rate.IsUncertain ? null : rate.PerTenThousand) : series.CountsPersons || State == ObservationState.Uncertain ? null : Value;
}
