namespace Vejviser.Domain.Positions;

/// <summary>Municipalities' answers to a dilemma, open to all of them until a day (åben høring).</summary>
public sealed class Consultation
{
    public const int MaxSummary = 5_000;

    public int Id { get; init; }

    /// <summary>The slug of the paper.</summary>
    public required string Paper { get; init; }

    /// <summary>The dilemma's id in it.</summary>
    public required string Dilemma { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>The last day to answer.</summary>
    public required DateOnly ClosesOn { get; set; }

    /// <summary>The editors' summary, Markdown; null until there is one.</summary>
    public string? Summary { get; set; }

    /// <summary>Ids of the statements the summary rests on.</summary>
    public IReadOnlyList<int> RestsOn { get; set; } = [];

    /// <summary>UTC; null until there is a summary.</summary>
    public DateTime? SummarisedAt { get; set; }

    /// <summary>Changes with every write by an editor: the later of two is told.</summary>
    public int Version { get; set; }

    /// <summary>What was sent, where a query loads it.</summary>
    public List<Statement> Statements { get; } = [];

    /// <summary>Whether municipalities can answer on a day.</summary>
    public bool IsOpenOn(DateOnly today) => today <= ClosesOn;
}

/// <summary>A municipality's answer to a dilemma, signed by municipality and role (indlæg): one for each consultation and municipality.</summary>
public sealed class Statement
{
    public const int MaxText = 2_000;
    public const int MaxRole = 100;

    public int Id { get; init; }

    public int ConsultationId { get; init; }

    public required string MunicipalityCode { get; init; }

    /// <summary>Who signs, by role: "jobcenterchef".</summary>
    public required string Role { get; set; }

    public required string Text { get; set; }

    public StatementState State { get; set; }

    /// <summary>Why it was sent back; null otherwise.</summary>
    public string? ReturnReason { get; set; }

    /// <summary>When it was last sent (UTC).</summary>
    public required DateTime SentAt { get; set; }

    /// <summary>UTC; null until it is public.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Changes with every write: the later of two is told.</summary>
    public int Version { get; set; }
}

/// <summary>How far a statement has come.</summary>
public enum StatementState
{
    /// <summary>Waits for the editors.</summary>
    Sent,

    Published,

    /// <summary>Sent back to the municipality with a reason.</summary>
    Returned,
}
