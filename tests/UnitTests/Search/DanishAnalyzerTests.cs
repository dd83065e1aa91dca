using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class DanishAnalyzerTests
{
    [Theory]
    [InlineData("indsats", "indsatsen", "indsatser", "indsatserne", "indsatsens")]
    [InlineData("nytteindsats", "nytteindsatsen", "nytteindsatser", "nytteindsatserne")]
    [InlineData("eksempel", "eksemplet", "eksempler", "eksemplerne")]
    [InlineData("jobcenter", "jobcentret", "jobcenteret", "jobcentre", "jobcentrene", "jobcentrets")]
    [InlineData("virksomhed", "virksomheden", "virksomheder", "virksomhederne", "virksomhedernes")]
    [InlineData("virksomhedspraktik", "virksomhedspraktikken", "virksomhedspraktikker")]
    [InlineData("flygtning", "flygtninge", "flygtningen", "flygtningene")]
    [InlineData("bog", "bogen", "bøger", "bøgerne")]
    [InlineData("barn", "barnet", "børn", "børnene")]
    [InlineData("ledig", "ledige", "ledighed", "ledigheden")]
    [InlineData("ansat", "ansatte", "ansættelse", "ansætter")]
    [InlineData("ung", "unge", "yngste")]
    [InlineData("have", "haven", "haver", "haverne")]
    public void Forms_of_one_word_share_a_token(params string[] forms)
    {
        Assert.Equal([Token(forms[0])], forms.Select(Token).Distinct());
    }

    [Theory]
    [InlineData("haven", "havet")]
    [InlineData("talen", "tallet")]
    [InlineData("vinderen", "vinden")]
    [InlineData("ledig", "leder")]
    [InlineData("ledige", "ledere")]
    [InlineData("arbejdsplads", "arbejdspligt")]
    public void Different_words_keep_their_own_tokens(string one, string other)
    {
        Assert.NotEqual(Token(one), Token(other));
    }

    [Theory]
    [InlineData("koerekort", "kørekort")]
    [InlineData("aeldrepleje", "ældrepleje")]
    [InlineData("koebenhavn", "københavn")]
    [InlineData("Aarhus", "århus")]
    [InlineData("kontanthjaelp", "kontanthjælp")]
    [InlineData("loentilskud", "løntilskud")]
    public void Word_spelled_without_Danish_letters_is_the_same_word(string plain, string danish)
    {
        Assert.Equal(Token(danish), Token(plain));
    }

    [Fact]
    public void Compound_has_the_tokens_of_its_parts()
    {
        Assert.Equal([Token("virksomhed"), Token("praktik")], DanishAnalyzer.Analyze("virksomhedspraktikken").Parts);
    }

    [Fact]
    public void Simple_word_has_no_parts()
    {
        Assert.Empty(DanishAnalyzer.Analyze("virksomhed").Parts);
    }

    [Theory]
    [InlineData("kørekort", "koerekort")]
    [InlineData("ældre", "aeldre")]
    [InlineData("århus", "aarhus")]
    [InlineData("job", "job")]
    public void Key_of_a_word_is_plain_ASCII(string folded, string key)
    {
        Assert.Equal(key, DanishAnalyzer.Key(folded));
    }

    [Fact]
    public void Same_word_gives_the_same_answer_again()
    {
        Assert.Same(DanishAnalyzer.Analyze("mentorordning"), DanishAnalyzer.Analyze("mentorordning"));
    }

    private static string Token(string word) => DanishAnalyzer.Token(DanishText.Fold(word));
}
