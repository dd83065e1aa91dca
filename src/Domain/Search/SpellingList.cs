namespace Vejviser.Domain.Search;

/// <summary>Words in order of their key, ready to be asked which are spelled nearly as something typed.</summary>
/// <remarks>Immutable. Near words are found by walking the order like a tree: what begins wrongly is left out with all that follows it.</remarks>
public sealed class SpellingList
{
    /// <summary>What a lost, wrong, extra or swapped letter costs at most.</summary>
    public const double OneSlip = 1;

    private readonly string[] keys;

    /// <param name="keys">Keys (<see cref="DanishAnalyzer.Key"/>), each once, in ordinal order.</param>
    public SpellingList(string[] keys) => this.keys = keys;

    /// <summary>The keys, in ordinal order.</summary>
    public IReadOnlyList<string> Keys => keys;

    /// <summary>How far a word of this length may be off and still be meant.</summary>
    public static double Tolerance(string key) => key.Length switch { <= 4 => 1.0, <= 7 => 1.6, _ => 2.2 };

    /// <summary>Places of the keys within the tolerance; none for very short words and for those with digits, which say exactly what they mean.</summary>
    public IReadOnlyList<(int Place, double Distance)> Near(string key)
    {
        // The first letter is seldom wrong, and asking for it first spares nearly all the work.
        var near = Near(key, Tolerance(key), sameFirst: true);
        return near.Count > 0 ? near : Near(key, Tolerance(key), sameFirst: false);
    }

    /// <summary>Places of the keys that one slip after the first letter leads from.</summary>
    public IReadOnlyList<(int Place, double Distance)> AtOneSlip(string key) => Near(key, OneSlip, sameFirst: true);

    private List<(int Place, double Distance)> Near(string key, double most, bool sameFirst)
    {
        List<(int, double)> near = [];
        if (key.Length is < 3 or > DanishText.MaxWordLength || key.Any(char.IsAsciiDigit))
        {
            return near;
        }

        var (from, to) = (FirstFrom(key[..1]), FirstAfter(0, key[..1]));
        if (sameFirst)
        {
            AddNear(near, key, most, from, to);
        }
        else
        {
            AddNear(near, key, most - SpellingDistance.WrongFirstLetter, 0, from);
            AddNear(near, key, most - SpellingDistance.WrongFirstLetter, to, keys.Length);
        }

        return near;
    }

    /// <summary>The place of the first key not before this one.</summary>
    public int FirstFrom(string key) => Array.BinarySearch(keys, key, StringComparer.Ordinal) is var place && place < 0 ? ~place : place;

    private void AddNear(List<(int, double)> near, string key, double most, int from, int to)
    {
        var walk = new SpellingDistance.Walk(key, most);
        var known = "";
        var depth = 0;
        for (var place = from; place < to;)
        {
            var word = keys[place];
            depth = Math.Min(depth, word.AsSpan().CommonPrefixLength(known));
            known = word;
            while (depth < word.Length && walk.Enter(word, depth + 1))
            {
                depth++;
            }

            if (depth < word.Length)
            {
                place = FirstAfter(place, word[..(depth + 1)]);
                continue;
            }

            var distance = walk.Distance(word);
            if (distance <= most)
            {
                near.Add((place, word[0] == key[0] ? distance : distance + SpellingDistance.WrongFirstLetter));
            }

            place++;
        }
    }

    // The first place after all keys that begin so: near by at first, so that short stretches cost little.
    private int FirstAfter(int from, string beginning)
    {
        var (low, step) = (from, 1);
        while (low + step < keys.Length && string.CompareOrdinal(keys[low + step], 0, beginning, 0, beginning.Length) <= 0)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step, keys.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(keys[middle], 0, beginning, 0, beginning.Length) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
