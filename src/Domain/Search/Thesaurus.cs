namespace Vejviser.Domain.Search;

/// <summary>One entry of the thesaurus: a term of the field and its neighbours.</summary>
public sealed record ThesaurusEntry
{
    /// <summary>A word or fixed phrase of at most four words, in its base form.</summary>
    public required string Term { get; init; }

    /// <summary>The same thing by another name.</summary>
    public IReadOnlyList<string> Equivalent { get; init; } = [];

    /// <summary>Earlier names of the same thing; reforms rename.</summary>
    public IReadOnlyList<FormerName> Former { get; init; } = [];

    /// <summary>Kinds of the thing: found with it, not the other way round.</summary>
    public IReadOnlyList<string> Narrower { get; init; } = [];

    /// <summary>Not the same, but worth seeing further down.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>What it is, in one Danish sentence; null where nothing is said.</summary>
    public string? Note { get; init; }

    /// <summary>When an editor last wrote it (UTC); null for what ships with the program, which a newer program may replace.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTime? EditedAt { get; init; }
}

/// <summary>An earlier name.</summary>
/// <param name="Term">The name.</param>
/// <param name="Until">The year it was replaced; null where that is not known.</param>
public sealed record FormerName(string Term, string? Until = null);

/// <summary>The thesaurus ready to look up in: words of a query to other words that answer it.</summary>
public sealed class Thesaurus
{
    /// <summary>No phrase has more words.</summary>
    public const int MaxWords = 4;

    private readonly Dictionary<string, List<Alternative>> alternatives = new(StringComparer.Ordinal);
    private readonly Lazy<(SpellingList Keys, string[] Words)> spellings;

    public Thesaurus(IEnumerable<ThesaurusEntry> entries)
    {
        HashSet<string> terms = new(StringComparer.Ordinal);
        spellings = new(() =>
        {
            var words = terms.Select(DanishText.Words).Where(words => words.Take(2).Count() == 1).Select(words => words.First().Folded)
                .Select(word => (Key: DanishAnalyzer.Key(word), Word: word)).DistinctBy(word => word.Key).OrderBy(word => word.Key, StringComparer.Ordinal).ToList();
            return (new(words.Select(word => word.Key).ToArray()), words.Select(word => word.Word).ToArray());
        });
        foreach (var entry in entries)
        {
            string[] same = [entry.Term, .. entry.Equivalent];
            terms.UnionWith([.. same, .. entry.Former.Select(former => former.Term)]);
            foreach (var one in same)
            {
                Add(one, same.Where(other => other != one), AlternativeKind.Equivalent);
                Add(one, entry.Former.Select(former => former.Term), AlternativeKind.FormerName);
                Add(one, entry.Narrower, AlternativeKind.Narrower);
                Add(one, entry.Related, AlternativeKind.Related);
            }

            foreach (var former in entry.Former)
            {
                Add(former.Term, same, AlternativeKind.FormerName);
                Add(former.Term, entry.Former.Where(other => other != former).Select(other => other.Term), AlternativeKind.FormerName);
            }

            foreach (var related in entry.Related)
            {
                Add(related, same, AlternativeKind.Related);
            }
        }
    }

    /// <summary>Knows nothing.</summary>
    public static Thesaurus Empty { get; } = new([]);

    /// <summary>Other words for a run of query words, given their tokens; empty when it is no term.</summary>
    public IReadOnlyList<Alternative> Find(IEnumerable<string> tokens) =>
        alternatives.TryGetValue(string.Join(' ', tokens), out var found) ? found : [];

    /// <summary>Terms of one word that are spelled nearly so, nearest first.</summary>
    public IEnumerable<(string Folded, double Distance)> Near(string folded) => spellings.Value.Keys.Near(DanishAnalyzer.Key(folded))
        .Select(near => (spellings.Value.Words[near.Place], near.Distance))
        .OrderBy(near => near.Distance);

    private void Add(string from, IEnumerable<string> to, AlternativeKind kind)
    {
        var key = string.Join(' ', Tokens(from));
        if (!alternatives.TryGetValue(key, out var known))
        {
            alternatives[key] = known = [];
        }

        foreach (var term in to)
        {
            var tokens = Tokens(term);
            if (tokens.Count > 0 && string.Join(' ', tokens) != key && !known.Any(other => other.Tokens.SequenceEqual(tokens)))
            {
                known.Add(new(tokens, kind, term));
            }
        }
    }

    private static List<string> Tokens(string term) => DanishText.Words(term)
        .Where(word => !StopWords.Contains(word.Folded))
        .Select(word => DanishAnalyzer.Token(word.Folded))
        .ToList();
}

/// <summary>Another way to answer a query word.</summary>
/// <param name="Tokens">Tokens that must all be there.</param>
/// <param name="Kind">Why it answers.</param>
/// <param name="Shown">The words as a reader knows them.</param>
public sealed record Alternative(IReadOnlyList<string> Tokens, AlternativeKind Kind, string Shown);

/// <summary>Why other words answer a query word; the order is how well they do.</summary>
public enum AlternativeKind
{
    /// <summary>The word itself, in any form.</summary>
    Same,

    /// <summary>Two words written as one: nytte indsats, nytteindsats.</summary>
    Joined,

    /// <summary>The same thing by another name.</summary>
    Equivalent,

    /// <summary>An earlier or later name.</summary>
    FormerName,

    /// <summary>Words that begin as the reader's unfinished word does.</summary>
    Beginning,

    /// <summary>A kind of the thing.</summary>
    Narrower,

    /// <summary>A word that is spelled nearly so.</summary>
    Spelling,

    /// <summary>All parts of the compound, or other names of them, apart.</summary>
    Parts,

    /// <summary>The part of the compound that tells what it is about: sprog of sprogforløb.</summary>
    Topic,

    /// <summary>One part of the compound.</summary>
    Part,

    /// <summary>Not the same, but near.</summary>
    Related,
}
