using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class SpellingDistanceTests
{
    private const double Most = 2.2;

    [Fact]
    public void Same_spelling_is_no_distance()
    {
        Assert.Equal(0, SpellingDistance.Between("praktik", "praktik", Most));
    }

    [Theory]
    [InlineData("praktk", "praktik", 1)] // One letter lost,
    [InlineData("praktikk", "praktik", 0.5)] // doubled,
    [InlineData("sagsbehadnler", "sagsbehandler", 0.8)] // swapped,
    [InlineData("mentpr", "mentor", 0.7)] // or the key beside it.
    [InlineData("mentxr", "mentor", 1)]
    [InlineData("svejser", "svejsser", 0.5)]
    [InlineData("ledig", "ladig", 1)]
    public void Slip_costs_what_it_is_worth(string typed, string word, double distance)
    {
        Assert.Equal(distance, SpellingDistance.Between(typed, word, Most), 3);
    }

    [Theory]
    [InlineData("korekort", "kørekort")]
    [InlineData("aldrepleje", "ældrepleje")]
    [InlineData("arhus", "århus")]
    public void Lost_Danish_letter_costs_less_than_a_neighbouring_key(string typed, string word)
    {
        Assert.InRange(SpellingDistance.Between(DanishAnalyzer.Key(typed), DanishAnalyzer.Key(word), Most), 0.01, 0.69);
    }

    [Fact]
    public void Wrong_first_letter_costs_more_than_another()
    {
        Assert.True(SpellingDistance.Between("xentor", "mentor", Most) > SpellingDistance.Between("mentox", "mentor", Most));
    }

    [Fact]
    public void Distant_word_is_above_the_limit()
    {
        Assert.True(SpellingDistance.Between("mentor", "virksomhed", Most) > Most);
    }
}
