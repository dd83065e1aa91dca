using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;

namespace Vejviser.UnitTests.Partnerships;

public sealed class RecommendationTests
{
    private static readonly DateTime At = new(2026, 11, 27, 9, 0, 0, DateTimeKind.Utc);
    private static readonly RecommendationContent Told = new("Titel", "Tekst", ["et"], []);

    [Fact]
    public void An_endorsement_is_of_one_wording()
    {
        var one = Opened();
        one.Say(1, 1, Stance.Endorses, null, At);
        one.Say(2, 1, Stance.Dissents, "Nej.", At);
        one.Rewrite(Told with { Examples = ["et"] }, At.AddDays(1));
        Assert.Equal((1, 2, At), (one.Wording, one.Standing.Count(), one.OpenedAt));
        one.Rewrite(Told with { Text = "Ny tekst" }, At.AddDays(1));
        Assert.Equal((2, 0, 2, At.AddDays(1)), (one.Wording, one.Standing.Count(), one.Endorsements.Count, one.OpenedAt));
        Assert.Throws<IllegalRecommendationException>(() => one.Say(1, 1, Stance.Endorses, null, At));
        one.Say(1, 2, Stance.EndorsesWithRemark, "Ja, men.", At);
        one.Say(1, 2, Stance.Endorses, null, At);
        Assert.Equal((Stance.Endorses, null), (Assert.Single(one.Standing).Stance, one.Standing.Single().Text));
    }

    [Fact]
    public void Drafts_are_rewritten_without_a_new_wording()
    {
        var one = Draft();
        one.Rewrite(Told with { Text = "Ny" }, At);
        Assert.Equal((1, "Ny"), (one.Wording, one.Content.Text));
        Assert.Throws<IllegalRecommendationException>(() => one.Say(1, 1, Stance.Endorses, null, At));
        Assert.Throws<IllegalRecommendationException>(() => one.Publish(At));
    }

    [Fact]
    public void What_is_public_is_not_rewritten_but_followed_up_or_taken_back()
    {
        var one = Opened();
        one.Publish(At);
        Assert.Throws<IllegalRecommendationException>(() => one.Rewrite(Told with { Text = "Ny" }, At));
        Assert.Throws<IllegalRecommendationException>(() => one.Say(1, 1, Stance.Endorses, null, At));
        Assert.Equal(ProposalState.Proposed, one.FollowUp);
        one.Follow(new(ProposalState.TakenUp, "2026-11", "Udvalget", null));
        one.Follow(new(ProposalState.Adopted, "2027", "Folketinget", null));
        Assert.Equal(ProposalState.Adopted, one.FollowUp);
        one.TakeBack();
        Assert.Equal((RecommendationState.Draft, null), (one.State, one.PublishedAt));
        Assert.Throws<IllegalRecommendationException>(() => one.Follow(new(ProposalState.Rejected, "2027", "Udvalget", null)));
    }

    [Fact]
    public void Nobody_stands_behind_what_was_written_after_it_was_taken_back()
    {
        var one = Opened();
        one.Say(1, 1, Stance.Endorses, null, At);
        one.Publish(At);
        one.TakeBack();
        one.Rewrite(Told with { Text = "Noget helt andet" }, At);
        one.Open(At);
        Assert.Empty(one.Standing);
        Assert.Single(one.Endorsements);
        Assert.Throws<IllegalRecommendationException>(() => one.Say(1, 1, Stance.Endorses, null, At));
        one.Say(1, 2, Stance.Dissents, "Ikke det her.", At);
        Assert.Equal(Stance.Dissents, Assert.Single(one.Standing).Stance);
    }

    private static Recommendation Draft() => new() { PartnershipId = 1, Number = 1, Content = Told, CreatedAt = At };

    private static Recommendation Opened()
    {
        var one = Draft();
        one.Open(At);
        return one;
    }
}
