using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class ThesaurusTests
{
    private static readonly Thesaurus Thesaurus = new(
    [
        new()
        {
            Term = "nytteindsats",
            Equivalent = ["nytteaktivering"],
            Former = [new("nyttejob", "2015"), new("kommunal aktivering", "1994")],
            Narrower = ["straksaktivering"],
            Related = ["samfundstjeneste"],
        },
    ]);

    [Theory]
    [InlineData("nytteindsats", "nytteaktivering", AlternativeKind.Equivalent)]
    [InlineData("nytteaktivering", "nytteindsats", AlternativeKind.Equivalent)]
    [InlineData("nytteindsats", "nyttejob", AlternativeKind.FormerName)]
    [InlineData("nyttejob", "nytteindsats", AlternativeKind.FormerName)]
    [InlineData("nyttejob", "nytteaktivering", AlternativeKind.FormerName)]
    [InlineData("nyttejob", "kommunal aktivering", AlternativeKind.FormerName)]
    [InlineData("kommunal aktivering", "nytteindsats", AlternativeKind.FormerName)]
    [InlineData("nytteindsats", "straksaktivering", AlternativeKind.Narrower)]
    [InlineData("nytteaktivering", "straksaktivering", AlternativeKind.Narrower)]
    [InlineData("nytteindsats", "samfundstjeneste", AlternativeKind.Related)]
    [InlineData("samfundstjeneste", "nytteindsats", AlternativeKind.Related)]
    public void Term_is_answered_by_its_neighbour(string from, string to, AlternativeKind kind)
    {
        Assert.Equal(kind, Assert.Single(Find(from), alternative => alternative.Shown == to).Kind);
    }

    [Theory]
    [InlineData("straksaktivering", "nytteindsats")]
    [InlineData("straksaktivering", "nytteaktivering")]
    [InlineData("nyttejob", "straksaktivering")]
    public void Term_is_not_answered_by_what_only_points_at_it(string from, string to)
    {
        Assert.DoesNotContain(Find(from), alternative => alternative.Shown == to);
    }

    [Fact]
    public void Term_is_found_in_any_form()
    {
        Assert.Equal(Find("nytteindsats").Select(alternative => alternative.Shown), Find("nytteindsatserne").Select(alternative => alternative.Shown));
    }

    [Fact]
    public void Term_is_no_alternative_to_itself()
    {
        Assert.All(Find("nytteindsats"), alternative => Assert.NotEqual([DanishAnalyzer.Token("nytteindsats")], alternative.Tokens));
    }

    [Fact]
    public void Function_words_in_a_term_are_overlooked()
    {
        var thesaurus = new Thesaurus([new() { Term = "IPS", Equivalent = ["individuelt planlagt job med støtte"] }]);

        Assert.Equal(4, Assert.Single(thesaurus.Find([DanishAnalyzer.Token("ips")])).Tokens.Count);
    }

    [Theory]
    [InlineData("job")]
    [InlineData("kommunal")]
    [InlineData("")]
    public void Other_words_have_no_alternatives(string words)
    {
        Assert.Empty(Find(words));
    }

    [Theory]
    [InlineData("nyteindsats", "nytteindsats")]
    [InlineData("nyttejb", "nyttejob")]
    [InlineData("nytteaktivring", "nytteaktivering")]
    public void Misspelled_term_of_one_word_is_recognised(string typed, string term)
    {
        Assert.Equal(term, Thesaurus.Near(typed).First().Folded);
    }

    [Fact]
    public void Word_like_no_term_is_not_recognised()
    {
        Assert.Empty(Thesaurus.Near("praktik"));
        Assert.Empty(Thesaurus.Empty.Near("praktik"));
    }

    private static IReadOnlyList<Alternative> Find(string words) => Thesaurus.Find(DanishText.Words(words).Select(word => DanishAnalyzer.Token(word.Folded)));
}
