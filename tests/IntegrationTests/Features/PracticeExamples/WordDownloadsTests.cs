using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.PracticeExamples;

public sealed class WordDownloadsTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private TestSite Site => reading.Site;

    [Theory]
    [InlineData("/del/skabelon.docx", "vejviser-skabelon.docx", "Del jeres eksempel")]
    [InlineData("/eksempler/aalborg-svejsere-bladt/word", "aalborg-svejsere-bladt.docx", "47 ledige oplært som svejsere hos Bladt Industries")]
    [InlineData("/eksempler/liste/word?id=kolding-jobdating&id=aalborg-svejsere-bladt", "udvalgte-eksempler.docx", "Udvalgte eksempler")]
    public async Task Word_document_is_a_file_to_keep(string path, string name, string title)
    {
        using var response = await Site.GetAsync(path);
        using var document = WordprocessingDocument.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync()), isEditable: false);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Word, response.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(name, response.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.NotNull(response.Headers.ETag);
        Assert.Equal(title, document.PackageProperties.Title);
    }

    [Fact]
    public async Task Shortlist_keeps_the_readers_order()
    {
        using var response = await Site.GetAsync("/eksempler/liste/word?id=kolding-jobdating&id=findes-ikke&id=aalborg-svejsere-bladt&id=kolding-jobdating&id=../x");
        using var document = WordprocessingDocument.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync()), isEditable: false);

        Assert.Equal(
            ["Jobdating ude hos en virksomhed", "47 ledige oplært som svejsere hos Bladt Industries"],
            document.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1").Select(paragraph => paragraph.InnerText));
    }

    [Fact]
    public async Task Document_ends_with_the_citation_that_the_page_shows()
    {
        var page = await Site.PageAsync("/eksempler/aalborg-svejsere-bladt");
        using var response = await Site.GetAsync("/eksempler/aalborg-svejsere-bladt/word");
        using var document = WordprocessingDocument.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync()), isEditable: false);

        Assert.Contains(page.QuerySelector(".citation")!.TextContent, document.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(paragraph => paragraph.InnerText));
    }

    [Fact]
    public async Task Pages_lead_to_their_documents()
    {
        var details = await Site.PageAsync("/eksempler/aalborg-svejsere-bladt");
        var list = await Site.PageAsync("/eksempler/liste?liste=kolding-jobdating&id=aalborg-svejsere-bladt");

        Assert.NotNull(details.QuerySelector("a[href='/eksempler/aalborg-svejsere-bladt/word'][download]"));
        Assert.NotNull(list.QuerySelector("a[href='/eksempler/liste/word?id=kolding-jobdating&id=aalborg-svejsere-bladt'][download]"));
        Assert.Null((await Site.PageAsync("/eksempler/liste")).QuerySelector("a[download]"));
    }

    [Theory]
    [InlineData("/eksempler/findes-ikke/word")]
    [InlineData("/eksempler/%C3%A6/word")]
    [InlineData("/eksempler/liste/word")]
    [InlineData("/eksempler/liste/word?id=findes-ikke&id=%FF")]
    [InlineData("/eksempler/aalborg-svejsere-bladt/excel")]
    public async Task Nothing_to_write_is_a_page_that_says_so(string path)
    {
        var answer = await Site.RawAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("<h1>", answer.Body);
    }

    [Fact]
    public async Task Every_example_and_the_longest_list_can_be_written()
    {
        var slugs = (await Site.PageAsync("/sitemap.xml")).QuerySelectorAll("loc").Select(address => new Uri(address.TextContent).AbsolutePath)
            .Where(path => path.StartsWith("/eksempler/", StringComparison.Ordinal)).Select(path => path["/eksempler/".Length..]).ToList();
        foreach (var path in slugs.Select(slug => $"/eksempler/{slug}/word").Append("/eksempler/liste/word?" + string.Join('&', slugs.Select(slug => $"id={slug}"))))
        {
            using var response = await Site.GetAsync(path);
            using var document = WordprocessingDocument.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync()), isEditable: false);

            Assert.True(response.StatusCode == HttpStatusCode.OK, path);
            Assert.NotEmpty(document.MainDocumentPart!.Document.Body!.InnerText);
        }

        Assert.Equal(46, slugs.Count);
    }
}
