using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class SnippetTests
{
    // 20 sentences of 50 characters without hits.
    private static readonly string Filler = string.Concat(Enumerable.Repeat("Teksten handler om noget helt andet og helt stille ", 20));

    [Fact]
    public void Cut_of_a_text_without_hits_is_nothing()
    {
        Assert.Null(Snippet.Cut(Filler, SearchQuery.Parse("svejser")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    public void Cut_without_words_to_look_for_is_nothing(string query)
    {
        Assert.Null(Snippet.Cut(Filler, SearchQuery.Parse(query)));
    }

    [Fact]
    public void Cut_of_a_short_text_is_all_of_it_without_ellipsis()
    {
        var parts = Snippet.Cut("Kommunen oplærte svejsere.", SearchQuery.Parse("svejser"))!;

        Assert.Equal([new("Kommunen oplærte ", false), new("svejsere", true), new(".", false)], parts);
    }

    [Fact]
    public void Cut_from_the_middle_has_ellipses_and_whole_words()
    {
        var parts = Snippet.Cut(Filler + "svejsere " + Filler, SearchQuery.Parse("svejser"))!;
        var text = string.Concat(parts.Select(part => part.Text));

        Assert.Equal(new("… ", false), parts[0]);
        Assert.Equal(new(" …", false), parts[^1]);
        Assert.Contains(new SnippetPart("svejsere", true), parts);
        Assert.All(text.Trim('…', ' ').Split(' '), word => Assert.Contains(word, Filler + "svejsere"));
        Assert.InRange(text.Length, Snippet.Length, Snippet.Length + 40);
    }

    [Fact]
    public void Cut_takes_the_passage_with_most_different_words()
    {
        var text = "Svejser svejser svejser. " + Filler + "Aalborg oplærte svejsere. " + Filler;

        var parts = Snippet.Cut(text, SearchQuery.Parse("svejser Aalborg"))!;

        Assert.Equal(["Aalborg", "svejsere"], parts.Where(part => part.IsHit).Select(part => part.Text));
    }

    [Fact]
    public void Cut_prefers_the_first_of_equal_passages()
    {
        var parts = Snippet.Cut("Her er svejsere. " + Filler + "Der var svejsere.", SearchQuery.Parse("svejser"))!;

        Assert.Equal("Her er ", parts[0].Text);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(30_000)]
    public void Cut_beside_something_endless_is_short_and_shows_the_hit(int length)
    {
        var endless = "https://eksempel.dk/" + new string('x', length);
        foreach (var text in (string[])[$"{endless} svejser {endless}", $"{endless}/svejser/{endless}", $"{Filler}{endless} svejser {Filler}"])
        {
            var parts = Snippet.Cut(text, SearchQuery.Parse("svejser"))!;

            Assert.Contains(new SnippetPart("svejser", true), parts);
            Assert.InRange(parts.Sum(part => part.Text.Length), 1, 3 * Snippet.Length);
        }
    }

    [Fact]
    public void Highlight_marks_half_typed_and_inflected_words()
    {
        var parts = Snippet.Highlight("Unges arbejdspligt", SearchQuery.Parse("unge arbejdspli"));

        Assert.Equal([new("Unges", true), new(" ", false), new("arbejdspligt", true)], parts);
    }

    [Fact]
    public void Highlight_without_a_query_is_the_text()
    {
        Assert.Equal([new("Unge i job", false)], Snippet.Highlight("Unge i job", SearchQuery.Parse(null)));
        Assert.Empty(Snippet.Highlight("", SearchQuery.Parse("unge")));
    }

    [Fact]
    public void Highlight_of_any_text_at_all_loses_nothing()
    {
        var query = SearchQuery.Parse("svejser arbejdspligt å 2017 job x");
        foreach (var text in AnyTexts.Generate(2_000))
        {
            Assert.Equal(text, string.Concat(Snippet.Highlight(text, query).Select(part => part.Text)));
        }
    }

    [Fact]
    public void Cut_of_any_text_at_all_is_a_passage_of_it_with_a_hit()
    {
        var query = SearchQuery.Parse("svejser arbejdspligt å 2017 job x");
        foreach (var text in AnyTexts.Generate(2_000).Where(text => !text.Contains('…')))
        {
            if (Snippet.Cut(text, query) is { } parts)
            {
                Assert.Contains(parts, part => part.IsHit);
                Assert.Contains(string.Concat(parts.Select(part => part.Text).Where(part => part is not ("… " or " …"))), text, StringComparison.Ordinal);
            }
        }
    }
}
