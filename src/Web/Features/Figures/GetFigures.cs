using Vejviser.Data;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Web.Features.Figures;

/// <summary>The figures as pages tell them: the series there are, and one of them in one period.</summary>
public sealed class GetFigures(ContentFollower content)
{
    private const int MostCorrections = 100;

    /// <summary>All series with their numbers.</summary>
    public FigureSet Figures => content.Current.Figures;

    /// <summary>A series in one period; null when there is no such series, or no such period in it.</summary>
    /// <param name="id">The series.</param>
    /// <param name="asked">As <see cref="Period.Id"/> writes it; null for the newest.</param>
    public View? Find(string? id, string? asked)
    {
        var (catalogue, figures) = (content.Current.Catalogue, content.Current.Figures);
        if (figures.Find(id) is not { } table || (asked is not null && !table.Periods.Any(one => one.Id == asked)))
        {
            return null;
        }

        var period = asked is null ? table.Newest : Period.Parse(asked);
        Period? inhabitantsOn = period is { } at ? figures.InhabitantsFor(table.Series, at) : null;
        return new(
            table,
            period,
            catalogue.Municipalities.Values.Select(municipality => new MunicipalityFigure(
                municipality, period is { } shown ? figures.Of(table[shown, municipality.Code], inhabitantsOn, municipality.Code) : new(ObservationState.NoData, null, null))).ToList(),
            inhabitantsOn?.Start,
            table.Corrections.Take(MostCorrections).Select(one => (catalogue.Municipalities.GetValueOrDefault(one.MunicipalityCode)?.FullName ?? "Hele landet", one)).ToList());
    }

    /// <summary>Every number of a series, by period and municipality; the whole country, where the source tells it, last in its period.</summary>
    /// <param name="table">The series.</param>
    /// <param name="only">Only this period; null for all.</param>
    public IEnumerable<Line> Lines(FigureTable table, Period? only)
    {
        var (catalogue, figures) = (content.Current.Catalogue, content.Current.Figures);
        foreach (var period in table.Periods.Where(period => only is null || period == only))
        {
            var inhabitantsOn = figures.InhabitantsFor(table.Series, period);
            foreach (var (code, municipality) in catalogue.Municipalities)
            {
                yield return new(code, municipality.Name, period, figures.Of(table[period, code], inhabitantsOn, code));
            }

            if (table.National(period) is { State: not ObservationState.NoData } national)
            {
                yield return new(Observation.WholeCountry, "Hele landet", period, figures.Of(national, inhabitantsOn, Observation.WholeCountry));
            }
        }
    }

    /// <summary>A series in one period.</summary>
    /// <param name="Table">The series.</param>
    /// <param name="Period">The period; null while the series is empty.</param>
    /// <param name="Rows">A row for each of the 98 municipalities, by name.</param>
    /// <param name="InhabitantsOn">The day whose inhabitants rates are computed from; null where there are no rates.</param>
    /// <param name="Corrections">The newest corrections, by municipality.</param>
    public sealed record View(FigureTable Table, Period? Period, IReadOnlyList<MunicipalityFigure> Rows, DateOnly? InhabitantsOn, IReadOnlyList<(string Municipality, Correction Correction)> Corrections)
    {
        public Series Series => Table.Series;

        /// <summary>The number for the whole country.</summary>
        public FigureCell National => Period is { } period ? Table.National(period) : FigureCell.NoData;
    }

    /// <summary>A number of a series, as files and the API tell it.</summary>
    public sealed record Line(string Code, string Name, Period Period, Figure Figure);
}

/// <summary>A municipality's number in a period.</summary>
/// <param name="Municipality">Which.</param>
/// <param name="Figure">The number.</param>
public sealed record MunicipalityFigure(Municipality Municipality, Figure Figure);
