namespace Vejviser.Data.Backup;

/// <summary>One rehearsal of restoring: a backup was taken, restored into a scratch place and compared. What it says is public.</summary>
public sealed class RestoreDrill
{
    public int Id { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public required DateTime FinishedAt { get; init; }

    /// <summary>How many tables were compared.</summary>
    public required int Tables { get; init; }

    /// <summary>How many rows they held together.</summary>
    public required long Rows { get; init; }

    /// <summary>The size of the backup in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>What failed, in one Danish sentence without names or addresses; null where everything was the same again.</summary>
    public string? Problem { get; init; }
}
