using System.Globalization;
using Vejviser.Domain;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Tools.JobPay;

/// <summary>The questions about a job as an address carries them, for people and for programs; the fields' names are the parameters'.</summary>
public sealed class JobPayForm
{
    private static readonly Dictionary<string, string> Danish = new()
    {
        [nameof(JobSituation.Year)] = "aar",
        [nameof(JobSituation.Rate)] = "sats",
        [nameof(JobSituation.HoursPerWeek)] = "timer",
        [nameof(JobSituation.HourlyWage)] = "loen",
        [nameof(JobSituation.MunicipalTax)] = "skat",
        [nameof(JobSituation.IsChurchMember)] = "kirke",
        [nameof(JobSituation.Children)] = "boern",
        [nameof(JobSituation.IsSingleProvider)] = "enlig",
        [nameof(JobSituation.Benefit)] = "ydelse",
        [nameof(JobSituation.Disregard)] = "fribeloeb",
        [nameof(JobSituation.CountsAfterContribution)] = "indkomst",
        [nameof(JobSituation.Ceiling)] = "loft",
    };

    private static readonly Dictionary<string, string> English = new()
    {
        [nameof(JobSituation.Year)] = "year",
        [nameof(JobSituation.Rate)] = "rate",
        [nameof(JobSituation.HoursPerWeek)] = "hoursPerWeek",
        [nameof(JobSituation.HourlyWage)] = "hourlyWage",
        [nameof(JobSituation.MunicipalTax)] = "municipality",
        [nameof(JobSituation.IsChurchMember)] = "churchMember",
        [nameof(JobSituation.Children)] = "children",
        [nameof(JobSituation.IsSingleProvider)] = "singleProvider",
        [nameof(JobSituation.Benefit)] = "benefit",
        [nameof(JobSituation.Disregard)] = "disregard",
        [nameof(JobSituation.CountsAfterContribution)] = "incomeCounts",
        [nameof(JobSituation.Ceiling)] = "ceiling",
    };

    private readonly IQueryCollection query;
    private readonly Dictionary<string, string> names;
    private readonly List<Issue> issues = [];

    private JobPayForm(IQueryCollection query, RuleSet rules, bool isApi)
    {
        this.query = query;
        names = isApi ? English : Danish;
        var year = Text(nameof(JobSituation.Year));
        Situation = new()
        {
            Year = year is null ? JobGain.Years(rules).Last() : int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Wrong(nameof(JobSituation.Year), "Skriv et årstal med fire cifre.", 0),
            Rate = Choice(nameof(JobSituation.Rate), BenefitRate.Minimum, isApi ? "Skriv minimum, basic, increased eller home." : "Vælg en af satserne.", Enum.GetValues<BenefitRate>().Select(rate => (isApi ? rate.Id() : rate.Slug(), rate))),
            HoursPerWeek = Number(nameof(JobSituation.HoursPerWeek)) ?? Missing(nameof(JobSituation.HoursPerWeek), "Skriv, hvor mange timer om ugen jobbet er på."),
            HourlyWage = Number(nameof(JobSituation.HourlyWage)) ?? Missing(nameof(JobSituation.HourlyWage), "Skriv timelønnen før skat."),
            MunicipalTax = isApi && Text(nameof(JobSituation.MunicipalTax)) == "average" ? null : Number(nameof(JobSituation.MunicipalTax)),
            IsChurchMember = Choice(nameof(JobSituation.IsChurchMember), false, "Skriv true eller false.", Truths),
            Children = Number(nameof(JobSituation.Children)) is { } children ? decimal.Truncate(children) == children && Math.Abs(children) < 1000 ? (int)children : -1 : 0,
            IsSingleProvider = Choice(nameof(JobSituation.IsSingleProvider), false, "Skriv true eller false.", Truths),
            Benefit = Number(nameof(JobSituation.Benefit)),
            Disregard = Number(nameof(JobSituation.Disregard)),
            CountsAfterContribution = Choice(nameof(JobSituation.CountsAfterContribution), (bool?)null, isApi ? "Skriv before eller after." : "Vælg, om lønnen tæller før eller efter AM-bidrag.", [(isApi ? "before" : "foer", false), (isApi ? "after" : "efter", true)]),
            Ceiling = Number(nameof(JobSituation.Ceiling)),
        };
        Other = isApi ? null : OtherJob();
        issues.AddRange(Situation.Check(rules).Where(issue => issues.TrueForAll(known => known.Field != names[issue.Field])).Select(issue => issue with { Field = names[issue.Field] }).ToList());
    }

    /// <summary>What was asked, where nothing is wrong with it.</summary>
    public JobSituation Situation { get; }

    /// <summary>The same person with another job; null where none is asked for.</summary>
    public JobSituation? Other { get; }

    /// <summary>What must be put right; the field is the parameter.</summary>
    public IReadOnlyList<Issue> Issues => issues;

    private static (string, bool)[] Truths => [("true", true), ("false", false)];

    /// <summary>Reads a page's address.</summary>
    public static JobPayForm ForPeople(IQueryCollection query, RuleSet rules) => new(query, rules, isApi: false);

    /// <summary>Reads an address of the API.</summary>
    public static JobPayForm ForPrograms(IQueryCollection query, RuleSet rules) => new(query, rules, isApi: true);

    /// <summary>The parameter by which a property of the situation is asked for on the page.</summary>
    public static string FieldOf(string property) => Danish[property];

    /// <summary>What stands in a field of the page, as it was typed.</summary>
    public string? Typed(string field) => query[field].LastOrDefault();

    private JobSituation? OtherJob()
    {
        var (hours, wage) = (TextOf("timer2"), TextOf("loen2"));
        if (hours is null && wage is null)
        {
            return null;
        }

        return Situation with
        {
            HoursPerWeek = Within("timer2", hours, JobSituation.MostHours, "Skriv timer om ugen i det andet job som et tal fra 0 til 37, eller lad begge felter stå tomme."),
            HourlyWage = Within("loen2", wage, JobSituation.MostHourlyWage, "Skriv timelønnen i det andet job som et tal fra 0 til 300 kr., eller lad begge felter stå tomme."),
        };
    }

    private decimal Within(string field, string? text, decimal most, string message)
    {
        if (TypedNumber.Read(text) is { } number and >= 0 && number <= most)
        {
            return number;
        }

        issues.Add(new(field, message));
        return 0;
    }

    private string? Text(string property) => TextOf(names[property]);

    private string? TextOf(string field) => query[field].LastOrDefault()?.Trim() is { Length: > 0 } text ? text : null;

    private decimal? Number(string property)
    {
        var text = Text(property);
        return text is null ? null : (names == English ? TypedNumber.ReadInvariant(text) : TypedNumber.Read(text)) ?? Wrong(property, $"Skriv et tal i stedet for {Domain.Danish.Quoted(text)}.", 0m);
    }

    private T Choice<T>(string property, T otherwise, string message, IEnumerable<(string Text, T Value)> options)
    {
        var text = Text(property);
        foreach (var option in options)
        {
            if (option.Text == text)
            {
                return option.Value;
            }
        }

        return text is null ? otherwise : Wrong(property, message, otherwise);
    }

    private decimal Missing(string property, string message) => issues.Exists(issue => issue.Field == names[property]) ? 0 : Wrong(property, message, 0m);

    private T Wrong<T>(string property, string message, T otherwise)
    {
        issues.Add(new(names[property], message));
        return otherwise;
    }
}
