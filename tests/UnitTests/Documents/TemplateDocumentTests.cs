using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Documents;

namespace Vejviser.UnitTests.Documents;

public sealed class TemplateDocumentTests
{
    [Fact]
    public void Template_is_a_valid_Word_document()
    {
        using var template = Written();

        Assert.Empty(Docx.Faults(template));
    }

    [Fact]
    public void Template_has_a_heading_guidance_and_a_box_for_each_section()
    {
        using var template = Written();
        using var document = WordprocessingDocument.Open(template, isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;

        Assert.Equal(TemplateSections.All.Select(section => section.Heading), body.Elements<Paragraph>().Where(paragraph => Docx.Style(paragraph) == "Heading1").Select(paragraph => paragraph.InnerText));
        Assert.Equal(TemplateSections.All.Select(section => section.Key), body.Descendants<Tag>().Select(tag => tag.Val!.Value));
        Assert.Equal(6, body.Elements<Paragraph>().Count(paragraph => paragraph.InnerText.StartsWith("Skal udfyldes.", StringComparison.Ordinal)));
        Assert.All(body.Elements<SdtBlock>(), box => Assert.Equal(TemplateDocument.Placeholder, box.InnerText));
    }

    [Fact]
    public void Template_says_its_title_and_language()
    {
        using var template = Written();
        using var document = WordprocessingDocument.Open(template, isEditable: false);

        Assert.Equal("Del jeres eksempel", document.PackageProperties.Title);
        Assert.Equal("da-DK", document.PackageProperties.Language);
        Assert.Equal("da-DK", document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
    }

    [Fact]
    public void Template_is_the_same_bytes_every_time_and_holds_no_clock()
    {
        using var first = Written();
        using var second = Written();
        using var package = new ZipArchive(first, ZipArchiveMode.Read);

        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.All(package.Entries, part => Assert.Equal(1980, part.LastWriteTime.Year));
        Assert.InRange(first.Length, 1_000, 40_000);
    }

    private static MemoryStream Written()
    {
        var output = new MemoryStream();
        TemplateDocument.Write(output);
        output.Position = 0;
        return output;
    }
}
