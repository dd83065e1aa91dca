namespace Vejviser.Domain.Figures;

/// <summary>A figure that is told again and again, for each municipality or for the whole country (tal, serie).</summary>
public sealed class Series
{
    /// <summary>Its address: /tal/{id}.</summary>
    public required string Id { get; init; }

    public required string Title { get; set; }

    /// <summary>What it is a number of: "fuldtidspersoner", "procent".</summary>
    public required string Unit { get; set; }

    /// <summary>What is counted, and what is not.</summary>
    public required string Definition { get; set; }

    /// <summary>Who is counted: age, and whether Ukrainians are; null where the source does not say.</summary>
    public string? Counted { get; set; }

    /// <summary>What must be read with it; null for nothing.</summary>
    public string? Warning { get; set; }

    /// <summary>Who publishes it, and in what.</summary>
    public required string Source { get; set; }

    /// <summary>Where it can be read; null where only a copy without address was.</summary>
    public string? SourceUrl { get; set; }

    /// <summary>The day of the extract, or of publication; null where the source has no date.</summary>
    public DateOnly? SourceDate { get; set; }

    /// <summary>How the numbers came about, where that is more than counting; null otherwise.</summary>
    public string? Method { get; set; }

    /// <summary>The role that answers for it.</summary>
    public required string Owner { get; set; }

    /// <summary>When newer numbers are expected; null where nobody has said.</summary>
    public DateOnly? NextUpdateOn { get; set; }

    /// <summary>Whether it counts persons: then 1 to 4 are suppressed.</summary>
    public required bool CountsPersons { get; set; }

    /// <summary>Whether it makes sense per 10,000 inhabitants. The rate is computed, never stored.</summary>
    public required bool PerInhabitants { get; set; }

    /// <summary>Whether it is told for the whole country only: a key figure.</summary>
    public required bool IsNational { get; set; }

    public int SortOrder { get; set; }

    /// <summary>Source and date as they stand beside every number: "Jobindsats, tabel Y30R21, 15. august 2023".</summary>
    public string SourceLine => SourceDate is { } date ? $"{Source}, {Danish.Date(date)}" : Source;
}

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

/// <summary>That a number was changed after it was public: the old one stays readable, with the reason (rettelse).</summary>
public sealed class Correction
{
    public int Id { get; init; }

    public required string SeriesId { get; init; }

    public required string MunicipalityCode { get; init; }

    public required string Period { get; init; }

    public required ObservationState OldState { get; init; }

    /// <summary>Null where there was no number, or one that is not kept.</summary>
    public decimal? OldValue { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required string Reason { get; init; }
}

/// <summary>What may be shown of counts of persons.</summary>
public static class Disclosure
{
    private const int FewestShown = 5;

    /// <summary>Whether a count of persons is so small that it is not kept: 1 to 4. None at all tells of nobody.</summary>
    public static bool IsHidden(decimal count) => count is > 0 and < FewestShown;
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
        ObservationState.Suppressed => "Under 5, vises ikke",
        _ => "Ingen data",
    };
}
