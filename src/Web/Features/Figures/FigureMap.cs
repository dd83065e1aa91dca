using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Figures;

/// <summary>How a series is drawn and listed: numbers as they are, or per 10,000 inhabitants; the same on map, legend and table.</summary>
public sealed class FigureMap
{
    private readonly Dictionary<string, MunicipalityFigure> rows;

    /// <param name="view">The series in a period.</param>
    /// <param name="perInhabitants">Whether rates are shown.</param>
    /// <param name="classes">The classes to draw by, common to several periods; null for those of this one.</param>
    public FigureMap(GetFigures.View view, bool perInhabitants, Classes? classes = null)
    {
        (View, PerInhabitants) = (view, perInhabitants);
        rows = view.Rows.ToDictionary(row => row.Municipality.Code);
        Classes = classes ?? Domain.Figures.Classes.Of(Ranked);
    }

    public GetFigures.View View { get; }

    public bool PerInhabitants { get; }

    /// <summary>Null where no municipality has a number.</summary>
    public Classes? Classes { get; }

    /// <summary>The numbers that are compared with each other.</summary>
    public IEnumerable<decimal> Ranked => View.Rows.Where(IsRanked).Select(row => Number(row)!.Value);

    public IEnumerable<Municipality> Municipalities => View.Rows.Select(row => row.Municipality);

    /// <summary>"fuldtidspersoner pr. 10.000 indbyggere".</summary>
    public string Unit => PerInhabitants ? $"{View.Series.Unit} pr. 10.000 indbyggere" : View.Series.Unit;

    /// <summary>The number shown; null where there is none.</summary>
    public decimal? Number(MunicipalityFigure row) => PerInhabitants ? row.Figure.Rate?.PerTenThousand : row.Figure.Value;

    /// <summary>The number as it is written, or what stands in its place.</summary>
    public string Text(MunicipalityFigure row) => Number(row) is not { } number
        ? (row.Figure.State is ObservationState.Suppressed or ObservationState.NoData ? row.Figure.State : ObservationState.NoData).Name()
        : PerInhabitants && row.Figure.Rate is { IsUncertain: true } rate ? $"{Danish.Number(number)} (usikkert, {Danish.Number(rate.Low)}–{Danish.Number(rate.High)})"
        : row.Figure.State == ObservationState.Uncertain && !PerInhabitants && row.Figure.Rate is null ? $"{Danish.Number(number)} (usikkert)"
        : Danish.Number(number);

    /// <summary>The class on the map, from low to high; and one each for what is uncertain, withheld and not there.</summary>
    public int Shade(Municipality municipality) => rows[municipality.Code] is var row && !IsRanked(row)
        ? row.Figure.State switch { ObservationState.Suppressed => MunicipalityMap.Suppressed, _ when Number(row) is not null => MunicipalityMap.Uncertain, _ => MunicipalityMap.NoData }
        : Classes!.Class(Number(row)!.Value);

    /// <summary>"Aalborg: 3,2 procent".</summary>
    public string Caption(Municipality municipality) => rows[municipality.Code] is var row && Number(row) is not null ? $"{municipality.Name}: {Text(row)} {Unit}" : $"{municipality.Name}: {Text(rows[municipality.Code])}";

    /// <summary>A number as it is written, by municipality.</summary>
    public string Text(Municipality municipality) => Text(rows[municipality.Code]);

    /// <summary>The rows by number, highest first; what is uncertain and what is not there follow by name.</summary>
    public IEnumerable<MunicipalityFigure> ByNumber => View.Rows.OrderByDescending(IsRanked).ThenByDescending(row => IsRanked(row) ? Number(row) : null);

    /// <summary>The legend, lowest class first: each class with its range, and what stands for no number, where it occurs.</summary>
    public IReadOnlyList<(int Shade, string Text)> Legend => LegendOf([this]);

    /// <summary>One legend for several maps in the same classes.</summary>
    public static IReadOnlyList<(int Shade, string Text)> LegendOf(IReadOnlyList<FigureMap> maps)
    {
        var shades = maps.SelectMany(map => map.Municipalities.Select(map.Shade)).ToHashSet();
        var ranges = maps[0].Classes?.Ranges ?? [];
        return
        [
            .. ranges.Select((range, shade) => (shade, $"{Danish.Number(range.From)}{(shade == ranges.Count - 1 ? $"–{Danish.Number(range.To)}" : $" til under {Danish.Number(range.To)}")}")),
            .. new (int Shade, string Text)[]
            {
                (MunicipalityMap.Uncertain, maps[0].PerInhabitants ? $"Usikkert: færre end {Rate.Few} personer" : "Usikkert"),
                (MunicipalityMap.Suppressed, ObservationState.Suppressed.Name()),
                (MunicipalityMap.NoData, ObservationState.NoData.Name()),
            }.Where(one => shades.Contains(one.Shade)),
        ];
    }

    /// <summary>What is drawn, how it is divided, and where it is from.</summary>
    public string SourceLine => (Classes is null ? "" : $"{Danish.Capitalised(Unit)}, {View.Period}. Fire lige store grupper af kommuner (kvartiler). ") +
        $"Kilde: {View.Series.SourceLine}{(PerInhabitants ? $"; indbyggere {Danish.Date(View.InhabitantsOn!.Value)} fra Danmarks Statistik, FOLK1A, egen beregning" : "")}.";

    // What rests on few is shown and not ranked.
    private bool IsRanked(MunicipalityFigure row) => Number(row) is not null && (PerInhabitants ? row.Figure.Rate is { IsUncertain: false } : row.Figure.Rate is not null || row.Figure.State == ObservationState.Value);
}
