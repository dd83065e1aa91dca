namespace Vejviser.Domain.Partnerships;

/// <summary>What a participant wants to reach (mål): from where, to where, by when. Its figures come from a series, or are entered with date and source.</summary>
public sealed class Goal
{
    public const int MaxText = 200;

    public int Id { get; init; }

    public int EnrolmentId { get; init; }

    /// <summary>In one sentence.</summary>
    public required string Text { get; set; }

    /// <summary>The series its figures come from; null when they are entered.</summary>
    public string? SeriesId { get; set; }

    /// <summary>What is counted, where the figures are entered; null with a series.</summary>
    public string? Unit { get; set; }

    /// <summary>The period it starts from (a <see cref="Figures.Period"/>'s id), with a series; null when entered.</summary>
    public string? BaselinePeriod { get; set; }

    /// <summary>What is aimed at, in the unit.</summary>
    public required decimal Target { get; set; }

    /// <summary>The day it should be reached by.</summary>
    public required DateOnly TargetOn { get; set; }

    /// <summary>Entered figures, oldest first: the first is the baseline. Empty with a series.</summary>
    public IReadOnlyList<GoalReading> Readings { get; set; } = [];

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Changes with every write: the later of two is told.</summary>
    public int Version { get; set; }
}

/// <summary>A figure that was entered.</summary>
/// <param name="On">The day it is about.</param>
/// <param name="Value">In the goal's unit.</param>
/// <param name="Source">Where it was read.</param>
public sealed record GoalReading(DateOnly On, decimal Value, string Source);
