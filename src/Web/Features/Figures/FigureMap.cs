using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Figures;

/// <summary>How a series is drawn and listed: numbers as they are, or per 10,000 inhabitants; the same on map, legend and table.</summary>
public sealed class FigureMap
{
    private readonly Dictionary<string, FigureRow> rows;

    public FigureMap(GetFigures.View view, bool perInhabitants)
    {
        (View, PerInhabitants) = (view, perInhabitants);
        rows = view.Rows.ToDictionary(row => row.Municipality.Code);
        Classes = Domain.Figures.Classes.Of(view.Rows.Where(IsRanked).Select(row => Number(row)!.Value));
    }

    public GetFigures.View View { get; }

    public bool PerInhabitants { get; }

    /// <summary>Null where no municipality has a number.</summary>
    public Classes? Classes { get; }

    /// <summary>"fuldtidspersoner pr. 10.000 indbyggere".</summary>
    public string Unit => PerInhabitants ? $"{View.Series.Unit} pr. 10.000 indbyggere" : View.Series.Unit;

    /// <summary>The number shown; null where there is none.</summary>
    public decimal? Number(FigureRow row) => PerInhabitants ? row.Rate?.PerTenThousand : row.Value;

    /// <summary>The number as it is written, or what stands in its place.</summary>
    public string Text(FigureRow row) => Number(row) is not { } number
        ? (row.State is ObservationState.Suppressed or ObservationState.NoData ? row.State : ObservationState.NoData).Name()
        : PerInhabitants && row.Rate is { IsUncertain: true } rate ? $"{Danish.Number(number)} (usikkert, {Danish.Number(rate.Low)}–{Danish.Number(rate.High)})" : Danish.Number(number);

    /// <summary>The class on the map, from low to high; and one each for what is uncertain, withheld and not there.</summary>
    public int Shade(Municipality municipality) => rows[municipality.Code] is var row && !IsRanked(row)
        ? row.State switch { ObservationState.Suppressed => TileMapTagHelper.Suppressed, _ when Number(row) is not null => TileMapTagHelper.Uncertain, _ => TileMapTagHelper.NoData }
        : Classes!.Class(Number(row)!.Value);

    /// <summary>"Aalborg: 3,2 procent".</summary>
    public string Caption(Municipality municipality) => rows[municipality.Code] is var row && Number(row) is not null ? $"{municipality.Name}: {Text(row)} {Unit}" : $"{municipality.Name}: {Text(rows[municipality.Code])}";

    /// <summary>The rows by number, highest first; what is uncertain and what is not there follow by name.</summary>
    public IEnumerable<FigureRow> ByNumber => View.Rows.OrderByDescending(IsRanked).ThenByDescending(row => IsRanked(row) ? Number(row) : null);

    // A rate that rests on few is shown and not ranked.
    private bool IsRanked(FigureRow row) => Number(row) is not null && !(PerInhabitants && row.Rate is { IsUncertain: true });
}
