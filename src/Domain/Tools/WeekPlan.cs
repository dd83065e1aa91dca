using Vejviser.Domain.Rules;

namespace Vejviser.Domain.Tools;

/// <summary>A kind of activity in a week.</summary>
/// <param name="Id">The rule that tells whether it counts, without "activity-".</param>
/// <param name="Effort">The effort whose findings and examples belong to it; null for none.</param>
public sealed record WeekActivity(string Id, string? Effort)
{
    /// <summary>All, paid hours first, as authorities advise.</summary>
    public static IReadOnlyList<WeekActivity> All { get; } =
    [
        new("paid-hours", "ordinaere-timer"), new("wage-subsidy", "virksomhedsrettet-indsats"), new("work-placement", "virksomhedspraktik"), new("danish-classes", "danskundervisning"), new("danish-preparation", "danskundervisning"),
        new("upskilling", "brancherettet-opkvalificering"), new("treatment", "helhedsorienteret-indsats"), new("social-measures", "helhedsorienteret-indsats"), new("talks", "samtaler"), new("job-search", null), new("transport", null),
        new("utility-work", "nytteindsats"), new("arranged-utility-work", "nytteindsats"), new("mentor", "mentor"), new("voluntary", null),
    ];

    /// <summary>Whether it is nytteindsats, with its reservations and duties.</summary>
    public bool IsUtilityWork => Effort == "nytteindsats";

    /// <summary>Whether it is the way from one activity to the next: it counts between two, and on no other way was anything found.</summary>
    public bool IsTransport => Id == "transport";

    public bool IsPaid => Id is "paid-hours" or "wage-subsidy";

    /// <summary>The rule on whether it counts.</summary>
    public RuleUse Rule(RuleSet rules, DateOnly day) => rules.At($"activity-{Id}", day);

    /// <summary>Whether a rule says that the activity counts, or can: its sentence begins with another word than »Tæller ikke«.</summary>
    public static bool Counts(RuleUse rule) => !rule.Value.IsUnknown && !Begins(rule, "Tæller ikke");

    /// <summary>Whether a rule only says that the activity can count, or on what condition.</summary>
    public static bool IsConditional(RuleUse rule) => Begins(rule, "Kan tælle") || Begins(rule, "Tæller kun");

