using System.IO.Compression;
using System.Text;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Documents;

namespace Vejviser.IntegrationTests.Documents;

public sealed class DocxFileTests
{
    private static readonly byte[] Good = TestWord.With("body", "Kommunen fandt 47 småjob.");

    /// <summary>What is wrong with the file, and the words that tell it.</summary>
    private static readonly Dictionary<string, (Func<byte[]> Bytes, string Reason)> Bad = new()
    {
        ["empty"] = (() => [], "ikke et Word-dokument"),
        ["text"] = (() => Encoding.UTF8.GetBytes("Kommunen fandt 47 småjob."), "ikke et Word-dokument"),
        ["a program"] = (() => [.. "MZ"u8, .. new byte[500]], "ikke et Word-dokument"),
        ["with a password"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]], "adgangskode"),
        ["another archive"] = (() => Zip(("a.txt", "a")), "ikke et Word-dokument"),
        ["cut off"] = (() => Good[..(Good.Length / 2)], "beskadiget"),
        ["only the beginning"] = (() => [.. "PK\u0003\u0004"u8], "beskadiget"),
        ["no well-formed XML"] = (() => Changed("word/document.xml", "<w:document"), "beskadiget"),
        ["DTD"] = (() => Changed("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), "beskadiget"),
        ["DTD from outside"] = (() => Changed("word/document.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"), "beskadiget"),
        ["nested without end"] = (() => Changed("word/document.xml", string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000))), "beskadiget"),
        ["huge part"] = (() => Changed("word/document.xml", $"<a>{new string('a', (int)DocxFile.MaxPart)}</a>"), "fylder for meget"),
        ["huge in all"] = (() => Zip([("[Content_Types].xml", "<a/>"), .. Enumerable.Range(0, 11).Select(number => ($"media/{number}", new string('a', 10_000_000)))]), "fylder for meget"),
        ["too many parts"] = (() => Zip([("[Content_Types].xml", "<a/>"), .. Enumerable.Range(0, DocxFile.MaxEntries).Select(number => ($"{number}", "a"))]), "fylder for meget"),
    };

    public static TheoryData<string> Faults { get; } = new(Bad.Keys);

    [Theory]
    [MemberData(nameof(Faults))]
    public void Bad_file_is_told_in_a_sentence(string fault)
    {
        var (bytes, reason) = Bad[fault];

        var opening = Assert.Throws<UnreadableDocumentException>(() => DocxFile.Open(new MemoryStream(bytes())));
        var reading = Assert.Throws<UnreadableDocumentException>(() => DocxText.Read(new MemoryStream(bytes())));

        Assert.Contains(reason, opening.Message);
        Assert.Equal(opening.Message, reading.Message);
    }

    [Fact]
    public void Good_file_is_opened_and_keeps_its_text()
    {
        using var document = DocxFile.Open(new MemoryStream(Good));

        Assert.EndsWith("Kommunen fandt 47 småjob.", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Link_that_is_no_address_does_not_refuse_the_document()
    {
        var file = Changed(
            "word/_rels/document.xml.rels",
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:jobcenter@kommune.example;info@ kommune.example" TargetMode="External"/>
            </Relationships>
            """);

        using var document = DocxFile.Open(new MemoryStream(file));

        Assert.Single(document.MainDocumentPart!.HyperlinkRelationships);
        Assert.Contains(DocxText.Read(new MemoryStream(file)), part => part.Part == "links" && part.Text.Contains("jobcenter@kommune.example", StringComparison.Ordinal));
    }

    [Fact]
    public void Length_that_an_entry_lies_about_bounds_what_is_unpacked()
    {
        var file = Zip(("[Content_Types].xml", "<a/>"), ("word/document.xml", $"<a>{new string('a', 100_000)}</a>"));
        foreach (var length in Places(file, BitConverter.GetBytes(100_007)))
        {
            BitConverter.GetBytes(10).CopyTo(file, length);
        }

        Assert.Throws<UnreadableDocumentException>(() => DocxText.Read(new MemoryStream(file)));
    }

    [Fact]
    public void Text_is_told_part_by_part()
    {
        Assert.Equal([("brødtekst", "Et eksempel.")], DocxText.Read(new MemoryStream(TestWord.With("header", "Til alle"))).Where(part => part.Part == "brødtekst").Select(part => (part.Part, part.Text.Trim())));
        foreach (var (place, part) in ((string, string)[])[("header", "sidehoved"), ("footer", "sidefod"), ("footnote", "fodnoter"), ("endnote", "slutnoter"), ("comment", "kommentarer"), ("core-property", "egenskaber"), ("custom-property", "egenskaber"), ("link", "links"), ("embedded-sheet", "indlejret fil"), ("table", "brødtekst")])
        {
            Assert.Contains(DocxText.Read(new MemoryStream(TestWord.With(place, "47 småjob"))), text => text.Part == part && text.Text.Contains("47 småjob", StringComparison.Ordinal));
        }
    }

    private static byte[] Changed(string name, string text)
    {
        using var file = new MemoryStream();
        file.Write(Good);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)?.Delete();
            Write(archive, name, text);
        }

        return file.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                Write(archive, name, text);
            }
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var entry = new StreamWriter(archive.CreateEntry(name).Open());
        entry.Write(text);
    }

    private static List<int> Places(byte[] file, byte[] bytes) => Enumerable.Range(0, file.Length - 3).Where(index => file.AsSpan(index, 4).SequenceEqual(bytes)).ToList();
}
