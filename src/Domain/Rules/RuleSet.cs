using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Vejviser.Domain.Rules;

/// <summary>All rule parameters, sound and unchangeable. The same version means the same values, and so the same answers.</summary>
public sealed class RuleSet
{
    private readonly Dictionary<string, RuleParameter> byId;

    /// <exception cref="InvalidRulesException">The parameters are not in order.</exception>
    public RuleSet(IReadOnlyList<RuleParameter> parameters)
    {
        if (RuleRequirements.Check(parameters) is { Count: > 0 } issues)
        {
            throw new InvalidRulesException(issues);
        }

        Parameters = parameters;
        byId = parameters.ToDictionary(parameter => parameter.Id);
        Version = $"{parameters.SelectMany(parameter => parameter.Values).Max(value => value.CheckedOn).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{Fingerprint(parameters)}";
    }

    public IReadOnlyList<RuleParameter> Parameters { get; }

    /// <summary>The day a value was last looked at, and a fingerprint of all values: "2026-11-22-3f9a12cd".</summary>
    public string Version { get; }

    /// <summary>The same rules with a value more: in its period it takes the place of what stood there.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="value">Its new value.</param>
    /// <param name="issues">What stands in the way: the field is the part of the value, or "from" for a gap.</param>
    /// <returns>The new rules; null where something stands in the way.</returns>
    public RuleSet? With(string id, DatedValue value, out IReadOnlyList<Issue> issues)
    {
        var parameter = Find(id);
        issues = [.. RuleRequirements.Check(value), .. parameter is null ? [] : RuleRequirements.CheckUnit(parameter.Unit, value)];
        if (issues.Count > 0 || parameter is null)
        {
            return null;
        }

        var changed = parameter with
        {
            Values = parameter.Values.SelectMany(old => Around(old, value)).Append(value).OrderBy(one => one.From).ToList(),
        };
        issues = RuleRequirements.Check([changed]).Select(issue => issue with { Field = "from" }).ToList();
        return issues.Count > 0 ? null : new(Parameters.Select(one => one.Id == id ? changed : one).ToList());
    }

    // What is left of a value before and after another.
    private static IEnumerable<DatedValue> Around(DatedValue old, DatedValue other)
    {
        if (old.To < other.From || other.To < old.From)
        {
            return [old];
        }

        return new[] { old with { To = other.From.AddDays(-1) }, old with { From = other.To.AddDays(1) } }.Where(left => left.From <= left.To && (left.To < other.From ? old.From < other.From : old.To > other.To));
    }

    /// <summary>The parameter with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none: a mistake of ours.</exception>
    public RuleParameter this[string id] => byId[id];

    public RuleParameter? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    /// <summary>The parameter as it was on a day that is confirmed.</summary>
    /// <exception cref="InvalidOperationException">The day is not confirmed: ask <see cref="Confirms"/> first.</exception>
    public RuleUse At(string id, DateOnly day) =>
        byId[id] is var parameter && parameter.At(day) is { } value ? new(parameter, value) : throw new InvalidOperationException($"'{id}' is not confirmed for {day:O}.");

    /// <summary>The last day for which every parameter of the topics is confirmed, be it as unknown.</summary>
    public DateOnly LastConfirmedOn(params ReadOnlySpan<string> topics) => Of(topics).Min(parameter => parameter.Values[^1].To);

    /// <summary>The first day for which every parameter of the topics is there.</summary>
    public DateOnly FirstConfirmedOn(params ReadOnlySpan<string> topics) => Of(topics).Max(parameter => parameter.Values[0].From);

    /// <summary>Whether a tool that rests on these topics may say anything of a day.</summary>
    public bool Confirms(DateOnly day, params ReadOnlySpan<string> topics) => FirstConfirmedOn(topics) <= day && day <= LastConfirmedOn(topics);

    private List<RuleParameter> Of(ReadOnlySpan<string> topics)
    {
        List<RuleParameter> found = [];
        foreach (var topic in topics)
        {
            found.AddRange(Parameters.Where(parameter => parameter.Topic == topic));
        }

        return found;
    }

    private static string Fingerprint(IReadOnlyList<RuleParameter> parameters)
    {
        var text = new StringBuilder();
        foreach (var parameter in parameters.OrderBy(parameter => parameter.Id, StringComparer.Ordinal))
        {
            foreach (var value in parameter.Values)
            {
                text.Append(CultureInfo.InvariantCulture, $"{parameter.Id}|{parameter.Unit}|{value.From:O}|{value.To:O}|{value.Least:0.########}|{value.Most:0.########}|{value.Text}|{value.Certainty.Id()}\n");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..8];
    }
}

/// <summary>Rules that cannot be used: the program does not start on them.</summary>
public sealed class InvalidRulesException(IReadOnlyList<Issue> issues) : Exception(string.Join('\n', issues.Select(issue => $"{issue.Field}: {issue.Message}")))
{
    public IReadOnlyList<Issue> Issues => issues;
}
