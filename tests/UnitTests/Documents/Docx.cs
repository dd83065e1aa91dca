using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Vejviser.UnitTests.Documents;

/// <summary>Makes Word documents as other programs would, and judges ours.</summary>
internal static class Docx
{
    public static IReadOnlyList<string> Faults(Stream file)
    {
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        return new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ToList();
    }

    public static string? Style(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    /// <summary>A document with this body, written as XML with the prefix w; <paramref name="more"/> adds parts.</summary>
    public static MemoryStream Of(string bodyXml, Action<MainDocumentPart>? more = null)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new(new Body { InnerXml = "" });
            main.Document.Body!.InnerXml = bodyXml.Replace("<w:p>", "<w:p xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">", StringComparison.Ordinal);
            more?.Invoke(main);
        }

        file.Position = 0;
        return file;
    }
}
