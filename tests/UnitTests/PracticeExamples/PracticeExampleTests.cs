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

        example.Publish(Actor.Editors, At.AddHours(2), Review);

        Assert.Equal((PublicationState.Published, 2, 2), (example.State, example.LatestRevision, example.PublishedRevision));
        Assert.Equal((At.AddHours(2), At.AddHours(2), Review), (example.PublishedAt, example.UpdatedAt, example.ReviewDueOn));
        Assert.Equal([TimelineAct.Created, TimelineAct.Revised, TimelineAct.Published], example.Timeline.Select(entry => entry.Act));
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
    public void Revised_published_example_shows_the_revision_at_once_and_keeps_the_old_one()
    {
        var example = Published();

        example.Revise(TestExamples.Content with { Title = "Ny titel" }, new Actor("kommunen"), At.AddDays(1));

        Assert.Equal(2, example.PublishedRevision);
        Assert.Equal((At, At.AddDays(1)), (example.PublishedAt, example.UpdatedAt));
        Assert.Equal(["47 ledige oplært som svejsere", "Ny titel"], example.Revisions.Select(revision => revision.Content.Title));
        Assert.Equal((TimelineAct.Revised, "kommunen", 2), (example.Timeline[^1].Act, example.Timeline[^1].By, example.Timeline[^1].Revision));
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

        example.Publish(Actor.Editors, At.AddDays(2), Review.AddDays(2));

        Assert.Equal((At, At.AddDays(2), Review.AddDays(2)), (example.PublishedAt, example.UpdatedAt, example.ReviewDueOn));
    }

    [Fact]
    public void Publish_of_a_published_example_is_refused_and_changes_nothing()
    {
        var example = Published();
        var (version, lines) = (example.Version, example.Timeline.Count);

        Assert.Throws<IllegalTransitionException>(() => example.Publish(Actor.Editors, At.AddDays(9), Review.AddDays(9)));

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
        example.Publish(Actor.Editors, At, Review);
        versions.Add(example.Version);
        example.Revise(TestExamples.Content, Actor.Editors, At);
        versions.Add(example.Version);
        example.Withdraw(Actor.Editors, At, "Slut.");
        versions.Add(example.Version);

        Assert.Equal([1, 2, 3, 4], versions);
    }

    private static PracticeExample New() => PracticeExample.Create("aalborg-svejsere", TestExamples.Content, Actor.Editors, At);

    private static PracticeExample Published()
    {
        var example = New();
        example.Publish(Actor.Editors, At, Review);
        return example;
    }
}
