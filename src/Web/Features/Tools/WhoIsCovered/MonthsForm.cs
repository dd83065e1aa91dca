using Vejviser.Domain;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Tools.WhoIsCovered;

/// <summary>Periods of residence and work as they were typed.</summary>
public sealed class MonthsForm
{
    private const int FewestRows = 3;
    private const int MostRows = 20;

    private readonly IFormCollection? form;
    private readonly List<Issue> issues = [];

    /// <param name="form">What was sent; null for an empty form.</param>
    /// <param name="today">The day in Denmark.</param>
    /// <param name="rules">By which rules.</param>
    public MonthsForm(IFormCollection? form, DateOnly today, RuleSet rules)
    {
        this.form = form;
        Rows = Math.Clamp(int.TryParse(Typed("raekker"), out var rows) ? rows : FewestRows, FewestRows, MostRows);
        if (form is null)
        {
            return;
        }

        if (Typed("flere") is not null)
        {
            Rows = Math.Min(MostRows, Rows + FewestRows);
            return;
        }

        if (TypedDay.Read(Typed("dag")) is not { } day)
        {
            issues.Add(new("dag", "Skriv datoen som dag-måned-år, for eksempel 27-11-2026."));
            return;
        }

        if (day > today || day < rules.FirstConfirmedOn(Coverage.Topic))
        {
            issues.Add(new("dag", day > today
                ? "Vælg i dag eller en tidligere dag; en dag i fremtiden kan ikke vurderes endnu."
                : $"Vælg en dag fra {Danish.Date(rules.FirstConfirmedOn(Coverage.Topic))}; før den dag fandtes arbejdspligten ikke."));
            return;
        }

        IsUnconfirmed = !rules.Confirms(day, Coverage.Topic);
        var (residence, work) = (Periods("ophold", hasHours: false), Periods("arbejde", hasHours: true));
        if (issues.Count == 0 && residence.Count + work.Count == 0)
        {
            issues.Add(new("ophold-1-fra", "Skriv mindst én periode."));
        }

        if (issues.Count == 0)
        {
            issues.AddRange([.. MonthGrid.Check("ophold", residence, day), .. MonthGrid.Check("arbejde", work, day)]);
        }

        IsUncounted = issues.Count == 0 && !IsUnconfirmed && !MonthGrid.CanCount(day, rules);
        if (issues.Count == 0 && !IsUnconfirmed && !IsUncounted)
        {
            Grid = MonthGrid.Of(day, residence.ConvertAll(one => one.Period), work.ConvertAll(one => one.Period), rules);
        }
    }

    /// <summary>How many lines for each kind.</summary>
    public int Rows { get; }

    public IReadOnlyList<Issue> Issues => issues;

    /// <summary>The sum; null where nothing was asked, or something is wrong.</summary>
    public MonthGrid? Grid { get; }

    /// <summary>Whether the rules say nothing of the day.</summary>
    public bool IsUnconfirmed { get; }

    /// <summary>Whether the requirements of the day are no numbers, so that nothing can be held against them.</summary>
    public bool IsUncounted { get; }

    public bool CanGrow => Rows < MostRows;

    /// <summary>What stands in a field.</summary>
    public string? Typed(string field) => form?[field].LastOrDefault();

    private List<(int Number, MonthPeriod Period)> Periods(string prefix, bool hasHours)
    {
        List<(int, MonthPeriod)> periods = [];
        for (var number = 1; number <= Rows; number++)
        {
            var (from, to, hours) = (Text("fra"), Text("til"), hasHours ? Text("timer") : null);
            if (from is null && to is null && hours is null)
            {
                continue;
            }

            var (first, last) = (Month("fra", from), Month("til", to));
            var weekly = hours is null ? MonthPeriod.FullTime : TypedNumber.Read(hours) ?? -1;
            if (first is { } start && last is { } end)
            {
                periods.Add((number, new(start, end, weekly)));
            }

            string? Text(string part) => Typed($"{prefix}-{number}-{part}")?.Trim() is { Length: > 0 } text ? text : null;

            DateOnly? Month(string part, string? text)
            {
                if (TypedDay.ReadMonth(text) is { Year: >= 1900 } month)
                {
                    return month;
                }

                issues.Add(new($"{prefix}-{number}-{part}", "Skriv måneden som måned-år, for eksempel 08-2019."));
                return null;
            }
        }

        return periods;
    }
}
