using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;

namespace Vejviser.Web.Features.Tools.JobPay;

/// <summary>What a job pays, for programs: the same calculation as the page's.</summary>
public static class JobGainApi
{
    public static Results<Ok<Answer>, ProblemHttpResult> Get(
        HttpContext context,
        CurrentRules rules,
        [Description("Årstal; uden det nyeste år, vi har")] string? year,
        [Description("minimum, basic, increased eller home")] string? rate,
        [Description("Timer om ugen, 0 til 37")] string? hoursPerWeek,
        [Description("Timeløn før skat i kr., højst 300")] string? hourlyWage,
        [Description("average for landsgennemsnittet, eller kommunens skatteprocent uden kirkeskat: 25.6")] string? municipality,
        [Description("true eller false")] string? churchMember,
        [Description("Hjemmeboende børn under 18 år")] string? children,
        [Description("true, når man er enlig og får ekstra børnetilskud")] string? singleProvider,
        [Description("Kontanthjælp om måneden før skat med tillæg, hvis den kendes")] string? benefit,
        [Description("Fribeløb om måneden, hvis det kendes")] string? disregard,
        [Description("before eller after: om lønnen tæller før eller efter AM-bidrag, hvis det vides")] string? incomeCounts,
        [Description("Loft for løn og kontanthjælp tilsammen om måneden, hvis det kendes")] string? ceiling)
    {
        // The parameters above are for the OpenAPI document; the address is read as the page reads its own.
        _ = (year, rate, hoursPerWeek, hourlyWage, municipality, churchMember, children, singleProvider, benefit, disregard, incomeCounts, ceiling);
        var form = JobPayForm.ForPrograms(context.Request.Query, rules.Now);
        if (form.Issues.Count > 0)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "En parameter kan ikke bruges",
                detail: string.Join(' ', form.Issues.Select(issue => $"{issue.Field}: {issue.Message}")),
                extensions: [new("errors", form.Issues.GroupBy(issue => issue.Field).ToDictionary(group => group.Key, group => group.Select(issue => issue.Message).ToArray()))]);
        }

        return TypedResults.Ok(Answer.Of(JobGain.Explain(form.Situation, rules.Now)));
    }

    /// <summary>What a job pays a month, in kr. Null where something needed was not found; missing tells what.</summary>
    /// <param name="GrossPerMonth">Pay before tax.</param>
    /// <param name="NetWagePerMonth">Pay after tax.</param>
    /// <param name="BenefitChangePerMonth">Change of kontanthjælp before tax.</param>
    /// <param name="BenefitChangeAfterTaxPerMonth">The same after tax.</param>
    /// <param name="GainPerMonth">The sum of pay after tax and change after tax.</param>
    /// <param name="KeptOfNextKrone">How much of the next krone of pay is kept.</param>
    /// <param name="Certainty">enacted, agreement, inferred or unknown: the least sure rule it rests on.</param>
    /// <param name="Sensitivity">What the gain lies between whatever the missing rules are; no result.</param>
    /// <param name="RuleVersion">Which rules; the same version gives the same answer.</param>
    /// <param name="Parameters">Every rule used.</param>
    /// <param name="Missing">What was not found, where the answer is null.</param>
    /// <param name="Thresholds">Where something changes as pay rises.</param>
    /// <param name="LeftOut">What the numbers say nothing of.</param>
    /// <param name="Guidance">That this is no decision.</param>
    public sealed record Answer(
        decimal GrossPerMonth, decimal? NetWagePerMonth, decimal? BenefitChangePerMonth, decimal? BenefitChangeAfterTaxPerMonth, decimal? GainPerMonth, decimal? KeptOfNextKrone, string Certainty, Range? Sensitivity,
        string RuleVersion, IReadOnlyList<Parameter> Parameters, IReadOnlyList<MissingParameter> Missing, IReadOnlyList<ThresholdItem> Thresholds, IReadOnlyList<string> LeftOut, string Guidance)
    {
        internal static Answer Of(JobGainResult result) => new(
            Kroner(result.Gross)!.Value, Kroner(result.NetWage), Kroner(result.BenefitChange), Kroner(result.BenefitChangeAfterTax), Kroner(result.Gain), result.KeptOfNext is { } kept ? decimal.Round(kept, 4) : null,
            result.Certainty.Id(), (result.Sensitivity ?? (result.Gain is { Value.IsPoint: false } gain ? gain.Value : null)) is { } between ? Range.Of(between) : null,
            result.RuleVersion, result.Rules.Select(Parameter.Of).ToList(),
            result.Missing.Select(missing => new MissingParameter(missing.Rule.Parameter.Id, missing.Rule.Parameter.Name, missing.Decides)).ToList(),
            result.Thresholds.Select(threshold => new ThresholdItem(threshold.Name, threshold.Text, Range.Of(threshold.Gross), threshold.Rule.Parameter.Id)).ToList(),
            JobGain.LeftOut, ToolWords.Guiding);

        // A range is no number.
        private static decimal? Kroner(Amount? amount) => amount is { Value: { IsPoint: true } value } ? Round(value.Least) : null;
    }

    /// <summary>From least to most, in kr. a month.</summary>
    public sealed record Range(decimal Least, decimal Most)
    {
        internal static Range Of(Interval between) => new(Round(between.Least), Round(between.Most));
    }

    /// <summary>A rule: value, or least and most of a range, in its unit; all null where it was not found.</summary>
    public sealed record Parameter(
        string Id, string Name, decimal? Value, decimal? Least, decimal? Most, string Unit, DateOnly ValidFrom, DateOnly ValidTo, string Act, string Section, string Source, string Link, DateOnly CheckedOn, string Certainty, string? Note)
    {
        internal static Parameter Of(RuleUse use)
        {
            var value = use.Value;
            var isRange = !value.IsUnknown && value.Value is null;
            return new(
                use.Parameter.Id, use.Parameter.Name, value.Value, isRange ? value.Least : null, isRange ? value.Most : null, use.Parameter.Unit, value.From, value.To, value.Act, value.Section, value.Source, value.Link,
                value.CheckedOn, value.Certainty.Id(), value.Note);
        }
    }

    /// <summary>A rule that was not found, and whether the answer hangs on it.</summary>
    public sealed record MissingParameter(string Id, string Name, bool Decides);

    /// <summary>Pay before tax at which something changes, and the rule behind it.</summary>
    public sealed record ThresholdItem(string Name, string Text, Range GrossPerMonth, string Parameter);

    private static decimal Round(decimal kroner) => decimal.Round(kroner, 2, MidpointRounding.AwayFromZero);
}
