using Vejviser.Domain.Figures;

namespace Vejviser.Domain.Partnerships;

/// <summary>A goal with its figures over time: where it began, where it is, and how much of the way that is.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Points">From the baseline on, oldest first; none before there is one.</param>
public sealed record GoalCourse(Goal Goal, string Unit, IReadOnlyList<GoalPoint> Points)
{
    /// <summary>The first figure; null while there is none.</summary>
    public GoalPoint? Baseline => Points.FirstOrDefault(point => point.Value is not null);

    /// <summary>The newest figure; null while there is none.</summary>
    public GoalPoint? Current => Points.LastOrDefault(point => point.Value is not null);

    /// <summary>How much of the way from baseline to target is gone, in per cent; negative when it went the other way. Null where that cannot be said.</summary>
    public decimal? PercentOfTheWay => Baseline is { Value: { } from } && Current is { Value: { } now } && Points.Count > 1 && Goal.Target != from
        ? Math.Round((now - from) / (Goal.Target - from) * 100, MidpointRounding.AwayFromZero)
        : null;

    /// <summary>The course of a goal.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="table">The table of its series, as everybody may see it; null where it is entered, or its series is gone.</param>
    /// <param name="municipality">The participant's code.</param>
    public static GoalCourse Of(Goal goal, FigureTable? table, string municipality)
    {
        if (goal.SeriesId is null)
        {
            return new(goal, goal.Unit ?? "", goal.Readings.OrderBy(one => one.On).Select(one => new GoalPoint(one.On, Danish.Date(one.On), one.Value, one.Source)).ToList());
        }

        if (table is null || Period.Parse(goal.BaselinePeriod) is not { } baseline)
        {
            return new(goal, "", []);
        }

        return new(goal, table.Series.Unit, table.Periods.Where(period => period >= baseline && period.Months == baseline.Months)
            .Select(period => new GoalPoint(period.End, period.ToString(), table[period, municipality].Value, table.Series.SourceLine)).ToList());
    }
}

/// <summary>A figure of a goal.</summary>
/// <param name="On">The day it is about, or the last of its period.</param>
/// <param name="When">The same in words.</param>
/// <param name="Value">The figure; null where there is none, or it is withheld.</param>
/// <param name="Source">Where it is from.</param>
public sealed record GoalPoint(DateOnly On, string When, decimal? Value, string Source);
