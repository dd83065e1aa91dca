using System.Text.RegularExpressions;

namespace Vejviser.Domain.Checks;

/// <summary>Finds sentences that claim an effect without a figure, and sentences that put a figure nobody has measured among the results.</summary>
public static partial class ClaimedEffects
{
    /// <summary>Sentences that claim an effect where neither they nor their neighbours hold a figure.</summary>
    public static IEnumerable<TextSpan> WithoutFigure(string text)
    {
        var sentences = Sentences.Of(text).ToList();
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = text.AsSpan(sentences[i].Start, sentences[i].Length);
            var around = text.AsSpan(sentences[Math.Max(0, i - 1)].Start..sentences[Math.Min(sentences.Count - 1, i + 1)].End);
            if (Claim().IsMatch(sentence) && !Reservation().IsMatch(sentence) && !Figure().IsMatch(around))
            {
                yield return sentences[i];
            }
        }
    }

    /// <summary>Sentences with a figure that is expected, among results.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isAboutResults">Whether all of the text is about results; otherwise the sentence itself must speak of a result.</param>
    public static IEnumerable<TextSpan> ExpectedAsMeasured(string text, bool isAboutResults)
    {
        foreach (var place in Sentences.Of(text))
        {
            var sentence = text.AsSpan(place.Start, place.Length);
            if (Expectation().IsMatch(sentence) && Figure().IsMatch(sentence) && !NotMeasured().IsMatch(sentence) && (isAboutResults || Result().IsMatch(sentence)))
            {
                yield return place;
            }
        }
    }

    [GeneratedRegex(
        @"\b(?:(?:har|havde|er|blev|fik)\b(?: [\wæøå-]{1,20}){0,3} (?:øget|forbedret|reduceret|nedbragt|mindsket|fordoblet|halveret|steget|faldet)|" +
        @"(?:stor|god|tydelig|markant|positiv|klar|mærkbar)e? effekt\w*|(?:indsatsen|metoden|forløbet|projektet|modellen|tilbuddet) virker|stor succes|" +
        @"(?:flere|færre|mange|de fleste)(?: [\wæøå-]{1,20}){0,4} (?:er|blev|kom|kommer|har|fik)(?: [\wæøå-]{1,20}){0,3} (?:job|arbejde|uddannelse|selvforsørg\w*))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Claim();

    [GeneratedRegex(
        @"\b(?:forvent\w*|håb\w*|mål\w*|skal|kan|kunne|vil|ville|måske|oplever|vurderer|erfaring\w*|ifølge|tyder|ikke|uden|hvis|når|for at)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reservation();

    [GeneratedRegex(
        @"\d|\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tyve|tredive|hundred\w*|tusind\w*|halvdelen|halvt|tredjedel\w*|fjerdedel\w*|femtedel\w*|hver (?:anden|tredje|fjerde|femte|tiende)|alle|samtlige|ingen)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Figure();

    [GeneratedRegex(
        @"\b(?:forvent\w*|håber|håb om|regner med|anslå\w*|estimer\w*|skønne\w*|målet er|målsætning\w*|ambition\w*|på sigt|(?:vil|skal)(?: [\wæøå-]{1,20}){0,3} (?:give|spare|få|øge|komme|føre))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Expectation();

    [GeneratedRegex(@"\b(?:ikke (?:endnu )?(?:er )?(?:målt|opgjort|kendt)|endnu ikke|ikke endnu|ikke er (?:målt|opgjort|kendt))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NotMeasured();

    [GeneratedRegex(@"\b(?:resultat\w*|effekt\w*|opnå\w*|gevinst\w*|besparelse\w*|har (?:givet|sparet|øget|ført))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Result();
}
