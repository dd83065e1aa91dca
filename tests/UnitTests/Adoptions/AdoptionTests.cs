using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.UnitTests.PracticeExamples;

namespace Vejviser.UnitTests.Adoptions;

public sealed class AdoptionTests
{
    private static readonly DateTime At = TestExamples.At;
    private static readonly ResultFigure Counted = new("Kommet i job", 20, "personer", null);

    [Fact]
    public void Municipality_is_asked_once_half_a_year_after_it_last_told()
    {
        var adoption = Adoption.Begin(1, "0751");
        adoption.Tell(AdoptionState.Considering, null, 7, At);
        Assert.Equal((AdoptionState.Considering, new DateOnly(2026, 9, 2), false), (adoption.State, adoption.AskOn, adoption.HasUsed));

        var round = adoption.Ask(At.AddMonths(6));

        Assert.Null(adoption.AskOn);
        Assert.True(adoption.IsOpen(round));
        adoption.Answer(round, AdoptionState.Using, "Det går godt.", [Counted], At.AddMonths(6));
        Assert.Equal((AdoptionState.Using, true, null), (adoption.State, adoption.HasUsed, adoption.AskOn));
        Assert.Equal([Counted], adoption.Figures);
        Assert.Equal([false, true], adoption.Reports.Select(report => report.IsAnswer));
    }

    [Fact]
    public void Question_is_answered_once_whoever_asks_again()
    {
        var adoption = Adoption.Begin(1, "0751");
        adoption.Tell(AdoptionState.Using, null, 7, At);
        var round = adoption.Ask(At);
        adoption.Answer(round, AdoptionState.Using, null, [], At);

        Assert.False(adoption.IsOpen(round));
        Assert.Throws<IllegalTransitionException>(() => adoption.Answer(round, AdoptionState.Stopped, "Nej.", [], At));
    }

    [Fact]
    public void Old_link_asks_nothing_once_the_municipality_has_told_anew()
    {
        var adoption = Adoption.Begin(1, "0751");
        adoption.Tell(AdoptionState.Using, null, 7, At);
        var round = adoption.Ask(At);

        adoption.Tell(AdoptionState.Stopped, "For dyrt.", 7, At);

        Assert.False(adoption.IsOpen(round));
        Assert.Null(adoption.AskOn);
        Assert.True(adoption.HasUsed);
    }

    [Fact]
    public void Redaction_reaches_words_and_figures_and_leaves_the_question_open()
    {
        var adoption = Adoption.Begin(1, "0751");
        adoption.Tell(AdoptionState.Adapted, "Et ord om Hansen.", 7, At);
        var first = adoption.Ask(At);
        adoption.Answer(first, AdoptionState.Adapted, null, [Counted with { Measure = "Hansens hold" }], At);
        adoption.Tell(AdoptionState.Using, null, 7, At);
        var round = adoption.Ask(At);
        Assert.True(adoption.Holds("Hansen"));

        adoption.Redact("Hansen");

        Assert.False(adoption.Holds("Hansen"));
        Assert.Equal("[fjernet]s hold", Assert.Single(adoption.Figures).Measure);
        Assert.True(adoption.IsOpen(round));
    }
}
