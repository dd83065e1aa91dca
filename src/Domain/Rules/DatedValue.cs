using Vejviser.Domain.Vocabularies;

namespace Vejviser.Domain.Rules;

/// <summary>What a rule parameter is between two days: a value, a range, a sentence, or that it is not known; always with where it was read.</summary>
public sealed record DatedValue
{
    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day it is confirmed for; never open, since a rule nobody has looked at again is not confirmed.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The least it can be, in the parameter's unit; the value itself where there is one. Null where nothing is known of it.</summary>
    public decimal? Least { get; init; }

    /// <summary>The most it can be; as <see cref="Least"/>.</summary>
    public decimal? Most { get; init; }

    /// <summary>The rule in a sentence, where it is no number; null otherwise.</summary>
    public string? Text { get; init; }

    public required RuleCertainty Certainty { get; init; }

    /// <summary>How directly it was read.</summary>
    public FindingCertainty Reading { get; init; }

    /// <summary>The act it stands in.</summary>
    public required string Act { get; init; }

    /// <summary>Where in the act: "§ 9 J, stk. 2", or that it was not found.</summary>
    public required string Section { get; init; }

    /// <summary>Where it was read: publisher and title.</summary>
    public required string Source { get; init; }

    /// <summary>Address of the source.</summary>
    public required string Link { get; init; }

    /// <summary>The day somebody last looked.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>What must be known with it; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Looked for and not found. Limits, where there are some, only tell whether it can matter; they are never shown as the value.</summary>
    public bool IsUnknown => Certainty == RuleCertainty.Unknown;

    /// <summary>The number, where it is one and known.</summary>
    public decimal? Value => !IsUnknown && Least == Most ? Least : null;

    /// <summary>Act and section in a line.</summary>
    public string Reference => $"{Act}, {(Section == NotFound ? "paragraf ikke fundet" : Section)}";

    /// <summary>"1. januar – 31. december 2026".</summary>
    public string Period => From.Year == To.Year ? $"{From.ToString("d. MMMM", Danish.Culture)} – {Danish.Date(To)}" : $"{Danish.Date(From)} – {Danish.Date(To)}";

    /// <summary>What <see cref="Section"/> says where the sources read do not name it.</summary>
    public const string NotFound = "ikke fundet";

    public bool Covers(DateOnly day) => From <= day && day <= To;
}
