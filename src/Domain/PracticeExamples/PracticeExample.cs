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

    /// <summary>When it came into its state (UTC): whoever waits can see how long.</summary>
    public DateTime StateSince { get; private set; }

    /// <summary>The number of the newest revision.</summary>
    public int LatestRevision { get; private set; }

    /// <summary>The number of the revision readers see; null while none has been public.</summary>
    public int? PublishedRevision { get; private set; }

    /// <summary>The revision its author last sent; null for what the editors collected.</summary>
    public int? SubmittedRevision { get; private set; }

    /// <summary>When its author first sent it (UTC); null for what the editors collected.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>The revision its author last wrote or approved; nothing newer goes public.</summary>
    public int? AuthorApprovedRevision { get; private set; }

    /// <summary>The revision its author is asked to approve; null when nothing is asked.</summary>
    public int? ApprovalRequestedRevision { get; private set; }

    /// <summary>When the author was asked something, or to approve (UTC); null when nothing is asked.</summary>
    public DateTime? AuthorAskedAt { get; private set; }

    /// <summary>How often the author has been reminded since.</summary>
    public int AuthorReminders { get; set; }

    /// <summary>The account of the editor who has it; null when nobody has.</summary>
    public int? AssigneeId { get; private set; }

    /// <summary>When it goes public by itself (UTC); only while it is scheduled.</summary>
    public DateTime? PublishOn { get; private set; }

    /// <summary>When readers first saw it (UTC).</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>When readers last saw something new (UTC).</summary>
    public DateTime? UpdatedAt { get; private set; }

    /// <summary>So many months after it was published or confirmed it must be looked at again (<see cref="ReviewCycle"/>).</summary>
    public int ReviewMonths { get; private set; } = ReviewCycle.DefaultMonths;

    /// <summary>The day it must be confirmed, changed or ended; null before it is public.</summary>
    public DateOnly? ReviewDueOn { get; private set; }

    /// <summary>The day it was last confirmed; null for never.</summary>
    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>The day somebody who answers for it told that the effort has ended; null while it goes on.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>When an editor hid it until a report has been looked at (UTC); null while it is not hidden.</summary>
    public DateTime? HiddenAt { get; private set; }

    /// <summary>The example it became part of; null for most.</summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>The change number of the last transaction that changed what readers see; search follows it.</summary>
    public long ChangeNumber { get; set; }

    /// <summary>Changes with every write, so that the later of two editors is told.</summary>
    public int Version { get; private set; }

    /// <summary>Loaded revisions; a query decides which.</summary>
    public IReadOnlyList<PracticeExampleRevision> Revisions => revisions;

    /// <summary>Loaded entries; a query decides which.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    /// <summary>Whether a municipality wrote it: then its author approves every word that goes public.</summary>
    public bool HasAuthor => SubmittedRevision is not null;

    /// <summary>Whether the newest revision may go public as far as its author is concerned.</summary>
    public bool IsApprovedByAuthor => !HasAuthor || AuthorApprovedRevision == LatestRevision;

    /// <summary>Whether readers see an older revision than the newest.</summary>
    public bool HasUnpublishedChanges => State == PublicationState.Published && PublishedRevision < LatestRevision;

    /// <summary>Whether an address among the examples is taken by another page.</summary>
    public static bool IsReserved(string slug) => slug is "liste" or "forslag" or "lignende";

    /// <summary>Begins an example with its first revision.</summary>
    public static PracticeExample Create(string publicId, PracticeExampleContent content, Actor actor, DateTime at)
    {
        var example = new PracticeExample { PublicId = publicId, Slug = publicId, State = PublicationState.Draft, StateSince = at };
        example.AddRevision(content, actor, at);
        example.Record(TimelineAct.Created, actor, at);
        return example;
    }

    /// <summary>Adds a revision. What the editors collected shows an editor's revision at once when it is published; all else waits for <see cref="Publish"/>.</summary>
    public void Revise(PracticeExampleContent content, Actor actor, DateTime at)
    {
        AddRevision(content, actor, at);
        if (State == PublicationState.Published && actor.Kind == ActorKind.Editor && !HasAuthor)
        {
            PublishedRevision = LatestRevision;
            UpdatedAt = at;
        }

        // What was approved and timed is no longer what would go public.
        if (State == PublicationState.Scheduled)
        {
            MoveTo(PublicationState.Submitted, at);
        }

        Record(TimelineAct.Revised, actor, at);
    }

    /// <summary>The author hands the newest revision to the editors; what they were asked is thereby answered.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it.</exception>
    public void Submit(Actor author, DateTime at, string? answer = null)
    {
        Only(ActorKind.Author, author, "submit");
        // Changes to a published example wait beside it; it stays public as it is.
        if (State != PublicationState.Published)
        {
            MoveTo(PublicationState.Submitted, at);
        }

        SubmittedAt ??= at;
        SubmittedRevision = AuthorApprovedRevision = LatestRevision;
        NothingAsked();
        Record(TimelineAct.Submitted, author, at, answer);
    }

    /// <summary>An editor takes it, or gives it free with null.</summary>
    public void Assign(int? editorId, Actor editor, DateTime at)
    {
        Only(ActorKind.Editor, editor, "assign");
        AssigneeId = editorId;
        Record(editorId is null ? TimelineAct.Released : TimelineAct.Taken, editor, at);
    }

    /// <summary>The editors ask the author something.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it.</exception>
    public void Ask(Actor editor, DateTime at, string question)
    {
        Only(ActorKind.Editor, editor, "ask");
        MoveTo(PublicationState.AwaitingAuthor, at);
        (AuthorAskedAt, AuthorReminders) = (at, 0);
        Record(TimelineAct.Asked, editor, at, question);
    }

    /// <summary>The author answers without changing the text.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it.</exception>
    public void Answer(Actor author, DateTime at, string answer)
    {
        Only(ActorKind.Author, author, "answer");
        // Asked about changes to a published example, the author may answer while it stays public.
        if (State != PublicationState.Published || AuthorAskedAt is null)
        {
            MoveTo(PublicationState.Submitted, at);
        }

        // Being asked to approve is not answered by words.
        if (ApprovalRequestedRevision is null)
        {
            NothingAsked();
        }

        Record(TimelineAct.Answered, author, at, answer);
    }

    /// <summary>The editors send it back to the author with a reason.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it.</exception>
    public void Return(Actor editor, DateTime at, string reason)
    {
        Only(ActorKind.Editor, editor, "return");
        MoveTo(PublicationState.Returned, at);
        NothingAsked();
        Record(TimelineAct.Returned, editor, at, reason);
    }

    /// <summary>The editors ask the author to approve the newest revision as it now stands.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it, or there is nothing to approve.</exception>
    public void RequestApproval(Actor editor, DateTime at)
    {
        Only(ActorKind.Editor, editor, "request approval");
        if (IsApprovedByAuthor)
        {
            throw new IllegalTransitionException(State, PublicationState.AwaitingAuthor);
        }

        if (State != PublicationState.Published)
        {
            MoveTo(PublicationState.AwaitingAuthor, at);
        }

        ApprovalRequestedRevision = LatestRevision;
        (AuthorAskedAt, AuthorReminders) = (at, 0);
        Record(TimelineAct.ApprovalRequested, editor, at);
    }

    /// <summary>The author approves the revision they were asked about. It is still for an editor to publish it.</summary>
    /// <exception cref="IllegalTransitionException">Nothing is asked, or the text has changed since.</exception>
    public void Approve(int revision, Actor author, DateTime at)
    {
        Only(ActorKind.Author, author, "approve");
        if (ApprovalRequestedRevision != revision || revision != LatestRevision)
        {
            throw new IllegalTransitionException(State, PublicationState.Submitted);
        }

        if (State != PublicationState.Published)
        {
            MoveTo(PublicationState.Submitted, at);
        }

        AuthorApprovedRevision = revision;
        NothingAsked();
        Record(TimelineAct.Approved, author, at);
    }

    /// <summary>An editor lets it go public at a time.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it, or the author has not approved.</exception>
    public void Schedule(Actor editor, DateTime at, DateTime publishOn)
    {
        Only(ActorKind.Editor, editor, "schedule");
        ApprovedOnly(PublicationState.Scheduled);
        MoveTo(PublicationState.Scheduled, at);
        PublishOn = publishOn;
        Record(TimelineAct.Scheduled, editor, at);
    }

    /// <summary>An editor takes the time back.</summary>
    /// <exception cref="IllegalTransitionException">It is not scheduled.</exception>
    public void Unschedule(Actor editor, DateTime at)
    {
        Only(ActorKind.Editor, editor, "unschedule");
        if (State != PublicationState.Scheduled)
        {
            throw new IllegalTransitionException(State, PublicationState.Submitted);
        }

        MoveTo(PublicationState.Submitted, at);
        Record(TimelineAct.Unscheduled, editor, at);
    }

    /// <summary>Shows the newest revision to everybody. The clock may do it only when an editor has scheduled it and the time has come.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it, the author has not approved, or there is nothing new to show.</exception>
    public void Publish(Actor actor, DateTime at)
    {
        if (actor.Kind == ActorKind.Clock ? State != PublicationState.Scheduled || PublishOn > at : actor.Kind != ActorKind.Editor)
        {
            throw new NotAllowedException($"A {actor.Kind} may not publish an example in state {State}.");
        }

        ApprovedOnly(PublicationState.Published);
        if (!HasUnpublishedChanges)
        {
            MoveTo(PublicationState.Published, at);
        }

        PublishedRevision = LatestRevision;
        PublishedAt ??= at;
        UpdatedAt = at;
        // What was published anew has been looked at.
        ReviewDueOn = DanishTime.DayOf(at).AddMonths(ReviewMonths);
        NothingAsked();
        Record(TimelineAct.Published, actor, at);
    }

    /// <summary>Whoever answers for it says that what it says still holds.</summary>
    /// <exception cref="IllegalTransitionException">Readers do not see it.</exception>
    public void Confirm(Actor actor, DateTime at)
    {
        PublishedAndOwned(actor);
        ConfirmedOn = DanishTime.DayOf(at);
        ReviewDueOn = ConfirmedOn.Value.AddMonths(ReviewMonths);
        EndedOn = null;
        Record(TimelineAct.Confirmed, actor, at);
    }

    /// <summary>Whoever answers for it says that the effort has ended. Why stands in the text, and goes public as the text does.</summary>
    /// <exception cref="IllegalTransitionException">Readers do not see it.</exception>
    public void End(Actor actor, DateTime at)
    {
        PublishedAndOwned(actor);
        // Experience does not go stale; there is nothing more to confirm.
        ConfirmedOn = EndedOn = DanishTime.DayOf(at);
        Record(TimelineAct.Ended, actor, at);
    }

    /// <summary>An editor decides how often it is looked at: every 3 to 24 months, counted from the last time.</summary>
    public void ReviewEvery(int months, Actor editor, DateTime at)
    {
        Only(ActorKind.Editor, editor, "decide the review of");
        ArgumentOutOfRangeException.ThrowIfLessThan(months, ReviewCycle.MinMonths);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, ReviewCycle.MaxMonths);
        ReviewDueOn = ReviewDueOn?.AddMonths(months - ReviewMonths);
        ReviewMonths = months;
        Record(TimelineAct.ReviewSet, editor, at);
    }

    /// <summary>Another municipality tells of its use of the example.</summary>
    /// <param name="municipality">By name.</param>
    /// <param name="at">UTC.</param>
    /// <param name="note">What it says, and what changed by it; public.</param>
    public void NoteAdoption(string municipality, DateTime at, string note) => Record(TimelineAct.Adopted, new(municipality, ActorKind.Author), at, note);

    /// <summary>Takes it down; the note is public.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it.</exception>
    public void Withdraw(Actor actor, DateTime at, string note)
    {
        Only(ActorKind.Editor, actor, "withdraw");
        MoveTo(PublicationState.Withdrawn, at);
        UpdatedAt = at;
        Record(TimelineAct.Withdrawn, actor, at, note);
    }

    /// <summary>Makes it part of another example, to which its address then leads.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow it, or the other one is not public.</exception>
    public void MergeInto(PracticeExample other, Actor editor, DateTime at)
    {
        Only(ActorKind.Editor, editor, "merge");
        if (other.Id == Id || other.State != PublicationState.Published)
        {
            throw new IllegalTransitionException(State, PublicationState.Merged);
        }

        MoveTo(PublicationState.Merged, at);
        MergedIntoId = other.Id;
        UpdatedAt = at;
        Record(TimelineAct.Merged, editor, at);
        other.Record(TimelineAct.Absorbed, editor, at);
    }

    /// <summary>Hides it from readers until somebody has looked at it, or shows it again.</summary>
    public void Hide(bool hidden, Actor editor, DateTime at)
    {
        Only(ActorKind.Editor, editor, "hide");
        HiddenAt = hidden ? at : null;
        Record(hidden ? TimelineAct.Hidden : TimelineAct.Shown, editor, at);
    }

    /// <summary>Removes a passage from every loaded revision and note, for good: immutability never stands above a person's rights.</summary>
    /// <returns>How many revisions held it.</returns>
    public int Redact(string passage, Actor editor, DateTime at, string reason)
    {
        Only(ActorKind.Editor, editor, "redact");
        var held = revisions.Count(revision => revision.Redact(passage));
        foreach (var entry in timeline)
        {
            entry.Redact(passage);
        }

        if (PublishedRevision is not null)
        {
            UpdatedAt = at;
        }

        Record(TimelineAct.Redacted, editor, at, reason);
        return held;
    }

    /// <summary>Removes a file from every loaded revision, for good.</summary>
    public void RemoveAttachment(Guid id, Actor editor, DateTime at, string reason)
    {
        Only(ActorKind.Editor, editor, "redact");
        foreach (var revision in revisions)
        {
            revision.RemoveAttachment(id);
        }

        if (PublishedRevision is not null)
        {
            UpdatedAt = at;
        }

        Record(TimelineAct.Redacted, editor, at, reason);
    }

    private void PublishedAndOwned(Actor actor)
    {
        if (actor.Kind == ActorKind.Clock)
        {
            throw new NotAllowedException("The clock may not vouch for an example.");
        }

        if (State != PublicationState.Published)
        {
            throw new IllegalTransitionException(State, PublicationState.Published);
        }
    }

    private void NothingAsked() => (ApprovalRequestedRevision, AuthorAskedAt, AuthorReminders) = (null, null, 0);

    private void ApprovedOnly(PublicationState to)
    {
        if (!IsApprovedByAuthor)
        {
            throw new IllegalTransitionException(State, to);
        }
    }

    private static void Only(ActorKind kind, Actor actor, string act)
    {
        if (actor.Kind != kind)
        {
            throw new NotAllowedException($"A {actor.Kind} may not {act} an example.");
        }
    }

    private void MoveTo(PublicationState state, DateTime at)
    {
        if (!PublicationTransitions.IsLegal(State, state))
        {
            throw new IllegalTransitionException(State, state);
        }

        State = state;
        StateSince = at;
        PublishOn = null;
    }

    private void AddRevision(PracticeExampleContent content, Actor actor, DateTime at) =>
        revisions.Add(new PracticeExampleRevision(content) { Number = ++LatestRevision, At = at, By = actor.Role });

    private void Record(TimelineAct act, Actor actor, DateTime at, string? note = null)
    {
        Version++;
        timeline.Add(new TimelineEntry(note) { Act = act, At = at, By = actor.Role, Revision = LatestRevision });
    }
}
