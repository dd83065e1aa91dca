using System.Text;
using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

/// <summary>Texts to try the analyser and the query parser with, and what must hold for each. The same texts in every run; scripts/bench fuzz uses them too.</summary>
internal static class AnalyzerFuzz
{
    private static readonly string[] Words =
    [
        "virksomhedspraktik", "integrationsgrunduddannelse", "nytteindsatsen", "kontanthjælpsmodtagere", "beskæftigelsesindsats", "jobcentret", "sagsbehandler",
        "selvforsørgelses", "hjemrejseydelse", "flygtninge", "kørekort", "Århus", "Høje-Taastrup", "Guldborgsund", "a-kasse", "bl.a.", "15.000", "unge", "løntilskud",
        "opkvalificering", "ufaglært", "mentor", "småjob", "SOSU-assistent", "psykiatri", "ledighedsydelse", "rehabiliteringsteam", "borgmesterens", "IGU", "§ 8",
    ];

    private static readonly string[] FunctionWords = ["og", "i", "på", "at", "det", "som", "er", "en", "til", "ikke", "HVAD", "for"];

    private static readonly string[] Odd =
    [
        "\u0000", "\u0007", "\u001B[31m", "\u200E", "\u200F", "\u202E", "\u2066", "\u2069", "\uFEFF", "\uFFFE", "\uFFFF", "\u00AD", "\u0301", "\uD83D", "\uDE00", "😀", "👩‍👩‍👧",
        "𝐀", "ﬁ", "ß", "İ", "ŉ", "ﷺ", "漢字", "العربية", "\"", "“", "»", "'", "(", "*", "^", "--", ";", "%00", "\r\n", "\u2028",
    ];

    /// <summary>Texts, each of its own seed: the first thousand of a million are the thousand.</summary>
    public static IEnumerable<string> Texts(int count, int first = 0) =>
        Enumerable.Range(first, count).Select(number => Text(new Random(number)));

    /// <summary>What is wrong with how a text is understood; null when all is well. Throws when something does.</summary>
    public static string? Fault(string text, Thesaurus thesaurus)
    {
        var end = 0;
        foreach (var word in DanishText.Words(text))
        {
            if (word.Start < end || word.Length < 1 || word.Start + word.Length > text.Length)
            {
                return $"word {word} lies outside its place";
            }

            end = word.Start + word.Length;
            var analysis = DanishAnalyzer.Analyze(word.Folded);
            if (analysis.Token.Length == 0 || analysis.Parts.Any(part => part.Length == 0))
            {
                return $"word {word} has an empty token";
            }
        }

        var query = SearchQuery.Parse(text, thesaurus);
        return query.Terms.Count > SearchQuery.MaxTerms ? "too many terms"
            : query.Terms.Any(term => term.Alternatives.Count == 0 || term.Alternatives[0].Tokens[0] != term.Token) ? "a term does not answer itself"
            : query.Terms.Count(term => term.IsPrefix) > 1 ? "more than one word is half typed"
            : null;
    }

    /// <summary>Compounds nobody has written, one after another.</summary>
    public static string Compounds(int count, Random random) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => Plain(random) + "s" + Plain(random) + Plain(random)));

    private static string Text(Random random) => random.Next(4_000) switch
    {
        0 => Compounds(5_000, random),
        1 => Many(5_000, random, Word),
        2 => string.Concat(Enumerable.Range(0, 5_000).Select(_ => Plain(random))),
        3 => string.Concat(Enumerable.Repeat(Pick(Odd, random), 5_000)),
        < 20 => new string((char)random.Next(char.MaxValue + 1), random.Next(2_000)),
        < 400 => Many(random.Next(1, 12), random, random => Pick(FunctionWords, random)),
        < 1_200 => Many(random.Next(1, 30), random, random => ((char)random.Next(32, 127)).ToString(), ""),
        < 1_500 => Many(random.Next(1, 20), random, random => ((char)random.Next(char.MaxValue + 1)).ToString(), ""),
        < 1_900 => "\"" + Many(random.Next(1, 5), random, Word),
        < 2_400 => Many(random.Next(1, 8), random, random => Pick(random.Next(2) == 0 ? Odd : Words, random), random.Next(2) == 0 ? "" : " "),
        _ => Many(random.Next(1, 9), random, Word),
    };

    private static string Many(int count, Random random, Func<Random, string> one, string between = " ") =>
        string.Join(between, Enumerable.Range(0, count).Select(_ => one(random)));

    private static string Word(Random random) => random.Next(6) switch
    {
        0 => Pick(FunctionWords, random),
        1 or 2 => Slip(Pick(Words, random), random),
        3 => Plain(random) + Plain(random),
        _ => Pick(Words, random),
    };

    // A letter lost, doubled, swapped or put in wrongly; sometimes several.
    private static string Slip(string word, Random random)
    {
        var letters = new StringBuilder(word);
        for (var slips = random.Next(1, 4); slips > 0 && letters.Length > 1; slips--)
        {
            var place = random.Next(letters.Length - 1);
            switch (random.Next(4))
            {
                case 0:
                    letters.Remove(place, 1);
                    break;
                case 1:
                    letters.Insert(place, letters[place]);
                    break;
                case 2:
                    (letters[place], letters[place + 1]) = (letters[place + 1], letters[place]);
                    break;
                default:
                    letters[place] = Pick("abcdefghijklmnopqrstuvwxyzæøåÆØÅé-.", random);
                    break;
            }
        }

        return letters.ToString();
    }

    private static string Plain(Random random)
    {
        string word;
        do
        {
            word = Pick(Words, random);
        }
        while (!word.All(char.IsLetter));

        return word;
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];

    private static char Pick(string from, Random random) => from[random.Next(from.Length)];
}