    private static bool Begins(RuleUse rule, string words) => rule.Value.Text?.StartsWith(words, StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>An activity at a time of some days of the week.</summary>
/// <param name="Number">Its line in the form.</param>
/// <param name="Activity">What.</param>
/// <param name="Days">1 for Monday to 7 for Sunday.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends, the same day.</param>
public sealed record WeekEntry(int Number, WeekActivity Activity, IReadOnlyList<int> Days, TimeOnly From, TimeOnly To)
{
    /// <summary>Hours of a week.</summary>
    public decimal Hours => Days.Count * HoursOf(From, To);

    internal static decimal HoursOf(TimeOnly from, TimeOnly to) => (decimal)(to - from).TotalMinutes / 60;
}

/// <summary>Two activities at one time.</summary>
public sealed record WeekConflict(int Day, WeekEntry One, WeekEntry Other);

/// <summary>A week put together: its hours by kind, what counts, what is missing, and what collides. No cap is set on any kind: no source states one.</summary>
public sealed class WeekPlan
{
    private const int HoursOfWeek = 7 * 24;

    /// <param name="entries">What the week holds, as it passed <see cref="Check"/>.</param>
    /// <param name="goal">The number of hours assessed for the citizen; null where none is set.</param>
    /// <param name="rules">By which rules.</param>
    /// <param name="day">The day whose rules are used.</param>
    public WeekPlan(IReadOnlyList<WeekEntry> entries, decimal? goal, RuleSet rules, DateOnly day)
    {
        (Entries, Goal) = (entries, goal);
        Kinds = entries.GroupBy(entry => entry.Activity).OrderBy(group => WeekActivity.All.ToList().IndexOf(group.Key))
            .Select(group => (group.Key, group.Sum(entry => entry.Hours), group.Key.Rule(rules, day))).ToList();
        var rule = Kinds.ToDictionary(kind => kind.Activity, kind => kind.Rule);
        Counted = Sum((entry, weekday) => WeekActivity.Counts(rule[entry.Activity]) && IsCountedOn(entry, weekday));
        Certain = Sum((entry, weekday) => WeekActivity.Counts(rule[entry.Activity]) && !WeekActivity.IsConditional(rule[entry.Activity]) && IsCountedOn(entry, weekday));
        HasOuterTransport = Enumerable.Range(1, 7).Any(weekday => On(weekday).Any(entry => !IsCountedOn(entry, weekday)));
        Unknown = Kinds.Where(kind => kind.Rule.Value.IsUnknown).Sum(kind => kind.Hours);
        Conflicts = (from weekday in Enumerable.Range(1, 7)
                     from one in entries
                     from other in entries
                     where one.Number < other.Number && one.Days.Contains(weekday) && other.Days.Contains(weekday) && one.From < other.To && other.From < one.To
                     select new WeekConflict(weekday, one, other)).ToList();

        decimal Sum(Func<WeekEntry, int, bool> isCounted) => Enumerable.Range(1, 7).Sum(weekday => Union(On(weekday).Where(entry => isCounted(entry, weekday))));
    }

    public IReadOnlyList<WeekEntry> Entries { get; }

    public decimal? Goal { get; }

    /// <summary>Hours of each kind, and the rule on whether it counts.</summary>
    public IReadOnlyList<(WeekActivity Activity, decimal Hours, RuleUse Rule)> Kinds { get; }

    /// <summary>Hours that count, each hour once.</summary>
    public decimal Counted { get; }

    /// <summary>Of <see cref="Counted"/>: hours of kinds that count, and not only can or on a condition.</summary>
    public decimal Certain { get; }

    /// <summary>Whether some transport is the way to a day's first activity or from its last: not counted.</summary>
    public bool HasOuterTransport { get; }

    /// <summary>Hours of kinds of which it was not found whether they count.</summary>
    public decimal Unknown { get; }

    /// <summary>Hours up to the number assessed; null where none is set.</summary>
    public decimal? Missing => Goal is { } goal ? Math.Max(0, goal - Counted) : null;

    /// <summary>Hours above the number assessed.</summary>
    public decimal Above => Goal is { } goal ? Math.Max(0, Counted - goal) : 0;

    /// <summary>Whether so much happens that the sheet needs small print to hold it on one page.</summary>
    public bool IsFull => Entries.Sum(entry => entry.Days.Count) > 28;

    public IReadOnlyList<WeekConflict> Conflicts { get; }

    /// <summary>Whether the number assessed is reached with hours that can count, and not without them.</summary>
    public bool IsReachedOnCondition => Missing == 0 && Certain < Goal;

    public bool HasPaidHours => Kinds.Any(kind => kind.Activity.IsPaid);

    public bool HasUtilityWork => Kinds.Any(kind => kind.Activity.IsUtilityWork);

    /// <summary>What happens on a day, in order.</summary>
    public IEnumerable<WeekEntry> On(int day) => Entries.Where(entry => entry.Days.Contains(day)).OrderBy(entry => entry.From);

    /// <summary>What must be put right before a week can be shown; fields are named by the line.</summary>
    public static IReadOnlyList<Issue> Check(IReadOnlyList<WeekEntry> entries, decimal? goal, RuleSet rules, DateOnly day)
    {
        List<Issue> issues = [];
        var most = rules.At("weekly-hours", day).Value is { IsUnknown: false, Most: { } known } ? known : HoursOfWeek;
        if (goal is not null && (goal <= 0 || goal > most))
        {
            issues.Add(new("maal", $"Skriv borgerens timetal som et tal over 0 og højst {Danish.Number(most)}."));
        }

        foreach (var entry in entries)
        {
            if (entry.Days.Count == 0)
            {
                issues.Add(new($"dage-{entry.Number}", "Vælg mindst én dag."));
            }

            if (entry.To <= entry.From)
            {
                issues.Add(new($"til-{entry.Number}", "Skriv et tidspunkt, der er senere end begyndelsen, samme dag."));
            }
        }

        if (issues.Count == 0 && entries.Count == 0)
        {
            issues.Add(new("aktivitet-1", "Vælg mindst én aktivitet."));
        }

        return issues;
    }

    // Transport lies between what begins before it and what ends after it.
    private bool IsCountedOn(WeekEntry entry, int weekday) =>
        !entry.Activity.IsTransport || (On(weekday).Any(other => !other.Activity.IsTransport && other.From < entry.From) && On(weekday).Any(other => !other.Activity.IsTransport && other.To > entry.To));

    private static decimal Union(IEnumerable<WeekEntry> entries)
    {
        var (hours, until) = (0m, TimeOnly.MinValue);
        foreach (var entry in entries.OrderBy(entry => entry.From))
        {
            var from = entry.From > until ? entry.From : until;
            if (entry.To > from)
            {
                hours += WeekEntry.HoursOf(from, entry.To);
                until = entry.To;
            }
        }

        return hours;
    }
}
