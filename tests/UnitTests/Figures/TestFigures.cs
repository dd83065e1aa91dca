using Vejviser.Domain.Figures;

namespace Vejviser.UnitTests.Figures;

/// <summary>Series with made-up numbers, in a few words.</summary>
internal static class TestFigures
{
    public static Series Series(string id, bool countsPersons = true, bool perInhabitants = false, bool isNational = false, string? countedIn = null, bool isCompared = false) => new()
    {
        Id = id,
        Title = id,
        Unit = "personer",
        Definition = "Tal til en prøve.",
        Source = "en prøve",
        Owner = "redaktionen",
        CountsPersons = countsPersons,
        PerInhabitants = perInhabitants,
        IsNational = isNational,
        CountedIn = countedIn,
        IsCompared = isCompared,
    };

    /// <summary>A table; a number from 1 to 4 is hidden where the series counts persons, and null is no data.</summary>
    public static FigureTable Table(Series series, params (string Period, string Municipality, decimal? Value)[] numbers) => Table(series, [], numbers);

    public static FigureTable Table(Series series, Correction[] corrections, params (string Period, string Municipality, decimal? Value)[] numbers) => new(
        series,
        numbers.Select(number => number.Municipality).Where(code => code != Observation.WholeCountry).Distinct(),
        numbers.Select(number =>
        {
            var isHidden = series.CountsPersons && number.Value is { } value && Disclosure.IsHidden(value);
            return new Observation
            {
                SeriesId = series.Id,
                Period = number.Period,
                MunicipalityCode = number.Municipality,
                Value = isHidden ? null : number.Value,
                State = isHidden ? ObservationState.Suppressed : number.Value is null ? ObservationState.NoData : ObservationState.Value,
            };
        }),
        corrections);

    public static Correction Correction(string period, string municipality, decimal? old, ObservationState state = ObservationState.Value) =>
        new() { SeriesId = "antal", Period = period, MunicipalityCode = municipality, OldState = state, OldValue = old, At = DateTime.UnixEpoch, Reason = "En prøve." };
}
