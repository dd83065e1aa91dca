using Vejviser.Domain;
using Vejviser.UnitTests.Search;

namespace Vejviser.UnitTests;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Høje-Taastrup", "hoeje-taastrup")]
    [InlineData("Ærø", "aeroe")]
    [InlineData("Åbenrå Kommune", "aabenraa-kommune")]
    [InlineData("Café & Crème!", "cafe-creme")]
    [InlineData("  to   ord  ", "to-ord")]
    [InlineData("---", "")]
    [InlineData("", "")]
    [InlineData("2017 – 2019", "2017-2019")]
    [InlineData("İzmir", "izmir")]
    [InlineData("a\uFFFFb \uFDD0c", "ab-c")]
    public void Slug_of_a_name_is_plain(string name, string slug)
    {
        Assert.Equal(slug, Slug.From(name));
    }

    [Theory]
    [InlineData("Unge i job", "unge-i-job")]
    [InlineData("!!!", "partnerskab")]
    public void New_thing_gets_the_first_slug_that_is_free(string title, string stem)
    {
        HashSet<string> taken = [];
        Assert.Equal(stem, Slug.Stem(title, "partnerskab"));
        foreach (var expected in (string[])[stem, $"{stem}-2", $"{stem}-3"])
        {
            Assert.Equal(expected, Slug.Free(stem, taken.Contains));
            taken.Add(expected);
        }
    }

    [Fact]
    public void Stem_has_room_for_a_number() => Assert.InRange($"{Slug.Stem(new string('a', 300), "x")}-1234567".Length, 90, Slug.MaxLength);

    [Fact]
    public void Slug_of_a_long_name_is_cut_and_does_not_end_in_a_hyphen()
    {
        var slug = Slug.From(string.Concat(Enumerable.Repeat("abc ", 60)));

        Assert.InRange(slug.Length, 90, Slug.MaxLength);
        Assert.False(slug.EndsWith('-'));
    }

    [Fact]
    public void Slug_of_any_whole_text_is_valid_or_empty()
    {
        foreach (var text in AnyTexts.Generate(2_000).Where(text => text.EnumerateRunes().All(letter => letter.Value is not (0xFFFD or 0xFFFE))))
        {
            var slug = Slug.From(text);

            Assert.True(slug.Length == 0 || Slug.IsValid(slug), slug);
        }
    }

    [Theory]
    [InlineData("aalborg-svejsere-bladt")]
    [InlineData("2017")]
    [InlineData("a")]
    public void Plain_slug_is_valid(string slug)
    {
        Assert.True(Slug.IsValid(slug));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Aalborg")]
    [InlineData("ærø")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a\0")]
    [InlineData("a\n")]
    [InlineData("٢")]
    [InlineData("\uD83D")]
    public void Anything_else_is_not_valid(string? slug)
    {
        Assert.False(Slug.IsValid(slug));
    }

    [Fact]
    public void Slug_longer_than_the_limit_is_not_valid()
    {
        Assert.True(Slug.IsValid(new string('a', Slug.MaxLength)));
        Assert.False(Slug.IsValid(new string('a', Slug.MaxLength + 1)));
    }
}
