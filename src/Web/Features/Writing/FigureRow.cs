using System.Globalization;
using System.Text.RegularExpressions;
using Vejviser.Domain;
using Vejviser.Domain.Evidence;

namespace Vejviser.Web.Features.Writing;

/// <summary>A result as it is typed: a row of cells on the page, one line of text where it is kept and compared.</summary>
/// <remarks>The line reads "Kommet i job; 47; personer; 2019; udbytte: job; retning: bedre; …": four parts by place, the rest by name.</remarks>
public sealed partial record FigureRow(string What, string Value, string Unit, string Period, bool IsExpected)
{
    private const int Blank = 2;
    private const string Expected = "forventet";

    /// <summary>What the result is about (<see cref="OutcomeKind"/>); empty for a figure that is no outcome.</summary>
    public string Kind { get; init; } = "";

    /// <summary><see cref="OutcomeDirection"/>.</summary>
    public string Direction { get; init; } = "";

    /// <summary><see cref="StudyDesign"/>.</summary>
    public string Design { get; init; } = "";

    /// <summary>The number before, or among those compared with.</summary>
    public string Baseline { get; init; } = "";

    /// <summary>How many people it is about.</summary>
    public string People { get; init; } = "";

    /// <summary>Months until it was counted.</summary>
    public string FollowUp { get; init; } = "";

    /// <summary>Where the figure comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether anything is said of the effect.</summary>
    public bool HasOutcome => (Kind + Direction + Design + Baseline + People + FollowUp + Source).Length > 0;

    /// <summary>The rows that hold anything, from fields that are repeated for each row.</summary>
    public static IEnumerable<FigureRow> Sent(IFormCollection form) =>
        new[] { FigureGroup.Measured, FigureGroup.Expected }
            .SelectMany(prefix => Enumerable.Range(0, form[$"{prefix}_what"].Count).Select(row => Sent(form, prefix, row)))
            .Where(row => (row.What + row.Value + row.Unit + row.Period).Length > 0 || row.HasOutcome);

    /// <summary>The rows of the field's lines, with some empty ones to write in.</summary>
    public static IReadOnlyList<FigureRow> Of(string lines, bool expected) =>
    [
        .. Lines(lines).Where(row => row.IsExpected == expected),
        .. Enumerable.Repeat(new FigureRow("", "", "", "", expected), Blank),
    ];

    /// <summary>The row of a result.</summary>
    public static FigureRow Of(ResultFigure figure) => new(figure.Measure, Written(figure.Value), figure.Unit, figure.Period ?? "", figure.IsExpected)
    {
        Kind = figure.Outcome?.Kind.Id() ?? "",
        Direction = figure.Outcome?.Direction.Id() ?? "",
        Design = figure.Outcome?.Design.Id() ?? "",
        Baseline = Written(figure.Outcome?.Baseline),
        People = figure.Outcome?.People?.ToString(CultureInfo.InvariantCulture) ?? "",
        FollowUp = figure.Outcome?.FollowUpMonths?.ToString(CultureInfo.InvariantCulture) ?? "",
        Source = figure.Outcome?.Source ?? "",
    };

    /// <summary>The results in the field's lines, and what is wrong with those that are none.</summary>
    public static IReadOnlyList<ResultFigure> Read(string lines, ICollection<Issue> issues)
    {
        List<ResultFigure> figures = [];
        foreach (var row in Lines(lines))
        {
            if (row.Fault() is { } fault)
            {
                issues.Add(new("result_figures", fault));
                continue;
            }

            figures.Add(new(row.What, Decimal(row.Value), row.Unit, row.Period is { Length: > 0 } period ? period : null, row.IsExpected) { Outcome = row.Outcome() });
        }

        return figures;
    }

    // Semicolons and line breaks part the cells of a row.
    public override string ToString() => string.Join(
        "; ",
        new[] { What, Value, Unit, Period }.Concat(IsExpected ? [Expected] : []).Concat(Named().Where(part => part.Value.Length > 0).Select(part => $"{part.Name}: {part.Value}"))
            .Select(part => part.ReplaceLineEndings(" ").Replace(';', ','))).TrimEnd(' ', ';');

    private static IEnumerable<FigureRow> Lines(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse);

    private static FigureRow Parse(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var named = parts.Skip(4).Select(part => part.Split(':', 2, StringSplitOptions.TrimEntries)).Where(part => part.Length == 2).DistinctBy(part => part[0]).ToDictionary(part => part[0], part => part[1]);
        return new(Part(0), Part(1), Part(2), Part(3), parts.Skip(4).Contains(Expected))
        {
            Kind = named.GetValueOrDefault("udbytte", ""),
            Direction = named.GetValueOrDefault("retning", ""),
            Design = named.GetValueOrDefault("opgjort", ""),
            Baseline = named.GetValueOrDefault("udgangspunkt", ""),
            People = named.GetValueOrDefault("antal", ""),
            FollowUp = named.GetValueOrDefault("opfølgning", ""),
            Source = named.GetValueOrDefault("kilde", ""),
        };

        string Part(int place) => parts.ElementAtOrDefault(place) ?? "";
    }

