using System.Text.RegularExpressions;

namespace Vejviser.Domain.Rules;

/// <summary>What must be in order before a set of rules is used; files and editors' values alike.</summary>
public static partial class RuleRequirements
{
    private const int FirstYear = 2000;
    private const int MostYearsAhead = 5;

    /// <summary>What is wrong with the parameters; the field of an issue is the parameter's id.</summary>
    public static IReadOnlyList<Issue> Check(IReadOnlyList<RuleParameter> parameters)
    {
        List<Issue> issues = [];
        foreach (var twice in parameters.GroupBy(parameter => parameter.Id).Where(group => group.Count() > 1))
        {
            issues.Add(new(twice.Key, "Giv parameteren et id, som ingen anden har."));
        }

        foreach (var parameter in parameters)
        {
            issues.AddRange(Check(parameter));
        }

        return issues;
    }

    /// <summary>What is wrong with one value on its own; the field is the part of it that must be put right.</summary>
    public static IReadOnlyList<Issue> Check(DatedValue value)
    {
        List<Issue> issues = [];
        if (value.From.Year < FirstYear)
        {
            issues.Add(new("from", $"Sæt startdagen til {FirstYear} eller senere."));
        }

        if (value.To < value.From)
        {
            issues.Add(new("to", "Sæt slutdagen til samme dag som startdagen eller senere."));
        }
        else if (value.CheckedOn != default && value.To.Year > value.CheckedOn.Year + MostYearsAhead)
        {
            issues.Add(new("to", $"Sæt slutdagen senest i {value.CheckedOn.Year + MostYearsAhead}. En regel gælder ikke som bekræftet, længere end nogen har set efter."));
        }

        if (string.IsNullOrWhiteSpace(value.Act))
        {
            issues.Add(new("act", "Skriv, hvilken lov værdien står i."));
        }

        if (string.IsNullOrWhiteSpace(value.Section))
        {
            issues.Add(new("section", $"Skriv paragraffen, eller skriv »{DatedValue.NotFound}«."));
        }

        if (string.IsNullOrWhiteSpace(value.Source))
        {
            issues.Add(new("source", "Skriv, hvor værdien er læst."));
        }

        if (!WebAddress.IsValid(value.Link))
        {
            issues.Add(new("link", "Skriv kildens adresse; den begynder med https://."));
        }

        if (value.CheckedOn == default)
        {
            issues.Add(new("checked", "Skriv den dag, kilden sidst er set efter."));
        }

        var hasNumber = value.Least is not null || value.Most is not null;
        if (!value.IsUnknown && (value.Text is null ? value.Least is null || value.Most is null : hasNumber))
        {
            issues.Add(new("value", "Skriv én værdi, et interval eller en regel, eller vælg »ikke fundet«."));
        }

        if (value.Least > value.Most)
        {
            issues.Add(new("value", "Sæt det mindste tal først."));
        }

        if (value.Least < 0)
        {
            issues.Add(new("value", "Skriv et tal, der ikke er negativt."));
        }

        return issues;
    }

    /// <summary>Whether a value is of the kind and size that its unit says; the field is the part of the value.</summary>
    public static IReadOnlyList<Issue> CheckUnit(string unit, DatedValue value) => value switch
    {
        { IsUnknown: true } => [],
        { Text: null } when unit == RuleParameter.Sentence => [new("kind", "Skriv reglen i én sætning; den er ikke et tal.")],
        { Text: not null } when unit != RuleParameter.Sentence => [new("kind", "Skriv et tal eller et interval; værktøjerne regner med det.")],
        { Most: > 100 } when unit.StartsWith('%') => [new("value", "Skriv procenten som et tal fra 0 til 100 med komma, for eksempel 25,049.")],
        { Most: > 1 } when unit.StartsWith("del", StringComparison.Ordinal) => [new("value", "Skriv delen som et tal fra 0 til 1 med komma, for eksempel 0,92.")],
        _ => [],
    };

    private static IEnumerable<Issue> Check(RuleParameter parameter)
    {
        if (!Id().IsMatch(parameter.Id))
        {
            yield return new(parameter.Id, "Skriv id’et med små bogstaver, tal og bindestreger.");
        }

        if (string.IsNullOrWhiteSpace(parameter.Name) || string.IsNullOrWhiteSpace(parameter.Unit))
        {
            yield return new(parameter.Id, "Giv parameteren navn og enhed.");
        }

        if (parameter.Values.Count == 0)
        {
            yield return new(parameter.Id, "Giv parameteren mindst én værdi.");
        }

        foreach (var value in parameter.Values)
        {
            foreach (var issue in Check(value).Concat(CheckUnit(parameter.Unit, value)))
            {
                yield return new(parameter.Id, $"{value.From:yyyy-MM-dd}: {issue.Message}");
            }
        }

        foreach (var (before, after) in parameter.Values.Zip(parameter.Values.Skip(1)))
        {
            if (after.From <= before.To)
            {
                yield return new(parameter.Id, $"Perioderne overlapper: {before.From:yyyy-MM-dd} – {before.To:yyyy-MM-dd} og {after.From:yyyy-MM-dd} – {after.To:yyyy-MM-dd}. Lad den ene slutte, før den anden begynder.");
            }
            else if (after.From > before.To.AddDays(1))
            {
                yield return new(parameter.Id, $"Der mangler en værdi fra {before.To.AddDays(1):yyyy-MM-dd} til {after.From.AddDays(-1):yyyy-MM-dd}. Skriv den, eller skriv »ikke fundet« for perioden.");
            }
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
