namespace Vejviser.Domain;

/// <summary>When what readers see must be looked at again: confirmed, changed or ended.</summary>
public static class ReviewCycle
{
    /// <summary>Unless an editor says otherwise.</summary>
    public const int DefaultMonths = 12;

    public const int MinMonths = 3;
    public const int MaxMonths = 24;

    private const int DaysBefore = 30;
    private const int MonthsUntilStale = 6;

    /// <summary>The first day on which whoever answers for it is asked to look.</summary>
    public static DateOnly AskedFrom(DateOnly dueOn) => dueOn.AddDays(-DaysBefore);

    /// <summary>The first day on which front lists leave it out.</summary>
    public static DateOnly StaleFrom(DateOnly dueOn) => dueOn.AddMonths(MonthsUntilStale);

    /// <summary>What is due by this day is asked about on a day.</summary>
    public static DateOnly LastDueAskedOn(DateOnly today) => today.AddDays(DaysBefore);

    /// <summary>What was due by this day is stale on a day.</summary>
    public static DateOnly LastDueStaleOn(DateOnly today) => today.AddMonths(-MonthsUntilStale);

    /// <summary>How fresh it is on a day.</summary>
    public static Freshness On(DateOnly today, DateOnly dueOn) =>
        today >= StaleFrom(dueOn) ? Freshness.Stale
        : today > dueOn ? Freshness.Overdue
        : today >= AskedFrom(dueOn) ? Freshness.Due
        : Freshness.Current;

    /// <summary>What readers are told.</summary>
    /// <param name="today">The day it is read.</param>
    /// <param name="confirmedOn">When it was last confirmed; null for never.</param>
    /// <param name="dueOn">When it must be again.</param>
    public static string Sentence(DateOnly today, DateOnly? confirmedOn, DateOnly dueOn)
    {
        var confirmed = confirmedOn is { } day ? $"Bekræftet {Danish.Date(day)}. " : "";
        return On(today, dueOn) switch
        {
            Freshness.Current => $"{confirmed}Skal bekræftes senest {Danish.Date(dueOn)}.",
            Freshness.Due => $"{confirmed}Skal snart bekræftes igen, senest {Danish.Date(dueOn)}.",
            _ => $"{confirmed}Skulle være bekræftet senest {Danish.Date(dueOn)}, så oplysningerne kan være forældede.",
        };
    }
}

/// <summary>How fresh something is.</summary>
public enum Freshness
{
    /// <summary>Confirmed, and long until the next time.</summary>
    Current,

    /// <summary>To be confirmed within a month.</summary>
    Due,

    /// <summary>The day has passed.</summary>
    Overdue,

    /// <summary>The day passed half a year ago.</summary>
    Stale,
}
