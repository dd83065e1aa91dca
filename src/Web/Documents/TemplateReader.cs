using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;

namespace Vejviser.Web.Documents;

/// <summary>Reads filled templates, and any other text with such headings, into proposals for the fields. Nothing the author wrote is lost.</summary>
public sealed class TemplateReader
{
    private readonly Dictionary<TemplateSection, Part> fields = [];
    private readonly List<Part> unplaced = [];
    private Part? current;
    // A heading below this level is part of the section; others end it.
    private int currentLevel = int.MaxValue;
    private TextBlock? last;

    private TemplateReader()
    {
    }

    /// <summary>Reads a Word document.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be read.</exception>
    public static ReadTemplate Read(Stream docx)
    {
        using var document = DocxFile.Open(docx);
        var blocks = new DocxBlocks(document);
        return new TemplateReader().Place(blocks.Read(), blocks.Images);
    }

    /// <summary>Reads plain text or Markdown.</summary>
    public static ReadTemplate ReadText(string text) => new TemplateReader().Place(PlainBlocks.Read(text), images: 0);

    private ReadTemplate Place(IReadOnlyList<TextBlock> all, int images)
    {
        var blocks = all.Where(block => !TemplateDocument.IsOwn(block.Plain)).ToList();
        var title = ProposedTitle(blocks);
        foreach (var block in blocks)
        {
            if (block == title)
            {
                Add(Field("title"), block with { HeadingLevel = null });
            }
            else
            {
                Place(block);
            }
        }

        return new(
            TemplateSections.All.Where(fields.ContainsKey).Select(section => new ReadField(section, fields[section].Text(section.Shape), fields[section].Headings)).ToList(),
            unplaced.Select(part => new UnplacedText(part.Headings.FirstOrDefault(), part.Text(AnswerShape.Text))).ToList(),
            images);
    }

    private void Place(TextBlock block)
    {
        if (block.Place is { } place)
        {
            Add(unplaced.Find(part => part.Headings is [var heading] && heading == place) ?? Unplaced(place), block);
        }
        else if (block.Section is { } section)
        {
            var field = Field(section.Key, block.Label);
            if (block.Plain.Length > 0)
            {
                Add(field, block);
            }
        }
        else if (block.AsHeading() is { } heading)
        {
            current = Field(heading.Section.Key, heading.Heading);
            currentLevel = block.HeadingLevel ?? int.MaxValue;
            if (heading.Answer is { } answer)
            {
                Add(current, answer);
            }
        }
        else if (block.HeadingLevel is { } level && level <= currentLevel)
        {
            current = Unplaced(block.Plain);
            currentLevel = level;
        }
        else
        {
            Add(current ??= Unplaced(null), block);
        }
    }

    // What went on in the document goes on here only if it comes to stand behind the same block.
    private void Add(Part part, TextBlock block)
    {
        last = block with { FollowsOn = block.FollowsOn && part.Blocks is [.., var before] && before == last };
        part.Blocks.Add(last);
    }

    // What stands at the very top is the title, where it is set as one or stands alone above the first heading, and no section is called title.
    private static TextBlock? ProposedTitle(List<TextBlock> blocks)
    {
        if (blocks is not [var first, var second, ..] ||
            first.Section is not null || first.Place is not null || first.IsListItem || first.Plain.Length > PracticeExampleRequirements.MaxTitle || first.AsHeading() is not null ||
            blocks.Any(block => (block.Section ?? block.AsHeading()?.Section)?.Key == "title"))
        {
            return null;
        }

        return first.HeadingLevel <= 1 || second.HeadingLevel is not null || second.Section is not null || second.AsHeading() is not null ? first : null;
    }

    private Part Field(string key, string? heading = null)
    {
        var section = TemplateSections.WithKey(key)!;
        if (!fields.TryGetValue(section, out var part))
        {
            fields[section] = part = new();
        }

        if (heading is not null)
        {
            part.Headings.Add(heading);
            if (part.Blocks.Count > 0)
            {
                // A second heading for the same section: it says what follows.
                part.Blocks.Add(new(heading, $"**{heading.TrimEnd(':')}**"));
            }
        }

        return part;
    }

    private Part Unplaced(string? heading)
    {
        var part = new Part();
        if (heading is not null)
        {
            part.Headings.Add(heading);
        }

        unplaced.Add(part);
        return part;
    }

    private sealed class Part
    {
        public List<string> Headings { get; } = [];

        public List<TextBlock> Blocks { get; } = [];

        public string Text(AnswerShape shape) => shape switch
        {
            AnswerShape.Line => string.Join(' ', Blocks.Select(block => OneLine(block.Plain))),
            AnswerShape.Items => string.Join('\n', ListMarks.Strip(Blocks.SelectMany(block => block.Plain.Split('\n'))).Select(OneLine).Where(line => line.Length > 0)),
            _ => string.Concat(Blocks.Select((block, index) => $"{(index == 0 ? "" : block.FollowsOn ? "\n" : "\n\n")}{(block.HeadingLevel is null ? "" : "### ")}{block.Markdown}")),
        };

        private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
