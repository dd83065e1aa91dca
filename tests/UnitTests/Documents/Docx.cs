using System.Security;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Vejviser.UnitTests.Documents;

/// <summary>Makes Word documents as other programs would, and judges ours.</summary>
internal static class Docx
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public static IReadOnlyList<string> Faults(Stream file)
    {
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        return new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ToList();
    }

    public static string? Style(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    /// <summary>A document with this body; <paramref name="more"/> adds parts. Styles and lists are those of Danish Word.</summary>
    public static MemoryStream Of(string body, Action<MainDocumentPart>? more = null)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            Feed(main.AddNewPart<StyleDefinitionsPart>(), $"""
                <w:styles {Namespace}>
                <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
                <w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>
                <w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style>
                <w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Vores overskrift"/><w:basedOn w:val="Overskrift2"/></w:style>
                <w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
                <w:style w:type="paragraph" w:styleId="Indhold1"><w:name w:val="toc 1"/></w:style>
                </w:styles>
                """);
            Feed(main.AddNewPart<NumberingDefinitionsPart>(), $"""
                <w:numbering {Namespace}>
                <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
                <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
                <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
                </w:numbering>
                """);
            Feed(main, $"<w:document {Namespace} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body>{body}</w:body></w:document>");
            more?.Invoke(main);
        }

        file.Position = 0;
        return file;
    }

    public static string P(string text, string? style = null, string? properties = null) =>
        $"<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val=\"{style}\"/>")}{properties}</w:pPr>{R(text)}</w:p>";

    public static string Item(string text, int list, int level = 0) => P(text, properties: $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    /// <summary>A run; <paramref name="properties"/> such as b and i.</summary>
    public static string R(string text, params string[] properties) =>
        $"<w:r><w:rPr>{string.Concat(properties.Select(property => $"<w:{property}/>"))}</w:rPr><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    /// <summary>A content control, around runs or around paragraphs.</summary>
    public static string Control(string tag, string content, string properties = "") =>
        $"<w:sdt><w:sdtPr><w:tag w:val=\"{tag}\"/>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>";

    /// <summary>A table; a cell is the XML of what it holds.</summary>
    public static string Table(params string[][] rows) =>
        $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Select(cell => $"<w:tc><w:tcPr/>{cell}</w:tc>"))}</w:tr>"))}</w:tbl>";

    public static void Feed(OpenXmlPart part, string xml)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml));
        part.FeedData(content);
    }

    public static string Part(string root, string content) => $"<w:{root} {Namespace}>{content}</w:{root}>";
}
