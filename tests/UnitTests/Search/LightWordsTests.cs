using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class LightWordsTests
{
    [Theory]
    [InlineData("indsatsen", true)]
    [InlineData("forløb", true)]
    [InlineData("nye", true)]
    [InlineData("gør", true)]
    [InlineData("praktik", false)]
    [InlineData("flygtninge", false)]
    [InlineData("igu", false)]
    public void Word_says_little_in_any_form(string word, bool isLight)
    {
        Assert.Equal(isLight, LightWords.Contains(DanishAnalyzer.Token(word)));
    }

    [Theory]
    [InlineData("indsats", true)]
    [InlineData("forløb", true)]
    [InlineData("nye", false)]
    [InlineData("praktik", false)]
    public void Compound_is_about_its_first_part_when_the_last_only_tells_the_kind(string last, bool isHead)
    {
        Assert.Equal(isHead, LightWords.IsHead(DanishAnalyzer.Token(last)));
    }
}
