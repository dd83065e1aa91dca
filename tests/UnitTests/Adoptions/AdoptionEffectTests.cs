using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.UnitTests.PracticeExamples;

namespace Vejviser.UnitTests.Adoptions;

public sealed class AdoptionEffectTests
{
    private static readonly PublishedExample Alone = new("a", "a", TestExamples.Content, TestExamples.At, TestExamples.At, new(2027, 3, 2));

    [Fact]
    public void Considering_changes_nothing() =>
        Assert.Equal("Modenhed og evidens er uændret.", AdoptionEffect.Sentence(Alone, With(new("0751", AdoptionState.Considering, HasUsed: false, []))));

    [Fact]
    public void Use_lifts_maturity_and_says_so() =>
        Assert.Equal("Modenheden går fra »Ny« til »Afprøvet«: Brugt i 2 kommuner.", AdoptionEffect.Sentence(Alone, With(new("0751", AdoptionState.Using, HasUsed: true, []))));

    [Fact]
    public void Municipality_that_stopped_has_still_used_it() => Assert.Equal(2, With(new("0751", AdoptionState.Stopped, HasUsed: true, [])).Tried.Municipalities);

    [Fact]
    public void Municipality_of_the_example_itself_counts_once() => Assert.Equal(1, With(new("0851", AdoptionState.Using, HasUsed: true, [])).Tried.Municipalities);

    [Fact]
    public void Figures_counted_afterwards_are_shown_and_move_no_evidence()
    {
        var after = With(Reporting(StudyDesign.Experience));

        Assert.Equal(EvidenceLevel.NotAssessed, after.ProposeEvidence().Level);
        Assert.EndsWith("tæller ikke med i evidensen, for der er kun talt op bagefter.", AdoptionEffect.Sentence(Alone, after), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_with_a_comparison_move_evidence_by_their_design()
    {
        var after = With(Reporting(StudyDesign.ComparisonGroup));

        Assert.Equal(EvidenceLevel.Documented, after.ProposeEvidence().Level);
        Assert.Contains("Reglens forslag går fra »Ikke vurderet« til »Dokumenteret«", AdoptionEffect.Sentence(Alone, after), StringComparison.Ordinal);
    }

    [Fact]
    public void Maturity_that_adopters_bring_lifts_no_evidence()
    {
        // Row 10 of the table would document a complete count of a well-tried effort: tried by those who counted, not by others.
        var counted = Alone with { Content = TestExamples.Content with { ResultFigures = [Figure(StudyDesign.Experience)] } };
        var after = counted with { Adopters = [Use("0751"), Use("0101"), Use("0147")] };

        Assert.Equal(Maturity.WellTried, after.Tried.Maturity);
        Assert.Equal(counted.ProposeEvidence().Level, after.ProposeEvidence().Level);
    }

    private static PublishedExample With(Adopter adopter) => Alone with { Adopters = [adopter] };

    private static Adopter Use(string code) => new(code, AdoptionState.Using, HasUsed: true, []);

    private static Adopter Reporting(StudyDesign design) => new("0751", AdoptionState.Using, HasUsed: true, [Figure(design)]);

    private static ResultFigure Figure(StudyDesign design) => new("Kommet i job", 54, "procent", null)
    {
        Outcome = new(OutcomeKind.Job, OutcomeDirection.Better, design) { Baseline = 38, People = 64, FollowUpMonths = 6, Source = "oplyst af Aarhus Kommune" },
    };
}
