using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class WordCorrectionTests
{
    [Theory]
    [InlineData("virksomhedspratik", "virksomhedspraktik")] // The last part,
    [InlineData("virksomhdspraktik", "virksomhedspraktik")] // or the first with its linking s,
    [InlineData("mentorodning", "mentorordning")] // or the first without.
    [InlineData("kontanthælp", "kontanthjælp")]
    public void Compound_is_corrected_part_by_part(string typed, string meant)
    {
        Assert.Equal(meant, WordCorrection.Of(typed)[0].Folded);
    }

    [Theory]
    [InlineData("praktik")]
    [InlineData("virksomhedspraktikken")]
    [InlineData("sejlerskoleplads")] // A compound nobody wrote is right all the same.
    public void Word_that_is_right_is_not_corrected(string word)
    {
        Assert.Empty(WordCorrection.Of(word));
    }

    [Theory]
    [InlineData("xyzzyplugh")]
    [InlineData("qqq")]
    [InlineData("12345")]
    public void Noise_is_like_no_word(string word)
    {
        Assert.Empty(WordCorrection.Of(word));
    }
}
