using Vejviser.Domain;
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

    [Fact]
    public void Draft_becomes_the_next_version_and_the_first_paper_begins_with_nothing()
    {
        var paper = PositionPaper.Begin("proeve", "Titel", 0);
        Assert.Null(paper.Newest);
        Assert.Throws<InvalidOperationException>(paper.DropDraft);
        paper.Write(paper.Working.With(new Proposal("a", "Et", "", [])));
        Assert.Equal((1, "Nyt."), (paper.Publish("Nyt.", DateTime.UnixEpoch).Number, paper.Newest!.Note));
        Assert.Throws<InvalidOperationException>(() => paper.Publish("Igen.", DateTime.UnixEpoch));
        paper.Write(paper.Working.With(new Proposal("a", "Et, rettet", "", [])));
        Assert.Equal("Et", paper.Newest.Content.Proposals[0].Heading);
        paper.DropDraft();
        Assert.Equal(("Et", 4), (paper.Working.Proposals[0].Heading, paper.DraftVersion));
    }

    [Theory]
    [InlineData("Frihed til at vælge indsats og meget mere end det", "frihed-til-at-vaelge-indsats-og-meget")]
    [InlineData("Kladden", "kladden-2")]
    [InlineData("Først!", "foerst-2")]
    [InlineData("Viden", "viden-2")]
    [InlineData("Ny", "ny-2")]
    [InlineData("???", "punkt")]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "donaudampfschifffahrtselektrizitatenhaup")]
    public void Claim_gets_an_id_that_no_other_has_or_had(string text, string id)
    {
        var paper = new PositionPaper { Slug = "proeve", Versions = [Version(1, ("foerst", "Først")), Version(2)] };
        paper.Write(paper.Working.With(new Fact("kladden", "", null, null, null, null, null, true, default, null, null)));
        Assert.Equal(id, paper.NewClaimId(text));
        Assert.True(Slug.IsValid(id));
    }

    [Fact]
    public void Claims_move_among_their_kind_and_changes_are_told()
    {
        var before = Version(1, ("a", "Et"), ("b", "To"), ("c", "Tre")).Content;
        Assert.Equal(["b", "a", "c"], before.Move("b", up: true).Proposals.Select(one => one.Id));
        Assert.Equal(["a", "b", "c"], before.Move("a", up: true).Proposals.Select(one => one.Id));
        Assert.Equal(["a", "b", "c"], before.Move("c", up: false).Proposals.Select(one => one.Id));
        Assert.Empty(before.Move("b", up: true).DifferencesFrom(before));
        Assert.False(before.Move("b", up: true).Says(before));
        var after = before.WithoutClaim("a").With(new Proposal("b", "To", "Rettet", [])).With(new Dilemma("d", "Hvad?", []));
        Assert.Equal([("d", ClaimChangeKind.New), ("b", ClaimChangeKind.Changed), ("a", ClaimChangeKind.Gone)], after.DifferencesFrom(before).Select(change => (change.Claim.Id, change.Kind)));
        Assert.Equal(ClaimKind.Dilemma, after.KindOf("d"));
        Assert.Null(after.KindOf("a"));
    }

    [Fact]
    public void Passage_goes_from_every_version_and_the_draft_and_that_stays()
    {
        var paper = new PositionPaper { Slug = "proeve", Versions = [Version(1, ("a", "Mette vil")), Version(2, ("a", "Nogen vil"))] };
        paper.Write(paper.Working.With(new Fact("f", "Mette ved.", null, "Mette", "2023", "Mette", "https://example.dk/Mette", false, default, null, null)));
        paper.Redact("Mette", new(new(2026, 11, 27), "Efter ønske."));

        Assert.DoesNotContain("Mette", System.Text.Json.JsonSerializer.Serialize(paper), StringComparison.Ordinal);
        Assert.Equal("[fjernet] vil", paper.Versions[0].Content.Proposals[0].Heading);
        Assert.Equal(("[fjernet] ved.", null), (paper.Draft!.Facts[0].Text, paper.Draft.Facts[0].Link));
        Assert.All(paper.Versions.Select(version => version.Content).Append(paper.Draft), content => Assert.Equal([new Redaction(new(2026, 11, 27), "Efter ønske.")], content.Redactions));
    }

    private static PositionVersion Version(int number, params (string Id, string Heading)[] proposals) => new()
    {
        Number = number,
        Content = new("Titel", "", "", "", [], [.. proposals.Select(one => new Proposal(one.Id, one.Heading, "", []))], [], [], []),
        PublishedAt = DateTime.UnixEpoch,
        Note = "",
    };
}
