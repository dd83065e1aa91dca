namespace Vejviser.Domain.Search;

/// <summary>A reader's query, understood: which words to look for, and what else would answer them.</summary>
public sealed class SearchQuery
{
    /// <summary>Words beyond this one are overlooked; nobody means more, and work must not grow with abuse.</summary>
    public const int MaxTerms = 16;

    /// <summary>A query longer than this is not looked at; the page asks for fewer words.</summary>
    public const int MaxLength = 2_000;

    /// <summary>A description of a situation longer than this is cut.</summary>
    public const int MaxDescription = 5_000;

    // A compound's parts have other names; more combinations than these say nothing new.
    private const int MaxRenamedParts = 12;

    private SearchQuery(string text, IReadOnlyList<QueryTerm> terms, Thesaurus thesaurus)
    {
        Text = text;
        Terms = terms;
        Thesaurus = thesaurus;
    }

    /// <summary>Asks for nothing.</summary>
    public static SearchQuery None { get; } = new("", [], Thesaurus.Empty);

    /// <summary>What the reader typed, trimmed.</summary>
    public string Text { get; }

    /// <summary>The words that count, in order and without repeats. Empty: nothing to search for.</summary>
    public IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>What the words' other names were looked up in.</summary>
    public Thesaurus Thesaurus { get; }

    /// <summary>Whether something was typed that holds no word to search for.</summary>
    public bool IsOnlyNoise => Text.Length > 0 && Terms.Count == 0;

    /// <summary>Reads a query. Never fails: signs and operators are separators, function words fall away unless they are all there is.</summary>
    public static SearchQuery Parse(string? text, Thesaurus? thesaurus = null)
    {
        thesaurus ??= Thesaurus.Empty;
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length is 0 or > MaxLength)
        {
            return new(trimmed, [], thesaurus);
        }

        var words = DanishText.Words(trimmed).Take(MaxTerms * 4).ToList();
        var meaningful = words.Where(word => !StopWords.Contains(word.Folded)).ToList();
        var chosen = (meaningful.Count > 0 ? meaningful : words)
            .Select(word => (word.Folded, Analysis: DanishAnalyzer.Analyze(word.Folded), IsLast: word == words[^1]))
            .DistinctBy(word => word.Analysis.Token)
            .Take(MaxTerms)
            .ToList();

        var alternatives = chosen.Select(word => Own(word.Folded, word.Analysis, thesaurus)).ToList();
        for (var first = 0; first < chosen.Count; first++)
        {
            if (first + 1 < chosen.Count && chosen[first].Folded.Length + chosen[first + 1].Folded.Length <= DanishText.MaxWordLength)
            {
                AddJoined(first);
            }

            for (var count = 1; count <= Thesaurus.MaxWords && first + count <= chosen.Count; count++)
            {
                foreach (var alternative in thesaurus.Find(chosen.Skip(first).Take(count).Select(word => word.Analysis.Token)))
                {
                    for (var term = first; term < first + count; term++)
                    {
                        alternatives[term].Add(alternative);
                    }
                }
            }
        }

        return new(trimmed, chosen.Select((word, place) => new QueryTerm(word.Folded, word.Analysis.Token, word.IsLast && word.Folded.Length >= 2, alternatives[place])).ToList(), thesaurus);

