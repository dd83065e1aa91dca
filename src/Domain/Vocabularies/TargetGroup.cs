namespace Vejviser.Domain.Vocabularies;

/// <summary>One of at most ten groups (målgruppe) that examples are sorted by; the example's own words stay beside it.</summary>
public sealed class TargetGroup
{
    /// <summary>Slug and key, as examples carry it.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    /// <summary>Wordings an editor has read and placed in this group; imports are mapped by them, to the letter but for case.</summary>
    public IReadOnlyList<string> Phrases { get; set; } = [];

    public int SortOrder { get; set; }
}
