namespace Vejviser.Domain.Vocabularies;

/// <summary>A kind of effort (indsatstype), with what sources say about it.</summary>
public sealed class EffortType
{
    /// <summary>Slug and key, as examples carry it.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The wider effort this one is part of; its examples are found under that one too.</summary>
    public string? Broader { get; set; }

    public required EffortStance Stance { get; set; }

    /// <summary>One plain sentence for cards and search engines.</summary>
    public required string Summary { get; set; }

    /// <summary>Markdown.</summary>
    public required string Introduction { get; set; }

    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>One sentence on what is not known; null where nothing is said.</summary>
    public string? Gap { get; set; }

    /// <summary>Markdown: what to watch out for; null where nothing is said.</summary>
    public string? Reservations { get; set; }

    public required DateOnly UpdatedOn { get; set; }

    /// <summary>The day an editor last confirmed that the page still holds; null for never.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>The day an editor must look at it again.</summary>
    public DateOnly ReviewDueOn => (ConfirmedOn > UpdatedOn ? ConfirmedOn.Value : UpdatedOn).AddMonths(ReviewCycle.DefaultMonths);

    public IReadOnlyList<SourceReference> Sources { get; set; } = [];

    public int SortOrder { get; set; }
}

/// <summary>How KL's hand-out on arbejdspligt speaks of an effort.</summary>
public enum EffortStance
{
    /// <summary>The hand-out does not mention it.</summary>
    Unmentioned,

    /// <summary>Named as something that works.</summary>
    Works,

    /// <summary>KL has reservations.</summary>
    Reservations,
}

/// <summary>What one source says about an effort, restated in our own words.</summary>
/// <param name="Text">The finding.</param>
/// <param name="Source">Publisher or author.</param>
/// <param name="Year">Year of publication; null where the source gives none.</param>
/// <param name="Url">Link; null where only a copy without address was read.</param>
/// <param name="Kind">What kind of knowledge it is, in Danish: "effektstudie", "spørgeskema" …</param>
/// <param name="Certainty">How directly the source was read.</param>
public sealed record Finding(string Text, string Source, int? Year, string? Url, string Kind, FindingCertainty Certainty);

/// <summary>How directly a finding was read.</summary>
public enum FindingCertainty
{
    /// <summary>Stated in the named source, which was read.</summary>
    Certain,

    /// <summary>Stated in a source that reports it from another.</summary>
    SecondHand,

    /// <summary>Derived from what was read.</summary>
    Inferred,
}
