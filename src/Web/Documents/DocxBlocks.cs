using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Documents;

/// <summary>A Word document as blocks: the body in reading order, then text boxes, notes, comments, headers and footers.</summary>
/// <remarks>What was deleted under tracked changes is not read: the author took it out. The checks do read it.</remarks>
internal sealed partial class DocxBlocks
{
    private readonly MainDocumentPart main;
    private readonly DocxStyles styles;
    private readonly List<TextBlock> blocks = [];
    private readonly List<TextBlock> aside = [];
    private readonly Stack<string> fields = [];
    private Dictionary<string, Uri> links;

    public DocxBlocks(WordprocessingDocument document)
    {
        main = document.MainDocumentPart!;
        links = Links(main);
        styles = new(main);
    }

    /// <summary>How many pictures were met.</summary>
    public int Images { get; private set; }

    public IReadOnlyList<TextBlock> Read()
    {
        Blocks(main.Document.Body ?? new Body(), null, blocks);
        Notes(main.FootnotesPart, main.FootnotesPart?.Footnotes?.Elements<Footnote>().Where(note => note.Type is null), "Fodnoter");
        Notes(main.EndnotesPart, main.EndnotesPart?.Endnotes?.Elements<Endnote>().Where(note => note.Type is null), "Slutnoter");
        Notes(main.WordprocessingCommentsPart, main.WordprocessingCommentsPart?.Comments?.Elements<Comment>(), "Kommentarer");
        foreach (var header in main.HeaderParts)
        {
            Notes(header, header.Header, "Sidehoved");
        }

        foreach (var footer in main.FooterParts)
        {
            Notes(footer, footer.Footer, "Sidefod");
        }

        return [.. blocks, .. aside.Where(block => block.Plain.Length > 0 && !PageNumber().IsMatch(block.Plain)).DistinctBy(block => (block.Place, block.Plain))];
    }

    private void Notes(OpenXmlPart? notes, IEnumerable<OpenXmlElement>? elements, string place)
    {
        if (notes is null || elements is null)
        {
            return;
        }

        links = Links(notes);
        List<TextBlock> read = [];
        foreach (var element in elements)
        {
            Block(element, null, read);
        }

        aside.AddRange(read.Select(block => Beside(block, place)));
    }

    private void Blocks(OpenXmlElement container, TemplateSection? section, List<TextBlock> into)
    {
        foreach (var element in container.ChildElements)
        {
            Block(element, section, into);
        }
    }

    private void Block(OpenXmlElement element, TemplateSection? section, List<TextBlock> into)
    {
        switch (element)
        {
            case Paragraph paragraph:
                ReadParagraph(paragraph, section, into);
                break;
            case Table table:
                ReadTable(table, section, into);
                break;
            case SdtElement control:
                if (!ShowsPlaceholder(control))
                {
                    Blocks(control, SectionOf(control) ?? section, into);
                }

                break;
            case AlternateContent alternatives:
                if (Chosen(alternatives) is { } chosen)
                {
                    Blocks(chosen, section, into);
                }

                break;
            case SdtProperties or SdtEndCharProperties or SectionProperties or DeletedRun or MoveFromRun:
                break;
            case Run or Hyperlink or InsertedRun or SimpleField:
                // Text between paragraphs: no program should write it, but what is written is read.
                ReadParagraph(new Paragraph(element.CloneNode(deep: true)), section, into);
                break;
            default:
                Blocks(element, section, into);
                break;
        }
    }

    private void ReadParagraph(Paragraph paragraph, TemplateSection? section, List<TextBlock> into)
    {
        var text = new InlineText();
        List<TextBlock> within = [];
        Inlines(paragraph, text, new(), section, within);
        var level = styles.HeadingLevel(paragraph);
        var mark = level is null ? styles.ListMark(paragraph) : null;
        if (!text.IsEmpty)
        {
            var plain = text.Plain;
            var markdown = level is null ? text.Markdown() : plain;
            // A dash or a bullet typed by hand; a number may be that of a heading.
            var isTyped = mark is null && ListMarks.AsItem(plain) is not null;
            var isListItem = mark is not null || isTyped;
            var block = new TextBlock(isTyped ? ListMarks.StripBullet(plain) : plain, mark is null ? markdown : mark + markdown.ReplaceLineEndings($"\n{new string(' ', mark.Length)}"))
            {
                HeadingLevel = level,
                IsListItem = isListItem,
                IsBold = text.IsBold,
                FollowsOn = (isListItem || ListMarks.IsNumbered(plain)) && into is [.., { } before] && (before.IsListItem || ListMarks.IsNumbered(before.Plain)),
                Section = section,
            };
            if (styles.IsContents(paragraph))
            {
                // It repeats the headings, with numbers behind them.
                aside.Add(block with { HeadingLevel = null, Place = "Indholdsfortegnelse" });
            }
            else
            {
                into.Add(block);
            }
        }

        into.AddRange(within);
    }

