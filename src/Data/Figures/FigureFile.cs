using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Data.Figures;

/// <summary>Reads a table of figures: a row for each municipality and period, headers in Danish or English.</summary>
internal sealed class FigureFile(IReadOnlyCollection<Municipality> municipalities)
{
    private const int RowsLookedAt = 200;
    private const int MaxCell = 200;

    private static readonly string[] Areas = ["kommunekode", "kommune", "kommunenavn", "municipality", "code", "kode", "område", "omraade", "area", "region", "name", "navn"];
    private static readonly string[] Times = ["periode", "period", "tid", "time", "måned", "maaned", "month", "kvartal", "quarter", "år", "aar", "year"];
    private static readonly string[] Values = ["værdi", "vaerdi", "value", "tal", "antal", "indhold", "count", "number"];

    private readonly MunicipalityNames names = new(municipalities);

    /// <summary>Which columns of the table say what; what is wrong with the table as a whole.</summary>
    public static async Task<(FigureColumns? Columns, string? Fault)> LookAsync(Stream file, CancellationToken cancellationToken)
    {
        using var csv = Open(file);
        if (!await csv.ReadAsync() || !csv.ReadHeader() || csv.HeaderRecord is not { Length: > 1 } headers)
        {
            return (null, "Filen er tom, eller kolonnerne er ikke skilt ad med semikolon, komma eller tabulator.");
        }

        var known = headers.Select(header => header.Trim().ToLower(Danish.Culture)).ToList();
        var (area, time) = (Areas.Select(name => known.IndexOf(name)).FirstOrDefault(place => place >= 0, -1), Times.Select(name => known.IndexOf(name)).FirstOrDefault(place => place >= 0, -1));
        if (area < 0 || time < 0)
        {
            return (null, area < 0 ? "Filen mangler en kolonne med kommunen; kald den »kommune« eller »code«." : "Filen mangler en kolonne med perioden; kald den »periode« eller »period«.");
        }

        var value = Values.Select(name => known.IndexOf(name)).FirstOrDefault(place => place >= 0, -1);
        var free = Enumerable.Range(0, headers.Length).Where(place => !Areas.Contains(known[place]) && !Times.Contains(known[place])).ToHashSet();
        var (rows, commas) = (0, 0);
        Dictionary<int, int> numbers = [];
        for (; rows < RowsLookedAt && await csv.ReadAsync(); rows++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var place in free)
            {
                var cell = csv.TryGetField<string>(place, out var text) ? text ?? "" : "";
                commas += FigureNumber.HasDecimalComma(cell) ? 1 : 0;
                var read = new FigureNumber(isDanish: true).Read(cell);
                numbers[place] = numbers.GetValueOrDefault(place) + (read is null ? -1 : read.Value.Value is null ? 0 : 1);
            }
        }

        // The first column that mostly holds numbers, where none is called so: a cell that is wrong must not choose another column.
        free = [.. free.Where(place => numbers.GetValueOrDefault(place) > 0)];
        value = value >= 0 ? value : free.DefaultIfEmpty(-1).Min();
        return value < 0
            ? (null, rows == 0 ? "Filen har ingen rækker under overskrifterne." : "Filen mangler en kolonne med tal; kald den »værdi« eller »value«.")
            : (new(headers, area, time, value, free.Where(place => place != value).Order().Select(place => headers[place]).ToList(), IsDanish: csv.Parser.Delimiter != "," || commas > 0), null);
    }

    /// <summary>Every row, in order: what it says, or what is wrong with it.</summary>
    public async IAsyncEnumerable<FigureRow> ReadAsync(Stream file, FigureColumns columns, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var csv = Open(file);
        await csv.ReadAsync();
        csv.ReadHeader();
        var number = new FigureNumber(columns.IsDanish);
        while (await csv.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = csv.Parser.Row;
            var (area, time, cell) = (Cell(columns.Area), Cell(columns.Time), Cell(columns.Value));
            if (area.Length + time.Length + cell.Length == 0 || MunicipalityNames.IsOtherArea(area))
            {
                continue;
            }

            List<FigureFault> faults = [];
            var code = names.Find(area);
            if (code is null)
            {
                faults.Add(new(row, columns.Headers[columns.Area], area.Length == 0 ? "Skriv kommunens navn eller kode." : $"Kommunen {Danish.Quoted(area)} kendes ikke; skriv navnet eller koden, som Danmarks Statistik gør."));
            }

            var period = Period.Parse(time);
            if (period is null)
            {
                faults.Add(new(row, columns.Headers[columns.Time], time.Length == 0 ? "Skriv perioden, for eksempel 2024M02." : $"Perioden {Danish.Quoted(time)} kan ikke læses; skriv for eksempel 2024M02, 2024K1 eller 2024."));
            }

            var read = number.Read(cell);
            if (read is null)
            {
                faults.Add(new(row, columns.Headers[columns.Value], $"{Danish.Quoted(cell)} er ikke et tal; skriv tallet med cifre, eller lad feltet stå tomt, hvor der ikke er data."));
            }

            yield return faults.Count > 0 ? new(row, "", default, default, null, faults) : new(row, code!, period!.Value, read!.Value.State, read.Value.Value, []);

            string Cell(int place) => csv.TryGetField<string>(place, out var text) ? (text ?? "").Trim() is { Length: > MaxCell } much ? much[..MaxCell] : (text ?? "").Trim() : "";
        }
    }

    private static CsvReader Open(Stream file)
    {
        var encoding = FigureText.EncodingOf(file);
        file.Position = 0;
        return new(new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [";", ",", "\t"],
            BadDataFound = null,
            MissingFieldFound = null,
            HeaderValidated = null,
            IgnoreBlankLines = true,
            TrimOptions = TrimOptions.Trim,
            MaxFieldSize = 100_000,
        });
    }
}

/// <summary>Which columns of a table say what.</summary>
/// <param name="Headers">All headers, as they are written.</param>
/// <param name="Area">The column of the municipality.</param>
/// <param name="Time">The column of the period.</param>
/// <param name="Value">The column of the number.</param>
/// <param name="Unused">Other columns of numbers, by header.</param>
/// <param name="IsDanish">Whether a comma is the decimal sign.</param>
internal sealed record FigureColumns(IReadOnlyList<string> Headers, int Area, int Time, int Value, IReadOnlyList<string> Unused, bool IsDanish);

/// <summary>A row of a table.</summary>
internal sealed record FigureRow(int Number, string MunicipalityCode, Period Period, ObservationState State, decimal? Value, IReadOnlyList<FigureFault> Faults);

/// <summary>What is wrong with a cell.</summary>
/// <param name="Row">Its row in the file, from 1; the headers are the first.</param>
/// <param name="Column">Its header; empty for the file as a whole.</param>
/// <param name="Message">One Danish sentence that says what to do.</param>
public sealed record FigureFault(int Row, string Column, string Message)
{
    /// <summary>"Række 3, kolonnen »kommune«: Skriv …"</summary>
    public override string ToString() => Column.Length == 0 ? Message : $"Række {Row}, kolonnen »{Column}«: {Message}";
}
