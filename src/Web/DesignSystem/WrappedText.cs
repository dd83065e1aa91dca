namespace Vejviser.Web.DesignSystem;

/// <summary>Text in a drawing, which does not break its own lines.</summary>
internal static class WrappedText
{
    /// <summary>The text in lines of at most so many letters; a longer word has a line of its own.</summary>
    public static IEnumerable<string> Lines(string text, int mostLetters)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length >= mostLetters)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? $" {word}" : word;
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
