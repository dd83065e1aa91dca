using Vejviser.Domain.Positions;

namespace Vejviser.UnitTests.Positions;

public sealed class PositionPaperTests
{
    [Fact]
    public void Claim_tells_when_it_was_new_changed_and_gone()
    {
        var paper = new PositionPaper { Slug = "proeve", Versions = [Version(3), Version(1, ("a", "Først")), Version(2, ("a", "Så"), ("b", "Ny"))] };

        Assert.Equal([(3, null), (2, "Så.  (Foreslået)"), (1, "Først.  (Foreslået)")], paper.HistoryOf("a").Select(change => (change.Version.Number, change.Text)));
        Assert.Equal([(3, null), (2, "Ny.  (Foreslået)")], paper.HistoryOf("b").Select(change => (change.Version.Number, change.Text)));
        Assert.Empty(paper.HistoryOf("c"));
    }

    [Fact]
    public void Proposal_is_what_the_last_step_made_it()
    {
        var proposal = new Proposal("a", "Et forslag", "", []);
        Assert.Equal(ProposalState.Proposed, proposal.State);
        Assert.Equal(ProposalState.Rejected, (proposal with { Steps = [new(ProposalState.TakenUp, "2025", "en prøve", null), new(ProposalState.Rejected, "2026-02", "en prøve", null)] }).State);
    }

    [Theory]
    [InlineData(true, null, null, "udateret; kilde ikke oplyst af KL; læst 24. november 2026")]
    [InlineData(false, "2023K4", null, "kilde ikke oplyst af KL, 4. kvartal 2023; læst 24. november 2026")]
    [InlineData(false, "2024-06-11", "KL", "KL, 11. juni 2024; læst 24. november 2026")]
    [InlineData(false, null, "VIVE", "VIVE; læst 24. november 2026")]
    public void Fact_says_where_it_is_from_as_far_as_anybody_knows(bool isUndated, string? asOf, string? source, string told) =>
        Assert.Equal(told, new Fact("a", "Noget.", null, null, asOf, source, null, isUndated, new(2026, 11, 24), null, null).SourceLine);

    private static PositionVersion Version(int number, params (string Id, string Heading)[] proposals) => new()
    {
        Number = number,
        Content = new("Titel", "", "", "", [], [.. proposals.Select(one => new Proposal(one.Id, one.Heading, "", []))], [], [], []),
        PublishedAt = DateTime.UnixEpoch,
        Note = "",
    };
}
