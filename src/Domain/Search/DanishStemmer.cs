namespace Vejviser.Domain.Search;

/// <summary>The Snowball stemmer for Danish, written from the published algorithm (snowballstem.org, danish).</summary>
/// <remarks>Expects a folded word. R1 is the part after the first non-vowel that follows a vowel, and never begins before the fourth letter.</remarks>
public static class DanishStemmer
{
    private const string Vowels = "aeiouyæåø";
    private const string Consonants = "bcdfghjklmnpqrstvwxz";
    private const string LettersBeforeS = "abcdfghjklmnoprtvyzå";

    // Longest first, so that the first match is the longest.
    private static readonly string[] MainSuffixes =
    [
        "erendes", "erende", "hedens", "erede", "ethed", "heden", "endes", "ernes", "erens", "erets", "heder",
        "ered", "ende", "erne", "eren", "erer", "heds", "enes", "eres", "eret",
        "hed", "ene", "ere", "ens", "ers", "ets",
        "en", "er", "es", "et", "e",
    ];

    /// <summary>The stem of a folded Danish word; the word itself where no rule applies.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 3)
        {
            return word;
        }

        var r1 = StartOfR1(word);
        if (r1 >= word.Length)
        {
            return word;
        }

        var stem = word.AsSpan();
        stem = WithoutMainSuffix(stem, r1);
        stem = WithoutConsonantPair(stem, r1);
        stem = WithoutOtherSuffix(stem, r1);
        stem = WithoutDoubling(stem, r1);
        return stem.Length == word.Length ? word : stem.ToString();
    }

    private static int StartOfR1(string word)
    {
        var i = 0;
        while (i < word.Length && !IsVowel(word[i]))
        {
            i++;
        }

        while (i < word.Length && IsVowel(word[i]))
        {
            i++;
        }

        return i >= word.Length ? word.Length : Math.Max(i + 1, 3);
    }

    private static ReadOnlySpan<char> WithoutMainSuffix(ReadOnlySpan<char> stem, int r1)
    {
        foreach (var suffix in MainSuffixes)
        {
            if (EndsInR1(stem, r1, suffix))
            {
                return stem[..^suffix.Length];
            }
        }

        return EndsInR1(stem, r1, "s") && stem.Length > 1 && LettersBeforeS.Contains(stem[^2], StringComparison.Ordinal) ? stem[..^1] : stem;
    }

    private static ReadOnlySpan<char> WithoutConsonantPair(ReadOnlySpan<char> stem, int r1) =>
        EndsInR1(stem, r1, "gd") || EndsInR1(stem, r1, "dt") || EndsInR1(stem, r1, "gt") || EndsInR1(stem, r1, "kt") ? stem[..^1] : stem;

    private static ReadOnlySpan<char> WithoutOtherSuffix(ReadOnlySpan<char> stem, int r1)
    {
        if (stem.EndsWith("igst", StringComparison.Ordinal))
        {
            stem = stem[..^2];
        }

        if (EndsInR1(stem, r1, "løst"))
        {
            return stem[..^1];
        }

        foreach (var suffix in (ReadOnlySpan<string>)["elig", "lig", "els", "ig"])
        {
            if (EndsInR1(stem, r1, suffix))
            {
                return WithoutConsonantPair(stem[..^suffix.Length], r1);
            }
        }

        return stem;
    }

    private static ReadOnlySpan<char> WithoutDoubling(ReadOnlySpan<char> stem, int r1) =>
        stem.Length > r1 && stem.Length > 1 && stem[^1] == stem[^2] && Consonants.Contains(stem[^1], StringComparison.Ordinal) ? stem[..^1] : stem;

    private static bool EndsInR1(ReadOnlySpan<char> stem, int r1, string suffix) =>
        stem.Length - suffix.Length >= r1 && stem.EndsWith(suffix, StringComparison.Ordinal);

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);
}
