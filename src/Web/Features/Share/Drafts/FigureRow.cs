using System.Text.RegularExpressions;
using Vejviser.Domain;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>A result as a figure, as it is typed: measured and expected ones stand in rows of their own.</summary>
public sealed partial record FigureRow(string What, string Value, string Unit, string Period, bool IsExpected)
{
    private const int Blank = 2;

    /// <summary>The rows that hold anything, from fields that are repeated for each row.</summary>
    public static IEnumerable<FigureRow> Sent(IFormCollection form) =>
        new[] { (Prefix: "measured", IsExpected: false), (Prefix: "expected", IsExpected: true) }
            .SelectMany(kind => Enumerable.Range(0, form[$"{kind.Prefix}_what"].Count).Select(row => new FigureRow(
                Cell(form, kind.Prefix, "what", row), Cell(form, kind.Prefix, "value", row), Cell(form, kind.Prefix, "unit", row), Cell(form, kind.Prefix, "period", row), kind.IsExpected)))
            .Where(row => (row.What + row.Value + row.Unit + row.Period).Length > 0);

    /// <summary>The rows of the field's lines, with some empty ones to write in.</summary>
    public static IReadOnlyList<FigureRow> Of(string lines, bool expected) =>
    [
        .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).Where(row => row.IsExpected == expected),
        .. Enumerable.Repeat(new FigureRow("", "", "", "", expected), Blank),
    ];

    /// <summary>What is wrong with the rows.</summary>
    public static IReadOnlyList<Issue> Issues(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)
        .Select(row => row switch
        {
            { What: "" } => "Skriv, hvad tallet måler, for eksempel »Kommet i job«.",
            { Unit: "" } => $"Skriv enheden for {Danish.Quoted(row.What)}, for eksempel »personer« eller »procent«.",
            _ when !Number().IsMatch(row.Value) => $"Skriv tallet for {Danish.Quoted(row.What)} med cifre og komma foran decimaler, for eksempel 47 eller 12,5.",
            _ => null,
        })
        .OfType<string>()
        .Select(message => new Issue("result_figures", message))
        .ToList();

    public override string ToString() => string.Join("; ", [What, Value, Unit, Period, .. IsExpected ? ["forventet"] : Array.Empty<string>()]).TrimEnd(' ', ';');

    private static FigureRow Parse(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        return new(Part(0), Part(1), Part(2), Part(3), Part(4) == "forventet");

        string Part(int place) => parts.ElementAtOrDefault(place) ?? "";
    }

    // Semicolons and line breaks part the cells of a row.
    private static string Cell(IFormCollection form, string prefix, string name, int row) =>
        (form[$"{prefix}_{name}"] is { } cells && row < cells.Count ? cells[row] ?? "" : "").ReplaceLineEndings(" ").Replace(';', ',').Trim();

    [GeneratedRegex(@"^(\d{1,3}(\.\d{3})+|\d{1,15})(,\d{1,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

/// <summary>Rows of figures under one heading.</summary>
public sealed record FigureGroup(string Prefix, string Legend, IReadOnlyList<FigureRow> Rows);
