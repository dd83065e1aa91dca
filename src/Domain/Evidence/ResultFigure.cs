using System.Text.Json.Serialization;

namespace Vejviser.Domain.Evidence;

/// <summary>One result, mostly as a figure.</summary>
/// <param name="Measure">What was counted: "Kommet i job".</param>
/// <param name="Value">The number; null for a result that nobody has counted.</param>
/// <param name="Unit">What it is a number of: "personer", "procent"; empty without a number.</param>
/// <param name="Period">When, in the source's words; null where it gives none.</param>
/// <param name="IsExpected">Whether it is hoped for, not measured.</param>
public sealed record ResultFigure(string Measure, decimal? Value, string Unit, string? Period, bool IsExpected = false)
{
    private static readonly string[] Qualifiers = ["mere end", "omkring", "cirka", "knap", "godt", "højst", "mindst"];

    /// <summary>What the result says on the effort's effect; null for a figure on something else, such as how many took part.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>How exact the number is, as sources put it behind the unit: "mere end" of "personer (mere end)"; null when it is exact.</summary>
    [JsonIgnore]
    public string? Qualifier => Qualifiers.FirstOrDefault(qualifier => Unit.EndsWith($" ({qualifier})", StringComparison.Ordinal));

    /// <summary>The unit without the qualifier.</summary>
    [JsonIgnore]
    public string PlainUnit => Qualifier is { } qualifier ? Unit[..^(qualifier.Length + 3)] : Unit;

    /// <summary>The result without a passage, in whatever part it stands.</summary>
    public ResultFigure Without(string passage)
    {
        return this with
        {
            Measure = Text(Measure)!,
            Unit = Text(Unit)!,
            Period = Text(Period),
            Outcome = Outcome is { } outcome ? outcome with { Source = Text(outcome.Source) } : null,
        };

        string? Text(string? text) => text?.Replace(passage, PracticeExamples.PracticeExampleContent.Removed, StringComparison.Ordinal);
    }

    /// <summary>"mere end 1.000 personer"; "ikke talt op" without a number.</summary>
    public override string ToString() => Value is { } value
        ? $"{(Qualifier is { } qualifier ? $"{qualifier} " : "")}{Danish.Number(value)} {PlainUnit}"
        : "ikke talt op";
}
