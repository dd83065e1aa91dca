using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.UnitTests.PracticeExamples;

public sealed class PracticeExampleRequirementsTests
{
    private static readonly SourceReference Source = TestExamples.Content.Source!;

    private static readonly string TooLong = new('x', PracticeExampleRequirements.MaxText + 1);

    /// <summary>"FIELD WHAT": a content that has just that fault.</summary>
    private static readonly Dictionary<string, PracticeExampleContent> Faulty = new()
    {
        ["title empty"] = TestExamples.Content with { Title = " " },
        ["title too long"] = TestExamples.Content with { Title = new('x', PracticeExampleRequirements.MaxTitle + 1) },
        ["title with NUL"] = TestExamples.Content with { Title = "Nul\0tegn" },
        ["title with half a pair"] = TestExamples.Content with { Title = "Halvt tegn \uD83D" },
        ["title with no character"] = TestExamples.Content with { Title = "Ikke et tegn \uFFFE" },
        ["summary empty"] = TestExamples.Content with { Summary = "" },
        ["summary too long"] = TestExamples.Content with { Summary = new('x', PracticeExampleRequirements.MaxSummary + 1) },
        ["summary with no character"] = TestExamples.Content with { Summary = "Ikke et tegn \uFFFF" },
        ["target_group empty"] = TestExamples.Content with { TargetGroupText = "" },
        ["target_group too long"] = TestExamples.Content with { TargetGroupText = new('x', PracticeExampleRequirements.MaxLine + 1) },
        ["municipality none"] = TestExamples.Content with { Municipalities = [] },
        ["municipality too many"] = TestExamples.Content with { Municipalities = Many(PracticeExampleRequirements.MaxItems + 1) },
        ["themes none"] = TestExamples.Content with { Themes = [] },
        ["effort_types none"] = TestExamples.Content with { EffortTypes = [] },
        ["year too early"] = TestExamples.Content with { Year = 1989 },
        ["year too late"] = TestExamples.Content with { Year = 2101 },
        ["year far too early"] = TestExamples.Content with { Year = int.MinValue },
        ["challenge too long"] = TestExamples.Content with { Challenge = TooLong },
        ["challenge with an escape code"] = TestExamples.Content with { Challenge = "\u001B[31mrød" },
        ["approach too long"] = TestExamples.Content with { Approach = TooLong },
        ["results too long"] = TestExamples.Content with { Results = TooLong },
        ["what_was_hard too long"] = TestExamples.Content with { WhatWasHard = TooLong },
        ["resources too long"] = TestExamples.Content with { Resources = TooLong },
        ["advice too many"] = TestExamples.Content with { Advice = Many(4) },
        ["advice empty"] = TestExamples.Content with { Advice = [""] },
        ["partners too many"] = TestExamples.Content with { Partners = Many(PracticeExampleRequirements.MaxItems + 1) },
        ["partners empty"] = TestExamples.Content with { Partners = ["Metal", " "] },
        ["partners too long"] = TestExamples.Content with { Partners = [new('x', PracticeExampleRequirements.MaxLine + 1)] },
        ["result_figures too many"] = TestExamples.Content with { ResultFigures = Enumerable.Repeat(new ResultFigure("Job", 1, "personer", null), PracticeExampleRequirements.MaxItems + 1).ToList() },
        ["result_figures without measure"] = TestExamples.Content with { ResultFigures = [new("", 1, "personer", null)] },
        ["result_figures without unit"] = TestExamples.Content with { ResultFigures = [new("Job", 1, "", null)] },
        ["result_figures with neither number nor outcome"] = TestExamples.Content with { ResultFigures = [new("Job", null, "", null)] },
        ["result_figures about nobody"] = TestExamples.Content with { ResultFigures = [new("Job", 1, "personer", null) { Outcome = new(OutcomeKind.Job, OutcomeDirection.Better, StudyDesign.Experience) { People = 0 } }] },
        ["result_figures followed too long"] = TestExamples.Content with { ResultFigures = [new("Job", 1, "personer", null) { Outcome = new(OutcomeKind.Job, OutcomeDirection.Better, StudyDesign.Experience) { FollowUpMonths = PracticeExampleRequirements.MaxMonths + 1 } }] },
        ["years_run too many"] = TestExamples.Content with { YearsRun = PracticeExampleRequirements.MaxYears + 1 },
        ["people_reached none"] = TestExamples.Content with { PeopleReached = 0 },
        ["participants_say too long"] = TestExamples.Content with { ParticipantsSay = TooLong },
        ["evidence_reason too long"] = TestExamples.Content with { EvidenceReason = TooLong },
        ["result_figures with too long a period"] = TestExamples.Content with { ResultFigures = [new("Job", 1, "personer", new('x', PracticeExampleRequirements.MaxLine + 1))] },
        ["source_title none"] = TestExamples.Content with { Source = null },
        ["source_title empty"] = TestExamples.Content with { Source = Source with { Title = "" } },
        ["source_publisher empty"] = TestExamples.Content with { Source = Source with { Publisher = "" } },
        ["source_url without scheme"] = TestExamples.Content with { Source = Source with { Url = "www.kl.dk" } },
        ["source_url without host"] = TestExamples.Content with { Source = Source with { Url = "/eksempler" } },
        ["source_url script"] = TestExamples.Content with { Source = Source with { Url = "javascript:alert(1)" } },
        ["source_url other scheme"] = TestExamples.Content with { Source = Source with { Url = "ftp://kl.dk/x" } },
        ["source_url too long"] = TestExamples.Content with { Source = Source with { Url = "https://kl.dk/" + new string('x', 2_000) } },
        ["source_date in words"] = TestExamples.Content with { Source = Source with { Date = "5. november" } },
    };

