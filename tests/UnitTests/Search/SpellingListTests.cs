using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class SpellingListTests
{
    private static readonly SpellingList List = Of("arbejde", "koerekort", "mentor", "praktik", "praktikant", "praktikken", "svejser", "virksomhedspraktik");

    [Theory]
    [InlineData("praktk", "praktik")]
    [InlineData("mentpr", "mentor")]
    [InlineData("korekort", "koerekort")] // Half of an ø lost.
    [InlineData("sevjser", "svejser")]
    [InlineData("ventor", "mentor")] // Another first letter, when nothing has the right one.
    public void Near_finds_the_word_that_was_meant(string typed, string meant)
    {
        Assert.Equal(meant, Near(List, typed).First());
    }

    [Theory]
    [InlineData("zebrafisk")]
    [InlineData("me")] // Too short to be anything else.
    [InlineData("2018")] // Says exactly what it means.
    [InlineData("xyzzyplugh")]
    [InlineData("practicioners")]
    public void Near_finds_nothing_where_nothing_is_near(string typed)
    {
        Assert.Empty(List.Near(typed));
        Assert.Empty(Of().Near(typed));
    }

    [Fact]
    public void Walk_leaves_out_nothing_that_is_near()
    {
        // All words of the list with this beginning, asked one by one, are what the walk must find.
        string[] words = [.. new[] { "ansættelse", "ansættelser", "ansættes", "ansætter", "ansøger", "ansøgning", "anskue", "anslag", "anstrengelse", "antal", "arbejdsplads", "arbejdspladser", "arbejdsmarked", "arbejdsliv", "arbejdskraft", "arbejdsløs", "arbejdsløshed" }
            .Select(DanishAnalyzer.Key).Order(StringComparer.Ordinal)];
        var list = new SpellingList(words);
        foreach (var typed in words.SelectMany(Slips))
        {
            var oneByOne = words.Where(word => SpellingDistance.Between(typed, word, SpellingList.Tolerance(typed)) <= SpellingList.Tolerance(typed)).ToList();

            Assert.Equal(oneByOne.Where(word => word[0] == typed[0]), list.Near(typed).Select(near => words[near.Place]).Where(word => word[0] == typed[0]));
        }
    }

    [Fact]
    public void Long_noise_is_answered_at_once()
    {
        Assert.Empty(List.Near(new string('x', 10_000)));
        Assert.Empty(List.Near(new string('a', DanishText.MaxWordLength)));
    }

    // A letter lost, doubled, swapped with the next, or another.
    private static IEnumerable<string> Slips(string word)
    {
        for (var i = 1; i < word.Length - 1; i++)
        {
            yield return word.Remove(i, 1);
            yield return word.Insert(i, word[i].ToString());
            yield return $"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}";
            yield return $"{word[..i]}q{word[(i + 1)..]}";
        }
    }

    private static SpellingList Of(params string[] keys) => new([.. keys.Order(StringComparer.Ordinal)]);

    private static IEnumerable<string> Near(SpellingList list, string typed) => list.Near(typed).OrderBy(near => near.Distance).Select(near => list.Keys[near.Place]);
}
