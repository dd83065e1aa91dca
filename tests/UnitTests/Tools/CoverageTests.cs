using Vejviser.Data.Rules;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;

namespace Vejviser.UnitTests.Tools;

/// <summary>Who is covered: each way through the questions ends in a verdict with its reasons, or in none.</summary>
public sealed class CoverageTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);
    private static readonly RuleSet Rules = RuleFiles.Shipped;

    private const string Start = "dag=27-11-2026 ydelse=kontanthjaelp";
    private const string Tested = Start + " igu=nej ukraine=nej eu=nej";
    private const string Newcomer = Tested + " foedt=udlandet indrejse=01-05-2015 udland=nej";

    [Theory]
    [InlineData("dag=27-11-2026 ydelse=nej", CoverageVerdict.LikelyNot)]
    [InlineData(Start + " igu=ja", CoverageVerdict.MustBeAssessed)]
    [InlineData(Start + " igu=nej ukraine=ja", CoverageVerdict.MustBeAssessed)]
    [InlineData("dag=01-12-2025 ydelse=kontanthjaelp igu=nej ukraine=ja", CoverageVerdict.LikelyNot)]
    [InlineData("dag=01-03-2025 ydelse=sho igu=nej ukraine=nej saerligt=nej fritaget=nej", CoverageVerdict.LikelyCovered)]
    [InlineData("dag=01-03-2025 ydelse=sho igu=nej ukraine=nej saerligt=nej fritaget=ja", CoverageVerdict.LikelyCovered)]
    // Displaced persons from Ukraine got that help, and were not covered in 2025.
    [InlineData("dag=01-03-2025 ydelse=sho igu=nej ukraine=ja", CoverageVerdict.LikelyNot)]
    [InlineData("dag=01-03-2025 ydelse=sho igu=ja", CoverageVerdict.MustBeAssessed)]
    [InlineData("dag=30-06-2025 ydelse=kontanthjaelp", CoverageVerdict.LikelyNot)]
    [InlineData("dag=01-07-2025 ydelse=nej", CoverageVerdict.LikelyNot)]
    [InlineData(Newcomer + " opfyldt-foer=nej ophold=ja arbejde=nej saerligt=ja fritaget=nej", CoverageVerdict.MustBeAssessed)]
    [InlineData(Newcomer + " opfyldt-foer=nej ophold=ja arbejde=nej saerligt=ved-ikke fritaget=nej", CoverageVerdict.MustBeAssessed)]
    [InlineData(Tested + " foedt=riget udland=ved-ikke opfyldt-foer=nej ophold=ja arbejde=nej fritaget=nej", CoverageVerdict.MustBeAssessed)]
    [InlineData(Tested + " foedt=riget udland=ved-ikke opfyldt-foer=nej ophold=ja arbejde=ja", CoverageVerdict.LikelyNot)]
    [InlineData(Tested + " foedt=udlandet indrejse=02-04-1968 udland=ved-ikke opfyldt-foer=nej ophold=ja arbejde=nej saerligt=nej fritaget=nej", CoverageVerdict.LikelyCovered)]
    // An entry and a return before the day: the requirement hangs on what was not read of the parent.
    [InlineData(Tested + " foedt=som-i-riget indrejse=01-05-1960 udland=ja genindrejse=01-05-1965 ophold=ja fritaget=nej", CoverageVerdict.MustBeAssessed)]
    [InlineData(Start + " igu=nej ukraine=nej eu=ja foedt=som-i-riget indrejse=01-05-1990 udland=nej ophold=ja", CoverageVerdict.LikelyNot)]
    [InlineData("dag=01-03-2025 ydelse=kontanthjaelp", CoverageVerdict.LikelyNot)]
    [InlineData(Newcomer + " opfyldt-foer=nej ophold=ja arbejde=nej saerligt=nej fritaget=nej", CoverageVerdict.LikelyCovered)]
    [InlineData(Newcomer + " opfyldt-foer=nej ophold=ja arbejde=nej saerligt=nej fritaget=ja", CoverageVerdict.LikelyCovered)]
    [InlineData(Newcomer + " opfyldt-foer=nej ophold=nej arbejde=ja saerligt=nej fritaget=nej", CoverageVerdict.LikelyCovered)]
    [InlineData(Newcomer + " opfyldt-foer=nej ophold=ja arbejde=ja", CoverageVerdict.LikelyNot)]
    [InlineData(Newcomer + " opfyldt-foer=nej ophold=ja arbejde=ved-ikke fritaget=nej", CoverageVerdict.MustBeAssessed)]
    [InlineData(Newcomer + " opfyldt-foer=nej ophold=ved-ikke arbejde=ja fritaget=nej", CoverageVerdict.MustBeAssessed)]
    [InlineData(Newcomer + " opfyldt-foer=ja ophold=ja", CoverageVerdict.LikelyNot)]
    [InlineData(Newcomer + " opfyldt-foer=ja ophold=nej saerligt=nej fritaget=nej", CoverageVerdict.LikelyCovered)]
    [InlineData(Newcomer + " opfyldt-foer=ved-ikke ophold=ja arbejde=nej fritaget=nej", CoverageVerdict.MustBeAssessed)]
    [InlineData(Tested + " foedt=riget udland=nej ophold=ja", CoverageVerdict.LikelyNot)]
    [InlineData(Tested + " foedt=riget udland=nej ophold=nej saerligt=nej fritaget=nej", CoverageVerdict.LikelyCovered)]
    [InlineData(Tested + " foedt=riget udland=ja genindrejse=01-06-2020 opfyldt-foer=nej ophold=ja arbejde=nej saerligt=nej fritaget=nej", CoverageVerdict.LikelyCovered)]
    [InlineData(Tested + " foedt=udlandet indrejse=01-04-1968 udland=nej ophold=ja", CoverageVerdict.LikelyNot)]
    [InlineData(Tested + " foedt=som-i-riget indrejse=01-05-1990 udland=nej ophold=ja fritaget=nej", CoverageVerdict.MustBeAssessed)]
    [InlineData(Start + " igu=nej ukraine=nej eu=ja foedt=udlandet indrejse=01-05-2015 udland=nej ophold=ja", CoverageVerdict.LikelyNot)]
    [InlineData(Start + " igu=nej ukraine=nej eu=ja foedt=udlandet indrejse=01-05-2020 udland=nej ophold=nej fritaget=nej", CoverageVerdict.MustBeAssessed)]
    [InlineData(Start + " igu=nej ukraine=nej eu=ved-ikke foedt=udlandet indrejse=01-05-2015 udland=nej opfyldt-foer=nej ophold=ja arbejde=nej fritaget=nej", CoverageVerdict.MustBeAssessed)]
    public void Answers_lead_to_a_verdict_whose_every_step_has_a_source(string answers, CoverageVerdict verdict)
    {
        var coverage = Of(answers);

        Assert.Null(coverage.Next);
        Assert.Null(coverage.Issue);
        var result = coverage.Result!;
        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(answers.Contains("fritaget=ja", StringComparison.Ordinal), result.IsExempt);
        Assert.NotEmpty(result.Steps);
        Assert.All(result.Steps, step => Assert.NotEmpty(step.Rules));
        Assert.All(result.Steps.SelectMany(step => step.Rules).Concat(result.Uncertain), use => Assert.Empty(RuleRequirements.Check(use.Value)));
        Assert.Contains(result.Uncertain, use => use.Parameter.Id == "new-main-act");
        Assert.NotEmpty(result.Check);
        Assert.Equal(answers.Split(' ').Length, coverage.Given.Count);
    }

    [Theory]
    [InlineData("", "dag")]
    [InlineData("dag=27-11-2026", "ydelse")]
    [InlineData(Start, "igu")]
    [InlineData(Newcomer, "opfyldt-foer")]
    [InlineData(Newcomer + " opfyldt-foer=nej ophold=ja", "arbejde")]
    [InlineData(Tested + " foedt=riget", "udland")]
    [InlineData(Tested + " foedt=riget udland=ja", "genindrejse")]
    public void Next_question_follows_from_the_answers(string answers, string next)
    {
        Assert.Equal(next, Of(answers).Next!.Id);
        Assert.Null(Of(answers).Issue);
        Assert.Null(Of(answers).Result);
    }

    [Theory]
    [InlineData("dag=", "dag")]
    [InlineData("dag=i-går", "dag")]
    [InlineData("dag=28-11-2026", "dag")]
    [InlineData("dag=31-12-2024", "dag")]
    [InlineData("dag=27-11-2026 ydelse=", "ydelse")]
    [InlineData("dag=27-11-2026 ydelse=løn", "ydelse")]
    [InlineData("dag=27-11-2026 ydelse=sho", "ydelse")]
    [InlineData(Tested + " foedt=udlandet indrejse=28-11-2026", "indrejse")]
    [InlineData("dag=01-03-2026 ydelse=kontanthjaelp igu=nej ukraine=nej eu=nej foedt=udlandet indrejse=02-03-2026", "indrejse")]
    [InlineData(Tested + " foedt=udlandet indrejse=01-01-1850", "indrejse")]
    [InlineData(Tested + " foedt=udlandet indrejse=01-05-2015 udland=ja genindrejse=01-01-2016", "genindrejse")]
    public void Bad_answer_gets_one_sentence_at_its_question(string answers, string field)
    {
        var coverage = Of(answers);

        Assert.Equal((field, field), (coverage.Next!.Id, coverage.Issue!.Field));
        Assert.EndsWith(".", coverage.Issue.Message, StringComparison.Ordinal);
        Assert.Null(coverage.Result);
    }

    [Fact]
    public void A_day_after_the_last_confirmed_one_gets_no_verdict()
    {
        var coverage = new Coverage(new Dictionary<string, string> { ["dag"] = "01-01-2027" }, new(2027, 2, 1), Rules, Rules);

        Assert.True(coverage.IsUnconfirmed);
        Assert.Null(coverage.Next);
        Assert.Null(coverage.Result);
    }

    [Fact]
    public void Questions_quote_the_limits_that_the_rules_hold()
    {
        var residence = Of(Newcomer + " opfyldt-foer=nej").Next!.Text;
        var work = Of(Newcomer + " opfyldt-foer=nej ophold=ja").Next!.Text;

        Assert.Contains($"{Number("residence-years")} af de seneste {Number("residence-window")} år", residence, StringComparison.Ordinal);
        Assert.Contains($"{Math.Floor(Number("employment-months") / 12)} år og {Number("employment-months") % 12} måneder inden for de seneste {Number("employment-window")} år", work, StringComparison.Ordinal);
        // The day and the months that decide whether the employment requirement applies.
        var who = Rules.At("employment-who", Today).Value.Text!;
        Assert.Contains("2. april 1968", who, StringComparison.Ordinal);
        Assert.Contains("mindst 12 måneder i træk", who, StringComparison.Ordinal);

        static decimal Number(string id) => Rules.At(id, Today).Value.Value!.Value;
    }

    /// <summary>What an editor enters may say the opposite of what the program was written after: the questions then decide nothing.</summary>
    [Theory]
    [InlineData("displaced-from-ukraine", "Er omfattet.", Start + " igu=nej ukraine=ja")]
    [InlineData("employment-who", "Kravet gælder alle.", Tested + " foedt=riget udland=nej ophold=ja fritaget=nej")]
    [InlineData("eu-citizens", "Beskæftigelseskravet gælder også EU-borgere.", Start + " igu=nej ukraine=nej eu=ja foedt=udlandet indrejse=01-05-2015 udland=nej ophold=ja fritaget=nej")]
    [InlineData("residence-years", "8", Tested + " foedt=riget udland=nej ophold=nej fritaget=nej")]
    [InlineData("residence-years", "", Tested + " foedt=riget udland=nej ophold=nej fritaget=nej")]
    public void A_rule_that_says_something_else_than_the_questions_is_shown_and_decides_nothing(string id, string said, string answers)
    {
        var number = decimal.TryParse(said, out var years) ? years : (decimal?)null;
        var changed = Rules.With(id, Rules.At(id, Today).Value with
        {
            From = new(2026, 7, 1),
            Text = said.Length == 0 || number is not null ? null : said,
            Least = number,
            Most = number,
            Certainty = said.Length == 0 ? RuleCertainty.Unknown : RuleCertainty.Enacted,
        }, out var issues);
        Assert.Empty(issues);

        var result = Of(answers, changed!).Result!;

        Assert.Equal(CoverageVerdict.MustBeAssessed, result.Verdict);
        Assert.Equal(id, Assert.Single(result.Steps[^1].Rules).Parameter.Id);
        // The days before it are as they were.
        Assert.NotEqual(CoverageVerdict.MustBeAssessed, Of("dag=01-12-2025 ydelse=kontanthjaelp igu=nej ukraine=ja", changed!).Result!.Verdict);
    }

    [Fact]
    public void What_was_not_found_is_named_where_it_bears_on_the_verdict_and_not_where_it_was_ruled_out()
    {
        Assert.Contains(Of(Newcomer + " opfyldt-foer=nej ophold=ja arbejde=nej saerligt=ja fritaget=nej").Result!.Uncertain, use => use.Parameter.Id == "parental-leave");
        Assert.DoesNotContain(Of(Newcomer + " opfyldt-foer=nej ophold=ja arbejde=nej saerligt=nej fritaget=nej").Result!.Uncertain, use => use.Parameter.Id == "parental-leave");
    }

    private static Coverage Of(string answers) => Of(answers, Rules);

    private static Coverage Of(string answers, RuleSet rules) =>
        new(answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(answer => answer.Split('=')).ToDictionary(answer => answer[0], answer => answer[1]), Today, rules, Rules);
}