        void AddJoined(int first)
        {
            foreach (var link in (ReadOnlySpan<string>)["", "s"])
            {
                var joined = chosen[first].Folded + link + chosen[first + 1].Folded;
                var alternative = new Alternative([DanishAnalyzer.Token(joined)], AlternativeKind.Joined, joined);
                alternatives[first].Add(alternative);
                alternatives[first + 1].Add(alternative);
            }
        }
    }

    /// <summary>Reads a whole description: every meaningful word counts, none must be there.</summary>
    /// <param name="text">Cut after <see cref="MaxDescription"/> characters.</param>
    public static IReadOnlyDictionary<string, int> Describe(string text)
    {
        Dictionary<string, int> tokens = new(StringComparer.Ordinal);
        foreach (var word in DanishText.Words(text.Length > MaxDescription ? text[..MaxDescription] : text).Where(word => !StopWords.Contains(word.Folded)))
        {
            var analysis = DanishAnalyzer.Analyze(word.Folded);
            foreach (var token in analysis.Parts.Prepend(analysis.Token))
            {
                tokens[token] = tokens.GetValueOrDefault(token) + 1;
            }
        }

        return tokens;
    }

    /// <summary>A word as if it had been typed alone: what a corrected spelling is looked for by.</summary>
    public static QueryTerm Term(string folded, Thesaurus thesaurus)
    {
        var analysis = DanishAnalyzer.Analyze(folded);
        return new(folded, analysis.Token, false, [.. Own(folded, analysis, thesaurus), .. thesaurus.Find([analysis.Token])]);
    }

    private static List<Alternative> Own(string folded, WordAnalysis analysis, Thesaurus thesaurus)
    {
        List<Alternative> own = [new([analysis.Token], AlternativeKind.Same, folded)];
        if (analysis.Parts is [var topic, var head] && LightWords.IsHead(head))
        {
            own.Add(new([topic], AlternativeKind.Topic, folded));
            own.AddRange(thesaurus.Find([topic]).Select(other => other.Kind == AlternativeKind.Related ? other : other with { Kind = AlternativeKind.Topic }));
        }
        else if (analysis.Parts.Count > 1)
        {
            own.AddRange(Renamed(analysis.Parts, thesaurus).Select(parts => new Alternative(parts, AlternativeKind.Parts, string.Join(" + ", parts))));
            own.AddRange(analysis.Parts.Select(part => new Alternative([part], AlternativeKind.Part, folded)));
        }

        return own;
    }

    // The parts themselves, and then with other names of each: lastvogn + fører, lastbil + chauffør.
    private static IEnumerable<IReadOnlyList<string>> Renamed(IReadOnlyList<string> parts, Thesaurus thesaurus)
    {
        IEnumerable<IReadOnlyList<string>> all = [[]];
        foreach (var part in parts)
        {
            var names = thesaurus.Find([part])
                .Where(other => other.Kind is AlternativeKind.Equivalent or AlternativeKind.FormerName && other.Tokens.Count == 1)
                .Select(other => other.Tokens[0])
                .Prepend(part)
                .ToList();
            all = all.SelectMany(_ => names, (before, name) => (IReadOnlyList<string>)[.. before, name]);
        }

        return all.Take(MaxRenamedParts);
    }
}

/// <summary>One word of a query.</summary>
/// <param name="Folded">The word folded.</param>
/// <param name="Token">Its search token.</param>
/// <param name="IsPrefix">Whether the reader may still be typing it: then its beginnings count too.</param>
/// <param name="Alternatives">What answers it; the word itself comes first.</param>
public sealed record QueryTerm(string Folded, string Token, bool IsPrefix, IReadOnlyList<Alternative> Alternatives)
{
    private readonly string key = DanishAnalyzer.Key(Folded);
    private HashSet<string>? tokens;
    private string[]? beginnings;

    private HashSet<string> Tokens => tokens ??= Alternatives
        .Where(alternative => alternative.Kind is not (AlternativeKind.Related or AlternativeKind.Part or AlternativeKind.Topic))
        .SelectMany(alternative => alternative.Tokens)
        .ToHashSet(StringComparer.Ordinal);

    // What a word must hold to match; empty where forms change their vowel and anything may.
    private string[] Beginnings => beginnings ??= Tokens.Append(Token).Any(DanishAnalyzer.IsIrregular) ? [] : Tokens.Append(Token).Select(token => token[..Math.Min(2, token.Length)]).Distinct().ToArray();

    /// <summary>Whether a word of a text answers this term, so that it should be marked.</summary>
    public bool Matches(string folded)
    {
        var typed = DanishAnalyzer.Key(folded);
        if (IsPrefix && typed.StartsWith(key, StringComparison.Ordinal))
        {
            return true;
        }

        // Looking up, let alone taking apart, every word of a page to mark a few is most of the page's time.
        if (Beginnings.Length > 0 && !Array.Exists(Beginnings, beginning => typed.Contains(beginning, StringComparison.Ordinal)))
        {
            return false;
        }

        var analysis = DanishAnalyzer.Analyze(folded);
        return Tokens.Contains(analysis.Token) || analysis.Parts.Contains(Token);
    }
}
