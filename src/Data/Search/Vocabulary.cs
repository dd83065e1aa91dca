using System.Numerics;
using Vejviser.Domain.Search;

namespace Vejviser.Data.Search;

/// <summary>Every word of the indexed texts with its token: for words half typed and words misspelled. Immutable.</summary>
internal sealed class Vocabulary
{
    // A half-typed word with more beginnings than this says nothing yet; the most used are enough.
    private const int MaxCompletions = 200;

    private readonly Word[] words;
    private Word[][]? byLength;

    private Vocabulary(Word[] words) => this.words = words;

    public static Vocabulary Empty { get; } = new([]);

    public static Vocabulary Of(IEnumerable<KeyValuePair<string, string>> tokens) =>
        new(tokens.Select(pair => new Word(DanishAnalyzer.Key(pair.Key), pair.Key, pair.Value)).OrderBy(word => word.Key, StringComparer.Ordinal).ToArray());

    /// <summary>With more words; those that have left the texts stay until the index is built anew, and find nothing.</summary>
    public Vocabulary With(IEnumerable<KeyValuePair<string, string>> tokens)
    {
        var known = words.Select(word => word.Folded).ToHashSet(StringComparer.Ordinal);
        var added = tokens.Where(pair => known.Add(pair.Key)).ToList();
        return added.Count == 0 ? this : Of(words.Select(word => KeyValuePair.Create(word.Folded, word.Token)).Concat(added));
    }

    /// <summary>Tokens of the words that begin so.</summary>
    public IReadOnlyCollection<string> Beginning(string folded)
    {
        var key = DanishAnalyzer.Key(folded);
        HashSet<string> tokens = new(StringComparer.Ordinal);
        var place = Array.BinarySearch(words, new(key, "", ""), ByKey);
        for (var i = place < 0 ? ~place : place; i < words.Length && tokens.Count < MaxCompletions && words[i].Key.StartsWith(key, StringComparison.Ordinal); i++)
        {
            tokens.Add(words[i].Token);
        }

        return tokens;
    }

    /// <summary>The words spelled most nearly so, best first; none when nothing is near.</summary>
    /// <param name="folded">What was typed.</param>
    /// <param name="uses">How many documents hold a token: of two equally near words the more used one is meant.</param>
    public IReadOnlyList<(string Folded, string Token, double Distance)> Near(string folded, Func<string, int> uses)
    {
        var key = DanishAnalyzer.Key(folded);
        if (key.Length is < 3 or > DanishText.MaxWordLength)
        {
            return [];
        }

        // Stems too: whoever misspells a form the texts do not use still meets the word.
        byLength ??= words.Concat(words.GroupBy(word => word.Token).Select(group => new Word(group.Key, group.MinBy(word => word.Key.Length)!.Folded, group.Key)))
            .DistinctBy(word => word.Key).GroupBy(word => word.Key.Length).Aggregate(new Word[DanishText.MaxWordLength * 2 + 2][], (lengths, group) =>
        {
            lengths[Math.Min(group.Key, lengths.Length - 1)] = [.. group];
            return lengths;
        });

        var most = key.Length switch { <= 4 => 1.0, <= 7 => 1.6, _ => 2.2 };
        var letters = Word.LettersOf(key);
        // The first letter is seldom wrong, and asking for it first spares nearly all the work.
        var near = Near(key, letters, most, sameFirst: true);
        if (near.Count == 0)
        {
            near = Near(key, letters, most, sameFirst: false);
        }

        return near.OrderBy(word => word.Distance).ThenByDescending(word => uses(word.Token)).ThenBy(word => word.Folded, StringComparer.Ordinal).Take(3).ToList();
    }

    private List<(string Folded, string Token, double Distance)> Near(string key, uint letters, double most, bool sameFirst)
    {
        List<(string Folded, string Token, double Distance)> near = [];
        for (var length = Math.Max(2, key.Length - 2); length <= Math.Min(key.Length + 2, byLength!.Length - 1); length++)
        {
            foreach (var word in byLength[length] ?? [])
            {
                // Each slip changes at most two letters of the set: most words are told apart by this alone.
                if (word.Key[0] == key[0] == sameFirst && BitOperations.PopCount(word.Letters ^ letters) <= 4 && SpellingDistance.Between(key, word.Key, most) is var distance && distance <= most)
                {
                    near.Add((word.Folded, word.Token, distance));
                }
            }
        }

        return near;
    }

    private static Comparer<Word> ByKey { get; } = Comparer<Word>.Create((left, right) => string.CompareOrdinal(left.Key, right.Key));

    private sealed class Word(string key, string folded, string token)
    {
        public string Key => key;

        public string Folded => folded;

        public string Token => token;

        public uint Letters { get; } = LettersOf(key);

        public static uint LettersOf(string key)
        {
            var letters = 0u;
            foreach (var letter in key)
            {
                letters |= 1u << (letter % 32);
            }

            return letters;
        }
    }
}
