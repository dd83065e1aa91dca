using System.Text;
using System.Text.RegularExpressions;

namespace Vejviser.Web.Documents;

/// <summary>The text of a paragraph as it is gathered from runs, and that text as plain words and as Markdown.</summary>
internal sealed partial class InlineText
{
    private readonly List<Piece> pieces = [];

    public bool IsEmpty => pieces.All(piece => string.IsNullOrWhiteSpace(piece.Text));

    /// <summary>Whether every word is bold.</summary>
    public bool IsBold => pieces.Where(piece => !string.IsNullOrWhiteSpace(piece.Text)).All(piece => piece.Bold);

    public string Plain => string.Concat(pieces.Select(piece => piece.Text)).Trim(' ', '\n', '\t', '\u00A0');

    public void Add(string text, bool bold, bool italic, string? address)
    {
        if (text.Length > 0)
        {
            pieces.Add(new(text, bold, italic, address));
        }
    }

    /// <summary>Bold, italic and links as Markdown, where the marks stand so that Markdown reads them; line for line, so that a line can be taken alone.</summary>
    public string Markdown()
    {
        List<StringBuilder> lines = [new()];
        var merged = Merged();
        foreach (var (index, piece) in merged.Index())
        {
            foreach (var (number, line) in piece.Text.Split('\n').Index())
            {
                if (number > 0)
                {
                    lines.Add(new());
                }

                lines[^1].Append(Marked(line, piece, merged.ElementAtOrDefault(index - 1)?.Text[^1] ?? ' ', merged.ElementAtOrDefault(index + 1)?.Text[0] ?? ' '));
            }
        }

        return string.Join("  \n", lines.Select(line => AtStart(line.ToString().Trim(' ', '\t', '\u00A0')))).Trim(' ', '\n');
    }

    private static string Marked(string text, Piece piece, char before, char after)
    {
        var words = text.Trim();
        if (words.Length == 0)
        {
            return text;
        }

        var start = text.IndexOf(words, StringComparison.Ordinal);
        var end = text[(start + words.Length)..];
        var mark = (piece.Bold ? "**" : "") + (piece.Italic ? "*" : "");
        if ((start == 0 && char.IsLetterOrDigit(before)) || (end.Length == 0 && char.IsLetterOrDigit(after)))
        {
            mark = "";
        }

        var written = Special().Replace(words, @"\$0");
        if (piece.Address is { } address && !piece.Address.Contains(words, StringComparison.Ordinal))
        {
            written = $"[{written}](<{address.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)";
        }

        return $"{text[..start]}{mark}{written}{mark}{end}";
    }

    // Word cuts its runs in the middle of words.
    private List<Piece> Merged()
    {
        List<Piece> merged = [];
        var text = new StringBuilder();
        foreach (var (index, piece) in pieces.Index())
        {
            text.Append(piece.Text);
            if (index + 1 == pieces.Count || piece with { Text = "" } != pieces[index + 1] with { Text = "" })
            {
                merged.Add(piece with { Text = text.ToString() });
                text.Clear();
            }
        }

        return merged;
    }

    // What Markdown would take for a heading, a quotation, a rule or an underline at the beginning of a line.
    private static string AtStart(string line) => line switch
    {
        ['#' or '>', ..] => $@"\{line}",
        ['-' or '=', ..] when line.All(letter => letter is '-' or '=' or ' ') => $@"\{line}",
        _ => ListMarks.AsItem(line) ?? line,
    };

    [GeneratedRegex(@"[\\*`]|(?<!\w)_|_(?!\w)|\[(?=[^\[\]]{0,500}\]\()|<(?=[a-zA-Z/!?])")]
    private static partial Regex Special();

    private sealed record Piece(string Text, bool Bold, bool Italic, string? Address);
}
