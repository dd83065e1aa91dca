namespace Vejviser.Domain.Search;

/// <summary>How far two spellings lie apart: Damerau–Levenshtein with cheap slips for neighbours on a Danish keyboard and for lost æ, ø and å.</summary>
/// <remarks>Works on keys (<see cref="DanishAnalyzer.Key"/>), where æ is ae, ø is oe and å is aa.</remarks>
public static class SpellingDistance
{
    private const double Slip = 1;
    private const double NeighbourSlip = 0.7;
    private const double DoublingSlip = 0.5;
    private const double LostLetterSlip = 0.3;
    private const double Swap = 0.8;

    // The first letter is seldom wrong.
    internal const double WrongFirstLetter = 0.4;

    private const int Letters = 128;

    private static readonly bool[] Neighbours = FindNeighbours(["qwertyuiop", "asdfghjkl", "zxcvbnm"]);

    /// <summary>The distance, or anything above <paramref name="most"/> when it is greater than that.</summary>
    public static double Between(string typed, string word, double most)
    {
        var walk = new Walk(typed, most);
        for (var depth = 1; depth <= word.Length; depth++)
        {
            if (!walk.Enter(word, depth))
            {
                return double.MaxValue;
            }
        }

        return walk.Distance(word) + (typed[0] == word[0] ? 0 : WrongFirstLetter);
    }

    // The letters of a word one by one against all of what was typed. Words in order share their first rows, and
    // where a row shows that nothing near can follow, all words that begin so are left out.
    internal sealed class Walk(string typed, double most)
    {
        private readonly List<double[]> rows = [FirstRow(typed)];
        private readonly List<double> leasts = [0];

        /// <summary>Works out the row of the word's letter at this depth, from 1; false when no word that begins so is near.</summary>
        public bool Enter(string word, int depth)
        {
            if (depth == rows.Count)
            {
                rows.Add(new double[typed.Length + 2]);
            }

            var previous = rows[depth - 1];
            var current = rows[depth];
            // Further apart than the cheapest slips allow, nothing is near: only a band of the row is worked out.
            var from = Math.Max(1, depth - (int)(most / LostLetterSlip) - 1);
            var to = LastAt(depth);
            if (from > to)
            {
                return false;
            }

            var lose = Lose(word, depth - 1);
            current[from - 1] = from == 1 ? depth * Slip : double.MaxValue;
            current[to + 1] = double.MaxValue;
            var least = current[from - 1];
            for (var i = from; i <= to; i++)
            {
                var best = previous[i - 1] + Replace(typed[i - 1], word[depth - 1]);
                best = Math.Min(best, current[i - 1] + Insert(typed, i - 1));
                best = Math.Min(best, previous[i] + lose);
                if (i > 1 && depth > 1 && typed[i - 1] == word[depth - 2] && typed[i - 2] == word[depth - 1])
                {
                    best = Math.Min(best, rows[depth - 2][i - 2] + Swap);
                }

                current[i] = best;
                least = Math.Min(least, best);
            }

            // Two swapped letters reach over a row.
            least = Math.Min(least, leasts[depth - 1] + Swap);
            if (depth == leasts.Count)
            {
                leasts.Add(0);
            }

            leasts[depth] = least;
            return least <= most;
        }

        /// <summary>The distance to a word whose every letter has been entered, whatever its first letter.</summary>
        public double Distance(string word) => LastAt(word.Length) < typed.Length
            ? double.MaxValue
            : rows[word.Length][typed.Length];

        private int LastAt(int depth) => Math.Min(typed.Length, depth + (int)(most / DoublingSlip) + 1);

        private static double[] FirstRow(string typed)
        {
            var row = new double[typed.Length + 2];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = i * Slip;
            }

            return row;
        }
    }

    private static double Replace(char typed, char meant) => typed == meant ? 0 : AreNeighbours(typed, meant) ? NeighbourSlip : Slip;

    private static double Insert(string typed, int at) => at > 0 && typed[at] == typed[at - 1] ? DoublingSlip : Slip;

    // A letter the typist left out: one of a double, or half of an æ, ø or å.
    private static double Lose(string word, int at)
    {
        var letter = word[at];
        var before = at > 0 ? word[at - 1] : '\0';
        return (before, letter) switch
        {
            ('a', 'e') or ('o', 'e') or ('a', 'a') => LostLetterSlip,
            _ when before == letter => DoublingSlip,
            _ => Slip,
        };
    }

    private static bool AreNeighbours(char left, char right) => left < Letters && right < Letters && Neighbours[left * Letters + right];

    private static bool[] FindNeighbours(string[] keyboard)
    {
        var neighbours = new bool[Letters * Letters];
        foreach (var (left, right) in keyboard.SelectMany((row, line) => keyboard.Skip(Math.Max(0, line - 1)).Take(line == 0 ? 2 : 3)
            .SelectMany(other => row.SelectMany((left, place) => other.Where((_, beside) => Math.Abs(beside - place) <= 1).Select(right => (left, right))))))
        {
            neighbours[left * Letters + right] = true;
        }

        return neighbours;
    }
}
