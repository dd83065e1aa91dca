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

    /// <summary>The series that counts the persons this one is a share or a total of; null for none. What it hides, this one does not give away.</summary>
    public string? CountedIn { get; set; }

    /// <summary>Whether it is among what municipalities are compared by where a reader has not chosen (kommuner som vores).</summary>
    public bool IsCompared { get; set; }

    /// <summary>When the source was last asked by the program, UTC; null where it is never.</summary>
    public DateTime? AskedAt { get; set; }

    /// <summary>Why the source could not be read when it was last asked, in a sentence; null when it could.</summary>
    public string? SourceFault { get; set; }

    public int SortOrder { get; set; }

    /// <summary>The content's change number when the series or a number of it last changed; 0 as it was shipped.</summary>
    public long ChangeNumber { get; set; }

    /// <summary>Source and date as they stand beside every number: "Jobindsats, tabel Y30R21, 15. august 2023".</summary>
    public string SourceLine => SourceDate is { } date ? $"{Source}, {Danish.Date(date)}" : Source;
}
