using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;
using DocumentFormat.OpenXml.Wordprocessing;
using Vejviser.Web.Documents;

namespace Vejviser.IntegrationTests.Support;

/// <summary>Word documents with a text in one place, and filled templates.</summary>
public static class TestWord
{
    private static readonly Dictionary<string, Action<MainDocumentPart, string>> Writers = new()
    {
        ["body"] = (main, text) => main.Document.Body!.Append(Paragraph(text)),
        ["runs"] = (main, text) => main.Document.Body!.Append(new Paragraph(text.Select(letter => new Run(new RunProperties(new Bold()), Text(letter.ToString()))))),
        ["no-break-hyphen"] = (main, text) => main.Document.Body!.Append(new Paragraph(new Run(Text(text[..text.IndexOf('-')]), new NoBreakHyphen(), Text(text[(text.IndexOf('-') + 1)..])))),
        ["table"] = (main, text) => main.Document.Body!.Append(new Table(new TableRow(new TableCell(Paragraph("Deltager")), new TableCell(Paragraph(text))))),
        ["content-control"] = (main, text) => main.Document.Body!.Append(new SdtBlock(new SdtProperties(new Tag { Val = "results" }), new SdtContentBlock(Paragraph(text)))),
        ["control-name"] = (main, text) => main.Document.Body!.Append(new SdtBlock(new SdtProperties(new SdtAlias { Val = text }), new SdtContentBlock(Paragraph("Resultater")))),
        ["deleted"] = (main, text) => main.Document.Body!.Append(new Paragraph(new DeletedRun(new Run(new DeletedText(text))) { Id = "1", Author = "Redaktionen" })),
        ["inserted"] = (main, text) => main.Document.Body!.Append(new Paragraph(new InsertedRun(new Run(Text(text))) { Id = "2", Author = "Redaktionen" })),
        ["field"] = (main, text) => main.Document.Body!.Append(new Paragraph(new SimpleField(new Run(Text("her"))) { Instruction = $"HYPERLINK \"{text}\"" })),
        ["field-code"] = (main, text) => main.Document.Body!.Append(new Paragraph(new Run(new FieldCode($"HYPERLINK \"{text}\"")))),
        ["text-box"] = (main, text) => main.Document.Body!.Append(TextBox(text)),
        ["picture-description"] = (main, text) => main.Document.Body!.Append(Picture(text)),
        ["link"] = (main, text) => main.AddHyperlinkRelationship(new Uri($"mailto:jobcenter@kommune.example?subject={Uri.EscapeDataString(text)}"), isExternal: true),
        ["header"] = (main, text) => main.AddNewPart<HeaderPart>().Header = new Header(Paragraph(text)),
        ["footer"] = (main, text) => main.AddNewPart<FooterPart>().Footer = new Footer(Paragraph(text)),
        ["footnote"] = (main, text) => main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(new Footnote(Paragraph(text)) { Id = 1 }),
        ["endnote"] = (main, text) => main.AddNewPart<EndnotesPart>().Endnotes = new Endnotes(new Endnote(Paragraph(text)) { Id = 1 }),
        ["comment"] = (main, text) => main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(new Comment(Paragraph(text)) { Id = "1", Author = "Redaktionen" }),
        ["document-variable"] = (main, text) => main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new DocumentVariables(new DocumentVariable { Name = "borger", Val = text })),
        ["custom-xml"] = (main, text) => Write(main.AddCustomXmlPart(CustomXmlPartType.CustomXml), $"<svar><borger>{text}</borger></svar>"),
        ["glossary"] = (main, text) => main.AddNewPart<GlossaryDocumentPart>().GlossaryDocument = new GlossaryDocument(new DocParts(new DocPart(new DocPartBody(Paragraph(text))))),
        ["html"] = (main, text) => Write(main.AddAlternativeFormatImportPart(AlternativeFormatImportPartType.Html), $"<html><p>{text}<br></html>"),
        ["core-property"] = (main, text) => ((WordprocessingDocument)main.OpenXmlPackage).PackageProperties.Subject = text,
        ["app-property"] = (main, text) => ((WordprocessingDocument)main.OpenXmlPackage).AddExtendedFilePropertiesPart().Properties = new(new DocumentFormat.OpenXml.ExtendedProperties.Manager(text)),
        ["custom-property"] = (main, text) => ((WordprocessingDocument)main.OpenXmlPackage).AddCustomFilePropertiesPart().Properties =
            new Properties(new CustomDocumentProperty(new VTLPWSTR(text)) { FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", PropertyId = 2, Name = "Sag" }),
        ["embedded-sheet"] = (main, text) => Embed(main, text),
    };

    /// <summary>The places a text can stand.</summary>
    public static IReadOnlyCollection<string> Places => Writers.Keys;

    public static byte[] With(string place, string text)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(Paragraph("Et eksempel.")));
            Writers[place](main, text);
        }

        return file.ToArray();
    }

    /// <summary>The template with something written in these of its boxes.</summary>
    public static byte[] FilledTemplate(Dictionary<string, string> answers)
    {
        using var file = new MemoryStream();
        TemplateDocument.Write(file);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            foreach (var control in document.MainDocumentPart!.Document.Descendants<SdtElement>().ToList())
            {
                if (control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value is { } key && answers.TryGetValue(key, out var answer))
                {
                    var content = control.ChildElements.Single(child => child.LocalName == "sdtContent");
                    content.RemoveAllChildren();
                    content.Append(Paragraph(answer));
                }
            }
        }

        return file.ToArray();
    }

    private static Paragraph Paragraph(string text) => new(new Run(Text(text)));

    private static Text Text(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    private static Paragraph TextBox(string text) => new(
        $"""
        <w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox>
        <w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>
        """);

    private static Paragraph Picture(string text) => new(
        $"""
        <w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:r><w:drawing>
        <wp:inline><wp:docPr id="1" name="Billede" descr="{text}"/></wp:inline></w:drawing></w:r></w:p>
        """);

    private static void Write(OpenXmlPart part, string text)
    {
        using var content = new StreamWriter(part.GetStream(FileMode.Create));
        content.Write(text);
    }

    private static void Embed(MainDocumentPart main, string text)
    {
        using var sheet = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(sheet, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new();
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new(new DocumentFormat.OpenXml.Spreadsheet.SharedStringItem(new DocumentFormat.OpenXml.Spreadsheet.Text(text)));
        }

        sheet.Position = 0;
        main.AddEmbeddedPackagePart(EmbeddedPackagePartType.Xlsx).FeedData(sheet);
    }
}
