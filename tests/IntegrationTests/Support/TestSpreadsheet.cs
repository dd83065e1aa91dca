using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A spreadsheet as Excel writes it: shared strings, and days as numbers with a style.</summary>
internal static class TestSpreadsheet
{
    /// <summary>The first day of a month, as a cell.</summary>
    public static DateOnly Day(int year, int month) => new(year, month, 1);

    /// <summary>A share of one that is shown in per cent, as a cell.</summary>
    public static PercentCell Percent(double share) => new(share);

    /// <summary>Rows of texts, numbers, days and per cent.</summary>
    public static byte[] Of(IReadOnlyList<IReadOnlyList<object>> rows)
    {
        List<string> shared = [];
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var row = 0; row < rows.Count; row++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Count; column++)
            {
                var reference = $"{(char)('A' + column)}{row + 1}";
                sheet.Append(rows[row][column] switch
                {
                    string text => $"<c r=\"{reference}\" t=\"s\"><v>{Shared(text)}</v></c>",
                    DateOnly day => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" s=\"1\"><v>{day.ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>"),
                    PercentCell percent => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" s=\"2\"><v>{percent.Share:R}</v></c>"),
                    var number => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\"><v>{number:R}</v></c>"),
                });
            }

            sheet.Append("</row>");
        }

        sheet.Append("</sheetData></worksheet>");
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
            Add("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Ark1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>");
            Add("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>");
            Add("xl/sharedStrings.xml", $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{string.Concat(shared.Select(text => $"<si><t>{SecurityElement.Escape(text)}</t></si>"))}</sst>");
            Add("xl/worksheets/sheet1.xml", sheet.ToString());

            void Add(string name, string text)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);
            }
        }

        return file.ToArray();

        int Shared(string text)
        {
            shared.Add(text);
            return shared.Count - 1;
        }
    }

    /// <summary>A number with a percent style.</summary>
    internal sealed record PercentCell(double Share);
}
