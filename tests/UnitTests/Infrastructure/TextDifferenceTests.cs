using Vejviser.Web.Infrastructure;

namespace Vejviser.UnitTests.Infrastructure;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("Vi tog ud.", "Vi tog ud.", "Vi tog ud.")]
    [InlineData("", "Vi tog ud.", "+Vi tog ud.+")]
    [InlineData("Vi tog ud.", "", "-Vi tog ud.-")]
    [InlineData("Vi tog ud hver tirsdag.", "Vi kørte ud hver tirsdag.", "Vi -tog -+kørte +ud hver tirsdag.")]
    [InlineData("Første.\n\nAnden.", "Første.\n\nNy.\n\nAnden.", "Første.+\n\nNy.+\n\nAnden.")]
    public void Words_that_changed_stand_beside_those_that_did_not(string before, string after, string expected) =>
        Assert.Equal(expected, Written(TextDifference.Of(before, after)));

    [Fact]
    public void Both_texts_can_be_put_together_again()
    {
        const string Before = "Vi begyndte i marts.\nFor mange meldte afbud,  og vi ventede for længe.";
        const string After = "Vi begyndte i maj.\n\nFor mange meldte afbud. Det blev bedre, da borgeren selv ringede. ";

        var parts = TextDifference.Of(Before, After);

        Assert.Equal(Before, string.Concat(parts.Where(part => part.Kind != DifferenceKind.Added).Select(part => part.Text)));
        Assert.Equal(After, string.Concat(parts.Where(part => part.Kind != DifferenceKind.Removed).Select(part => part.Text)));
    }

    private static string Written(IEnumerable<DifferencePart> parts) => string.Concat(parts.Select(part => part.Kind switch
    {
        DifferenceKind.Added => $"+{part.Text}+",
        DifferenceKind.Removed => $"-{part.Text}-",
        _ => part.Text,
    }));
}
