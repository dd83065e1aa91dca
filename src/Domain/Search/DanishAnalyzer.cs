using System.Collections.Concurrent;

namespace Vejviser.Domain.Search;

/// <summary>What a word means to search: its token, and the tokens of its parts when it is a compound.</summary>
/// <param name="Token">The stem as the index holds it, in plain ASCII: æ as ae, ø as oe, å as aa.</param>
/// <param name="Parts">Tokens of a compound's parts, in order; empty for other words.</param>
public sealed record WordAnalysis(string Token, IReadOnlyList<string> Parts);

/// <summary>Danish word analysis: Snowball's stem, mended where it is known to be wrong, and compounds taken apart.</summary>
public static class DanishAnalyzer
{
    // Words repeat: a text costs a look-up a word. Two generations, so that input from outside fills neither memory nor the way:
    // when the young one is full it becomes the old one, and words still in use move on.
    private const int GenerationSize = 60_000;

    // Where the published algorithm joins what is not the same, or separates what is: a stem, and the forms that have it.
    private static readonly Dictionary<string, string> Exceptions = Forms(
        """
        bog: bøger bøgerne bøgers
        barn: børn børnene børns børnenes
        mand: mænd mændene mænds mændenes
        hånd: hænder hænderne
        mor: mødre mødrene mødres
        far: fædre fædrene fædres
        datter: døtre
        bror: brødre
        søster: søstre
        nat: nætter
        bonde: bønder
        fod: fødder
        tand: tænder
        rod: rødder
        forælder: forældre
        ældre: ældre
        ung: ung ungt unge unges yngre yngste
        lille: små mindre
        stor: større største
        have: have haven haver haverne havens
        tale: tale talen taler talerne talens
        vinder: vinder vinderen vindere vinderne
        ledig: ledig ledige ledigt lediges ledighed ledigheden
        ansæt: ansat ansatte ansættes ansætter ansætte ansættelse ansættelser
        """);

    private static readonly HashSet<string> IrregularTokens = Exceptions.Values.Select(Key).ToHashSet(StringComparer.Ordinal);

    private static volatile ConcurrentDictionary<string, WordAnalysis> young = new(StringComparer.Ordinal);
    private static volatile ConcurrentDictionary<string, WordAnalysis> old = new(StringComparer.Ordinal);
    private static int youngCount;

    /// <summary>Analyses a folded word. The same word always gives the same answer.</summary>
    public static WordAnalysis Analyze(string folded)
    {
        if (young.TryGetValue(folded, out var known))
        {
            return known;
        }

        var analysis = old.TryGetValue(folded, out known) ? known : Compute(folded);
        if (young.TryAdd(folded, analysis) && Interlocked.Increment(ref youngCount) > GenerationSize)
        {
            Interlocked.Exchange(ref youngCount, 0);
            old = young;
            young = new(StringComparer.Ordinal);
        }

        return analysis;
    }

    /// <summary>The token of a folded word.</summary>
    public static string Token(string folded) => Analyze(folded).Token;

    /// <summary>Whether some form of the token's word is not like it: børn of barn.</summary>
    internal static bool IsIrregular(string token) => IrregularTokens.Contains(token);

    /// <summary>A simple word's stem: an exception's, or Snowball's with its faults mended. Still with æøå.</summary>
    internal static string BaseStem(string folded) => BaseStem(folded, Lexicon.Shipped);

    internal static string BaseStem(string folded, Lexicon lexicon)
    {
        if (Exceptions.TryGetValue(folded, out var exception))
        {
            return exception;
        }

        // Snowball takes a base form's own s for a genitive: indsats → indsat, but indsatsen → indsats.
        if (folded.Length > 4 && folded[^1] == 's' && lexicon.IsBase(folded))
        {
            return folded;
        }

        var stem = DanishStemmer.Stem(folded);

        // A lost e: eksempler → eksempl, centret → centr; the base forms are eksempel and center.
        if (stem.Length >= 4 && stem[^1] is 'l' or 'r' or 'n' && !IsVowel(stem[^2]) && !lexicon.IsBase(stem) &&
            $"{stem[..^1]}e{stem[^1]}" is var restored && lexicon.IsBase(restored))
        {
            return DanishStemmer.Stem(restored);
        }

        // A stem that is a base form bends as that does: virksomhederne → virksomhed → virksom, as virksomhed and virksomheder.
        return stem.Length > 4 && stem.Length < folded.Length && stem[^1] != 's' && lexicon.IsBase(stem) ? DanishStemmer.Stem(stem) : stem;
    }

    // Have (garden) is not hav (sea), tale (speech) is not tal (number), vinder (winner) is not vind (wind), ledig (unemployed) is not
    // leder (manager); the rest change their vowel, or are one thing to the field.
    private static Dictionary<string, string> Forms(string table) => table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(": "))
        .SelectMany(row => row[1].Split(' ').Select(form => KeyValuePair.Create(form, row[0])))
        .ToDictionary(StringComparer.Ordinal);

    private static WordAnalysis Compute(string folded)
    {
        if (folded.Length < CompoundSplitter.MinLength || CompoundSplitter.Split(folded) is not { } parts)
        {
            return new(Key(BaseStem(folded)), []);
        }

        // The whole bends as its last part does: jobcentre and jobcentret are jobcenter.
        var last = BaseStem(parts[^1]);
        return new(Key(folded[..^parts[^1].Length] + last), parts.Select((part, place) => Key(place == parts.Count - 1 ? last : BaseStem(part))).Distinct().ToList());
    }

    /// <summary>Plain ASCII for matching: whoever writes koerekort finds kørekort.</summary>
    public static string Key(string folded) => folded.AsSpan().ContainsAny('æ', 'ø', 'å')
        ? folded.Replace("æ", "ae", StringComparison.Ordinal).Replace("ø", "oe", StringComparison.Ordinal).Replace("å", "aa", StringComparison.Ordinal)
        : folded;

    private static bool IsVowel(char letter) => "aeiouyæøå".Contains(letter, StringComparison.Ordinal);
}
