namespace Vejviser.Domain.PracticeExamples;

/// <summary>Where an example stands on its way to readers.</summary>
public enum PublicationState
{
    /// <summary>Being written (kladde).</summary>
    Draft,

    /// <summary>With the editors (til gennemsyn).</summary>
    Submitted,

    /// <summary>Sent back with a reason (returneret).</summary>
    Returned,

    /// <summary>The editors wait for the author (afventer forfatter).</summary>
    AwaitingAuthor,

    /// <summary>Approved, with a time to go public (planlagt).</summary>
    Scheduled,

    /// <summary>Open to all (offentliggjort).</summary>
    Published,

    /// <summary>Taken down with a public note (trukket tilbage).</summary>
    Withdrawn,

    /// <summary>Became part of another example (sammenlagt).</summary>
    Merged,
}

/// <summary>The one table of legal moves between states.</summary>
public static class PublicationTransitions
{
    private static readonly Dictionary<PublicationState, PublicationState[]> Table = new()
    {
        [PublicationState.Draft] = [PublicationState.Submitted, PublicationState.Published],
        [PublicationState.Submitted] = [PublicationState.Returned, PublicationState.AwaitingAuthor, PublicationState.Scheduled, PublicationState.Published, PublicationState.Merged],
        [PublicationState.Returned] = [PublicationState.Submitted],
        [PublicationState.AwaitingAuthor] = [PublicationState.Submitted, PublicationState.Returned],
        [PublicationState.Scheduled] = [PublicationState.Submitted, PublicationState.Published],
        [PublicationState.Published] = [PublicationState.Withdrawn, PublicationState.Merged],
        [PublicationState.Withdrawn] = [PublicationState.Published],
        [PublicationState.Merged] = [],
    };

    /// <summary>Whether an example may move from one state to the other.</summary>
    public static bool IsLegal(PublicationState from, PublicationState to) => Table[from].Contains(to);
}

/// <summary>Somebody asked for a move that the state does not allow, usually because another was faster.</summary>
public sealed class IllegalTransitionException(PublicationState from, PublicationState to)
    : InvalidOperationException($"An example cannot go from {from} to {to}.");
