namespace Vejviser.Data.Use;

/// <summary>How often a tool gave a result on one day. Nothing of the users or of what they asked is kept.</summary>
public sealed class ToolUse
{
    /// <summary>The tool's address without what was asked.</summary>
    public required string Tool { get; init; }

    /// <summary>The day in Denmark.</summary>
    public DateOnly On { get; init; }

    public int Count { get; set; }
}
