using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Vejviser.Web.Documents;

/// <summary>A Word document being written: the parts every document of ours has, and the pieces a body is made of.</summary>
/// <remarks>The same content gives the same bytes: parts have fixed names, and nothing holds the time it was written.</remarks>
internal sealed class WordDocument : IDisposable
{
    // Between the margins of an A4 page, in twentieths of a point.
    private const int TextWidth = 9070;
    private const int MaxListLevel = 2;

    // The earliest a zip file can hold.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly MemoryStream package = new();
    private readonly WordprocessingDocument document;
    private readonly MainDocumentPart main;
    private readonly Numbering numbering;
    private readonly Body body = new();
    private readonly Dictionary<string, string> links = [];
    private int bookmarks;
    private int controls;

    public WordDocument(string title)
    {
        document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document);
        main = document.AddMainDocumentPart();
        document.ChangeIdOfPart(main, "document");
        main.Document = new(body);
        Feed(main.AddNewPart<StyleDefinitionsPart>("styles"), Resource("styles.xml"));
        Feed(main.AddNewPart<NumberingDefinitionsPart>("numbering"), Resource("numbering.xml"));
        numbering = main.NumberingDefinitionsPart!.Numbering;
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new(
            new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
            new ThemeFontLanguages { Val = "da-DK" });
        main.AddNewPart<FooterPart>("footer").Footer = new(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
            Text($"Vejviser · {title}"), new Run(new TabChar()), Text("Side "), new SimpleField(Text("1")) { Instruction = "PAGE" }));
        Feed(document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "properties"), new MemoryStream(Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{SecurityElement.Escape(Clean(title))}</dc:title><dc:creator>Vejviser</dc:creator><dc:language>da-DK</dc:language></cp:coreProperties>
            """)));
    }

    /// <summary>What stands at the foot of every page, but for the page's number.</summary>
    public static string FooterText(string title) => $"Vejviser · {title} Side";

    public void Add(OpenXmlElement element) => body.Append(element);

    /// <summary>A paragraph in a style of styles.xml.</summary>
    public Paragraph AddParagraph(string style, params OpenXmlElement[] inlines)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(inlines);
        Add(paragraph);
        return paragraph;
    }

    public Paragraph AddParagraph(string style, string text) => AddParagraph(style, Text(text));

    /// <summary>A heading that links in the document can lead to.</summary>
    public void AddHeading(string style, string text, string bookmark)
    {
        var id = (++bookmarks).ToString(CultureInfo.InvariantCulture);
        AddParagraph(style, new BookmarkStart { Id = id, Name = bookmark }, Text(text), new BookmarkEnd { Id = id });
    }

    /// <summary>Begins a numbered list, counting from 1, and gives its number.</summary>
    public int BeginNumberedList()
    {
        var id = numbering.Elements<NumberingInstance>().Count() + 1;
        numbering.Append(new NumberingInstance(
            new AbstractNumId { Val = 1 },
            new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 })
        { NumberID = id });
        return id;
    }

    /// <summary>One item of a list: of the numbered list with this number, or of a bulleted one.</summary>
    public void AddListItem(int? numberedList, int level, params OpenXmlElement[] inlines)
    {
        var item = AddParagraph("ListParagraph", inlines);
        item.ParagraphProperties!.NumberingProperties = new(
            new NumberingLevelReference { Val = Math.Min(level, MaxListLevel) },
            new NumberingId { Val = numberedList ?? 1 });
    }

    /// <summary>A table; widths in parts of the whole. The first row, or the first column, holds the headings.</summary>
    public void AddTable(string description, IReadOnlyList<int> widths, bool headingsInFirstRow, IEnumerable<IReadOnlyList<OpenXmlElement>> rows)
    {
        var columns = widths.Select(width => (TextWidth * width / widths.Sum()).ToString(CultureInfo.InvariantCulture)).ToList();
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "Tabel" },
                new TableWidth { Width = TextWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = headingsInFirstRow ? "0620" : "0680", FirstRow = headingsInFirstRow, FirstColumn = !headingsInFirstRow, LastRow = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new TableCaption { Val = description }),
            new TableGrid(columns.Select(column => new GridColumn { Width = column })));
        foreach (var cells in rows)
        {
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            if (headingsInFirstRow && !table.Elements<TableRow>().Any())
            {
                row.TableRowProperties!.Append(new TableHeader());
            }

            row.Append(cells.Select((cell, column) => new TableCell(
                new TableCellProperties(new TableCellWidth { Width = columns[column], Type = TableWidthUnitValues.Dxa }),
                new Paragraph(cell))));
            table.Append(row);
        }

        Add(table);
        // Word puts two tables in a row together, and a table at the very end needs a paragraph after it.
        AddParagraph("Oplysning", []);
    }

    /// <summary>A box to write in, known by its tag, that shows a placeholder until somebody does.</summary>
    public void AddAnswer(string tag, string name, string placeholder)
    {
        var properties = new SdtProperties(
            new SdtAlias { Val = name },
            new Tag { Val = tag },
            new SdtId { Val = ++controls },
            new DocumentFormat.OpenXml.Wordprocessing.Lock { Val = LockingValues.SdtLocked },
            new ShowingPlaceholder());
        Add(new SdtBlock(properties, new SdtContentBlock(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Svar" }),
            new Run(new RunProperties(new RunStyle { Val = "PlaceholderText" }), new Text(placeholder))))));
    }

    /// <summary>Text in one style; a line break is a line break.</summary>
    public static Run Text(string text, bool bold = false, bool italic = false)
    {
        var run = new Run();
        if (bold || italic)
        {
            run.RunProperties = new RunProperties { Bold = bold ? new() : null, Italic = italic ? new() : null };
        }

        foreach (var line in Clean(text).Split('\n'))
        {
            if (run.ChildElements.Any(child => child is Text))
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>A link to another place.</summary>
    public Hyperlink Link(Uri address, params OpenXmlElement[] inlines)
    {
        if (!links.TryGetValue(address.AbsoluteUri, out var id))
        {
            links[address.AbsoluteUri] = id = $"link{links.Count + 1}";
            main.AddHyperlinkRelationship(address, isExternal: true, id);
        }

        return Linked(new Hyperlink { Id = id }, inlines);
    }

    /// <summary>A link to a heading of this document.</summary>
    public static Hyperlink Link(string bookmark, string text) => Linked(new Hyperlink { Anchor = bookmark }, [Text(text)]);

    /// <summary>Ends the document and writes it.</summary>
    public void Save(Stream output)
    {
        Add(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1304, Bottom = 1304, Left = 1418, Right = 1418, Header = 709, Footer = 624, Gutter = 0 }));
        document.Dispose();

        // Packed anew: the packaging library stamps every part with the time of day.
        using var written = new ZipArchive(new MemoryStream(package.ToArray()), ZipArchiveMode.Read);
        using var packed = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in written.Entries.OrderBy(part => part.FullName, StringComparer.Ordinal))
        {
            var entry = packed.CreateEntry(part.FullName);
            entry.LastWriteTime = NoTime;
            using var from = part.Open();
            using var to = entry.Open();
            from.CopyTo(to);
        }
    }

    public void Dispose()
    {
        document.Dispose();
        package.Dispose();
    }

    private static Hyperlink Linked(Hyperlink link, IEnumerable<OpenXmlElement> inlines)
    {
        link.Append(inlines);
        foreach (var run in link.Elements<Run>())
        {
            (run.RunProperties ??= new()).RunStyle = new() { Val = "Hyperlink" };
        }

        return link;
    }

    // XML can hold neither control characters nor halves of pairs.
    private static string Clean(string text) =>
        text.All(letter => XmlConvert.IsXmlChar(letter)) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));

    private static void Feed(OpenXmlPart part, Stream content)
    {
        using (content)
        {
            part.FeedData(content);
        }
    }

    private static Stream Resource(string name) => typeof(WordDocument).Assembly.GetManifestResourceStream(typeof(WordDocument), name)!;
}
