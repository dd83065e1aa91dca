namespace Vejviser.Domain.PracticeExamples;

/// <summary>Who acts.</summary>
/// <param name="Role">The role in Danish as the timeline shows it: "redaktionen".</param>
/// <param name="Kind">What the role may do to an example.</param>
public sealed record Actor(string Role, ActorKind Kind)
{
    /// <summary>The editors. Only a verified editor's request and the operator's commands may use it.</summary>
    public static Actor Editors { get; } = new("redaktionen", ActorKind.Editor);

    /// <summary>The municipality that wrote the example.</summary>
    public static Actor Author { get; } = new("kommunen", ActorKind.Author);

    /// <summary>The clock, for what an editor has scheduled.</summary>
    public static Actor Clock { get; } = new("redaktionen", ActorKind.Clock);
}

/// <summary>What somebody may do to an example.</summary>
public enum ActorKind
{
    /// <summary>Writes, sends, answers and approves.</summary>
    Author,

    /// <summary>Everything the author may not.</summary>
    Editor,

    /// <summary>Publishes what is scheduled and due.</summary>
    Clock,
}

/// <summary>Somebody tried what their role may not do. A fault of the program: access is checked before.</summary>
public sealed class NotAllowedException(string message) : InvalidOperationException(message);
