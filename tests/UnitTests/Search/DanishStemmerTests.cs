using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class DanishStemmerTests
{
    [Theory]
    [InlineData("svejser", "svejs")]
    [InlineData("svejsere", "svejs")]
    [InlineData("flygtninge", "flygtning")]
    [InlineData("flygtningene", "flygtning")]
    [InlineData("flygtningenes", "flygtning")]
    [InlineData("arbejdspligten", "arbejdsp")]
    [InlineData("venskabelig", "venskab")]
    [InlineData("arbejdsløst", "arbejdsløs")]
    [InlineData("dygtigst", "dygt")]
    [InlineData("bær", "bær")]
    [InlineData("", "")]
    public void Stem_of_a_word_follows_the_published_rules(string word, string stem)
    {
        Assert.Equal(stem, DanishStemmer.Stem(word));
    }

    /// <summary>The official vectors are third-party data and not part of this repository; the test uses them where they lie beside it.</summary>
    [Fact]
    public void Stem_of_every_official_word_is_the_official_stem()
    {
        if (OfficialVectors() is not var (words, stems))
        {
            return;
        }

        var wrong = words.Zip(stems).Where(pair => DanishStemmer.Stem(pair.First) != pair.Second).ToList();

        Assert.Equal(23_832, words.Length);
        Assert.Empty(wrong);
    }

    private static (string[] Words, string[] Stems)? OfficialVectors()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var vectors = Path.Combine(folder.FullName, "shared", "data", "snowball-danish");
            if (Directory.Exists(vectors))
            {
                return (File.ReadAllLines(Path.Combine(vectors, "voc.txt")), File.ReadAllLines(Path.Combine(vectors, "output.txt")));
            }
        }

        return null;
    }
}
