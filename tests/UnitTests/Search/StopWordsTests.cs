using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class StopWordsTests
{
    [Theory]
    [InlineData("og")]
    [InlineData("på")]
    [InlineData("være")]
    [InlineData("ikke")]
    public void Function_words_are_stop_words(string folded)
    {
        Assert.True(StopWords.Contains(folded));
    }

    [Theory]
    [InlineData("job")]
    [InlineData("Og")]
    [InlineData("")]
    [InlineData("unge")]
    public void Other_words_and_unfolded_ones_are_not(string folded)
    {
        Assert.False(StopWords.Contains(folded));
    }
}
