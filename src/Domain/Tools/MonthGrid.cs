using Vejviser.Domain.Rules;

namespace Vejviser.Domain.Tools;

/// <summary>Whole months from one to another, both counted.</summary>
/// <param name="From">First day of the first month.</param>
/// <param name="To">First day of the last month.</param>
/// <param name="HoursPerWeek">Hours of work a week; full time for residence.</param>
public sealed record MonthPeriod(DateOnly From, DateOnly To, decimal HoursPerWeek = MonthPeriod.FullTime)
{
    /// <summary>Hours of a full-time week.</summary>
    public const decimal FullTime = 37;

    public bool Covers(DateOnly month) => From <= month && month <= To;
}

/// <summary>One month of the grid.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="IsResident">Whether it counts as residence.</param>
/// <param name="Work">How much full-time work it counts as, from 0 to 1.</param>
public readonly record struct MonthCell(DateOnly Month, bool IsResident, decimal Work);

/// <summary>How far a requirement is met.</summary>
/// <param name="Months">Months that count.</param>
/// <param name="Required">Months asked for.</param>
/// <param name="Periods">Periods that the months come from.</param>
/// <param name="MetFrom">The first day on which it is met where it is not yet: the day after the last month asked for, if residence or full-time work goes on without a break; null when it is met, and when not within ten years.</param>
/// <param name="Rules">The rules it rests on.</param>
public sealed record RequirementCount(decimal Months, int Required, int Periods, DateOnly? MetFrom, IReadOnlyList<RuleUse> Rules)
{
    public bool IsMet => Months >= Required;

    /// <summary>So near the limit that days decide, and months say too little: a period may hold as little as a day of its first month and of its last.</summary>
    public bool IsClose => Months - (2 * Math.Max(1, Periods)) < Required && Required <= Months + 1;
}

/// <summary>Residence and work added up month by month for the residence and the employment requirement.</summary>
public sealed class MonthGrid
{
    private const int MonthsAhead = 120;

    private MonthGrid(IReadOnlyList<MonthCell> cells, RequirementCount residence, RequirementCount work, bool hasPartTime) =>
        (Cells, Residence, Work, HasPartTime) = (cells, residence, work, hasPartTime);

    /// <summary>The months looked at, oldest first; the last is the one of the day asked about.</summary>
    public IReadOnlyList<MonthCell> Cells { get; }

    public RequirementCount Residence { get; }

    public RequirementCount Work { get; }

    /// <summary>Whether part-time work was counted by hours: a conclusion of ours.</summary>
    public bool HasPartTime { get; }

    /// <summary>Whether the requirements of a day are numbers, so that months can be held against them.</summary>
    public static bool CanCount(DateOnly day, RuleSet rules) =>
        Array.TrueForAll(["residence-years", "residence-window", "employment-months", "employment-window"], id => rules.At(id, day).Value.Value is > 0 and <= 1000);

    /// <summary>Adds up periods that have passed <see cref="Check"/>, of a day that <see cref="CanCount"/>.</summary>
    public static MonthGrid Of(DateOnly day, IReadOnlyList<MonthPeriod> residence, IReadOnlyList<MonthPeriod> work, RuleSet rules)
    {
        var month = FirstOf(day);
        var (livedIn, workedIn) = (MonthsOf("residence-window"), MonthsOf("employment-window"));
        var all = Math.Max(livedIn, workedIn);
        var cells = Enumerable.Range(1 - all, all).Select(back => Cell(month.AddMonths(back))).ToList();
        var (lived, worked) = (rules.At("residence-years", day), rules.At("employment-months", day));
        return new(
            cells,
            Count(cell => cell.IsResident ? 1 : 0, livedIn, residence, (int)(lived.Value.Value!.Value * 12), [lived, rules.At("residence-window", day), rules.At("residence-counts", day)]),
            Count(cell => cell.Work, workedIn, work, (int)worked.Value.Value!.Value, [worked, rules.At("employment-window", day)]),
            work.Any(period => period.HoursPerWeek < MonthPeriod.FullTime));

        MonthCell Cell(DateOnly at) => new(at, residence.Any(period => period.Covers(at)), work.FirstOrDefault(period => period.Covers(at)) is { } period ? Math.Min(1, period.HoursPerWeek / MonthPeriod.FullTime) : 0);

        int MonthsOf(string window) => (int)(rules.At(window, day).Value.Value!.Value * 12);

        RequirementCount Count(Func<MonthCell, decimal> counts, int window, IReadOnlyList<MonthPeriod> periods, int required, IReadOnlyList<RuleUse> uses)
        {
            var months = cells.TakeLast(window).Select(counts).ToList();
            var sum = months.Sum();
            DateOnly? met = null;
            // A month goes out at the far end of the window for each that comes in, and counts when it is over.
            for (var (ahead, later) = (1, sum); sum < required && met is null && ahead <= MonthsAhead; ahead++)
            {
                later += 1 - (ahead <= months.Count ? months[ahead - 1] : 1);
                met = later >= required ? month.AddMonths(ahead + 1) : null;
            }

            return new(sum, required, periods.Count(period => period.To >= month.AddMonths(1 - window)), met, uses);
        }
    }

    /// <summary>What must be put right before periods can be added up: the field is the prefix with the number of the period.</summary>
    /// <param name="prefix">"ophold" or "arbejde".</param>
    /// <param name="periods">The periods with their numbers.</param>
    /// <param name="day">The day asked about.</param>
    public static IReadOnlyList<Issue> Check(string prefix, IReadOnlyList<(int Number, MonthPeriod Period)> periods, DateOnly day)
    {
        List<Issue> issues = [];
        foreach (var (number, period) in periods)
        {
            if (period.To < period.From)
            {
                issues.Add(new($"{prefix}-{number}-til", "Lad perioden slutte i samme måned, som den begynder, eller senere."));
            }
            else if (period.To > FirstOf(day))
            {
                issues.Add(new($"{prefix}-{number}-til", $"Skriv en måned senest {day.ToString("MMMM yyyy", Danish.Culture)}; fremtiden kan ikke tælles med."));
            }

            if (period.HoursPerWeek is <= 0 or > MonthPeriod.FullTime)
            {
                issues.Add(new($"{prefix}-{number}-timer", $"Skriv timer om ugen som et tal over 0 og højst {MonthPeriod.FullTime}."));
            }

            if (periods.FirstOrDefault(other => other.Number < number && other.Period.From <= period.To && period.From <= other.Period.To) is ( > 0, { } overlapped) clash)
            {
                issues.Add(new($"{prefix}-{number}-fra", $"Perioden overlapper periode {clash.Number}, {overlapped.From.ToString("MMMM yyyy", Danish.Culture)} – {overlapped.To.ToString("MMMM yyyy", Danish.Culture)}. Skriv hver måned én gang."));
            }
        }

        return issues;
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
