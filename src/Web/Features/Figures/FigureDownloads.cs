using System.Globalization;
using System.Text;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Web.Documents;

namespace Vejviser.Web.Features.Figures;

/// <summary>All numbers of a series as a file: the same columns as a table of text, and as a spreadsheet.</summary>
internal static class FigureDownloads
{
    private static readonly string[] Headers = ["kommunekode", "kommune", "periode", "værdi", "tilstand", "pr. 10.000 indbyggere", "nedre grænse", "øvre grænse", "kilde"];

    // Semicolons and decimal commas, with a byte-order mark: what a Danish spreadsheet opens right away.
    public static IResult Csv(string series, HttpContext context, GetFigures get)
    {
        if (Find(series, get) is not { } table)
        {
            return Results.NotFound();
        }

        var text = new StringBuilder("\ufeff").AppendJoin(';', Headers).Append("\r\n");
        var source = Quoted(table.Series.SourceLine);
        foreach (var line in get.Lines(table, null))
        {
            var rate = line.Figure.Rate;
            text.Append(CultureInfo.InvariantCulture, $"{line.Code};{line.Name};{line.Period.Id};{Number(line.Figure.Value)};{line.Figure.State.Id()};{Number(rate?.PerTenThousand)};{Number(rate?.Low)};{Number(rate?.High)};{source}\r\n");
        }

        return Results.Bytes(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{table.Series.Id}.csv");
    }

    public static IResult Spreadsheet(string series, HttpContext context, GetFigures get) => Find(series, get) is not { } table
        ? Results.NotFound()
        : Results.Bytes(
            SpreadsheetFile.Write(
                [
                    new("Tal", Headers, get.Lines(table, null).Select(line => (IReadOnlyList<object?>)[line.Code, line.Name, line.Period.Id, line.Figure.Value, line.Figure.State.Id(), line.Figure.Rate?.PerTenThousand, line.Figure.Rate?.Low, line.Figure.Rate?.High, table.Series.SourceLine])),
                    new("Om tallene", ["hvad", "tekst"], About(table.Series)),
                ]),
            SpreadsheetFile.ContentType,
            $"{table.Series.Id}.xlsx");

    private static FigureTable? Find(string series, GetFigures get) => get.Figures.Find(series) is { Series.IsNational: false } table ? table : null;

    private static IEnumerable<IReadOnlyList<object?>> About(Series series) => new (string What, string? Text)[]
    {
        ("titel", series.Title), ("enhed", series.Unit), ("definition", series.Definition), ("hvem er talt med", series.Counted), ("forbehold", series.Warning), ("metode", series.Method),
        ("kilde", series.SourceLine), ("adresse", series.SourceUrl), ("små tal", series.CountsPersons ? "1 til 4 personer vises ikke og er ikke gemt." : null),
    }.Where(pair => pair.Text is not null).Select(pair => (IReadOnlyList<object?>)[pair.What, pair.Text]);

    private static string Number(decimal? number) => number?.ToString("0.######", Danish.Culture) ?? "";

    // A spreadsheet must not take a text for a formula.
    private static string Quoted(string text) => $"\"{(text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
