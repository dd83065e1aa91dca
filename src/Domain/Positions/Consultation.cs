using Vejviser.Domain.PracticeExamples;

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
    public string? Summary { get; private set; }

    /// <summary>Ids of the statements the summary rests on.</summary>
    public IReadOnlyList<int> RestsOn { get; private set; } = [];

    /// <summary>When the summary was first public (UTC); null until there is one.</summary>
    public DateTime? SummarisedAt { get; private set; }

    /// <summary>Changes with every write by an editor: the later of two is told.</summary>
    public int Version { get; private set; }

    /// <summary>What was sent, where a query loads it.</summary>
    public List<Statement> Statements { get; } = [];

    /// <summary>Whether municipalities can answer on a day.</summary>
    public bool IsOpenOn(DateOnly today) => today <= ClosesOn;

    /// <summary>Whether a municipality can write on a day: while it is open, and what was sent back until the editors have summarised.</summary>
    /// <param name="sent">What the municipality has sent; null for nothing.</param>
    /// <param name="today">The day.</param>
    public bool TakesAnswer(Statement? sent, DateOnly today) => IsOpenOn(today) || (sent?.State == StatementState.Returned && SummarisedAt is null);

    /// <summary>Sets another last day.</summary>
    public void CloseOn(DateOnly day)
    {
        ClosesOn = day;
        Version++;
    }

    /// <summary>Says what the municipalities said.</summary>
    /// <param name="summary">Markdown.</param>
    /// <param name="restsOn">Ids of published statements.</param>
    /// <param name="at">Now (UTC).</param>
    public void Summarise(string summary, IReadOnlyList<int> restsOn, DateTime at)
    {
        (Summary, RestsOn) = (summary, restsOn);
        SummarisedAt ??= at;
        Version++;
    }

    /// <summary>Removes a passage from the summary and from every statement.</summary>
    public void Redact(string passage)
    {
        Summary = Summary?.Replace(passage, PracticeExampleContent.Removed, StringComparison.Ordinal);
        Version++;
        foreach (var statement in Statements)
        {
            statement.Redact(passage);
        }
    }

    /// <summary>Whether a passage stands in the summary.</summary>
    public bool Holds(string passage) => Summary?.Contains(passage, StringComparison.Ordinal) == true;
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

    public StatementState State { get; private set; }

    /// <summary>Why it was sent back; null otherwise.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>When it was last sent (UTC).</summary>
    public required DateTime SentAt { get; set; }

    /// <summary>UTC; null until it is public.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Changes with every write: the later of two is told.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The municipality writes it anew; it waits for the editors again.</summary>
    /// <exception cref="IllegalStatementException">It is public.</exception>
    public void Rewrite(string role, string text, DateTime at)
    {
        Require(State != StatementState.Published);
        (Role, Text, SentAt, State, ReturnReason) = (role, text, at, StatementState.Sent, null);
        Version++;
    }

    /// <summary>Makes it public.</summary>
    /// <exception cref="IllegalStatementException">It does not wait for the editors.</exception>
    public void Publish(DateTime at)
    {
        Require(State == StatementState.Sent);
        (State, PublishedAt) = (StatementState.Published, at);
        Version++;
    }

    /// <summary>Sends it back to its municipality.</summary>
    /// <exception cref="IllegalStatementException">It does not wait for the editors.</exception>
    public void Return(string reason)
    {
        Require(State == StatementState.Sent);
        (State, ReturnReason) = (StatementState.Returned, reason);
        Version++;
    }

    /// <summary>Whether a passage stands in it.</summary>
    public bool Holds(string passage) => new[] { Role, Text, ReturnReason }.Any(text => text?.Contains(passage, StringComparison.Ordinal) == true);

    internal void Redact(string passage)
    {
        Role = Without(Role)!;
        Text = Without(Text)!;
        ReturnReason = Without(ReturnReason);
        // An open page must not bring it back.
        Version++;

        string? Without(string? text) => text?.Replace(passage, PracticeExampleContent.Removed, StringComparison.Ordinal);
    }

    private void Require(bool isLegal)
    {
        if (!isLegal)
        {
            throw new IllegalStatementException(State);
        }
    }
}

/// <summary>What was asked does not fit where the statement is now.</summary>
public sealed class IllegalStatementException(StatementState state) : Exception($"A statement that is {state} cannot become that.");

/// <summary>How far a statement has come.</summary>
public enum StatementState
{
    /// <summary>Waits for the editors.</summary>
    Sent,

    Published,

    /// <summary>Sent back to the municipality with a reason.</summary>
    Returned,
}
