using System.Text.RegularExpressions;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Documents;

/// <summary>Plain text or Markdown as blocks, a line each. Markdown stays as it was written.</summary>
internal static partial class PlainBlocks
{
    public static IReadOnlyList<TextBlock> Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        List<TextBlock> blocks = [];
        var isAfterBlank = true;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (string.IsNullOrWhiteSpace(line))
            {
                isAfterBlank = true;
                continue;
            }

            if (Atx().Match(line) is { Success: true } heading)
            {
                blocks.Add(Heading(heading.Groups["text"].Value, heading.Groups["marks"].Length));
            }
            else if (i + 1 < lines.Length && Underline().Match(lines[i + 1]) is { Success: true } underline && ListMarks.AsItem(line) is null)
            {
                blocks.Add(Heading(line.Trim(), underline.Groups["first"].Success ? 1 : 2));
                i++;
            }
            else if (Row().Match(line) is { Success: true } row)
            {
                AddRow(row.Groups["cells"].Value.Split('|', StringSplitOptions.TrimEntries), isAfterBlank);
                isAfterBlank = false;
                continue;
            }
            else
            {
                blocks.Add(Line(line, isAfterBlank));
                isAfterBlank = false;
                continue;
            }

            isAfterBlank = true;
        }

        return blocks;

        void AddRow(string[] cells, bool isFirst)
        {
            if (cells.All(cell => cell.All(letter => letter is '-' or ':' or ' ')))
            {
                return;
            }

            if (cells.Length > 1 && TemplateSections.WithHeading(Plain(cells[0])) is { } section)
            {
                blocks.Add(new("", "") { Section = section, Label = Plain(cells[0]) });
                blocks.Add(Cells(cells[1..]) with { Section = section });
            }
            else
            {
                var row = Cells(cells);
                blocks.Add(row with { Markdown = $"- {row.Markdown}", IsListItem = true, FollowsOn = !isFirst });
            }
        }

        static TextBlock Cells(string[] cells) => new(Plain(string.Join(" | ", cells)), string.Join(" | ", cells));
    }

    private static TextBlock Heading(string text, int level) => new(Plain(text), text) { HeadingLevel = level };

    private static TextBlock Line(string line, bool isAfterBlank)
    {
        var item = ListMarks.AsItem(line);
        return new(Plain(item is null ? line.Trim() : ListMarks.StripBullet(line)), item ?? (isAfterBlank ? line.TrimStart('\t', ' ') : line))
        {
            IsListItem = item is not null,
            IsBold = Plain(line) != line.Trim(),
            FollowsOn = !isAfterBlank,
        };
    }

    // Without the marks of bold and italic around words.
    private static string Plain(string markdown) => Emphasis().Replace(markdown, "${text}").Trim();

    [GeneratedRegex(@"^ {0,3}(?<marks>#{1,6})[ \t]+(?<text>.*?\S)[ \t]*(?<=\S)(?:[ \t]+#+)?$")]
    private static partial Regex Atx();

    [GeneratedRegex(@"^ {0,3}(?:(?<first>={3,})|-{3,})[ \t]*$")]
    private static partial Regex Underline();

    [GeneratedRegex(@"^[ \t]*\|(?<cells>.*?)\|?$")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(?<text>[^*_\n]*[^*_\s])\1(?!\w)")]
    private static partial Regex Emphasis();
}
