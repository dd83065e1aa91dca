using System.IO.Compression;
using System.Text;
using Vejviser.Data.Figures;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Figures;

/// <summary>Spreadsheets that are made to harm whoever opens them.</summary>
public sealed class SpreadsheetTextTests
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly byte[] Good = TestSpreadsheet.Of([["Kommune", "Måned", "Tal"], ["Aalborg", TestSpreadsheet.Day(2025, 12), 1.5]]);

    private static readonly Dictionary<string, Func<byte[]>> Bad = new()
    {
        ["entity from a file"] = () => With(Sheet, $"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>"),
        ["entities of entities"] = () => With(Sheet, $"<!DOCTYPE a [<!ENTITY a \"{new string('a', 1_000)}\"><!ENTITY b \"{string.Concat(Enumerable.Repeat("&a;", 1_000))}\"><!ENTITY c \"{string.Concat(Enumerable.Repeat("&b;", 1_000))}\">]><worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&c;</t></is></c></row></sheetData></worksheet>"),
        ["entity in the workbook"] = () => With("xl/workbook.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><workbook/>"),
        ["unpacks without end"] = () => With(Sheet, new string(' ', 300_000_000)),
        ["nested without end"] = () => With(Sheet, $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(Enumerable.Repeat("<row>", 20_000))}"),
        ["another sheet's path"] = () => With("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"../../../../etc/passwd\"/></Relationships>"),
        ["sheet on the web"] = () => With("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"http://127.0.0.1:9/\" TargetMode=\"External\"/></Relationships>"),
        ["cut off"] = () => Good[..(Good.Length / 2)],
    };

    public static TheoryData<string> Faults { get; } = new(Bad.Keys);

    [Theory]
    [MemberData(nameof(Faults))]
    public void Bad_file_is_told_in_a_sentence(string fault)
    {
        var (text, told) = SpreadsheetText.Open(new MemoryStream(Bad[fault]()));

        Assert.Null(text);
        Assert.StartsWith("Regnearket ", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Cell_far_out_makes_no_wide_table()
    {
        var (text, _) = SpreadsheetText.Open(new MemoryStream(With(Sheet, $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row></sheetData></worksheet>")));

        using var reader = new StreamReader(text!);
        Assert.True(reader.ReadToEnd().Length < 1_000);
    }

    [Fact]
    public void Formula_is_read_as_what_it_gave_and_never_run()
    {
        var (text, _) = SpreadsheetText.Open(new MemoryStream(With(Sheet, $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\"><f>WEBSERVICE(\"http://127.0.0.1:9/\")</f><v>7</v></c></row></sheetData></worksheet>")));

        using var reader = new StreamReader(text!);
        Assert.Equal("\"7\";\n", reader.ReadToEnd());
    }

    private static byte[] With(string name, string xml)
    {
        using var file = new MemoryStream();
        file.Write(Good);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)!.Delete();
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(xml));
        }

        return file.ToArray();
    }
}
