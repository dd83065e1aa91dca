using Vejviser.Domain.Checks;

namespace Vejviser.UnitTests.Checks;

public sealed class ClaimedEffectsTests
{
    [Theory]
    [InlineData("Indsatsen har haft stor effekt.")]
    [InlineData("Forløbet har øget beskæftigelsen.")]
    [InlineData("Ledigheden er faldet.")]
    [InlineData("Sygefraværet blev markant reduceret.")]
    [InlineData("Mange af deltagerne kom i job.")]
    [InlineData("Langt de fleste er i dag i arbejde.")]
    [InlineData("Metoden virker.")]
    [InlineData("Projektet har været en stor succes.")]
    public void Effect_without_a_figure_is_found(string text)
    {
        Assert.Single(ClaimedEffects.WithoutFigure($"Vi gik i gang i foråret. {text} Det er vi glade for."));
    }

    [Theory]
    [InlineData("47 af 60 deltagere kom i job.")]
    [InlineData("Ledigheden er faldet fra 5 til 3 procent.")]
    [InlineData("Mange af deltagerne kom i job. Det gælder 47 af 60.")]
    [InlineData("Halvdelen kom i job, og ledigheden er faldet.")]
    [InlineData("Mange af deltagerne kom i job. Hver tredje er der endnu.")]
    [InlineData("Vi håber, at indsatsen har stor effekt.")]
    [InlineData("Vi oplever, at flere kommer i job.")]
    [InlineData("Effekten er ikke målt.")]
    [InlineData("Indsatsen skal give flere i job.")]
    [InlineData("Vi holdt samtaler hver uge og fandt praktikker.")]
    [InlineData("Målet var, at flere kom i job.")]
    public void Effect_with_a_figure_or_a_reservation_is_left_alone(string text)
    {
        Assert.Empty(ClaimedEffects.WithoutFigure(text));
    }

    [Theory]
    [InlineData("Det forventes, at 40 kommer i job.")]
    [InlineData("Kommunen anslår, at den sparer 3 mio. kr. om året.")]
    [InlineData("Indsatsen vil på to år give 30 flere i job.")]
    [InlineData("Målet er, at halvdelen kommer i job.")]
    public void Expected_figure_among_results_is_found(string text)
    {
        Assert.Single(ClaimedEffects.ExpectedAsMeasured(text, isAboutResults: true));
        Assert.Empty(ClaimedEffects.ExpectedAsMeasured(text, isAboutResults: false));
    }

    [Fact]
    public void Expected_figure_that_is_called_a_result_is_found_anywhere()
    {
        Assert.Single(ClaimedEffects.ExpectedAsMeasured("Effekten er, at 40 forventes at komme i job.", isAboutResults: false));
    }

    [Theory]
    [InlineData("40 kom i job.")]
    [InlineData("Det forventes, at flere kommer i job.")]
    [InlineData("Det forventes, at 40 kommer i job; det er ikke målt endnu.")]
    [InlineData("Resultaterne er endnu ikke målt, men vi forventer, at 40 kommer i job.")]
    public void Measured_figure_or_open_expectation_is_left_alone(string text)
    {
        Assert.Empty(ClaimedEffects.ExpectedAsMeasured(text, isAboutResults: true));
    }
}
