namespace Vejviser.Domain.Search;

/// <summary>The passage of a text that best answers a query.</summary>
public static class Snippet
{
    /// <summary>About how many characters a passage has.</summary>
    public const int Length = 180;

    /// <summary>Cuts the passage with the most different hits and marks them. Null when the text has no hit.</summary>
    public static IReadOnlyList<SnippetPart>? Cut(string text, SearchQuery query)
    {
        var hits = Hits(text, query);
        if (hits.Count == 0)
        {
            return null;
        }

        var best = hits
            .Select((hit, first) => (
                First: first,
                Terms: hits.Skip(first).TakeWhile(other => other.Start + other.Length - hit.Start <= Length).Select(other => other.Term).Distinct().Count()))
            .MaxBy(window => (window.Terms, -window.First))
            .First;

        var hit = hits[best];
        var start = StartOfWord(text, hit.Start - Length / 4, otherwise: hit.Start);
        var end = EndOfWord(text, start + Length, otherwise: hit.Start + hit.Length);
        return Mark(text, start, end, hits);
    }

    /// <summary>The whole text with the hits marked.</summary>
    public static IReadOnlyList<SnippetPart> Highlight(string text, SearchQuery query) =>
        Mark(text, 0, text.Length, Hits(text, query));

    private static List<(int Start, int Length, int Term)> Hits(string text, SearchQuery query)
    {
        List<(int, int, int)> hits = [];
        foreach (var word in DanishText.Words(text))
        {
            for (var term = 0; term < query.Terms.Count; term++)
            {
                if (query.Terms[term].Matches(word.Folded))
                {
                    hits.Add((word.Start, word.Length, term));
                    break;
                }
            }
        }

        return hits;
    }

    private static List<SnippetPart> Mark(string text, int start, int end, List<(int Start, int Length, int Term)> hits)
    {
        List<SnippetPart> parts = [];
        var at = start;
        if (start > 0)
        {
            parts.Add(new("… ", false));
        }

        foreach (var hit in hits.Where(hit => hit.Start >= start && hit.Start + hit.Length <= end))
        {
            if (hit.Start > at)
            {
                parts.Add(new(text[at..hit.Start], false));
            }

            parts.Add(new(text.Substring(hit.Start, hit.Length), true));
            at = hit.Start + hit.Length;
        }

        if (at < end)
        {
            parts.Add(new(text[at..end], false));
        }

        if (end < text.Length)
        {
            parts.Add(new(" …", false));
        }

        return parts;
    }

    // Something endless, such as a long address, is left out: then the passage begins or ends with the hit itself.
    private static int StartOfWord(string text, int index, int otherwise)
    {
        var start = Math.Max(0, index);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return index - start <= Length / 4 ? start : otherwise;
    }

    private static int EndOfWord(string text, int index, int otherwise)
    {
        var end = Math.Min(text.Length, index);
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end - index <= Length / 4 ? end : Math.Max(text.LastIndexOf(' ', index), otherwise);
    }
}

/// <summary>A piece of a passage.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsHit">Whether it answers the query.</param>
public readonly record struct SnippetPart(string Text, bool IsHit);