    public static TheoryData<string> Faults { get; } = new(Faulty.Keys);

    [Fact]
    public void Good_example_may_be_published()
    {
        Assert.Empty(PracticeExampleRequirements.ToPublish(TestExamples.Content));
    }

    [Fact]
    public void Example_at_every_limit_may_be_published()
    {
        var text = new string('x', PracticeExampleRequirements.MaxText);
        var line = new string('x', PracticeExampleRequirements.MaxLine);

        Assert.Empty(PracticeExampleRequirements.ToPublish(TestExamples.Content with
        {
            Title = new('x', PracticeExampleRequirements.MaxTitle),
            Summary = new('x', PracticeExampleRequirements.MaxSummary),
            TargetGroupText = line,
            Year = 2100,
            Municipalities = Many(PracticeExampleRequirements.MaxItems),
            Challenge = text,
            Approach = text,
            Results = text,
            WhatWasHard = text,
            Resources = text,
            Advice = [line, line, line],
            Partners = Enumerable.Repeat(line, PracticeExampleRequirements.MaxItems).ToList(),
            ResultFigures = Enumerable.Repeat(new ResultFigure(line, decimal.MaxValue, line, line), PracticeExampleRequirements.MaxItems).ToList(),
            Source = new(line, line, null, null),
        }));
    }

    [Fact]
    public void Text_with_lines_tabs_and_emoji_may_be_published()
    {
        Assert.Empty(PracticeExampleRequirements.ToPublish(TestExamples.Content with { Year = null, Approach = "Én\n\n- to\r\n\t– tre 😀" }));
    }

    [Fact]
    public void Example_shared_by_the_municipality_needs_no_source()
    {
        Assert.Empty(PracticeExampleRequirements.ToPublish(TestExamples.Shared));
    }

    [Fact]
    public void Draft_may_lack_anything_but_sending_it_takes_six_things()
    {
        var draft = PracticeExampleContent.Blank;

        Assert.Empty(PracticeExampleRequirements.ToKeep(draft));
        Assert.Equal(["title", "municipality", "target_group", "approach", "what_was_hard", "contact_mailbox"], PracticeExampleRequirements.ToSubmit(draft).Select(issue => issue.Field));
        Assert.Empty(PracticeExampleRequirements.ToSubmit(TestExamples.Shared with { Themes = [], EffortTypes = [], Summary = "", ApprovedBy = null, ApprovedOn = null }));
    }

    [Fact]
    public void Shared_example_is_public_only_with_theme_effort_summary_and_the_municipalitys_approval()
    {
        var issues = PracticeExampleRequirements.ToPublish(TestExamples.Shared with { Themes = [], EffortTypes = [], Summary = " ", ApprovedBy = null, ApprovedOn = null });

        Assert.Equal(["summary", "themes", "effort_types", "approved_by", "approved_on"], issues.Select(issue => issue.Field));
    }

    [Fact]
    public void People_who_can_be_recognised_must_have_said_yes()
    {
        Assert.Equal(["consent"], PracticeExampleRequirements.ToPublish(TestExamples.Shared with { ShowsPeople = true }).Select(issue => issue.Field));
        Assert.Empty(PracticeExampleRequirements.ToPublish(TestExamples.Shared with { ShowsPeople = true, HasConsent = true }));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_is_told_for_its_field_in_a_sentence(string fault)
    {
        var issue = Assert.Single(PracticeExampleRequirements.ToPublish(Faulty[fault]).DistinctBy(issue => issue.Field));

        Assert.Equal(fault.Split(' ')[0], issue.Field);
        Assert.Matches(@"^\p{Lu}.+\.$", issue.Message);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var issues = PracticeExampleRequirements.ToPublish(TestExamples.Content with { Title = "", Themes = [], Year = 0, Source = null });

        Assert.Equal(["year", "title", "themes", "source_title"], issues.Select(issue => issue.Field));
    }

    private static List<string> Many(int count) => Enumerable.Range(1, count).Select(number => $"{number}").ToList();
}
