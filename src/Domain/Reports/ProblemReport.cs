namespace Vejviser.Domain.Reports;

/// <summary>A reader's word that something on a page is wrong, or tells of a person.</summary>
public sealed class ProblemReport
{
    public int Id { get; init; }

    /// <summary>The page it is about: a path of ours; null where the reader did not say.</summary>
    public string? Path { get; init; }

    /// <summary>The example behind the path, if there is one.</summary>
    public int? PracticeExampleId { get; init; }

    public required string Text { get; set; }

    /// <summary>Where the reader would like an answer; null for none.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When an editor had dealt with it (UTC); text and address are then deleted after 90 days.</summary>
    public DateTime? HandledAt { get; set; }

    /// <summary>What the editor did, in a sentence.</summary>
    public string? Outcome { get; set; }
}
