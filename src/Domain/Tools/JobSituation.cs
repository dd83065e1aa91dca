using Vejviser.Domain.Rules;

namespace Vejviser.Domain.Tools;

/// <summary>The rate of kontanthjælp somebody gets.</summary>
public enum BenefitRate
{
    /// <summary>Mindstesats.</summary>
    Minimum,

    /// <summary>Grundsats.</summary>
    Basic,

    /// <summary>Forhøjet sats.</summary>
    Increased,

    /// <summary>Sats for hjemmeboende.</summary>
    Home,
}

/// <summary>Somebody on kontanthjælp, and a job. Nothing in it tells who.</summary>
public sealed record JobSituation
{
    /// <summary>The most hours of a week the tool counts with: full time.</summary>
    public const decimal MostHours = 37;

    /// <summary>The highest hourly pay, in kr.: with it no full-time pay reaches the taxes on high incomes, which the tool leaves out.</summary>
    public const decimal MostHourlyWage = 300;

    /// <summary>The most of a month's amount in kr. that can be typed.</summary>
    public const decimal MostTyped = 60_000;

    private const int MostChildren = 15;

    /// <summary>The year; its rules are taken as they stand at its end.</summary>
    public required int Year { get; init; }

    public required BenefitRate Rate { get; init; }

    public required decimal HoursPerWeek { get; init; }

    /// <summary>Pay per hour before tax, in kr.</summary>
    public required decimal HourlyWage { get; init; }

    /// <summary>Typed municipal tax in per cent; null for the national average.</summary>
    public decimal? MunicipalTax { get; init; }

    public bool IsChurchMember { get; init; }

    /// <summary>Own children under 18 at home.</summary>
    public int Children { get; init; }

    /// <summary>Single, and gets ekstra børnetilskud.</summary>
    public bool IsSingleProvider { get; init; }

    /// <summary>Typed kontanthjælp a month before tax, with supplements; null for what the rules say.</summary>
    public decimal? Benefit { get; init; }

    /// <summary>Typed disregard (fribeløb) a month; null for what the rules say.</summary>
    public decimal? Disregard { get; init; }

    /// <summary>Typed: whether pay counts after AM-bidrag (true) or before (false); null for what the rules say.</summary>
    public bool? CountsAfterContribution { get; init; }

    /// <summary>Typed ceiling for pay and kontanthjælp together a month; null for what the rules say.</summary>
    public decimal? Ceiling { get; init; }

    /// <summary>The day whose rules are used.</summary>
    public DateOnly Day => new(Year, 12, 31);

    /// <summary>What must be put right before anything can be said; the field is the property's name.</summary>
    public IReadOnlyList<Issue> Check(RuleSet rules)
    {
        List<Issue> issues = [];
        if (Year is < 1 or > 9999 || !rules.Confirms(Day, JobGain.Topics))
        {
            issues.Add(new(nameof(Year), Year > rules.LastConfirmedOn(JobGain.Topics).Year
                ? ToolWords.NotConfirmed(rules.LastConfirmedOn(JobGain.Topics))
                : $"Vælg {Danish.List([.. JobGain.Years(rules).Select(year => $"{year}")])}: Vi har ikke satserne for andre år."));
        }

        Require(nameof(HoursPerWeek), HoursPerWeek is >= 0 and <= MostHours, $"Skriv timer om ugen som et tal fra 0 til {MostHours}.");
        Require(nameof(HourlyWage), HourlyWage is >= 0 and <= MostHourlyWage, $"Skriv timelønnen før skat som et tal fra 0 til {MostHourlyWage} kr.");
        Require(nameof(MunicipalTax), MunicipalTax is null or (>= 15 and <= 35), "Skriv kommunens skatteprocent uden kirkeskat, for eksempel 25,6.");
        Require(nameof(Children), Children is >= 0 and <= MostChildren, $"Skriv antallet af hjemmeboende børn under 18 år som et helt tal fra 0 til {MostChildren}.");
        Require(nameof(Rate), Rate != BenefitRate.Home || (Children <= 0 && !IsSingleProvider), "Vælg en anden sats. Sats for hjemmeboende er kun for den, der ikke forsørger et barn i hjemmet.");
        Require(nameof(Disregard), Disregard is null or (>= 0 and <= MostTyped), $"Skriv fribeløbet om måneden som et tal fra 0 til {Danish.Number(MostTyped)} kr.");
        Require(nameof(Ceiling), Ceiling is null or (>= 10_000 and <= MostTyped), $"Skriv loftet om måneden som et tal fra 10.000 til {Danish.Number(MostTyped)} kr.");
        if (Benefit is { } benefit && issues.All(issue => issue.Field != nameof(Year)))
        {
            var least = rules.At("personal-allowance", Day).Value.Least.GetValueOrDefault() / 12;
            Require(nameof(Benefit), benefit >= least && benefit <= MostTyped,
                $"Skriv kontanthjælpen om måneden før skat som et tal fra {Danish.Number(decimal.Ceiling(least))} til {Danish.Number(MostTyped)} kr. Er den lavere, er personfradraget ikke brugt op, og det regner værktøjet ikke på.");
        }

        return issues;

        void Require(string field, bool isMet, string message)
        {
            if (!isMet)
            {
                issues.Add(new(field, message));
            }
        }
    }
}
