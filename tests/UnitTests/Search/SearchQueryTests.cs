using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   \n")]
    public void Empty_query_looks_for_nothing_and_is_no_noise(string? text)
    {
        var query = SearchQuery.Parse(text);

        Assert.Empty(query.Terms);
        Assert.Equal("", query.Text);
        Assert.False(query.IsOnlyNoise);
    }

    [Theory]
    [InlineData("?!…")]
    [InlineData("😀")]
    [InlineData("\u00AD")]
    [InlineData("\uD83D")]
    [InlineData("\" * ^ : ( ) - '")]
    public void Query_without_a_word_is_only_noise(string text)
    {
        Assert.True(SearchQuery.Parse(text).IsOnlyNoise);
    }

    [Fact]
    public void Signs_and_operators_are_separators()
    {
        Assert.Equal(["unge", "mentor", "near", "job"], Folded("\"unge*\" +mentor NEAR(job)"));
    }

    [Fact]
    public void Function_words_fall_away_among_others()
    {
        Assert.Equal(["unge", "job"], Folded("hvad med de unge og job"));
    }

    [Fact]
    public void Function_words_count_when_they_are_all_there_is()
    {
        Assert.Equal(["og", "på"], Folded("og på"));
    }

    [Fact]
    public void Last_word_may_be_half_typed_and_no_other()
    {
        Assert.Equal([("unge", false), ("svej", true)], SearchQuery.Parse("Unge svej").Terms.Select(term => (term.Folded, term.IsPrefix)));
    }

    [Fact]
    public void Single_letter_is_no_half_typed_word()
    {
        Assert.False(Assert.Single(SearchQuery.Parse("s").Terms).IsPrefix);
    }

    [Fact]
    public void Word_before_a_dropped_last_word_is_not_half_typed()
    {
        Assert.Equal([("svej", false)], SearchQuery.Parse("svej og").Terms.Select(term => (term.Folded, term.IsPrefix)));
    }

    [Fact]
    public void Forms_of_the_same_word_count_once()
    {
        Assert.Equal(["svejser", "job"], Folded("svejser svejsere Svejserne job"));
    }

    [Fact]
    public void Words_beyond_the_limit_are_overlooked()
    {
        var query = SearchQuery.Parse(string.Join(' ', Enumerable.Range(100, 100)));

        Assert.Equal(SearchQuery.MaxTerms, query.Terms.Count);
        Assert.Equal("100", query.Terms[0].Folded);
    }

    [Fact]
    public void Query_at_the_limit_is_read_and_one_longer_is_not()
    {
        var longest = new string('x', SearchQuery.MaxLength);

        Assert.Single(SearchQuery.Parse(longest).Terms);
        Assert.Empty(SearchQuery.Parse(longest + "x").Terms);
    }

    [Theory]
    [InlineData("arbejdspli", "arbejdspligt", true)]
    [InlineData("arbejdspligten", "arbejdspligt", true)]
    [InlineData("arbejdspligt", "arbejdsplads", false)]
    [InlineData("løn", "lønnet", true)]
    [InlineData("praktik", "virksomhedspraktikken", true)]
    [InlineData("barn", "folkeskolebørnene", true)]
    [InlineData("praktik", "integrationsgrunduddannelse", false)]
    public void Term_matches_forms_and_continuations(string query, string word, bool matches)
    {
        Assert.Equal(matches, Assert.Single(SearchQuery.Parse(query).Terms).Matches(DanishText.Fold(word)));
    }

    [Theory]
    [InlineData("nytte indsats", "nytteindsats")]
    [InlineData("virksomhed praktik", "virksomhedspraktik")]
    public void Two_words_are_answered_by_one_that_joins_them(string text, string joined)
    {
        var query = SearchQuery.Parse(text);

        Assert.All(query.Terms, term => Assert.Contains(term.Alternatives, alternative =>
            alternative.Kind == AlternativeKind.Joined && alternative.Tokens.SequenceEqual([DanishAnalyzer.Token(joined)])));
    }

    [Fact]
    public void Words_are_joined_with_their_neighbours_only()
    {
        var joined = SearchQuery.Parse("nytte indsats unge").Terms.SelectMany(term => term.Alternatives).Select(alternative => alternative.Shown);

        Assert.DoesNotContain("nytteunge", joined);
    }

    [Fact]
    public void Compound_is_answered_by_itself_then_its_parts_together_then_each_alone()
    {
        var term = Assert.Single(SearchQuery.Parse("virksomhedspraktikken").Terms);

        Assert.Equal([AlternativeKind.Same, AlternativeKind.Parts, AlternativeKind.Part, AlternativeKind.Part], term.Alternatives.Select(alternative => alternative.Kind));
    }

    [Fact]
    public void Compound_whose_end_says_little_is_answered_by_its_topic_and_that_ones_other_names()
    {
        var thesaurus = new Thesaurus([new() { Term = "rekruttering", Equivalent = ["hvervning"], Related = ["jobmesse"] }]);
        var term = Assert.Single(SearchQuery.Parse("rekrutteringsindsats", thesaurus).Terms);

        Assert.Equal(
            [(AlternativeKind.Same, "rekrutteringsindsats"), (AlternativeKind.Topic, "rekrutteringsindsats"), (AlternativeKind.Topic, "hvervning"), (AlternativeKind.Related, "jobmesse")],
            term.Alternatives.Select(alternative => (alternative.Kind, alternative.Shown)));
    }

    [Fact]
    public void Parts_of_a_compound_may_have_other_names()
    {
        var thesaurus = new Thesaurus([new() { Term = "kursus", Equivalent = ["skoling"] }]);
        var term = Assert.Single(SearchQuery.Parse("sprogkursus", thesaurus).Terms);

        Assert.Contains(term.Alternatives, alternative => alternative.Kind == AlternativeKind.Parts && alternative.Tokens.SequenceEqual([DanishAnalyzer.Token("sprog"), DanishAnalyzer.Token("skoling")]));
    }

    [Fact]
    public void Parts_with_many_names_are_not_combined_without_end()
    {
        var thesaurus = new Thesaurus([
            new() { Term = "skole", Equivalent = [.. Enumerable.Range(100, 40).Select(number => $"skole{number}")] },
            new() { Term = "praktik", Equivalent = [.. Enumerable.Range(100, 40).Select(number => $"praktik{number}")] },
        ]);

        Assert.InRange(SearchQuery.Parse("skolepraktik", thesaurus).Terms[0].Alternatives.Count, 3, 20);
    }

    [Fact]
    public void Phrase_of_the_thesaurus_answers_each_of_its_words()
    {
        var thesaurus = new Thesaurus([new() { Term = "IPS", Equivalent = ["individuelt planlagt job"] }]);
        var query = SearchQuery.Parse("unge individuelt planlagt job", thesaurus);

        Assert.Equal([false, true, true, true], query.Terms.Select(term => term.Alternatives.Any(alternative => alternative.Shown == "IPS")));
    }

    [Fact]
    public void Any_text_at_all_is_understood()
    {
        foreach (var text in AnyTexts.Generate(3_000))
        {
            var query = SearchQuery.Parse(text);

            Assert.InRange(query.Terms.Count, 0, SearchQuery.MaxTerms);
            Assert.All(query.Terms, term => Assert.NotEmpty(term.Token));
            Assert.DoesNotContain(query.Terms, term => term.Token.Contains('"'));
            Assert.InRange(query.Terms.Count(term => term.IsPrefix), 0, 1);
        }
    }

    private static IEnumerable<string> Folded(string text) => SearchQuery.Parse(text).Terms.Select(term => term.Folded);
}
