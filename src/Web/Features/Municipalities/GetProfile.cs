using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Web.Features.Municipalities;

/// <summary>A municipality's numbers as its page tells them.</summary>
public sealed class GetProfile(ContentFollower content, FindAlike alike)
{
    private const int MostPeriods = 12;

    /// <summary>Its newest number of each series that has any.</summary>
    public IReadOnlyList<ProfileFigure> Of(Municipality municipality) =>
        content.Current.Figures.All.Where(table => table is { Series.IsNational: false, Newest: not null }).Select(table => Of(municipality, table)).ToList();

    private ProfileFigure Of(Municipality municipality, FigureTable table)
    {
        var (figures, newest) = (content.Current.Figures, table.Newest!.Value);
        var own = figures.Of(table, newest, municipality.Code);
        // A rate where the time has one, so that large and small can be compared.
        var isRate = figures.InhabitantsFor(table.Series, newest) is not null;
        var trend = table.Periods.Where(period => period.Months == newest.Months).TakeLast(MostPeriods).Select(period => (Period: period, Value: Shown(figures.Of(table, period, municipality.Code)))).ToList();
        return new(
            table.Series,
            newest,
            own,
            isRate,
            Rank(content.Current.Catalogue.Municipalities.Values),
            Rank([municipality, .. alike.Likeness.Of(municipality).Select(neighbour => neighbour.Municipality)]),
            trend);

        decimal? Shown(Figure figure) => isRate ? figure.Rate?.PerTenThousand : figure.Value;

        decimal? Ranked(Figure figure) => isRate && figure.Rate is { IsUncertain: true } ? null : Shown(figure);

        // Equal numbers share a place; what is withheld, missing or rests on few has none.
        Rank? Rank(IEnumerable<Municipality> among)
        {
            var ranked = among.Select(one => Ranked(figures.Of(table, newest, one.Code))).OfType<decimal>().ToList();
            return Ranked(own) is { } number && ranked.Count > 1 ? new(ranked.Count(other => other > number) + 1, ranked.Count) : null;
        }
    }
}

/// <summary>A municipality's newest number of a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Period">Its newest period.</param>
/// <param name="Figure">The number.</param>
/// <param name="IsRate">Whether rank and trend are of the rate.</param>
/// <param name="InAll">Its place among all municipalities; null where it has none.</param>
/// <param name="InAlike">Its place among itself and those like it.</param>
/// <param name="Trend">The numbers of the last periods, oldest first.</param>
public sealed record ProfileFigure(Series Series, Period Period, Figure Figure, bool IsRate, Rank? InAll, Rank? InAlike, IReadOnlyList<(Period Period, decimal? Value)> Trend)
{
    /// <summary>"fra 4,2 (2020) til 3,2 (2022)"; null where there are not two numbers.</summary>
    public string? Course => Trend.Where(one => one.Value is not null).ToList() is [var first, .., var last] ? $"fra {Danish.Number(first.Value!.Value)} ({first.Period}) til {Danish.Number(last.Value!.Value)} ({last.Period})" : null;
}

/// <summary>A place from the highest, and among how many.</summary>
public sealed record Rank(int Place, int Of);
