using System.Globalization;
using Vejviser.Domain;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Tools.JobPay;

/// <summary>The questions about a job as an address carries them, for people and for programs; the fields' names are the parameters'.</summary>
public sealed class JobPayForm
{
    /// <summary>What the names of the second situation's fields end with.</summary>
    public const string Second = "2";

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
        Situation = new Reader(this, "").Read(rules, first: null);
        if (!isApi && names.Values.Any(name => TextOf(name + Second) is not null))
        {
            Other = new Reader(this, Second).Read(rules, Situation);
        }
    }

    /// <summary>What was asked, where nothing is wrong with it.</summary>
    public JobSituation Situation { get; }

    /// <summary>The situation beside it, whose empty fields are as in the first; null where none is asked for.</summary>
    public JobSituation? Other { get; }

    /// <summary>What must be put right; the field is the parameter.</summary>
    public IReadOnlyList<Issue> Issues => issues;

    /// <summary>Reads a page's address.</summary>
    public static JobPayForm ForPeople(IQueryCollection query, RuleSet rules) => new(query, rules, isApi: false);

    /// <summary>Reads an address of the API.</summary>
    public static JobPayForm ForPrograms(IQueryCollection query, RuleSet rules) => new(query, rules, isApi: true);

    /// <summary>The parameters of the page.</summary>
    public static IEnumerable<string> Fields => Danish.Values.Concat(Danish.Values.Select(name => name + Second));

    /// <summary>The parameter by which a property of the first situation is asked for on the page.</summary>
    public static string FieldOf(string property) => Danish[property];

    /// <summary>What stands in a field of the page, as it was typed.</summary>
    public string? Typed(string field) => query[field].LastOrDefault();

    private string? TextOf(string field) => query[field].LastOrDefault()?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Reads one situation.</summary>
    /// <param name="form">The form, which gathers what is wrong.</param>
    /// <param name="suffix">What its fields' names end with.</param>
    private sealed class Reader(JobPayForm form, string suffix)
    {
        private static (string, bool)[] Truths => [("true", true), ("false", false)];

        private bool IsApi => form.names == English;

        public JobSituation Read(RuleSet rules, JobSituation? first)
        {
            var year = Text(nameof(JobSituation.Year));
            JobSituation situation = new()
            {
                Year = year is null ? first?.Year ?? JobGain.Years(rules).Last() : int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Wrong(nameof(JobSituation.Year), "Skriv et årstal med fire cifre.", 0),
                Rate = Choice(nameof(JobSituation.Rate), first?.Rate ?? BenefitRate.Minimum, IsApi ? "Skriv minimum, basic, increased eller home." : "Vælg en af satserne.", Enum.GetValues<BenefitRate>().Select(rate => (IsApi ? rate.Id() : rate.Slug(), rate))),
                HoursPerWeek = Number(nameof(JobSituation.HoursPerWeek)) ?? first?.HoursPerWeek ?? Missing(nameof(JobSituation.HoursPerWeek), "Skriv, hvor mange timer om ugen jobbet er på."),
                HourlyWage = Number(nameof(JobSituation.HourlyWage)) ?? first?.HourlyWage ?? Missing(nameof(JobSituation.HourlyWage), "Skriv timelønnen før skat."),
                MunicipalTax = IsApi && Text(nameof(JobSituation.MunicipalTax)) == "average" ? null : Number(nameof(JobSituation.MunicipalTax)) ?? first?.MunicipalTax,
                IsChurchMember = Choice(nameof(JobSituation.IsChurchMember), first?.IsChurchMember ?? false, IsApi ? "Skriv true eller false." : "Vælg ja eller nej.", Truths),
                Children = Number(nameof(JobSituation.Children)) is { } children ? decimal.Truncate(children) == children && Math.Abs(children) < 1000 ? (int)children : -1 : first?.Children ?? 0,
                IsSingleProvider = Choice(nameof(JobSituation.IsSingleProvider), first?.IsSingleProvider ?? false, IsApi ? "Skriv true eller false." : "Vælg ja eller nej.", Truths),
                Benefit = Number(nameof(JobSituation.Benefit)),
                Disregard = Number(nameof(JobSituation.Disregard)),
                CountsAfterContribution = Choice(nameof(JobSituation.CountsAfterContribution), first?.CountsAfterContribution, IsApi ? "Skriv before eller after." : "Vælg, om lønnen tæller før eller efter AM-bidrag.", [(IsApi ? "before" : "foer", (bool?)false), (IsApi ? "after" : "efter", true)]),
                Ceiling = Number(nameof(JobSituation.Ceiling)),
            };
            // Amounts somebody knows are known for that rate and household, and for no other.
            if (first is not null && (situation.Year, situation.Rate, situation.Children, situation.IsSingleProvider) == (first.Year, first.Rate, first.Children, first.IsSingleProvider))
            {
                situation = situation with { Benefit = situation.Benefit ?? first.Benefit, Disregard = situation.Disregard ?? first.Disregard, Ceiling = situation.Ceiling ?? first.Ceiling };
            }

            // What is as in the first has been told there.
            form.issues.AddRange([.. situation.Check(rules)
                .Where(issue => (first is null || Text(issue.Field) is not null) && form.issues.TrueForAll(known => known.Field != Field(issue.Field)))
                .Select(issue => issue with { Field = Field(issue.Field) })]);
            return situation;
        }

        private string Field(string property) => form.names[property] + suffix;

        private string? Text(string property) => form.TextOf(Field(property));

        private decimal? Number(string property)
        {
            var text = Text(property);
            return text is null ? null : (IsApi ? TypedNumber.ReadInvariant(text) : TypedNumber.Read(text)) ?? Wrong(property, $"Skriv et tal i stedet for {Domain.Danish.Quoted(text)}.", 0m);
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

        private decimal Missing(string property, string message) => form.issues.Exists(issue => issue.Field == Field(property)) ? 0 : Wrong(property, message, 0m);

        private T Wrong<T>(string property, string message, T otherwise)
        {
            form.issues.Add(new(Field(property), message));
            return otherwise;
        }
    }
}
