using Vejviser.Domain.Checks;

namespace Vejviser.UnitTests.Checks;

public sealed class UnwritableTextTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("Linje et\nlinje to\t😀", false)]
    [InlineData("Nul\0", true)]
    [InlineData("Klokke\u0007", true)]
    [InlineData("Halv \ud83d", true)]
    [InlineData("Ødelagt \ufffd", true)]
    [InlineData("Ingen \uffff", true)]
    public void Only_what_can_be_written_everywhere_may_stand_in_a_text(string text, bool isUnwritable) =>
        Assert.Equal(isUnwritable ? ["text"] : [], UnwritableText.Check("text", text).Select(issue => issue.Field));
}
