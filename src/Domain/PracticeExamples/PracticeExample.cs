namespace Vejviser.Domain.PracticeExamples;

/// <summary>A municipality's example of an employment effort (praksiseksempel): its current state.</summary>
/// <remarks>What it says lies in its <see cref="Revisions"/>; what happened to it in its <see cref="Timeline"/>.</remarks>
public sealed class PracticeExample
{
    private readonly List<PracticeExampleRevision> revisions = [];
    private readonly List<TimelineEntry> timeline = [];

    private PracticeExample()
    {
    }

    public int Id { get; private set; }

    /// <summary>The id that files, feeds and the API know it by; never changes.</summary>
    public string PublicId { get; private set; } = "";

    /// <summary>Its address: /eksempler/{slug}.</summary>
    public string Slug { get; private set; } = "";

    public PublicationState State { get; private set; }

    /// <summary>The number of the newest revision.</summary>
    public int LatestRevision { get; private set; }

    /// <summary>The number of the revision readers see; null while none has been public.</summary>
    public int? PublishedRevision { get; private set; }

    /// <summary>When readers first saw it (UTC).</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>When readers last saw something new (UTC).</summary>
    public DateTime? UpdatedAt { get; private set; }

    /// <summary>The day it must be confirmed, changed or ended.</summary>
    public DateOnly? ReviewDueOn { get; private set; }

    /// <summary>The change number of the last transaction that changed what readers see; search follows it.</summary>
    public long ChangeNumber { get; set; }

    /// <summary>Changes with every write, so that the later of two editors is told.</summary>
    public int Version { get; private set; }

    /// <summary>Loaded revisions; a query decides which.</summary>
    public IReadOnlyList<PracticeExampleRevision> Revisions => revisions;

    /// <summary>Loaded entries; a query decides which.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    /// <summary>Whether an address among the examples is taken by another page.</summary>
    public static bool IsReserved(string slug) => slug is "liste" or "forslag" or "lignende";

    /// <summary>Begins an example with its first revision.</summary>
    public static PracticeExample Create(string publicId, PracticeExampleContent content, Actor actor, DateTime at)
    {
        var example = new PracticeExample { PublicId = publicId, Slug = publicId, State = PublicationState.Draft };
        example.AddRevision(content, actor, at);
        example.Record(TimelineAct.Created, actor, at);
        return example;
    }

    /// <summary>Adds a revision. A published example shows it at once.</summary>
    public void Revise(PracticeExampleContent content, Actor actor, DateTime at)
    {
        AddRevision(content, actor, at);
        if (State == PublicationState.Published)
        {
            PublishedRevision = LatestRevision;
            UpdatedAt = at;
        }

        Record(TimelineAct.Revised, actor, at);
    }

    /// <summary>Shows the newest revision to everybody.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it.</exception>
    public void Publish(Actor actor, DateTime at, DateOnly reviewDueOn)
    {
        MoveTo(PublicationState.Published);
        PublishedRevision = LatestRevision;
        PublishedAt ??= at;
        UpdatedAt = at;
        ReviewDueOn = reviewDueOn;
        Record(TimelineAct.Published, actor, at);
    }

    /// <summary>Takes it down; the note is public.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it.</exception>
    public void Withdraw(Actor actor, DateTime at, string note)
    {
        MoveTo(PublicationState.Withdrawn);
        UpdatedAt = at;
        Record(TimelineAct.Withdrawn, actor, at, note);
    }

    private void MoveTo(PublicationState state)
    {
        if (!PublicationTransitions.IsLegal(State, state))
        {
            throw new IllegalTransitionException(State, state);
        }

        State = state;
    }

    private void AddRevision(PracticeExampleContent content, Actor actor, DateTime at) =>
        revisions.Add(new PracticeExampleRevision { Number = ++LatestRevision, Content = content, At = at, By = actor.Role });

    private void Record(TimelineAct act, Actor actor, DateTime at, string? note = null)
    {
        Version++;
        timeline.Add(new TimelineEntry { Act = act, At = at, By = actor.Role, Revision = LatestRevision, Note = note });
    }
}

/// <summary>What an example said at one moment. Never changed after it is stored.</summary>
public sealed class PracticeExampleRevision
{
    public int PracticeExampleId { get; init; }

    /// <summary>1, 2, 3 … within the example.</summary>
    public required int Number { get; init; }

    public required PracticeExampleContent Content { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The role that wrote it.</summary>
    public required string By { get; init; }
}

/// <summary>One line of an example's history as readers see it.</summary>
public sealed class TimelineEntry
{
    public int Id { get; init; }

    public int PracticeExampleId { get; init; }

    public required TimelineAct Act { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The role that did it; never a name.</summary>
    public required string By { get; init; }

    /// <summary>The newest revision when it happened.</summary>
    public required int Revision { get; init; }

    /// <summary>The public note, where one belongs.</summary>
    public string? Note { get; init; }
}

/// <summary>What can stand on a timeline.</summary>
public enum TimelineAct
{
    Created,
    Revised,
    Published,
    Withdrawn,
}

/// <summary>Who acts, by role.</summary>
/// <param name="Role">The role in Danish as the timeline shows it: "redaktionen".</param>
public sealed record Actor(string Role)
{
    /// <summary>The editors, through an imported file.</summary>
    public static Actor Editors { get; } = new("redaktionen");
}
