using Vejviser.Domain.Evidence;

namespace Vejviser.UnitTests.Evidence;

/// <summary>The decision table of docs/evidence.md: a case for each row and each of its bounds, and what must hold over all of them.</summary>
public sealed class EvidenceRuleTests
{
    public static TheoryData<int, EvidenceLevel, string> Rows => new()
    {
        { 1, EvidenceLevel.NotAssessed, "expected" },
        { 1, EvidenceLevel.NotAssessed, "expected compared" },
        { 2, EvidenceLevel.NotAssessed, "seen" },
        { 2, EvidenceLevel.NotAssessed, "seen worse" },
        { 2, EvidenceLevel.NotAssessed, "counted people=4" },
        { 3, EvidenceLevel.TriedWithoutEffect, "compared unchanged" },
        { 3, EvidenceLevel.TriedWithoutEffect, "randomised worse" },
        { 4, EvidenceLevel.TriedWithoutEffect, "before unchanged people=30" },
        { 5, EvidenceLevel.NotAssessed, "before unchanged people=29" },
        { 5, EvidenceLevel.NotAssessed, "before worse people=none" },
        { 5, EvidenceLevel.NotAssessed, "counted unchanged" },
        { 6, EvidenceLevel.Documented, "compared" },
        { 6, EvidenceLevel.Documented, "randomised people=30" },
        { 7, EvidenceLevel.Promising, "compared people=29" },
        { 7, EvidenceLevel.Promising, "compared people=none" },
        { 7, EvidenceLevel.Promising, "compared nosource" },
        { 7, EvidenceLevel.Promising, "compared nofigure" },
        { 8, EvidenceLevel.Documented, "before tried" },
        { 8, EvidenceLevel.Documented, "before welltried people=30" },
        { 9, EvidenceLevel.Promising, "before" },
        { 9, EvidenceLevel.Promising, "before tried months=5" },
        { 9, EvidenceLevel.Promising, "before tried nobaseline" },
        { 9, EvidenceLevel.Promising, "before tried nosource" },
        { 10, EvidenceLevel.Documented, "counted welltried" },
        { 11, EvidenceLevel.Promising, "counted tried" },
        { 11, EvidenceLevel.Promising, "counted welltried people=29" },
        { 11, EvidenceLevel.Promising, "counted welltried nosource" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_decides(int row, EvidenceLevel level, string facts)
    {
        var outcome = Assert.Single(Propose(facts).Outcomes);

        Assert.Equal((row, level), (outcome.Row, outcome.Level));
    }

    [Fact]
    public void Every_row_has_a_case() => Assert.Equal(Enumerable.Range(1, 11), Rows.Select(row => (int)row[0]).Distinct().Order());

    [Fact]
    public void Nothing_told_is_not_assessed()
    {
        var proposal = EvidenceRule.Propose([new("Deltagere", 90, "personer", null)], hasSource: true, Maturity.WellTried);

        Assert.Equal(EvidenceLevel.NotAssessed, proposal.Level);
        Assert.Empty(proposal.Outcomes);
        Assert.Contains("Oplys ét resultat", proposal.Lift, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fact_more_keeps_or_lifts_a_good_result()
    {
        foreach (var facts in All().Where(facts => facts.Outcome!.Direction == OutcomeDirection.Better && !facts.IsExpected))
        {
            foreach (var maturity in Enum.GetValues<Maturity>())
            {
                var before = Strength(Level(facts, maturity, source: false));
                Assert.True(Strength(Level(facts, maturity, source: true)) >= before, $"{facts} with a source");
                Assert.True(Strength(Level(facts with { Outcome = facts.Outcome! with { People = 1000 } }, maturity, source: false)) >= before, $"{facts} with more people");
                Assert.True(Strength(Level(facts with { Outcome = facts.Outcome! with { FollowUpMonths = 12 } }, maturity, source: false)) >= before, $"{facts} followed");
                Assert.True(Strength(Level(facts, Maturity.WellTried, source: false)) >= before, $"{facts} well tried");
            }
        }
    }

    [Fact]
    public void What_is_not_better_is_never_promising_or_documented() => Assert.All(
        All().Where(facts => facts.Outcome!.Direction != OutcomeDirection.Better),
        facts => Assert.Contains(Level(facts, Maturity.WellTried, source: true), new[] { EvidenceLevel.NotAssessed, EvidenceLevel.TriedWithoutEffect }));

    [Fact]
    public void Documented_always_has_figure_people_and_source() => Assert.All(
        All().Where(facts => Level(facts, Maturity.WellTried, source: true) == EvidenceLevel.Documented),
        facts =>
        {
            Assert.NotNull(facts.Value);
            Assert.True(facts.Outcome!.People >= 30);
            Assert.NotEqual(EvidenceLevel.Documented, Level(facts, Maturity.WellTried, source: false));
        });

    [Fact]
    public void Each_proposal_says_why_and_what_would_lift_it() => Assert.All(All(), facts =>
    {
        var outcome = Assert.Single(EvidenceRule.Propose([facts], hasSource: true, Maturity.New).Outcomes);
        Assert.EndsWith(".", outcome.Why, StringComparison.Ordinal);
        Assert.EndsWith(".", outcome.Lift, StringComparison.Ordinal);
    });

    [Fact]
    public void Work_decides_before_wellbeing()
    {
        var proposal = EvidenceRule.Propose([Figure("compared") with { Outcome = new(OutcomeKind.Health, OutcomeDirection.Better, StudyDesign.Randomised) { People = 200 } }, Figure("compared unchanged")], hasSource: true, Maturity.New);

        Assert.Equal(EvidenceLevel.TriedWithoutEffect, proposal.Level);
        Assert.Equal([EvidenceLevel.Documented, EvidenceLevel.TriedWithoutEffect], proposal.Outcomes.Select(outcome => outcome.Level));
    }

    [Fact]
    public void The_best_known_result_decides() =>
        Assert.Equal(EvidenceLevel.TriedWithoutEffect, EvidenceRule.Propose([Figure("counted"), Figure("compared unchanged")], hasSource: true, Maturity.WellTried).Level);

    [Fact]
    public void At_equal_knowledge_the_better_news_decides() =>
        Assert.Equal(EvidenceLevel.Documented, EvidenceRule.Propose([Figure("compared unchanged"), Figure("compared")], hasSource: true, Maturity.New).Level);

    [Theory]
    [InlineData(41, 30, "1 mere i job for hver 9 deltagere")]
    [InlineData(60, 10, "1 mere i job for hver 2 deltagere")]
    [InlineData(30, 41, null)]
    [InlineData(30, 30, null)]
    [InlineData(30, null, null)]
    public void Effect_in_people(int value, int? baseline, string? expected) =>
        Assert.Equal(expected, InPeople(StudyDesign.ComparisonGroup, value, baseline, "procent"));

    [Theory]
    [InlineData(StudyDesign.BeforeAfter, "procent")]
    [InlineData(StudyDesign.Experience, "procent")]
    [InlineData(StudyDesign.ComparisonGroup, "personer")]
    public void No_effect_in_people_without_shares_compared(StudyDesign design, string unit) => Assert.Null(InPeople(design, 41, 30, unit));

    [Theory]
    [InlineData(null, null, 1, Maturity.New)]
    [InlineData(1, 29, 1, Maturity.New)]
    [InlineData(0, 500, 1, Maturity.New)]
    [InlineData(1, 30, 1, Maturity.Tried)]
    [InlineData(null, null, 2, Maturity.Tried)]
    [InlineData(3, 99, 1, Maturity.Tried)]
    [InlineData(2, 100, 1, Maturity.Tried)]
    [InlineData(3, 100, 1, Maturity.WellTried)]
    [InlineData(null, null, 3, Maturity.WellTried)]
    public void Maturity_of_years_people_and_municipalities(int? years, int? people, int municipalities, Maturity expected) =>
        Assert.Equal(expected, new MaturityFacts(years, people, municipalities).Maturity);

    private static string? InPeople(StudyDesign design, int value, int? baseline, string unit) => EvidenceRule
        .Propose([new("I job", value, unit, null) { Outcome = new(OutcomeKind.Job, OutcomeDirection.Better, design) { Baseline = baseline, People = 200 } }], hasSource: true, Maturity.New)
        .Outcomes[0].InPeople;

    private static EvidenceProposal Propose(string facts) => EvidenceRule.Propose(
        [Figure(facts)],
        hasSource: !facts.Contains("nosource", StringComparison.Ordinal),
        facts.Contains("welltried", StringComparison.Ordinal) ? Maturity.WellTried : facts.Contains(" tried", StringComparison.Ordinal) ? Maturity.Tried : Maturity.New);

    // "before unchanged people=29": what is not said is 200 people, followed for a year, from 20 to 40 percent.
    private static ResultFigure Figure(string facts)
    {
        var words = facts.Split(' ');
        var design = words.Contains("compared") ? StudyDesign.ComparisonGroup
            : words.Contains("randomised") ? StudyDesign.Randomised
            : words.Contains("before") ? StudyDesign.BeforeAfter
            : StudyDesign.Experience;
        var direction = words.Contains("unchanged") ? OutcomeDirection.Unchanged : words.Contains("worse") ? OutcomeDirection.Worse : OutcomeDirection.Better;
        return new("I job", words.Contains("seen") || words.Contains("nofigure") ? null : 40, "procent", "2026", words.Contains("expected"))
        {
            Outcome = new(OutcomeKind.Job, direction, design)
            {
                Baseline = words.Contains("nobaseline") ? null : 20,
                People = Number("people", 200),
                FollowUpMonths = Number("months", 12),
            },
        };

        int? Number(string name, int otherwise) => words.FirstOrDefault(word => word.StartsWith($"{name}=", StringComparison.Ordinal)) is not { } word ? otherwise
            : int.TryParse(word[(name.Length + 1)..], out var number) ? number : null;
    }

    private static EvidenceLevel Level(ResultFigure facts, Maturity maturity, bool source) => EvidenceRule.Propose([facts], source, maturity).Level;

    private static int Strength(EvidenceLevel level) => level switch { EvidenceLevel.Documented => 2, EvidenceLevel.Promising => 1, _ => 0 };

    private static IEnumerable<ResultFigure> All() =>
        from expected in new[] { false, true }
        from value in new decimal?[] { null, 40 }
        from direction in Enum.GetValues<OutcomeDirection>()
        from design in Enum.GetValues<StudyDesign>()
        from baseline in new decimal?[] { null, 20 }
        from people in new int?[] { null, 4, 5, 29, 30, 1000 }
        from months in new int?[] { null, 5, 6 }
        select new ResultFigure("I job", value, value is null ? "" : "procent", null, expected)
        {
            Outcome = new(OutcomeKind.Job, direction, design) { Baseline = baseline, People = people, FollowUpMonths = months },
        };
}
