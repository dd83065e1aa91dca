namespace Vejviser.Data;

/// <summary>How often one caller has done one thing that is limited, counted for all nodes together.</summary>
public sealed class LimitedUse
{
    /// <summary>What is limited: a form's name.</summary>
    public required string Limit { get; init; }

    /// <summary>HMAC-SHA256 of the caller's address under a key that never leaves the nodes: the address itself is not kept.</summary>
    public required byte[] Caller { get; init; }

    /// <summary>When the window began (UTC); rows of a past window are deleted.</summary>
    public required DateTime Window { get; init; }

    /// <summary>How often within it.</summary>
    public required int Count { get; init; }
}
