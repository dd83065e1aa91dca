namespace Vejviser.Bench;

/// <summary>What people would ask, the same in every run; each address is asked once, so nothing comes from a cache.</summary>
internal static class Queries
{
    public const int OfEachKind = 60;

    private static readonly string[] CommonWords =
    [
        "kommune", "borger", "job", "arbejde", "jobcenter", "virksomhed", "uddannelse", "indsats", "kommunen", "borgere", "ledige", "virksomheder",
        "jobcentret", "flygtninge", "unge", "medarbejdere", "praktik", "forløb", "danske", "arbejdsmarkedet",
    ];

    /// <summary>Kinds of query, each with as many addresses.</summary>
    public static IReadOnlyList<(string Kind, IReadOnlyList<string> Paths)> All(Corpus corpus, int seed)
    {
        var random = new Random(seed);
        var number = seed * 100_000;
        return
        [
            ("common word", Make(i => Query(CommonWords[i % CommonWords.Length]))),
            ("two common words", Make(_ => Query($"{Corpus.Pick(CommonWords, random)} {Corpus.Pick(CommonWords, random)}"))),
            ("ordinary word", Make(_ => Query(Corpus.Pick(corpus.LongWords, random)))),
            ("rare word", Make(_ => Query(corpus.Compound(random)))),
            ("two or three words", Make(_ => Query(Phrase(2 + random.Next(2))))),
            ("two to four letters", Make(_ => Query(Corpus.Pick(corpus.LongWords, random)[..(2 + random.Next(3))]))),
            ("word and filters", Make(_ => Query(Corpus.Pick(random.Next(2) == 0 ? CommonWords : corpus.LongWords, random)) + Filters())),
            ("only filters", Make(_ => Filters())),
            ("nothing, any page", Make(_ => $"&side={1 + random.Next(50)}")),
            ("word, by title", Make(_ => Query(Corpus.Pick(random.Next(2) == 0 ? CommonWords : corpus.LongWords, random)) + "&sortering=titel")),
        ];

        // The shortlist parameter "id" is part of the cache's key and changes nothing on the list: every address is new to the server.
        List<string> Make(Func<int, string> parameters) => Enumerable.Range(0, OfEachKind)
            .Select(i => $"/eksempler?id=m{number++}{parameters(i)}")
            .ToList();

        static string Query(string text) => "&q=" + Uri.EscapeDataString(text);

        string Phrase(int length)
        {
            var words = Corpus.WordsOf(Corpus.Pick(corpus.Sentences, random)).Where(word => word.Length >= 4).ToList();
            return string.Join(' ', words.Skip(random.Next(Math.Max(1, words.Count - length))).Take(length));
        }

        string Filters() => random.Next(4) switch
        {
            0 => $"&tema={Corpus.Pick(corpus.Themes, random)}",
            1 => $"&kommune={Corpus.Pick(corpus.MunicipalityCodes, random)}&kommune={Corpus.Pick(corpus.MunicipalityCodes, random)}",
            2 => $"&indsats={Corpus.Pick(corpus.Efforts, random)}&evidens=lovende",
            _ => $"&tema={Corpus.Pick(corpus.Themes, random)}&aar={random.Next(2014, 2026)}",
        };
    }
}
