using Vejviser.Domain.PracticeExamples;

namespace Vejviser.UnitTests.PracticeExamples;

public sealed class PracticeExampleTests
{
    private static readonly DateTime At = TestExamples.At;
    private static readonly DateOnly Review = new(2027, 3, 2);

    [Fact]
    public void New_example_is_a_draft_with_one_revision_nobody_sees()
    {
        var example = New();

        Assert.Equal((PublicationState.Draft, 1, null), (example.State, example.LatestRevision, example.PublishedRevision));
        Assert.Equal("aalborg-svejsere", example.Slug);
        Assert.Null(example.PublishedAt);
        Assert.Null(example.ReviewDueOn);
        var revision = Assert.Single(example.Revisions);
        Assert.Equal((1, At, "redaktionen"), (revision.Number, revision.At, revision.By));
        Assert.Equal([TimelineAct.Created], example.Timeline.Select(entry => entry.Act));
    }

    [Fact]
    public void Published_example_shows_its_newest_revision()
    {
        var example = New();
        example.Revise(TestExamples.Content with { Title = "Ny titel" }, Actor.Editors, At.AddHours(1));

        example.Publish(Actor.Editors, At.AddHours(2));

        Assert.Equal((PublicationState.Published, 2, 2), (example.State, example.LatestRevision, example.PublishedRevision));
        Assert.Equal((At.AddHours(2), At.AddHours(2), Review), (example.PublishedAt, example.UpdatedAt, example.ReviewDueOn));
        Assert.Equal([TimelineAct.Created, TimelineAct.Revised, TimelineAct.Published], example.Timeline.Select(entry => entry.Act));
    }

    [Fact]
    public void Confirmed_example_is_asked_about_again_after_its_own_interval()
    {
        var example = Published();
        example.ReviewEvery(6, Actor.Editors, At);
        Assert.Equal(new DateOnly(2026, 9, 2), example.ReviewDueOn);

        example.Confirm(Actor.Author, At.AddDays(100));

        Assert.Equal((new DateOnly(2026, 6, 10), new DateOnly(2026, 12, 10)), (example.ConfirmedOn, example.ReviewDueOn));
        Assert.Equal((TimelineAct.Confirmed, "kommunen"), (example.Timeline[^1].Act, example.Timeline[^1].By));
        Assert.Equal((At, 1), (example.UpdatedAt, example.PublishedRevision));
    }

    [Fact]
    public void Ended_effort_is_marked_until_somebody_confirms_the_example_again()
    {
        var example = Published();

        example.End(Actor.Author, At.AddDays(1));
        Assert.Equal(new DateOnly(2026, 3, 3), example.EndedOn);

        example.Confirm(Actor.Author, At.AddDays(2));
        Assert.Null(example.EndedOn);
    }

    [Fact]
    public void Only_published_examples_are_confirmed_and_only_by_people()
    {
        Assert.Throws<IllegalTransitionException>(() => New().Confirm(Actor.Author, At));
        Assert.Throws<NotAllowedException>(() => Published().End(Actor.Clock, At));
        Assert.Throws<NotAllowedException>(() => Published().ReviewEvery(6, Actor.Author, At));
        Assert.Throws<ArgumentOutOfRangeException>(() => Published().ReviewEvery(25, Actor.Editors, At));
        Assert.Throws<ArgumentOutOfRangeException>(() => Published().ReviewEvery(2, Actor.Editors, At));
    }

    [Fact]
    public void Revised_draft_stays_unseen()
    {
        var example = New();

        example.Revise(TestExamples.Content, Actor.Editors, At);

        Assert.Null(example.PublishedRevision);
        Assert.Null(example.UpdatedAt);
    }

    [Fact]
    public void Collected_published_example_shows_the_editors_revision_at_once_and_keeps_the_old_one()
    {
        var example = Published();

        example.Revise(TestExamples.Content with { Title = "Ny titel" }, Actor.Editors, At.AddDays(1));

        Assert.Equal(2, example.PublishedRevision);
        Assert.Equal((At, At.AddDays(1)), (example.PublishedAt, example.UpdatedAt));
        Assert.Equal(["47 ledige oplært som svejsere", "Ny titel"], example.Revisions.Select(revision => revision.Content.Title));
        Assert.Equal((TimelineAct.Revised, "redaktionen", 2), (example.Timeline[^1].Act, example.Timeline[^1].By, example.Timeline[^1].Revision));
    }

    [Fact]
    public void Withdrawn_example_says_why()
    {
        var example = Published();

        example.Withdraw(Actor.Editors, At.AddDays(1), "Kommunen bad om det.");

        Assert.Equal((PublicationState.Withdrawn, At.AddDays(1)), (example.State, example.UpdatedAt));
        Assert.Equal((TimelineAct.Withdrawn, "Kommunen bad om det."), (example.Timeline[^1].Act, example.Timeline[^1].Note));
    }

    [Fact]
    public void Example_published_again_keeps_its_first_day()
    {
        var example = Published();
        example.Withdraw(Actor.Editors, At.AddDays(1), "Rettes.");

        example.Publish(Actor.Editors, At.AddDays(2));

        Assert.Equal((At, At.AddDays(2), Review.AddDays(2)), (example.PublishedAt, example.UpdatedAt, example.ReviewDueOn));
    }

    [Fact]
    public void Publish_of_a_published_example_is_refused_and_changes_nothing()
    {
        var example = Published();
        var (version, lines) = (example.Version, example.Timeline.Count);

        Assert.Throws<IllegalTransitionException>(() => example.Publish(Actor.Editors, At.AddDays(9)));

        Assert.Equal((version, lines, At, Review), (example.Version, example.Timeline.Count, example.UpdatedAt, example.ReviewDueOn));
    }