    private void Inlines(OpenXmlElement container, InlineText text, Format format, TemplateSection? section, List<TextBlock> within)
    {
        foreach (var element in container.ChildElements)
        {
            Inline(element, text, format, section, within);
        }
    }

    private void Inline(OpenXmlElement element, InlineText text, Format format, TemplateSection? section, List<TextBlock> within)
    {
        switch (element)
        {
            case ParagraphProperties or RunProperties or SdtProperties or SdtEndCharProperties or DeletedRun or MoveFromRun or DeletedText or DeletedFieldCode or OpenXmlMiscNode:
                break;
            case Run run:
                Inlines(run, text, format with { Bold = IsBold(run), Italic = IsOn(run.RunProperties?.Italic) }, section, within);
                break;
            case Hyperlink link:
                Inlines(link, text, format with { Address = AddressOf(link) }, section, within);
                break;
            case TabChar or PositionalTab:
                Add("\t");
                break;
            case Break { Type: null } or Break { Type.Value: BreakValues.TextWrapping } or CarriageReturn:
                Add("\n");
                break;
            case NoBreakHyphen:
                Add("-");
                break;
            case SymbolChar symbol:
                // Its number says nothing without its font.
                Add(symbol.Char is null ? "" : "•");
                break;
            case FieldChar { FieldCharType.Value: FieldCharValues.Begin }:
                fields.Push("");
                break;
            case FieldChar { FieldCharType.Value: FieldCharValues.End }:
                _ = fields.TryPop(out _);
                break;
            case FieldCode code:
                fields.Push((fields.TryPop(out var before) ? before : "") + code.Text);
                break;
            case SimpleField { Instruction.Value: { } instruction } when PageField().IsMatch(instruction):
                break;
            case SdtElement control when SectionOf(control) is { } own:
                if (!ShowsPlaceholder(control))
                {
                    var answer = new InlineText();
                    Inlines(control, answer, format, own, within);
                    if (!answer.IsEmpty)
                    {
                        within.Add(new(answer.Plain, answer.Markdown()) { Section = own });
                    }
                }

                break;
            case SdtElement control when ShowsPlaceholder(control):
                break;
            case AlternateContent alternatives:
                if (Chosen(alternatives) is { } chosen)
                {
                    Inline(chosen, text, format, section, within);
                }

                break;
            case Drawing or Picture or EmbeddedObject:
                ReadPicture(element);
                break;
            case OpenXmlLeafTextElement or OpenXmlUnknownElement { HasChildren: false }:
                if (!fields.Any(field => PageField().IsMatch(field)))
                {
                    Add(element.InnerText);
                }

                break;
            default:
                Inlines(element, text, format, section, within);
                break;
        }

        void Add(string added) => text.Add(added.ReplaceLineEndings(added == "\n" ? "\n" : " "), format.Bold, format.Italic, format.Address);
    }

    // Pictures are counted; text in boxes and drawings is read as text beside the body.
    private void ReadPicture(OpenXmlElement picture)
    {
        var boxes = picture.Descendants().Where(element => element.LocalName == "txbxContent" && !element.Ancestors().TakeWhile(outer => outer != picture).Any(outer => outer.LocalName is "txbxContent" or "Fallback")).ToList();
        List<TextBlock> read = [];
        foreach (var box in boxes)
        {
            // Inside what this library does not know, it does not know paragraphs either.
            Blocks(box as TextBoxContent ?? new TextBoxContent(box.OuterXml), null, read);
        }

        var drawn = picture.Descendants().Where(element => element is DocumentFormat.OpenXml.Drawing.Text && !string.IsNullOrWhiteSpace(element.InnerText)).Select(element => element.InnerText);
        aside.AddRange(read.Concat(drawn.Select(text => new TextBlock(text, text))).Select(block => Beside(block, "Tekstboks")));
        if (picture.Descendants().Any(element => element.LocalName is "blip" or "imagedata"))
        {
            Images++;
        }
    }

