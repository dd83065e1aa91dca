namespace Vejviser.Data.Audit;

/// <summary>A privileged act, written once and never changed; kept for 24 months.</summary>
public sealed class AuditEntry
{
    public static readonly int MonthsKept = 24;

    public int Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The account that acted; null for the program itself. Not a foreign key: the entry outlives the account.</summary>
    public int? AccountId { get; init; }

    /// <summary>The acting role, in Danish.</summary>
    public required string Role { get; init; }

    /// <summary>What was done: "offentliggjorde".</summary>
    public required string Act { get; init; }

    /// <summary>To what: "eksempel aalborg-svejsere-bladt", "konto 12". Never a name or an address.</summary>
    public required string Subject { get; init; }

    /// <summary>Why, where a reason was given.</summary>
    public string? Reason { get; init; }
}
