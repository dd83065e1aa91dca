namespace Vejviser.Data.Export;

/// <summary>One kind of row in an export: which fields of it travel, and what lies below it.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Name">What its list is called in the row above it; for the parts that begin a file, the folder or the file.</param>
internal sealed record ContentPart(Type Entity, string Name)
{
    /// <summary>The property it is known by: to other rows, and where each row has a file of its own, as the file's name.</summary>
    public string? Key { get; init; }

    /// <summary>The property that leads to the row above it.</summary>
    public string? Link { get; init; }

    /// <summary>The property above that <see cref="Link"/> holds the value of.</summary>
    public string LinkedTo { get; init; } = "Id";

    /// <summary>The properties it is ordered by; they decide between any two rows below the same one.</summary>
    public IReadOnlyList<string> Order { get; init; } = ["Id"];

    /// <summary>Properties that stay behind, with what they are where content has been imported.</summary>
    public IReadOnlyDictionary<string, LeftBehind> LeftOut { get; init; } = new Dictionary<string, LeftBehind>();

    /// <summary>Properties that hold the id of another row, with the entity they lead to: in the export its <see cref="Key"/> stands in their place.</summary>
    public IReadOnlyDictionary<string, Type> References { get; init; } = new Dictionary<string, Type>();

    /// <summary>Properties of which only a part travels.</summary>
    public IReadOnlyDictionary<string, Func<object, object>> Trimmed { get; init; } = new Dictionary<string, Func<object, object>>();

    /// <summary>What lies below it.</summary>
    public IReadOnlyList<ContentPart> Parts { get; init; } = [];

    /// <summary>Whether it is written as a table (CSV) in a file of its own.</summary>
    public bool IsTable { get; init; }

    /// <summary>It and everything below it.</summary>
    public IEnumerable<ContentPart> All => Parts.SelectMany(part => part.All).Prepend(this);
}

/// <summary>What a property that does not travel is after an import.</summary>
internal enum LeftBehind
{
    /// <summary>Null, 0 or false.</summary>
    Nothing,

    /// <summary>The change number of the import.</summary>
    ChangeNumber,

    /// <summary>The moment of the import.</summary>
    Now,
}

/// <summary>One row on its way out or in.</summary>
internal sealed class ContentNode(ContentPart part, ContentNode? above)
{
    public ContentPart Part => part;

    public ContentNode? Above => above;

    /// <summary>By property.</summary>
    public Dictionary<string, object?> Values { get; } = [];

    /// <summary>In the order of the parts, and within each in the part's own.</summary>
    public List<ContentNode> Below { get; } = [];

    /// <summary>It and everything below it.</summary>
    public IEnumerable<ContentNode> All => Below.SelectMany(node => node.All).Prepend(this);

    /// <summary>The rows of an entity that it may name: below it, or below the nearest row above it that has any.</summary>
    public IEnumerable<ContentNode> Reachable(Type entity)
    {
        for (var node = this; node is not null; node = node.Above)
        {
            if (node.Part.Parts.Any(one => one.Entity == entity))
            {
                return node.Below.Where(one => one.Part.Entity == entity);
            }
        }

        return [];
    }
}
