namespace Vejviser.Domain;

/// <summary>One thing that must be put right before something can go on, or that is worth a second look.</summary>
/// <param name="Field">The field it is about, named as the form, file or endpoint names it.</param>
/// <param name="Message">One Danish sentence that says what to do.</param>
/// <param name="Code">What kind of thing it is; the codes stand in docs/checks.md.</param>
/// <param name="Severity">Whether it stands in the way.</param>
public sealed record Issue(string Field, string Message, string Code = "invalid", IssueSeverity Severity = IssueSeverity.Block)
{
    /// <summary>The passage of the field's text; null when the issue is about all of it.</summary>
    public TextSpan? Place { get; init; }
}

/// <summary>What an issue does.</summary>
public enum IssueSeverity
{
    /// <summary>Nothing goes on before it is put right.</summary>
    Block,

    /// <summary>Somebody should look; nothing is stopped.</summary>
    Warn,
}

/// <summary>A passage of a text, in characters.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Questions to a list of issues.</summary>
public static class Issues
{
    /// <summary>Those that stand in the way.</summary>
    public static IReadOnlyList<Issue> Blocks(this IEnumerable<Issue> issues) => [.. issues.Where(issue => issue.Severity == IssueSeverity.Block)];
}
