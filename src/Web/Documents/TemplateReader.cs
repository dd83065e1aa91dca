using System.Xml;
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
        IReadOnlyList<TextBlock> read;
        try
        {
            read = blocks.Read();
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            // A part that is another than the package says is met first when it is read.
            throw new UnreadableDocumentException(DocxFile.Damaged, exception);
        }

        return new TemplateReader().Place(read, blocks.Images);
    }

    /// <summary>Reads plain text or Markdown.</summary>
    public static ReadTemplate ReadText(string text) => new TemplateReader().Place(PlainBlocks.Read(text), images: 0);

    private ReadTemplate Place(IReadOnlyList<TextBlock> all, int images)
    {
        var blocks = all.Where(block => !TemplateDocument.IsOwn(block.Plain)).ToList();
        var title = ProposedTitle(blocks);
        foreach (var block in blocks)
        {
            if (ReferenceEquals(block, title))
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

    // Where no section is called title: what is set as the title, or as the one great heading above all sections, or stands alone above the first.
    private static TextBlock? ProposedTitle(List<TextBlock> blocks)
    {
        if (blocks.Any(block => SectionOf(block)?.Key == "title"))
        {
            return null;
        }

        var above = blocks.TakeWhile(block => SectionOf(block) is null && block.Place is null).Where(block => block.Plain.Length <= PracticeExampleRequirements.MaxTitle).ToList();
        var great = above.Where(block => block.HeadingLevel <= 1).ToList();
        return great.Find(block => block.HeadingLevel == 0)
            ?? (great is [var only] ? only : null)
            ?? (above is [{ IsListItem: false } first] && blocks is [var top, { Place: null }, ..] && top == first ? first : null);
    }

    private static TemplateSection? SectionOf(TextBlock block) => block.Section ?? block.AsHeading()?.Section;

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
