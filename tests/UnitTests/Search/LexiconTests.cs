using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class LexiconTests
{
    private static Lexicon Shipped => Lexicon.Shipped;

    [Theory]
    [InlineData("praktik", true, true)]
    [InlineData("uddannelse", true, true)]
    [InlineData("arbejdsplads", true, false)]
    [InlineData("praktikken", false, false)]
    [InlineData("xyz", false, false)]
    public void Word_is_a_base_form_and_perhaps_a_simple_one(string word, bool isBase, bool isSimple)
    {
        Assert.Equal((isBase, isSimple), (Shipped.IsBase(word), Shipped.IsSimple(word)));
    }

    [Theory]
    [InlineData("guldborgsund", true)]
    [InlineData("guldborgsunds", true)]
    [InlineData("århus", true)]
    [InlineData("taastrup", false)]
    [InlineData("tåstrup", true)]
    [InlineData("mentor", false)]
    public void Names_are_those_of_municipalities_folded(string word, bool isName)
    {
        Assert.Equal(isName, Shipped.IsName(word));
    }

    [Fact]
    public void Stem_of_an_inflected_simple_word_is_known()
    {
        Assert.True(Shipped.IsSimpleStem(DanishStemmer.Stem("praktikken")));
        Assert.False(Shipped.IsSimpleStem("xyzx"));
    }

    [Fact]
    public void Words_of_our_own_texts_are_counted()
    {
        Assert.True(Shipped.Uses("job") > Shipped.Uses("guitar"));
        Assert.Equal(0, Shipped.Uses("xyz"));
    }
}
