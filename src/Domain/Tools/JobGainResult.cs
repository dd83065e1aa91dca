using Vejviser.Domain.Rules;

namespace Vejviser.Domain.Tools;

/// <summary>What a job pays somebody on kontanthjælp. An amount that rests on something not found is null, and <see cref="Missing"/> tells what.</summary>
public sealed record JobGainResult
{
    public required JobSituation Situation { get; init; }

    public required string RuleVersion { get; init; }

    /// <summary>Pay a month before tax.</summary>
    public required Amount Gross { get; init; }

    /// <summary>Pay a month after tax; null where it cannot be told.</summary>
    public required Amount? NetWage { get; init; }

    /// <summary>Change of kontanthjælp a month before tax: nothing, or less; null where it cannot be told.</summary>
    public required Amount? BenefitChange { get; init; }

    /// <summary>The same after tax.</summary>
    public required Amount? BenefitChangeAfterTax { get; init; }

    /// <summary>Pay after tax, with the change of kontanthjælp after tax; null where it cannot be told.</summary>
    public required Amount? Gain { get; init; }

    /// <summary>What the gain lies between whatever the things not found turn out to be: no result. Null where there is a gain, or no limit.</summary>
    public Interval? Sensitivity { get; init; }

    /// <summary>How sure <see cref="NetWage"/> is.</summary>
    public required RuleCertainty WageCertainty { get; init; }

    /// <summary>How sure the whole is: unknown where the gain cannot be told.</summary>
    public required RuleCertainty Certainty { get; init; }

    /// <summary>What was not found.</summary>
    public required IReadOnlyList<MissingRule> Missing { get; init; }

    /// <summary>How much of the next krone of pay is kept, from 0 to 1; null where it cannot be told.</summary>
    public decimal? KeptOfNext { get; init; }

    /// <summary>Where something changes as pay rises.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>What a month with five weeks' pay can cost in kontanthjælp before tax, where the average month costs nothing; null where it cannot.</summary>
    public Amount? FiveWeeks { get; init; }

    /// <summary>Every rule used.</summary>
    public required IReadOnlyList<RuleUse> Rules { get; init; }
}

/// <summary>A rule that was not found.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Decides">Whether the answer hangs on it; others are told because they belong to the picture.</param>
/// <param name="Field">The property of <see cref="JobSituation"/> by which it can be typed; null for none.</param>
public sealed record MissingRule(RuleUse Rule, bool Decides, string? Field);

/// <summary>A point where a rule begins or ends to count as pay rises.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Text">What it means for the gain.</param>
/// <param name="Gross">Pay a month before tax at which it happens.</param>
/// <param name="Rule">The rule behind it.</param>
public sealed record Threshold(string Name, string Text, Interval Gross, RuleUse Rule);
