namespace Vejviser.Domain.Search;

/// <summary>Splits Danish compounds: integrationsgrunduddannelsen → integration, grund, uddannelsen.</summary>
/// <remarks>
/// Parts are simple words of the lexicon joined by nothing, s or e (arbejd(e)+s+marked, dag+s+orden, ung+e+job). The last part may be
/// inflected. Fewest parts win, then longer ones, then those our own texts use.
/// </remarks>
public static class CompoundSplitter
{
    /// <summary>Shorter words are no compounds, or not worth splitting.</summary>
    public const int MinLength = 6;

    /// <summary>A longer word is input from outside, not Danish; work grows with the square of the length.</summary>
    internal const int MaxLength = 48;
    private const int MaxParts = 5;

    // Three letters fit nearly everywhere: only these are parts.
    private static readonly HashSet<string> ShortParts = new(
        "job løn fag sag lov bil dag uge mål tal vej hus tid råd køn ung små syg bus tog kok øre arm hud fly fri høj lav spæ pas skat mad kød fisk bog tøj rum nat flå båd gud krig lån gæl by år ø ks hf igu cv it".Split(' '),
        StringComparer.Ordinal);

    // Beginnings that make new words, but no compounds.
    private static readonly HashSet<string> Particles = new(
        "af alt an bar be besk bi bort cent delt efter ej en er et fejl for forbi ford foran fra frem før gen hen her ind imod inde igen kol konk lol med mis mod ned nær når om omkring op over på per pres re rim ros ruder sam samt selv sig som så thi til tran ud udfor uden ude under und ved vel vi".Split(' '),
        StringComparer.Ordinal);

    // Endings that are words too, but hardly ever the end of a compound.
    private static readonly HashSet<string> Endings = new(
        "ion kab skab nede net nende ring ret rede river stik ende inde ning hed skab dom else bar lig som løs ere erne ler ser tet gerne kerne satsen sats dings plet agere rummet kab skrav rivende tar ren men sen len den det ned red rest tang".Split(' '),
        StringComparer.Ordinal);

    /// <summary>The parts of a folded word, in order; null when it is no compound.</summary>
    public static IReadOnlyList<string>? Split(string folded)
    {
        var lexicon = Lexicon.Shipped;
        if (folded.Length is < MinLength or > MaxLength || lexicon.IsSimple(folded) || lexicon.IsName(folded) || lexicon.IsSimpleStem(DanishAnalyzer.BaseStem(folded)))
        {
            return null;
        }

        // best[i]: the cheapest way to split what begins at i.
        var best = new (int Cost, int Parts, string? First, int Next)[folded.Length + 1];
        for (var start = folded.Length - 2; start >= 0; start--)
        {
            best[start] = (int.MaxValue, 0, null, 0);
            if (start > 0 && IsLast(folded, start, lexicon))
            {
                best[start] = (Cost(folded.AsSpan(start), lexicon), 1, folded[start..], folded.Length);
            }

            for (var next = start + 2; next <= folded.Length - 3; next++)
            {
                if (best[next].First is null || best[next].Parts >= MaxParts || First(folded, start, next, lexicon) is not { } first)
                {
                    continue;
                }

                var cost = best[next].Cost + Cost(first, lexicon);
                // Equal: the longer first part, so that a linking s stays with it (sags|tal, not sag|stal).
                if (cost <= best[start].Cost)
                {
                    best[start] = (cost, best[next].Parts + 1, first, next);
                }
            }
        }

        if (best[0].First is null)
        {
            return null;
        }

        List<string> parts = [];
        for (var at = 0; at < folded.Length; at = best[at].Next)
        {
            parts.Add(best[at].First!);
        }

        return parts.Count > 1 ? parts : null;
    }

    // The base form between start and end, its linking letter taken off; null when there is none.
    private static string? First(string folded, int start, int end, Lexicon lexicon)
    {
        var whole = folded.AsSpan(start, end - start);
        if (IsPart(whole, lexicon))
        {
            return whole.ToString();
        }

        if (whole[^1] is 's' or 'e' && whole.Length > 3)
        {
            var without = whole[..^1];
            if (IsPart(without, lexicon))
            {
                return without.ToString();
            }

            if (whole[^1] == 's' && IsPart($"{without}e", lexicon))
            {
                return $"{without}e";
            }
        }

        return null;
    }

    private static bool IsPart(ReadOnlySpan<char> word, Lexicon lexicon) =>
        (word.Length >= 4 || IsShortPart(word)) && lexicon.IsSimple(word) && !Particles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static bool IsLast(string folded, int start, Lexicon lexicon)
    {
        var word = folded.AsSpan(start);
        if (Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || Particles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        {
            return false;
        }

        return lexicon.IsSimple(word)
            ? word.Length >= 4 || IsShortPart(word)
            : word.Length >= 5 && DanishAnalyzer.BaseStem(word.ToString()) is { Length: >= 3 } stem && !Endings.Contains(stem) && lexicon.IsSimpleStem(stem);
    }

    private static bool IsShortPart(ReadOnlySpan<char> word) => ShortParts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static int Cost(ReadOnlySpan<char> part, Lexicon lexicon) =>
        20 + Math.Max(0, 6 - part.Length) * 2 - Math.Min(3, System.Numerics.BitOperations.Log2((uint)lexicon.Uses(part) + 1));
}
