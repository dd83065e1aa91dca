namespace Vejviser.Domain.Checks;

/// <summary>Cuts a text into sentences; headings and list items are sentences too.</summary>
internal static class Sentences
{
    // Behind these a capital letter does not begin a sentence: "jf. Lov om …", "nr. A 4".
    private static readonly HashSet<string> Abbreviations = new(
        ["bl.a", "f.eks", "eks", "fx", "ca", "nr", "jf", "evt", "inkl", "ekskl", "pr", "hhv", "dvs", "kl", "tlf", "d", "dr", "hr", "vedr", "red", "sml", "ift", "mht", "afd"],
        StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<TextSpan> Of(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '.' or '!' or '?' or ':' or '\n' && EndsAt(text, start, i))
            {
                if (Trimmed(text, start, i + 1) is { Length: > 0 } sentence)
                {
                    yield return sentence;
                }

                start = i + 1;
            }
        }

        if (Trimmed(text, start, text.Length) is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private static bool EndsAt(string text, int start, int index)
    {
        var next = index + 1;
        while (next < text.Length && text[next] is ' ' or '\u00A0' or '"' or '»' or '«' or '”' or ')' or '*' or '\r')
        {
            next++;
        }

        if (next >= text.Length || text[next] == '\n')
        {
            return true;
        }

        if (text[index] == '\n')
        {
            // A line that goes on with a small letter was broken by whoever saved the file.
            return !char.IsLower(text[next]);
        }

        return next > index + 1 && !char.IsLower(text[next]) && (text[index] != ':' || char.IsUpper(text[next])) && !IsAbbreviation(text, start, index);
    }

    private static bool IsAbbreviation(string text, int start, int index)
    {
        var word = index;
        while (word > start && (char.IsLetter(text[word - 1]) || text[word - 1] == '.') && index - word < 6)
        {
            word--;
        }

        return text[index] == '.' && (Abbreviations.Contains(text[word..index]) || (index - word == 1 && char.IsUpper(text[word])));
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new(start, end - start);
    }
}
