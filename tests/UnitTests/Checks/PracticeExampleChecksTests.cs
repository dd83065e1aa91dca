using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.UnitTests.PracticeExamples;

namespace Vejviser.UnitTests.Checks;

public sealed class PracticeExampleChecksTests
{
    private const string Cpr = "Borgeren 010190-1234 mødte op.";

    private static readonly Dictionary<string, PracticeExampleContent> WithCpr = new()
    {
        ["title"] = TestExamples.Content with { Title = Cpr },
        ["summary"] = TestExamples.Content with { Summary = Cpr },
        ["target_group"] = TestExamples.Content with { TargetGroupText = Cpr },
        ["challenge"] = TestExamples.Content with { Challenge = Cpr },
        ["approach"] = TestExamples.Content with { Approach = Cpr },
        ["results"] = TestExamples.Content with { Results = Cpr },
        ["what_was_hard"] = TestExamples.Content with { WhatWasHard = Cpr },
        ["advice"] = TestExamples.Content with { Advice = ["Begynd tidligt", Cpr] },
        ["resources"] = TestExamples.Content with { Resources = Cpr },
        ["partners"] = TestExamples.Content with { Partners = ["Metal", Cpr] },
        ["result_figures"] = TestExamples.Content with { ResultFigures = [new("Job", 1, "personer", Cpr)] },
        ["source_title"] = TestExamples.Content with { Source = TestExamples.Content.Source! with { Title = Cpr } },
        ["source_publisher"] = TestExamples.Content with { Source = TestExamples.Content.Source! with { Publisher = Cpr } },
        ["source_url"] = TestExamples.Content with { Source = TestExamples.Content.Source! with { Url = "https://kommune.example/010190-1234" } },
    };

    public static TheoryData<string> Fields { get; } = new(WithCpr.Keys);

    [Theory]
    [MemberData(nameof(Fields))]
    public void Cpr_number_is_told_for_its_field(string field)
    {
        var issue = Assert.Single(PracticeExampleChecks.Check(WithCpr[field]));

        Assert.Equal((field, "cpr", IssueSeverity.Block), (issue.Field, issue.Code, issue.Severity));
    }

    [Fact]
    public void Good_example_is_quiet()
    {
        Assert.Empty(PracticeExampleChecks.Check(TestExamples.Content));
    }

    [Fact]
    public void Effect_whose_figure_stands_in_the_list_is_quiet()
    {
        var content = TestExamples.Content with { Results = "Ledigheden er faldet." };

        Assert.Equal(["effect-without-figure"], PracticeExampleChecks.Check(content).Select(issue => issue.Code));
        Assert.Empty(PracticeExampleChecks.Check(content with { ResultFigures = [new("Ledige", 47, "personer", "2019")] }));
    }

    [Theory]
    [InlineData("Forventet antal i job", "personer", null)]
    [InlineData("I job", "personer (mål for 2025)", null)]
    [InlineData("I job", "personer", "forventes i 2025")]
    public void Expected_figure_in_the_list_is_told(string measure, string unit, string? period)
    {
        var issue = Assert.Single(PracticeExampleChecks.Check(TestExamples.Content with { ResultFigures = [new(measure, 47, unit, period)] }));

        Assert.Equal(("result_figures", "expected-as-measured", IssueSeverity.Warn), (issue.Field, issue.Code, issue.Severity));
    }

    [Fact]
    public void Blocks_are_the_issues_that_stand_in_the_way()
    {
        var issues = PracticeExampleChecks.Check(TestExamples.Content with { Approach = $"{Cpr} Ring på 20 30 40 50." });

        Assert.Equal(["cpr", "phone"], issues.Select(issue => issue.Code));
        Assert.Equal(["cpr"], issues.Blocks().Select(issue => issue.Code));
    }
}
