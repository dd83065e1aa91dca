using System.Text.Json;
using System.Text.Json.Serialization;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Domain.PracticeExamples;

/// <summary>What an example says, whole: the immutable snapshot that a revision keeps.</summary>
public sealed record PracticeExampleContent
{
    public required string Title { get; init; }

    /// <summary>One or two sentences that stand alone.</summary>
    public required string Summary { get; init; }

    /// <summary>Municipality codes, in the order the example names them.</summary>
    public required IReadOnlyList<string> Municipalities { get; init; }

    /// <summary>The year the effort is about; null where the source gives none.</summary>
    public int? Year { get; init; }

    /// <summary>Theme ids.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Effort type ids.</summary>
    public IReadOnlyList<string> EffortTypes { get; init; } = [];

    /// <summary>The target group in the example's own words.</summary>
    public required string TargetGroupText { get; init; }

    /// <summary>Target group ids.</summary>
    public IReadOnlyList<string> TargetGroups { get; init; } = [];

    /// <summary>Markdown: the problem the effort should solve.</summary>
    public string? Challenge { get; init; }

    /// <summary>Markdown: what was done.</summary>
    public string? Approach { get; init; }

    /// <summary>Markdown: what came of it.</summary>
    public string? Results { get; init; }

    public IReadOnlyList<ResultFigure> ResultFigures { get; init; } = [];

    /// <summary>Markdown: what was hard.</summary>
    public string? WhatWasHard { get; init; }

    /// <summary>At most three pieces of advice to others.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>Markdown: time and cost.</summary>
    public string? Resources { get; init; }

    public EvidenceLevel Evidence { get; init; } = EvidenceLevel.NotAssessed;

    public WorkObligationRelation WorkObligation { get; init; } = WorkObligationRelation.NotAssessed;

    public required Provenance Provenance { get; init; }

    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Where it was read; null when the municipality itself wrote it.</summary>
    public SourceReference? Source { get; init; }

    /// <summary>The running texts below the summary, in reading order: what search reads and cuts passages from.</summary>
    public IEnumerable<string> RunningTexts() =>
        new[] { Challenge, Approach, Results, WhatWasHard, Resources }.OfType<string>()
            .Concat(Advice)
            .Concat(ResultFigures.Select(figure => figure.Measure));

    /// <summary>The snapshot as it is stored: compact JSON, enumerations as names.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);

    /// <summary>Reads a stored snapshot.</summary>
    public static PracticeExampleContent FromJson(string json) =>
        JsonSerializer.Deserialize<PracticeExampleContent>(json, JsonOptions)
        ?? throw new JsonException("An example's snapshot is never null.");

    private static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

/// <summary>One result as a figure.</summary>
/// <param name="Measure">What was counted: "Kommet i job".</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">What it is a number of: "personer", "procent".</param>
/// <param name="Period">When, in the source's words; null where it gives none.</param>
public sealed record ResultFigure(string Measure, decimal Value, string Unit, string? Period)
{
    private static readonly string[] Qualifiers = ["mere end", "omkring", "cirka", "knap", "godt", "højst", "mindst"];

    /// <summary>How exact the number is, as sources put it behind the unit: "mere end" of "personer (mere end)"; null when it is exact.</summary>
    [JsonIgnore]
    public string? Qualifier => Qualifiers.FirstOrDefault(qualifier => Unit.EndsWith($" ({qualifier})", StringComparison.Ordinal));

    /// <summary>The unit without the qualifier.</summary>
    [JsonIgnore]
    public string PlainUnit => Qualifier is { } qualifier ? Unit[..^(qualifier.Length + 3)] : Unit;

    /// <summary>"mere end 1.000 personer".</summary>
    public override string ToString() => $"{(Qualifier is { } qualifier ? $"{qualifier} " : "")}{Danish.Number(Value)} {PlainUnit}";
}
