namespace Vejviser.Domain.Checks;

/// <summary>A text that messages quote from.</summary>
internal sealed class Passage(string text)
{
    private const int QuoteLength = 40;

    public string Text => text;

    /// <summary>Where something stands, without saying what: "efter »… ring til borgeren på«".</summary>
    public string Around(TextSpan place)
    {
        var start = Math.Max(0, place.Start - QuoteLength);
        var before = Clean(text[start..place.Start]);
        if (start > 0 && before.Contains(' ', StringComparison.Ordinal))
        {
            before = $"… {before[(before.IndexOf(' ', StringComparison.Ordinal) + 1)..]}";
        }

        return before.Length > 0 ? $"efter »{before}«" : "i begyndelsen af teksten";
    }

    /// <summary>"»Mette«"; long passages are cut.</summary>
    public string Quoted(TextSpan place) => place.Length <= QuoteLength
        ? $"»{Clean(text.Substring(place.Start, place.Length))}«"
        : $"»{Clean(Cut(text.Substring(place.Start, QuoteLength)))} …«";

    private static string Cut(string words) => words.LastIndexOf(' ') is > 0 and var end ? words[..end] : words;

    private static string Clean(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
