namespace Vejviser.Domain.Search;

/// <summary>A reader's query, understood: which words to look for and how.</summary>
public sealed class SearchQuery
{
    /// <summary>Words beyond this one are overlooked; nobody means more, and work must not grow with abuse.</summary>
    public const int MaxTerms = 16;

    /// <summary>A query longer than this is not looked at; the page asks for fewer words.</summary>
    public const int MaxLength = 2_000;

    private SearchQuery(string text, IReadOnlyList<QueryTerm> terms)
    {
        Text = text;
        Terms = terms;
    }

    /// <summary>What the reader typed, trimmed.</summary>
    public string Text { get; }

    /// <summary>The words that count, in order and without repeats. Empty: nothing to search for.</summary>
    public IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>Whether something was typed that holds no word to search for.</summary>
    public bool IsOnlyNoise => Text.Length > 0 && Terms.Count == 0;

    /// <summary>Reads a query. Never fails: signs and operators are separators, function words fall away unless they are all there is.</summary>
    public static SearchQuery Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length is 0 or > MaxLength)
        {
            return new(trimmed, []);
        }

        var words = DanishText.Words(trimmed).Take(MaxTerms * 4).ToList();
        if (words.Count == 0)
        {
            return new(trimmed, []);
        }

        var last = words[^1];
        var meaningful = words.Where(word => !StopWords.Contains(word.Folded)).ToList();
        var terms = (meaningful.Count > 0 ? meaningful : words)
            .Select(word => new QueryTerm(
                word.Folded,
                DanishText.Token(word.Folded),
                IsPrefix: word.Start == last.Start && word.Folded.Length >= 2))
            .DistinctBy(term => term.Token)
            .Take(MaxTerms)
            .ToList();

        return new(trimmed, terms);
    }
}

/// <summary>One word of a query.</summary>
/// <param name="Folded">The word folded.</param>
/// <param name="Token">Its search token.</param>
/// <param name="IsPrefix">Whether the reader may still be typing it: then its beginnings count too.</param>
public readonly record struct QueryTerm(string Folded, string Token, bool IsPrefix)
{
    /// <summary>Whether a word of a text answers this term.</summary>
    public bool Matches(string folded) =>
        (IsPrefix && folded.StartsWith(Folded, StringComparison.Ordinal)) ||
        // A stem begins as its word does, so that most words need no stemming.
        (folded[0] == Token[0] && DanishText.Token(folded) == Token);
}
