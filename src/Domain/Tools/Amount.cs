using Vejviser.Domain.Rules;

namespace Vejviser.Domain.Tools;

/// <summary>An amount that can be opened: what it was made of, down to rules with their source and what was typed.</summary>
/// <param name="Name">What it is, as readers read it.</param>
/// <param name="Value">How much; from least to most where it is not known to the krone.</param>
/// <param name="How">How it was made of its parts, in words.</param>
/// <param name="Parts">What it was made of; none for a rule, for something typed, and for a choice of ours.</param>
public sealed record Amount(string Name, Interval Value, string How, IReadOnlyList<Amount> Parts)
{
    /// <summary>What nobody knows the end of. No amount of a month comes near it.</summary>
    public const decimal Unbounded = 1_000_000;

    /// <summary>The rule it is, where it is one.</summary>
    public RuleUse? Rule { get; private init; }

    /// <summary>Its unit in Danish.</summary>
    public string Unit { get; init; } = "kr.";

    /// <summary>Whether every number in it can be traced: to a rule with act, source and link, to what was typed, or to a choice that is told.</summary>
    public bool IsSourced => Rule is { Value: var value }
        ? value.Act.Length > 0 && value.Section.Length > 0 && value.Source.Length > 0 && Uri.TryCreate(value.Link, UriKind.Absolute, out _)
        : Parts.Count > 0 ? Parts.All(part => part.IsSourced) : How.Length > 0;

    /// <summary>This one and all it is made of.</summary>
    public IEnumerable<Amount> All => Parts.SelectMany(part => part.All).Prepend(this);

    /// <summary>A rule's number; what is unknown without limits reaches from nothing to <see cref="Unbounded"/>.</summary>
    public static Amount Of(RuleUse use) =>
        new(use.Parameter.Name, new(use.Value.Least ?? 0, use.Value.Most ?? Unbounded), use.Parameter.Words(use.Value), []) { Rule = use, Unit = use.Parameter.Unit };

    /// <summary>Something the reader typed.</summary>
    public static Amount Typed(string name, decimal number, string unit = "kr.") => new(name, number, "det, du skrev", []) { Unit = unit };

    /// <summary>A number of ours that no rule sets.</summary>
    public static Amount Chosen(string name, decimal number, string why, string unit) => new(name, number, why, []) { Unit = unit };

    /// <summary>The same rule with another number: to see whether it matters.</summary>
    public Amount With(Interval value) => this with { Value = value };
}
