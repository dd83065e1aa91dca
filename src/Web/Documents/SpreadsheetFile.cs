using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Vejviser.Web.Documents;

/// <summary>Writes tables as a spreadsheet (.xlsx, ECMA-376): texts are texts and never formulas, numbers are numbers.</summary>
internal static class SpreadsheetFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Bold = 1;

    /// <summary>One sheet for each table, the first row of each its headers.</summary>
    public static byte[] Write(IReadOnlyList<SheetTable> tables)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new(
                new Fonts(new Font(), new Font(new Bold())),
                new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
                new Borders(new Border()),
                new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { FontId = Bold, ApplyFont = true }));
            workbook.Workbook = new(new Sheets());
            foreach (var table in tables)
            {
                var sheet = workbook.AddNewPart<WorksheetPart>();
                WriteRows(sheet, table);
                workbook.Workbook.Sheets!.Append(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = (uint)workbook.Workbook.Sheets.Count() + 1, Name = table.Name });
            }
        }

        return file.ToArray();
    }

    private static void WriteRows(WorksheetPart sheet, SheetTable table)
    {
        using var writer = OpenXmlWriter.Create(sheet);
        writer.WriteStartElement(new Worksheet());
        // The headers stay in sight.
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, table.Headers, Bold);
        foreach (var row in table.Rows)
        {
            WriteRow(writer, row, 0);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<object?> cells, uint style)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(cell switch
            {
                decimal number => new Cell { CellValue = new(number.ToString(CultureInfo.InvariantCulture)), StyleIndex = style },
                string text => new Cell { DataType = CellValues.InlineString, InlineString = new(new Text(text)), StyleIndex = style },
                _ => new Cell(),
            });
        }

        writer.WriteEndElement();
    }
}

/// <summary>A sheet: its name, its headers, and rows of texts, numbers and nothing.</summary>
internal sealed record SheetTable(string Name, IReadOnlyList<string> Headers, IEnumerable<IReadOnlyList<object?>> Rows);
