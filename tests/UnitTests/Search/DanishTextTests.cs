using System.Text;
using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class DanishTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("job", "job")]
    [InlineData("Aabenraa", "åbenrå")]
    [InlineData("ÅBENRÅ", "åbenrå")]
    [InlineData("Ærø", "ærø")]
    [InlineData("A\u030Ar", "år")]
    [InlineData("Café", "cafe")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("ÜBER", "uber")]
    [InlineData("ﬁnans", "finans")]
    [InlineData("ǽ", "æ")]
    [InlineData("１２", "12")]
    [InlineData("İ", "i")]
    [InlineData("𝐉𝐨𝐛", "job")]
    [InlineData("𐐀", "𐐨")]
    public void Fold_of_a_word_is_how_readers_spell_it(string word, string folded)
    {
        Assert.Equal(folded, DanishText.Fold(word));
    }

    [Theory]
    [InlineData("a\uD83D")]
    [InlineData("\uDE00b")]
    [InlineData("a\uFFFEb")]
    [InlineData("\uD83D")]
    public void Fold_of_broken_input_does_not_fail(string word)
    {
        Assert.NotNull(DanishText.Fold(word));
    }

    [Theory]
    [InlineData("Job, løn & fritid!", "job løn fritid")]
    [InlineData("IGU-forløb 2017", "igu forløb 2017")]
    [InlineData("AND OR NOT (NEAR*) \"x\" ^y:z", "and or not near x y z")]
    [InlineData("'; drop table passage; --", "drop table passage")]
    [InlineData("job😀løn", "job løn")]
    [InlineData("😀👩‍👩‍👧", "")]
    [InlineData("job\uD83Dløn", "job løn")]
    [InlineData("\uDE00job\uD83D", "job")]
    [InlineData("job\0løn", "job løn")]
    [InlineData(" \t\r\n ", "")]
    [InlineData("…!?.,;:", "")]
    public void Words_of_a_text_are_its_letters_and_digits(string text, string words)
    {
        Assert.Equal(words, string.Join(' ', DanishText.Words(text).Select(word => word.Folded)));
    }

    [Theory]
    [InlineData("\u00AD")]
    [InlineData("\u00AD\u00AD \u0301")]
    [InlineData("ﾞ")]
    public void Words_that_fold_to_nothing_are_no_words(string text)
    {
        Assert.Empty(DanishText.Words(text));
    }

    [Fact]
    public void Soft_hyphen_is_overlooked_in_a_word_and_kept_in_its_place()
    {
        var word = Assert.Single(DanishText.Words("arbejds\u00ADpligt"));

        Assert.Equal(new Word(0, 13, "arbejdspligt"), word);
    }

    [Fact]
    public void Word_keeps_its_length_in_the_text_when_it_folds_to_another()
    {
        Assert.Equal([new Word(0, 4, "åse"), new Word(5, 5, "finne")], DanishText.Words("Aase ﬁnne\u0301"));
    }

    [Fact]
    public void Huge_word_is_one_word_and_cut()
    {
        var words = DanishText.Words("x " + new string('b', 100_000) + " y").ToList();

        Assert.Equal(3, words.Count);
        Assert.Equal((2, 100_000, DanishText.MaxWordLength), (words[1].Start, words[1].Length, words[1].Folded.Length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Huge_word_of_surrogate_pairs_is_not_cut_through_a_pair(int plainLettersFirst)
    {
        var word = Assert.Single(DanishText.Words(new string('b', plainLettersFirst) + string.Concat(Enumerable.Repeat("𐐨", 100))));

        Assert.DoesNotContain(word.Folded.EnumerateRunes(), rune => rune == Rune.ReplacementChar);
    }

    [Theory]
    [InlineData("Aabenraa", "åbenrå")]
    [InlineData("flygtninge", "flygtningene")]
    [InlineData("svejser", "svejsere")]
    public void Token_is_shared_by_forms_of_a_word(string one, string other)
    {
        Assert.Equal(DanishAnalyzer.Token(DanishText.Fold(one)), DanishAnalyzer.Token(DanishText.Fold(other)));
    }

    [Fact]
    public void Any_text_at_all_gives_words_in_their_places()
    {
        foreach (var text in AnyTexts.Generate(3_000))
        {
            var at = 0;
            foreach (var word in DanishText.Words(text))
            {
                Assert.InRange(word.Start, at, text.Length);
                Assert.InRange(word.Length, 1, text.Length - word.Start);
                Assert.NotEmpty(word.Folded);
                Assert.Equal(word.Folded, DanishText.Fold(word.Folded));
                Assert.NotNull(DanishAnalyzer.Token(word.Folded));
                at = word.Start + word.Length;
            }
        }
    }
}