    private void ReadTable(Table table, TemplateSection? section, List<TextBlock> into)
    {
        foreach (var row in Rows(table))
        {
            var cells = Cells(row).Select(cell => Cell(cell, section)).ToList();
            if (cells is [[var label], _, ..] && section is null && label.Section is null && TemplateSections.WithHeading(label.Plain) is { } asked)
            {
                into.Add(new("", "") { Section = asked, Label = label.Plain });
                into.AddRange(cells.Skip(1).SelectMany(cell => cell).Select(block => block with { Section = block.Section ?? asked }));
            }
            else if (cells.Count == 1 || cells.Any(HoldsAnswer))
            {
                // A frame around text, or answers that stand under their headings in the cells.
                into.AddRange(cells.SelectMany(cell => cell));
            }
            else if (cells.Any(cell => cell.Count > 0))
            {
                var texts = cells.Select(cell => string.Join(' ', cell.Select(block => block.Plain.ReplaceLineEndings(" "))));
                var line = string.Join(" | ", texts);
                into.Add(new(line, $"- {line}") { IsListItem = true, FollowsOn = into is [.., { IsListItem: true }], Section = section });
            }
        }
    }

    private static bool HoldsAnswer(List<TextBlock> cell) =>
        cell.Any(block => block.Section is not null) || cell is [var first, ..] && first.AsHeading() is { } heading && (heading.Answer is not null || cell.Count > 1);

    private List<TextBlock> Cell((TableCell Cell, TemplateSection? Section) cell, TemplateSection? section)
    {
        List<TextBlock> read = [];
        Blocks(cell.Cell, cell.Section ?? section, read);
        return read;
    }

    private static IEnumerable<TableRow> Rows(OpenXmlElement container) =>
        container.ChildElements.SelectMany(element => element switch
        {
            TableRow row => [row],
            DeletedRun or TableProperties or TableGrid => [],
            _ => Rows(element),
        });

    private static IEnumerable<(TableCell Cell, TemplateSection? Section)> Cells(OpenXmlElement row, TemplateSection? section = null) =>
        row.ChildElements.SelectMany(element => element switch
        {
            TableCell cell => [(cell, section)],
            TableRowProperties => [],
            SdtElement control when ShowsPlaceholder(control) => [(new TableCell(), section)],
            SdtElement control => Cells(control, SectionOf(control) ?? section),
            _ => Cells(element, section),
        });

    private bool IsBold(Run run) => run.RunProperties?.Bold is { } bold ? IsOn(bold) : styles.IsBold(run.RunProperties?.RunStyle?.Val?.Value);

    private static bool IsOn(OnOffType? setting) => setting is not null && setting.Val?.InnerText is not ("0" or "false" or "off");

    private string? AddressOf(Hyperlink link) =>
        link.Id?.Value is { } id && links.GetValueOrDefault(id) is { IsAbsoluteUri: true, Scheme: "http" or "https" or "mailto" } address ? address.AbsoluteUri : null;

    private static Dictionary<string, Uri> Links(OpenXmlPart part) => part.HyperlinkRelationships.ToDictionary(link => link.Id, link => link.Uri);

    private static TextBlock Beside(TextBlock block, string place) =>
        block with { Plain = block.Label ?? block.Plain, Markdown = block.Label ?? block.Markdown, Label = null, Section = null, Place = place };

    private static OpenXmlElement? Chosen(AlternateContent alternatives) =>
        (OpenXmlElement?)alternatives.GetFirstChild<AlternateContentChoice>() ?? alternatives.GetFirstChild<AlternateContentFallback>();

    private static TemplateSection? SectionOf(SdtElement control) => TemplateSections.WithKey(control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value);

    // Some programs leave the flag standing when somebody has written: the words decide.
    private static bool ShowsPlaceholder(SdtElement control) =>
        control.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is not null && TemplateDocument.IsOwn(control.InnerText);

    [GeneratedRegex(@"^\s*(NUM)?PAGES?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PageField();

    // What is left of "Side 1 af 3" when the fields are gone.
    [GeneratedRegex(@"^(side)?\s*(af|/|-)?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    private readonly record struct Format(bool Bold, bool Italic, string? Address);
}
