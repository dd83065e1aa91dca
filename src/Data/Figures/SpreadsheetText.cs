using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Vejviser.Data.Figures;

/// <summary>The first sheet of a spreadsheet (.xlsx, ECMA-376) as the text a table is read from: semicolons, decimal commas, months as 2024-02.</summary>
internal static class SpreadsheetText
{
    private const string Unreadable = "Regnearket kan ikke læses; gem det som .xlsx uden adgangskode, eller som CSV, og prøv igen.";
    private const long MostBytes = 256L * 1024 * 1024;
    private const int MostColumns = 500;
    private const int MostDepth = 100;

    /// <summary>Whether a file is packed, as a spreadsheet is and a text never.</summary>
    public static bool IsSpreadsheet(Stream file)
    {
        file.Position = 0;
        Span<byte> start = stackalloc byte[4];
        var isPacked = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\u0003\u0004"u8);
        file.Position = 0;
        return isPacked;
    }

    /// <summary>Writes the sheet into a temporary file that is gone when it is closed; null with the fault when it cannot be read.</summary>
    public static (Stream? Text, string? Fault) Open(Stream file)
    {
        var text = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        var fault = Unreadable;
        try
        {
            fault = Write(file, text);
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or FormatException or OverflowException or InvalidOperationException or ArgumentException or IOException or NotSupportedException)
        {
            // Whatever a broken file breaks, the answer is the same.
        }

        if (fault is null)
        {
            text.Position = 0;
            return (text, null);
        }

        text.Dispose();
        return (null, fault);
    }

    private static string? Write(Stream file, Stream text)
    {
        using (var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (archive.Entries.Sum(entry => entry.Length) > MostBytes)
            {
                return "Regnearket er for stort; gem det første ark som CSV, og prøv igen.";
            }

            if (archive.Entries.Any(IsTooDeep))
            {
                return Unreadable;
            }
        }

        file.Position = 0;
        // The sizes a file tells of itself may be false.
        using var document = SpreadsheetDocument.Open(file, isEditable: false, new OpenSettings { MaxCharactersInPart = MostBytes });
        var workbook = document.WorkbookPart;
        if (workbook?.Workbook.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is not { } id || workbook.GetPartById(id) is not WorksheetPart sheet)
        {
            return Unreadable;
        }

        var (shared, styles) = (Shared(workbook), CellStyles.Of(workbook));
        using var writer = new StreamWriter(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                WriteRow(writer, (Row)reader.LoadCurrentElement()!, shared, styles);
            }
        }

        return null;
    }

    // Elements in elements without end would take the reader's stack, and the program with it. Real sheets are a dozen deep; whatever a part is called, the workbook may say that it is a sheet.
    private static bool IsTooDeep(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MostBytes });
        try
        {
            while (reader.Read())
            {
                if (reader.Depth > MostDepth)
                {
                    return true;
                }
            }
        }
        catch (XmlException)
        {
            // A picture, or a fault that whoever reads the part tells.
        }

        return false;
    }

    private static void WriteRow(StreamWriter writer, Row row, List<string> shared, CellStyles styles)
    {
        var next = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? Column(reference) : next;
            for (; next < Math.Min(column, MostColumns); next++)
            {
                writer.Write(';');
            }

            if (column != next)
            {
                continue;
            }

            writer.Write('"');
            writer.Write(Text(cell, shared, styles).Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write("\";");
            next++;
        }

        writer.Write('\n');
    }

    private static string Text(Cell cell, List<string> shared, CellStyles styles)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
        {
            return cell.InlineString?.InnerText ?? "";
        }

        var raw = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
        {
            return int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < shared.Count ? shared[place] : "";
        }

        if ((cell.DataType is not null && cell.DataType.Value != CellValues.Number) || !double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return raw;
        }

        var style = cell.StyleIndex?.Value ?? 0;
        return styles.Dates.Contains(style) && number is > 0 and < 100_000
            ? DateTime.FromOADate(number + styles.FirstDay).ToString("yyyy-MM", CultureInfo.InvariantCulture)
            // What is computed as 0.30000000000000004 is meant as 0.3, and what is shown as 3.2 % is kept as 0.032.
            : (styles.Percents.Contains(style) ? number * 100 : number).ToString("0.######", CultureInfo.InvariantCulture).Replace('.', ',');
    }

    private static List<string> Shared(WorkbookPart workbook)
    {
        List<string> texts = [];
        if (workbook.SharedStringTablePart is { } part)
        {
            using var reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                {
                    texts.Add(((SharedStringItem)reader.LoadCurrentElement()!).InnerText);
                }
            }
        }

        return texts;
    }

    // "AB12" is column 27.
    private static int Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = checked((column * 26) + (letter - 'A' + 1));
        }

        return column - 1;
    }

    // What numbers mean: days by the built-in formats 14 to 22 and 45 to 47, and own ones with years or months; per cent by 9 and 10, and own ones with a percent sign.
    private sealed record CellStyles(HashSet<uint> Dates, HashSet<uint> Percents, int FirstDay)
    {
        // Some workbooks count their days from 1904.
        private const int DaysTo1904 = 1462;

        public static CellStyles Of(WorkbookPart workbook)
        {
            var stylesheet = workbook.WorkbookStylesPart?.Stylesheet;
            var own = stylesheet?.NumberingFormats?.Elements<NumberingFormat>().ToLookup(format => format.NumberFormatId?.Value ?? 0, format => format.FormatCode?.Value ?? "");
            var formats = stylesheet?.CellFormats?.Elements<CellFormat>().Select((format, place) => (Id: format.NumberFormatId?.Value ?? 0, Place: (uint)place)).ToList() ?? [];
            return new(
                formats.Where(format => format.Id is (>= 14 and <= 22) or (>= 45 and <= 47) || Has(format.Id, "y", "mmm", "åå")).Select(format => format.Place).ToHashSet(),
                formats.Where(format => format.Id is 9 or 10 || Has(format.Id, "%")).Select(format => format.Place).ToHashSet(),
                workbook.Workbook.WorkbookProperties?.Date1904?.Value == true ? DaysTo1904 : 0);

            bool Has(uint id, params string[] signs) => own?[id].Any(code => Array.Exists(signs, sign => code.Contains(sign, StringComparison.OrdinalIgnoreCase))) == true;
        }
    }
}
