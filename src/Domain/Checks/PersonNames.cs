using System.Text.RegularExpressions;

namespace Vejviser.Domain.Checks;

/// <summary>Finds names of citizens by the words around them, and what is told about their health in the same sentence.</summary>
public static partial class PersonNames
{
    // What one person who is part of an effort is called.
    private const string Role =
        @"(?:borger|deltager|kandidat|klient|kursist|praktikant|mentee|elev|patient|lærling|flygtning|sygemeldt|kontanthjælpsmodtager|sygedagpengemodtager|ledig|kvinde|mand|far|mor)(?:en|n|e|erne|ne|er)?";

    private const string Word = @"\p{Lu}[\p{Ll}'’]{1,30}(?:-\p{Lu}[\p{Ll}'’]{1,30})?";

    private const string Name = $@"(?<name>(?<first>{Word})(?: (?:{Word}|\p{{Lu}}\.?(?=[ ,.])|af|von|van|de|al)(?= |\b|,)){{0,4}})";

    // Capitals behind such a word without being a person: "borger Service", "kandidaten De mødte".
    private static readonly HashSet<string> OtherWords = ["Kommune", "Jobcenter", "Jobcentret", "Center", "Service", "Region", "Danmark", "De", "Dem", "Deres", "Det", "Den", "Der", "Vi", "Du", "Han", "Hun", "Som", "Dansk", "Projekt"];

    private static readonly HashSet<string> HealthWords = ["syg", "syge", "sygt", "adhd", "add", "ptsd", "ocd", "hiv", "kol", "gigt", "smerter", "stress", "angst", "demens", "medicin", "astma", "sclerose", "sklerose", "diabetes", "gravid", "indlagt"];

    private static readonly string[] HealthBeginnings =
    [
        "diagnos", "depress", "angst", "autis", "asperger", "skizo", "bipolar", "misbrug", "alkoholi", "kræft", "cancer", "leukæmi", "epilep", "sygdom", "sygemeld", "psykisk", "psykiatri", "psykose",
        "medicin", "rygprob", "rygsmert", "leddegigt", "slidgigt", "fibromyalgi", "stressramt", "stresssyg", "handicap", "hjerneska", "hjernerysten", "hjertepro", "hjertesyg", "blodprop", "migræne", "traume",
        "traumatiser", "spiseforstyr", "anoreksi", "borderline", "personlighedsforstyr", "selvmord", "selvskade", "afhængig", "whiplash", "kroniske smert", "udviklingshæm", "blind", "lungesyg", "diabet",
    ];

    /// <summary>The names, in order.</summary>
    public static IReadOnlyList<TextSpan> Find(string text) =>
    [
        .. Certain().Matches(text).Where(match => !OtherWords.Contains(match.Groups["first"].Value))
            .Concat(Likely().Matches(text).Where(match => GivenNames.Contains(match.Groups["first"].Value)))
            .Select(match => match.Groups["name"])
            .Select(name => new TextSpan(name.Index, name.Length))
            .DistinctBy(place => place.Start)
            .OrderBy(place => place.Start),
    ];

    /// <summary>Words about health in the sentences where these names stand.</summary>
    public static IEnumerable<(TextSpan Health, TextSpan Name)> HealthBeside(string text, IReadOnlyList<TextSpan> names)
    {
        var next = 0;
        foreach (var sentence in Sentences.Of(text).TakeWhile(_ => next < names.Count))
        {
            var name = names[next];
            if (name.Start < sentence.End && HealthIn(text, sentence) is { } health)
            {
                yield return (health, name);
            }

            while (next < names.Count && names[next].Start < sentence.End)
            {
                next++;
            }
        }
    }

    private static TextSpan? HealthIn(string text, TextSpan sentence)
    {
        foreach (var match in AnyWord().EnumerateMatches(text.AsSpan(sentence.Start, sentence.Length)))
        {
            var place = new TextSpan(sentence.Start + match.Index, match.Length);
            var word = text.Substring(place.Start, place.Length).ToLowerInvariant();
            if (HealthWords.Contains(word) || HealthBeginnings.Any(beginning => word.StartsWith(beginning, StringComparison.Ordinal)))
            {
                return place;
            }
        }

        return null;
    }

    // "borgeren Mette", "en deltager ved navn Ali", "fru Hansen", "34-årige Mette".
    [GeneratedRegex(
        $@"\b(?:[Dd]en |[Ee]n )?(?i:{Role})(?:,? (?:ved navn|som hedder|der hedder|hedder|kaldet|vi kalder))? {Name}|\b(?i:hr\.|fru|frk\.) {Name}|\b\d{{2}}-årige {Name}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Certain();

    // "borger, Mette", "ved navn Mette", "Mette, 34 år", "Mette (34 år)", "Mette på 34 år", "Mette er borger".
    [GeneratedRegex(
        $@"\b(?i:{Role})(?:,| \(|:| – | - ) ?{Name}|\b(?:ved navn|hedder|kalder (?:hende|ham)|kaldet) {Name}|\b{Name}(?:,| \(| på) ?\d{{1,2}} år\b|\b{Name} er (?:en )?{Role}\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Likely();

    [GeneratedRegex(@"[\p{L}-]+", RegexOptions.CultureInvariant)]
    private static partial Regex AnyWord();
}
