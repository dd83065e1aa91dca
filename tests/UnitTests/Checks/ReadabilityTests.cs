using Vejviser.Domain.Checks;

namespace Vejviser.UnitTests.Checks;

public sealed class ReadabilityTests
{
    // Ten words, two of them with more than six letters: 10 + 20 = LIX 30.
    private const string Plain = "Vi tog ud til byens virksomheder og fandt gode småjobs. ";

    // Twenty words, ten of them long: 20 + 50 = LIX 70.
    private const string Hard =
        "Tværgående implementeringsorganisering og kompetenceudviklingsforløb er i alle forvaltninger og i dag forudsætning for virksomhedsrettede indsatser og for rehabiliterende, beskæftigelsesrettede foranstaltninger. ";

    [Fact]
    public void Lix_is_words_a_sentence_and_the_share_of_long_words()
    {
        Assert.Equal(30, Readability.Measure(Repeat(Plain, 3))!.Value.Lix);
        Assert.Equal(70, Readability.Measure(Repeat(Hard, 2))!.Value.Lix);
    }

    [Fact]
    public void Hard_text_is_hard_and_points_at_its_longest_sentence()
    {
        var readability = Readability.Measure(Repeat(Plain, 2) + Repeat(Hard, 3))!.Value;

        Assert.True(readability.IsHard);
        Assert.Equal(2 * Plain.Length, readability.LongestSentence.Start);
    }

    [Fact]
    public void Too_short_a_text_is_not_measured()
    {
        Assert.Null(Readability.Measure(Hard));
        Assert.Null(Readability.Measure(""));
        Assert.Null(Readability.Measure("… – !\n\n"));
    }

    [Theory]
    [InlineData("Det er bl.a. Kolding. Det gik godt.", 2)]
    [InlineData("Jf. Lov om aktiv indsats. Ca. 47 kom.", 2)]
    [InlineData("I 2019. Kommunen gik i gang.", 2)]
    [InlineData("Den 5. november 2019 kl. 10.30 mødtes vi.", 1)]
    [InlineData("Overskrift\n\n- et punkt\n- et til\n", 3)]
    [InlineData("Linjen er brudt\naf den, der gemte.", 1)]
    [InlineData("Én linje\nEn til", 2)]
    [InlineData("Var det svært? Ja! »Meget.« Men det gik.", 4)]
    [InlineData("Det koster 50.000 kr. Kommunen betaler.", 2)]
    public void Text_is_cut_into_sentences(string text, int count)
    {
        Assert.Equal(count, Sentences.Of(text).Count());
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
