using Vejviser.Domain;
using Vejviser.Domain.Evidence;
using Vejviser.Web.Features.Writing;

namespace Vejviser.UnitTests.Features.Writing;

public sealed class FigureRowTests
{
    public static TheoryData<ResultFigure> Figures => new(
        new ResultFigure("Kommet i job", 47, "personer", "2019"),
        new ResultFigure("Andel i job", 12.5m, "procent", null),
        new ResultFigure("Ændring i ledigheden", -3.25m, "procentpoint", "2019–2020", IsExpected: true),
        new ResultFigure("Udgifter", 1_234_567, "kr. (mere end)", null),
        new ResultFigure("Trivsel", null, "", null) { Outcome = new(OutcomeKind.Health, OutcomeDirection.Unchanged, StudyDesign.Experience) },
        new ResultFigure("I job", 41, "procent", "2025")
        {
            Outcome = new(OutcomeKind.PaidHours, OutcomeDirection.Worse, StudyDesign.Randomised) { Baseline = -1.5m, People = 1200, FollowUpMonths = 0, Source = "Rapport: »Timer«, 2025" },
        });

    [Theory]
    [MemberData(nameof(Figures))]
    public void Row_of_a_figure_reads_as_the_same_figure(ResultFigure figure)
    {
        List<Issue> issues = [];

        Assert.Equal([figure], FigureRow.Read(FigureRow.Of(figure).ToString(), issues));
        Assert.Empty(issues);
    }

    [Fact]
    public void What_would_part_a_row_does_not()
    {
        var figure = Assert.Single(FigureRow.Read(FigureRow.Of(new("Job; fast\neller ej", 1, "personer", "maj; juni")).ToString(), []));

        Assert.Equal(("Job, fast eller ej", 1, "personer", "maj, juni"), (figure.Measure, figure.Value!.Value, figure.Unit, figure.Period));
    }

    [Theory]
    [InlineData("; 47; personer", "hvad tallet måler")]
    [InlineData("I job; mange; personer", "med cifre")]
    [InlineData("I job; ; personer", "med cifre")]
    [InlineData("I job; 47", "enheden")]
    [InlineData("I job; 47; personer; ; retning: bedre", "handler om")]
    [InlineData("I job; 47; personer; ; udbytte: job; retning: bedre", "hvordan I ved det")]
    [InlineData("I job; 47; personer; ; udbytte: job; retning: bedre; opgjort: erfaring; antal: halvtreds", "antallet af personer")]
    [InlineData("I job; 47; personer; ; udbytte: job; retning: bedre; opgjort: erfaring; udgangspunkt: lidt", "sammenligne med")]
    [InlineData("I job; 47; personer; ; udbytte: job; retning: bedre; opgjort: erfaring; opfølgning: -1", "måneder")]
    public void Fault_is_told_in_one_sentence(string line, string words)
    {
        List<Issue> issues = [];

        Assert.Empty(FigureRow.Read(line, issues));
        Assert.Contains(words, Assert.Single(issues).Message, StringComparison.Ordinal);
    }
}
