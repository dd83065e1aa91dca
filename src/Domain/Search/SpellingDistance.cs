namespace Vejviser.Domain.Search;

/// <summary>How far two spellings lie apart: Damerau–Levenshtein with cheap slips for neighbours on a Danish keyboard and for lost æ, ø and å.</summary>
/// <remarks>Works on keys (<see cref="DanishAnalyzer.Key"/>), where æ is ae, ø is oe and å is aa.</remarks>
public static class SpellingDistance
{
    private const double Slip = 1;
    private const double NeighbourSlip = 0.7;
    private const double DoublingSlip = 0.5;
    private const double LostLetterSlip = 0.3;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>The distance, or anything above <paramref name="most"/> when it is greater than that.</summary>
    public static double Between(string typed, string word, double most)
    {
        Span<double> before = stackalloc double[word.Length + 1];
        Span<double> previous = stackalloc double[word.Length + 1];
        Span<double> current = stackalloc double[word.Length + 1];
        for (var j = 0; j <= word.Length; j++)
        {
            previous[j] = j * Slip;
        }

        for (var i = 1; i <= typed.Length; i++)
        {
            current[0] = i * Slip;
            var least = current[0];
            for (var j = 1; j <= word.Length; j++)
            {
                var best = previous[j - 1] + Replace(typed[i - 1], word[j - 1]);
                best = Math.Min(best, previous[j] + Insert(typed, i - 1));
                best = Math.Min(best, current[j - 1] + Lose(word, j - 1));
                if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                {
                    best = Math.Min(best, before[j - 2] + Slip * 0.8);
                }

                current[j] = best;
                least = Math.Min(least, best);
            }

            if (least > most)
            {
                return double.MaxValue;
            }

            var free = before;
            before = previous;
            previous = current;
            current = free;
        }

        // The first letter is seldom wrong.
        return previous[word.Length] + (typed[0] == word[0] ? 0 : 0.4);
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

    private static bool AreNeighbours(char left, char right)
    {
        for (var row = 0; row < Rows.Length; row++)
        {
            var place = Rows[row].IndexOf(left, StringComparison.Ordinal);
            if (place < 0)
            {
                continue;
            }

            for (var other = Math.Max(0, row - 1); other <= Math.Min(Rows.Length - 1, row + 1); other++)
            {
                var otherPlace = Rows[other].IndexOf(right, StringComparison.Ordinal);
                if (otherPlace >= 0 && Math.Abs(otherPlace - place) <= 1)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
