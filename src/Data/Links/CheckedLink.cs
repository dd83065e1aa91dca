namespace Vejviser.Data.Links;

/// <summary>An address that examples link to, and what it last answered.</summary>
public sealed class CheckedLink
{
    public required string Url { get; init; }

    /// <summary>When it is to be asked again (UTC); moved ahead by the node that asks.</summary>
    public required DateTime NextCheckAt { get; set; }

    /// <summary>When it was last asked (UTC); null before.</summary>
    public DateTime? CheckedAt { get; set; }

    /// <summary>How often in a row it has not answered.</summary>
    public int Failures { get; set; }

    /// <summary>What it last answered, in Danish; null when all was well.</summary>
    public string? Fault { get; set; }
}
