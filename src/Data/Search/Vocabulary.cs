using Vejviser.Domain.Search;

namespace Vejviser.Data.Search;

/// <summary>Every word of the indexed texts with its token: for words half typed and words misspelled. Immutable.</summary>
internal sealed class Vocabulary
{
    // A half-typed word with more beginnings than this says nothing yet; the most used are enough.
    private const int MaxCompletions = 200;
    private const int MaxCorrections = 3;

    private readonly SpellingList spellings;
    private readonly Entry[] entries;

    private Vocabulary(List<Entry> entries)
    {
        this.entries = [.. entries];
        spellings = new(this.entries.Select(entry => entry.Key).ToArray());
    }

    public static Vocabulary Empty { get; } = new([]);

    public static Vocabulary Of(IEnumerable<KeyValuePair<string, string>> tokens) => Empty.With(tokens);

    /// <summary>With more words; those that have left the texts stay until the index is built anew, and find nothing.</summary>
    public Vocabulary With(IEnumerable<KeyValuePair<string, string>> tokens)
    {
        var added = tokens.Select(pair => new Entry(DanishAnalyzer.Key(pair.Key), pair.Key, pair.Value)).ToList();
        added.Sort();
        List<Entry> merged = new(entries.Length + added.Count);
        var known = 0;
        foreach (var entry in added)
        {
            while (known < entries.Length && string.CompareOrdinal(entries[known].Key, entry.Key) <= 0)
            {
                merged.Add(entries[known++]);
            }

            if (merged.Count == 0 || merged[^1].Key != entry.Key)
            {
                merged.Add(entry);
            }
        }

        merged.AddRange(entries.AsSpan(known));
        return merged.Count == entries.Length ? this : new(merged);
    }

    /// <summary>Tokens of the words that begin so.</summary>
    public IReadOnlyCollection<string> Beginning(string folded)
    {
        var key = DanishAnalyzer.Key(folded);
        HashSet<string> tokens = new(StringComparer.Ordinal);
        for (var i = spellings.FirstFrom(key); i < entries.Length && tokens.Count < MaxCompletions && entries[i].Key.StartsWith(key, StringComparison.Ordinal); i++)
        {
            tokens.Add(entries[i].Token);
        }

        return tokens;
    }

    /// <summary>The words spelled most nearly so, best first; none when nothing is near.</summary>
    /// <param name="folded">What was typed.</param>
    /// <param name="uses">How many documents hold a token: of two equally near words the more used one is meant.</param>
    public IReadOnlyList<(string Folded, string Token, double Distance)> Near(string folded, Func<string, int> uses) => spellings.Near(DanishAnalyzer.Key(folded))
        .Select(near => (entries[near.Place].Folded, entries[near.Place].Token, near.Distance))
        .OrderBy(word => word.Distance).ThenByDescending(word => uses(word.Token)).ThenBy(word => word.Folded, StringComparer.Ordinal)
        .DistinctBy(word => word.Token)
        .Take(MaxCorrections)
        .ToList();

    /// <summary>A word by the key it is found by. In order of key; of those with one key the shortest stands for all: kørekort for koerekort.</summary>
    private readonly record struct Entry(string Key, string Folded, string Token) : IComparable<Entry>
    {
        public int CompareTo(Entry other) => string.CompareOrdinal(Key, other.Key) is not 0 and var order ? order : Folded.Length.CompareTo(other.Folded.Length);
    }
}
