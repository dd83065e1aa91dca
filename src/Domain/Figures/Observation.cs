namespace Vejviser.Domain.Figures;

/// <summary>One number of a series: for one municipality, or the whole country, in one period.</summary>
public sealed class Observation
{
    /// <summary>The code that stands for the whole country.</summary>
    public const string WholeCountry = "0000";

    public required string SeriesId { get; init; }

    /// <summary>Four digits, or <see cref="WholeCountry"/>.</summary>
    public required string MunicipalityCode { get; init; }

    /// <summary><see cref="Period.Id"/>.</summary>
    public required string Period { get; init; }

    public required ObservationState State { get; set; }

    /// <summary>The number; null unless the state is <see cref="ObservationState.Value"/> or <see cref="ObservationState.Uncertain"/>. A suppressed number is not kept.</summary>
    public decimal? Value { get; set; }
}

/// <summary>What is known of a number.</summary>
public enum ObservationState
{
    Value,

    /// <summary>Known, but rests on few.</summary>
    Uncertain,

    /// <summary>Known to the source and withheld, so that nobody can be recognised.</summary>
    Suppressed,

    /// <summary>The source has none.</summary>
    NoData,
}

/// <summary>The Danish words and the public ids of figures.</summary>
public static class FigureWords
{
    /// <summary>The id in the API.</summary>
    public static string Id(this ObservationState state) => state switch
    {
        ObservationState.Value => "value",
        ObservationState.Uncertain => "uncertain",
        ObservationState.Suppressed => "suppressed",
        _ => "no-data",
    };

    /// <summary>What stands in the place of the number.</summary>
    public static string Name(this ObservationState state) => state switch
    {
        ObservationState.Value => "Tal",
        ObservationState.Uncertain => "Usikkert",
        ObservationState.Suppressed => "Vises ikke",
        _ => "Ingen data",
    };
}
