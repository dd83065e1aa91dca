namespace Vejviser.Domain.PracticeExamples;

/// <summary>One line of an example's history.</summary>
public sealed class TimelineEntry(string? note)
{
    public int Id { get; init; }

    public int PracticeExampleId { get; init; }

    public required TimelineAct Act { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The role that did it; never a name.</summary>
    public required string By { get; init; }

    /// <summary>The newest revision when it happened.</summary>
    public required int Revision { get; init; }

    /// <summary>What was said with it: public where the act is, else between author and editors.</summary>
    public string? Note { get; private set; } = note;

    internal void Redact(string passage) => Note = Note?.Replace(passage, PracticeExampleContent.Removed, StringComparison.Ordinal);
}

/// <summary>What can stand on a timeline.</summary>
public enum TimelineAct
{
    Created,
    Revised,
    Submitted,
    Taken,
    Released,
    Asked,
    Answered,
    Returned,
    ApprovalRequested,
    Approved,
    Scheduled,
    Unscheduled,
    Published,
    Withdrawn,
    Merged,

    /// <summary>Another example became part of it.</summary>
    Absorbed,

    Hidden,
    Shown,
    Redacted,

    /// <summary>What it says still holds.</summary>
    Confirmed,

    /// <summary>The effort has ended.</summary>
    Ended,

    /// <summary>An editor decided how often it is looked at.</summary>
    ReviewSet,

    /// <summary>Another municipality told of its use.</summary>
    Adopted,
}
