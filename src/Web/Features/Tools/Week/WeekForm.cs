using System.Globalization;
using Vejviser.Data.Rules;
using Vejviser.Domain;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Tools.Week;

/// <summary>A week as it was typed.</summary>
public sealed class WeekForm
{
    private const int FewestRows = 3;
    private const int MostRows = 15;
    private static readonly string[] Times = ["%H", "HH", "H.mm", "HH.mm", "H:mm", "HH:mm"];

    private readonly IFormCollection? form;
    private readonly List<Issue> issues = [];

    /// <param name="form">What was sent; null for an empty form.</param>
    /// <param name="day">The day in Denmark.</param>
    /// <param name="rules">By which rules.</param>
    public WeekForm(IFormCollection? form, DateOnly day, RuleSet rules)
    {
        this.form = form;
        Rows = Math.Clamp(int.TryParse(Typed("raekker"), out var rows) ? rows : FewestRows, FewestRows, MostRows);
        Words = WeekWords.All.GetValueOrDefault(Typed("sprog") ?? "", WeekWords.All["da"]);
        if (form is null)
        {
            return;
        }

        if (Typed("flere") is not null)
        {
            Rows = Math.Min(MostRows, Rows + FewestRows);
            return;
        }

        var entries = Enumerable.Range(1, Rows).Select(Entry).OfType<WeekEntry>().ToList();
        decimal? goal = string.IsNullOrWhiteSpace(Typed("maal")) ? null : TypedNumber.Read(Typed("maal")) ?? 0;
        if (!rules.Confirms(day, Coverage.Topic))
        {
            IsUnconfirmed = true;
            return;
        }

        issues.AddRange(WeekPlan.Check(entries, goal, rules, day).Where(issue => issues.Count == 0 || issue.Field != "aktivitet-1").Where(issue => issues.TrueForAll(known => known.Field != issue.Field)).ToList());
        if (issues.Count == 0)
        {
            Plan = new(entries, goal, rules, day);
        }
    }

    /// <summary>How many lines.</summary>
    public int Rows { get; }

    /// <summary>The words of the sheet, in the language chosen.</summary>
    public WeekWords Words { get; }

    public IReadOnlyList<Issue> Issues => issues;

    /// <summary>The week; null where nothing was asked, or something is wrong.</summary>
    public WeekPlan? Plan { get; }

    /// <summary>Whether the rules say nothing of the day.</summary>
    public bool IsUnconfirmed { get; }

    public bool CanGrow => Rows < MostRows;

    /// <summary>What stands in a field.</summary>
    public string? Typed(string field) => form?[field].LastOrDefault();

    /// <summary>The days ticked in a line.</summary>
    public IReadOnlyList<string> Days(int number) => form?[$"dage-{number}"].OfType<string>().ToList() ?? [];

    private WeekEntry? Entry(int number)
    {
        var (kind, from, to) = (Typed($"aktivitet-{number}"), Typed($"fra-{number}"), Typed($"til-{number}"));
        var days = Days(number).Select(text => int.TryParse(text, out var day) && day is >= 1 and <= 7 ? day : 0).Where(day => day > 0).Distinct().Order().ToList();
        if (string.IsNullOrWhiteSpace(kind) && string.IsNullOrWhiteSpace(from) && string.IsNullOrWhiteSpace(to) && days.Count == 0)
        {
            return null;
        }

        var activity = WeekActivity.All.FirstOrDefault(one => one.Id == kind);
        if (activity is null)
        {
            issues.Add(new($"aktivitet-{number}", "Vælg en aktivitet."));
        }

        return Time($"fra-{number}", from) is { } start && Time($"til-{number}", to) is { } end && activity is not null ? new(number, activity, days, start, end) : null;
    }

    private TimeOnly? Time(string field, string? text)
    {
        if (TimeOnly.TryParseExact(text?.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        issues.Add(new(field, "Skriv klokkeslættet som 8.30."));
        return null;
    }
}
