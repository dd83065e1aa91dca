using Vejviser.Domain.Rules;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Data.Rules;

/// <summary>A value of a rule as an editor entered it. Never changed: what turns out wrong is overlaid by the next.</summary>
public sealed class RuleEntry
{
    public int Id { get; init; }

    /// <summary>The rule it belongs to.</summary>
    public required string ParameterId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public decimal? Least { get; init; }

    public decimal? Most { get; init; }

    public string? Text { get; init; }

    public required RuleCertainty Certainty { get; init; }

    public FindingCertainty Reading { get; init; }

    public required string Act { get; init; }

    public required string Section { get; init; }

    public required string Source { get; init; }

    public required string Link { get; init; }

    public required DateOnly CheckedOn { get; init; }

    public string? Note { get; init; }

    /// <summary>When it was entered, UTC. By whom stands in the log.</summary>
    public required DateTime EnteredAt { get; init; }

    /// <summary>As the rules know it.</summary>
    public DatedValue Value => new()
    {
        From = From,
        To = To,
        Least = Least,
        Most = Most,
        Text = Text,
        Certainty = Certainty,
        Reading = Reading,
        Act = Act,
        Section = Section,
        Source = Source,
        Link = Link,
        CheckedOn = CheckedOn,
        Note = Note,
    };

    public static RuleEntry Of(string parameterId, DatedValue value, DateTime enteredAt) => new()
    {
        ParameterId = parameterId,
        From = value.From,
        To = value.To,
        Least = value.Least,
        Most = value.Most,
        Text = value.Text,
        Certainty = value.Certainty,
        Reading = value.Reading,
        Act = value.Act,
        Section = value.Section,
        Source = value.Source,
        Link = value.Link,
        CheckedOn = value.CheckedOn,
        Note = value.Note,
        EnteredAt = enteredAt,
    };
}
