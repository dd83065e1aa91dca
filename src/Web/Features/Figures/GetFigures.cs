using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Web.Features.Figures;

/// <summary>Reads the figures: the series there are, and one of them in one period.</summary>
public sealed class GetFigures(IDbContextFactory<AppDbContext> contexts, ContentFollower content)
{
    /// <summary>The series that rates are computed from.</summary>
    public const string Population = "folketal";

    // A rate needs the inhabitants of the time it is about.
    private const int MostMonthsApart = 12;

    /// <summary>All series, in the editors' order, with their newest period and, for key figures, the number.</summary>
    public async Task<IReadOnlyList<Summary>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var series = await db.Series.AsNoTracking().OrderBy(one => one.SortOrder).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        var periods = (await db.Observations.GroupBy(one => new { one.SeriesId, one.Period }).Select(group => group.Key).ToListAsync(cancellationToken)).ToLookup(key => key.SeriesId, key => Period.Parse(key.Period)!.Value);
        var national = (await db.Observations.AsNoTracking().Where(one => one.MunicipalityCode == Observation.WholeCountry).ToListAsync(cancellationToken)).ToLookup(one => one.SeriesId);
        return series.ConvertAll(one =>
        {
            Period? newest = periods[one.Id].Any() ? periods[one.Id].Max() : null;
            return new Summary(one, newest, national[one.Id].FirstOrDefault(number => number.Period == newest?.Id));
        });
    }

    /// <summary>A series in one period; null when there is no such series, or no such period in it.</summary>
    /// <param name="id">The series.</param>
    /// <param name="period">As <see cref="Period.Id"/> writes it; null for the newest.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<View?> FindAsync(string? id, string? period, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(id))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Series.AsNoTracking().SingleOrDefaultAsync(series => series.Id == id, cancellationToken) is not { } series)
        {
            return null;
        }

        var periods = (await db.Observations.Where(one => one.SeriesId == id).Select(one => one.Period).Distinct().ToListAsync(cancellationToken)).Select(text => Period.Parse(text)!.Value).OrderDescending().ToList();
        Period? chosen = period is null ? periods.Cast<Period?>().FirstOrDefault() : periods.Cast<Period?>().FirstOrDefault(one => one!.Value.Id == period);
        if (period is not null && chosen is null)
        {
            return null;
        }

        var observations = chosen is null ? [] : await db.Observations.AsNoTracking().Where(one => one.SeriesId == id && one.Period == chosen.Value.Id).ToDictionaryAsync(one => one.MunicipalityCode, cancellationToken);
        var inhabitants = series.PerInhabitants && chosen is { } at ? await InhabitantsAsync(db, at, cancellationToken) : null;
        var corrections = await db.Corrections.AsNoTracking().Where(one => one.SeriesId == id).OrderByDescending(one => one.Id).Take(100).ToListAsync(cancellationToken);
        return new(
            series, periods, chosen,
            content.Current.Catalogue.Municipalities.Values.Select(municipality => Row(municipality, observations.GetValueOrDefault(municipality.Code), inhabitants)).ToList(),
            observations.GetValueOrDefault(Observation.WholeCountry),
            inhabitants?.On,
            corrections.ConvertAll(one => (content.Current.Catalogue.Municipalities.GetValueOrDefault(one.MunicipalityCode)?.FullName ?? "Hele landet", one)));
    }

    /// <summary>Every number of a series, by period and municipality.</summary>
    /// <param name="id">The series.</param>
    /// <param name="period">Only this one; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Null when there is no such series. No rows where it has no such period.</returns>
    public async Task<(Series Series, IReadOnlyList<(Period Period, FigureRow Row)> Rows)?> AllAsync(string? id, Period? period, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!Slug.IsValid(id) || await db.Series.AsNoTracking().SingleOrDefaultAsync(series => series.Id == id, cancellationToken) is not { } series)
        {
            return null;
        }

        var only = period?.Id;
        var observations = (await db.Observations.AsNoTracking().Where(one => one.SeriesId == id && (only == null || one.Period == only)).ToListAsync(cancellationToken)).ToLookup(one => Period.Parse(one.Period)!.Value);
        List<(Period, FigureRow)> rows = [];
        foreach (var one in observations.Select(group => group.Key).Order())
        {
            var byCode = observations[one].ToDictionary(observation => observation.MunicipalityCode);
            var inhabitants = series.PerInhabitants ? await InhabitantsAsync(db, one, cancellationToken) : null;
            rows.AddRange(content.Current.Catalogue.Municipalities.Values.Select(municipality => (one, Row(municipality, byCode.GetValueOrDefault(municipality.Code), inhabitants))));
        }

        return (series, rows);
    }

    /// <summary>A municipality's newest number of each series that has one, with its rank.</summary>
    public async Task<IReadOnlyList<MunicipalityFigure>> OfAsync(Municipality municipality, CancellationToken cancellationToken)
    {
        List<MunicipalityFigure> figures = [];
        foreach (var summary in (await ListAsync(cancellationToken)).Where(summary => summary is { Newest: not null, Series.IsNational: false }))
        {
            var view = (await FindAsync(summary.Series.Id, null, cancellationToken))!;
            var own = view.Rows.Single(row => row.Municipality.Code == municipality.Code);
            figures.Add(new(view.Series, view.Period!.Value, own, Rank(view.Rows, own), Rank(view.Rows.Where(row => row.Municipality.Group == municipality.Group), own)));
        }

        return figures;
    }

    // Equal numbers share a rank; a number that is withheld or missing has none.
    private static (int Place, int Of)? Rank(IEnumerable<FigureRow> rows, FigureRow own)
    {
        var ranked = rows.Where(row => row.Value is not null).ToList();
        return own.Value is { } value ? (ranked.Count(row => row.Value > value) + 1, ranked.Count) : null;
    }

    private static FigureRow Row(Municipality municipality, Observation? observation, Inhabitants? inhabitants)
    {
        var (state, value) = observation is null ? (ObservationState.NoData, null) : (observation.State, observation.Value);
        var rate = value is { } persons && inhabitants?.ByCode.GetValueOrDefault(municipality.Code) is > 0 and var people ? Rate.Of(persons, people) : null;
        return new(municipality, rate?.IsUncertain == true && state == ObservationState.Value ? ObservationState.Uncertain : state, value, rate);
    }

    private static async Task<Inhabitants?> InhabitantsAsync(AppDbContext db, Period at, CancellationToken cancellationToken)
    {
        var known = (await db.Observations.Where(one => one.SeriesId == Population).Select(one => one.Period).Distinct().ToListAsync(cancellationToken)).Select(text => Period.Parse(text)!.Value).ToList();
        var nearest = known.OrderBy(one => Math.Abs(one.Start.DayNumber - at.End.DayNumber)).Cast<Period?>().FirstOrDefault();
        if (nearest is not { } period || period.Start > at.End.AddMonths(MostMonthsApart) || period.Start < at.End.AddMonths(-MostMonthsApart))
        {
            return null;
        }

        return new(period.Start, await db.Observations.Where(one => one.SeriesId == Population && one.Period == period.Id && one.Value != null).ToDictionaryAsync(one => one.MunicipalityCode, one => one.Value!.Value, cancellationToken));
    }

    /// <summary>A series in the list of all.</summary>
    /// <param name="Series">The series.</param>
    /// <param name="Newest">Its newest period; null while it is empty.</param>
    /// <param name="National">The number for the whole country in it; null for none.</param>
    public sealed record Summary(Series Series, Period? Newest, Observation? National);

    /// <summary>A series in one period.</summary>
    /// <param name="Series">The series.</param>
    /// <param name="Periods">All its periods, newest first.</param>
    /// <param name="Period">The one shown; null while the series is empty.</param>
    /// <param name="Rows">A row for each of the 98 municipalities, by name.</param>
    /// <param name="National">The number for the whole country; null for none.</param>
    /// <param name="InhabitantsOn">The day whose inhabitants rates are computed from; null where there are no rates.</param>
    /// <param name="Corrections">What was corrected, newest first, by municipality.</param>
    public sealed record View(
        Series Series, IReadOnlyList<Period> Periods, Period? Period, IReadOnlyList<FigureRow> Rows, Observation? National, DateOnly? InhabitantsOn, IReadOnlyList<(string Municipality, Correction Correction)> Corrections);

    private sealed record Inhabitants(DateOnly On, Dictionary<string, decimal> ByCode);
}

/// <summary>A municipality's newest number of a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Period">Its newest period.</param>
/// <param name="Row">The number.</param>
/// <param name="Rank">Its place from the highest, and among how many; null where there is no number.</param>
/// <param name="RankInGroup">The same within the municipality's group.</param>
public sealed record MunicipalityFigure(Series Series, Period Period, FigureRow Row, (int Place, int Of)? Rank, (int Place, int Of)? RankInGroup);

/// <summary>A municipality's number in a period.</summary>
/// <param name="Municipality">Which.</param>
/// <param name="State">What is known.</param>
/// <param name="Value">The number; null where there is none to show.</param>
/// <param name="Rate">The number per 10,000 inhabitants; null where it cannot be computed.</param>
public sealed record FigureRow(Municipality Municipality, ObservationState State, decimal? Value, Rate? Rate);