    private IEnumerable<(string Name, string Value)> Named() =>
    [
        ("udbytte", Kind), ("retning", Direction), ("opgjort", Design), ("udgangspunkt", Baseline), ("antal", People), ("opfølgning", FollowUp), ("kilde", Source),
    ];

    private string? Fault() => this switch
    {
        { What: "" } => "Skriv, hvad tallet måler, for eksempel »Kommet i job«.",
        { Value: "", Kind: "" } or { Value.Length: > 0 } when !Number().IsMatch(Value) => $"Skriv tallet for {Danish.Quoted(What)} med cifre og komma foran decimaler, for eksempel 47 eller 12,5.",
        { Value.Length: > 0, Unit: "" } => $"Skriv enheden for {Danish.Quoted(What)}, for eksempel »personer« eller »procent«.",
        { HasOutcome: false } => null,
        _ when OutcomeWords.KindWithId(Kind) is null => $"Vælg, hvad {Danish.Quoted(What)} handler om.",
        _ when OutcomeWords.DirectionWithId(Direction) is null => $"Vælg, hvordan det gik med {Danish.Quoted(What)}.",
        _ when OutcomeWords.DesignWithId(Design) is null => $"Vælg, hvordan I ved det om {Danish.Quoted(What)}.",
        _ when Baseline.Length > 0 && !Number().IsMatch(Baseline) => $"Skriv tallet at sammenligne med for {Danish.Quoted(What)} med cifre, eller lad feltet stå tomt.",
        _ when People.Length > 0 && !Whole().IsMatch(People) => $"Skriv antallet af personer for {Danish.Quoted(What)} med cifre, eller lad feltet stå tomt.",
        _ when FollowUp.Length > 0 && !Whole().IsMatch(FollowUp) => $"Skriv antallet af måneder for {Danish.Quoted(What)} med cifre, eller lad feltet stå tomt.",
        _ => null,
    };

    private Outcome? Outcome() => !HasOutcome ? null : new(OutcomeWords.KindWithId(Kind)!.Value, OutcomeWords.DirectionWithId(Direction)!.Value, OutcomeWords.DesignWithId(Design)!.Value)
    {
        Baseline = Decimal(Baseline),
        People = Integer(People),
        FollowUpMonths = Integer(FollowUp),
        Source = Source.Length > 0 ? Source : null,
    };

    private static FigureRow Sent(IFormCollection form, string prefix, int row)
    {
        return new(Cell("what"), Cell("value"), Cell("unit"), Cell("period"), prefix == FigureGroup.Expected)
        {
            Kind = Cell("kind"),
            Direction = Cell("direction"),
            Design = Cell("design"),
            Baseline = Cell("baseline"),
            People = Cell("people"),
            FollowUp = Cell("followup"),
            Source = Cell("source"),
        };

        string Cell(string name) => (form[$"{prefix}_{name}"] is { } cells && row < cells.Count ? cells[row] ?? "" : "").Trim();
    }

    private static string Written(decimal? value) => value?.ToString("0.####", Danish.Culture) ?? "";

    private static decimal? Decimal(string text) => text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Number, Danish.Culture);

    private static int? Integer(string text) => text.Length == 0 ? null : int.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[-−]?(\d{1,3}(\.\d{3})+|\d{1,15})(,\d{1,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(\d{1,3}(\.\d{3}){1,2}|\d{1,8})$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}

/// <summary>Rows of results under one heading.</summary>
public sealed record FigureGroup(string Prefix, string Legend, IReadOnlyList<FigureRow> Rows)
{
    public const string Measured = "measured";
    public const string Expected = "expected";
}

/// <summary>The results of a form, as a form shows them.</summary>
/// <param name="Lines">A line each.</param>
/// <param name="Issues">All issues of the form.</param>
/// <param name="Places">The places in the lines that issues are about.</param>
public sealed record FigureField(string Lines, IReadOnlyList<Issue> Issues, IReadOnlyList<DesignSystem.MarkedPlace> Places)
{
    public IReadOnlyList<FigureGroup> Groups =>
    [
        new(FigureGroup.Measured, "Det har vi målt", FigureRow.Of(Lines, expected: false)),
        new(FigureGroup.Expected, "Det forventer vi", FigureRow.Of(Lines, expected: true)),
    ];

    public IEnumerable<Issue> Own => Issues.Where(issue => issue.Field == "result_figures");

    public static IReadOnlyList<DesignSystem.Choice> Kinds { get; } = Enum.GetValues<OutcomeKind>().Select(kind => new DesignSystem.Choice(kind.Id(), Danish.Capitalised(kind.Name()))).ToList();

    public static IReadOnlyList<DesignSystem.Choice> Directions { get; } = Enum.GetValues<OutcomeDirection>().Select(direction => new DesignSystem.Choice(direction.Id(), Danish.Capitalised(direction.Name()))).ToList();

    public static IReadOnlyList<DesignSystem.Choice> Designs { get; } = Enum.GetValues<StudyDesign>().Select(design => new DesignSystem.Choice(design.Id(), Danish.Capitalised(design.Name()))).ToList();
}