    [Fact]
    public void Withdraw_of_a_draft_is_refused()
    {
        var example = New();

        Assert.Throws<IllegalTransitionException>(() => example.Withdraw(Actor.Editors, At, "Nej."));

        Assert.Equal(PublicationState.Draft, example.State);
    }

    [Fact]
    public void Every_act_raises_the_version()
    {
        var example = New();
        List<int> versions = [example.Version];
        example.Publish(Actor.Editors, At);
        versions.Add(example.Version);
        example.Revise(TestExamples.Content, Actor.Editors, At);
        versions.Add(example.Version);
        example.Withdraw(Actor.Editors, At, "Slut.");
        versions.Add(example.Version);

        Assert.Equal([1, 2, 3, 4], versions);
    }

    [Fact]
    public void Shared_example_that_an_editor_changed_waits_for_its_author()
    {
        var example = Shared();
        example.Revise(TestExamples.Content with { Title = "KL's titel" }, Actor.Editors, At.AddDays(1));

        Assert.Throws<IllegalTransitionException>(() => example.Publish(Actor.Editors, At.AddDays(1)));
        Assert.Throws<IllegalTransitionException>(() => example.Schedule(Actor.Editors, At.AddDays(1), At.AddDays(2)));

        example.RequestApproval(Actor.Editors, At.AddDays(1));
        Assert.Equal((PublicationState.AwaitingAuthor, 2), (example.State, example.ApprovalRequestedRevision));
        example.Approve(2, Actor.Author, At.AddDays(2));
        Assert.Equal((PublicationState.Submitted, null), (example.State, example.ApprovalRequestedRevision));
        example.Publish(Actor.Editors, At.AddDays(3));

        Assert.Equal(2, example.PublishedRevision);
    }

    [Fact]
    public void Change_to_a_shared_published_example_waits_beside_it()
    {
        var example = Shared();
        example.Publish(Actor.Editors, At);

        example.Revise(TestExamples.Content with { Title = "Ny titel" }, Actor.Author, At.AddDays(1));
        example.Submit(Actor.Author, At.AddDays(1));

        Assert.Equal((PublicationState.Published, 1, true), (example.State, example.PublishedRevision, example.HasUnpublishedChanges));
        example.Publish(Actor.Editors, At.AddDays(2));
        Assert.Equal((2, false), (example.PublishedRevision, example.HasUnpublishedChanges));
    }

    [Fact]
    public void Clock_publishes_only_what_an_editor_scheduled_and_only_when_it_is_time()
    {
        var example = Shared();
        Assert.Throws<NotAllowedException>(() => example.Publish(Actor.Clock, At));
        example.Schedule(Actor.Editors, At, At.AddDays(2));
        Assert.Throws<NotAllowedException>(() => example.Publish(Actor.Clock, At.AddDays(1)));

        example.Publish(Actor.Clock, At.AddDays(2));

        Assert.Equal((PublicationState.Published, null), (example.State, example.PublishOn));
    }

    [Fact]
    public void Scheduled_example_that_is_changed_is_scheduled_no_more()
    {
        var example = Shared();
        example.Schedule(Actor.Editors, At, At.AddDays(2));

        example.Revise(TestExamples.Content with { Title = "Ny titel" }, Actor.Editors, At.AddDays(1));

        Assert.Equal((PublicationState.Submitted, null), (example.State, example.PublishOn));
        Assert.Throws<NotAllowedException>(() => example.Publish(Actor.Clock, At.AddDays(3)));
    }

    [Fact]
    public void Approval_of_a_text_that_has_changed_since_is_refused()
    {
        var example = Shared();
        example.Revise(TestExamples.Content with { Title = "KL's titel" }, Actor.Editors, At);
        example.RequestApproval(Actor.Editors, At);
        example.Revise(TestExamples.Content with { Title = "KL's anden titel" }, Actor.Editors, At);

        Assert.Throws<IllegalTransitionException>(() => example.Approve(2, Actor.Author, At));
        Assert.Throws<IllegalTransitionException>(() => example.Approve(3, Actor.Author, At));
    }

    [Fact]
    public void Redaction_removes_the_passage_from_every_revision_and_note()
    {
        var example = Shared();
        example.Revise(TestExamples.Content with { Approach = "Borgeren Ali fik job." }, Actor.Editors, At);
        example.Ask(Actor.Editors, At, "Må vi nævne Ali?");

        var held = example.Redact("Ali", Actor.Editors, At, "Navnet på en borger.");

        Assert.Equal(1, held);
        Assert.DoesNotContain(example.Revisions, revision => revision.Content.ToJson().Contains("Ali", StringComparison.Ordinal));
        Assert.DoesNotContain(example.Timeline, entry => entry.Note?.Contains("Ali", StringComparison.Ordinal) == true);
        Assert.Equal((TimelineAct.Redacted, "Navnet på en borger."), (example.Timeline[^1].Act, example.Timeline[^1].Note));
    }

    private static PracticeExample Shared()
    {
        var example = PracticeExample.Create("kolding-mentor", TestExamples.Content with { Provenance = Provenance.SharedByMunicipality }, Actor.Author, At);
        example.Submit(Actor.Author, At);
        return example;
    }

    private static PracticeExample New() => PracticeExample.Create("aalborg-svejsere", TestExamples.Content, Actor.Editors, At);

    private static PracticeExample Published()
    {
        var example = New();
        example.Publish(Actor.Editors, At);
        return example;
    }
}
