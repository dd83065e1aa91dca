using Vejviser.Domain;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;

namespace Vejviser.Web.Features.Tools.JobPay;

/// <summary>One situation as the pages show it: today's point, the curve it lies on, and the words for both.</summary>
/// <param name="situation">Whose.</param>
/// <param name="rules">By which rules.</param>
/// <param name="suffix">What the names of its fields on the page end with.</param>
public sealed class JobPayAnswer(JobSituation situation, RuleSet rules, string suffix = "")
{
    public JobGainResult Today { get; } = JobGain.Explain(situation, rules);

    public IReadOnlyList<JobGainResult> Curve { get; } = JobGain.Curve(situation, rules);

    /// <summary>"8 timer om ugen til 140 kr. i timen".</summary>
    public string Job => $"{Danish.Number(situation.HoursPerWeek)} timer om ugen til {Danish.Number(situation.HourlyWage)} kr. i timen";

    /// <summary>Whose: "Mindstesats, ingen hjemmeboende børn, uden kirkeskat, kommuneskat som landsgennemsnittet, regler for 2026".</summary>
    public string Whose => string.Join(", ", new[]
    {
        situation.Rate.Name(),
        situation.Children switch { 0 => "ingen hjemmeboende børn", 1 => "ét hjemmeboende barn", var children => $"{children} hjemmeboende børn" },
        situation.IsSingleProvider ? "enlig forsørger" : null,
        situation.IsChurchMember ? "med kirkeskat" : "uden kirkeskat",
        situation.MunicipalTax is { } percent ? $"kommuneskat {Danish.Number(percent)} procent" : "kommuneskat som landsgennemsnittet",
        $"regler for {situation.Year}",
    }.OfType<string>());

    /// <summary>The gain as the first line says it.</summary>
    public string Total => Kroner(Today.Gain);

    /// <summary>How sure the answer is, in a sentence.</summary>
    public string Certainty => Today.Certainty switch
    {
        RuleCertainty.Enacted => "Bygger på gældende regler.",
        RuleCertainty.Agreement => "Gælder, hvis loven er som den politiske aftale. Lovens § 31, som den er vedtaget, er ikke læst.",
        RuleCertainty.Inferred => "Skøn: Bygger på mindst ét beløb, som er vores egen slutning.",
        _ => "Gevinsten kan ikke siges, for noget, den hænger på, er ikke fundet.",
    };

    /// <summary>"61 øre".</summary>
    public string? KeptOfNext => Today.KeptOfNext is { } kept ? $"{Danish.Number(Math.Round(kept * 100, 1, MidpointRounding.AwayFromZero))} øre" : null;

    /// <summary>"2.965,36 kr.", "mellem 10,00 og 12,00 kr. (skøn)".</summary>
    public static string Kroner(Interval kroner) => kroner.IsPoint ? $"{Oere(kroner.Least)} kr." : $"mellem {Oere(kroner.Least)} og {Oere(kroner.Most)} kr. (skøn)";

    /// <summary>An amount where it can be told; words where it cannot.</summary>
    public static string Kroner(Amount? amount) => amount is null ? "kan ikke siges" : Kroner(amount.Value);

    /// <summary>"5.000 til 5.884 kr.": pay at which something changes, to the krone.</summary>
    public static string WholeKroner(Interval kroner) => Math.Round(kroner.Least) == Math.Round(kroner.Most)
        ? $"{Danish.Number(Math.Round(kroner.Least))} kr."
        : $"{Danish.Number(Math.Round(kroner.Least))} til {Danish.Number(Math.Round(kroner.Most))} kr.";

    /// <summary>A part of an amount with its unit; what was not found is said so, and its limits are not shown as if they were it.</summary>
    public static string Words(Amount amount) => amount switch
    {
        { Rule: { } use } => use.Parameter.Words(use.Value),
        { Unit: "kr." } => amount.Value.Most >= Amount.Unbounded / 2 ? "kan ikke siges" : Kroner(amount.Value),
        { Value.IsPoint: true } => $"{Danish.Number(Math.Round(amount.Value.Least, 4))} {amount.Unit}",
        _ => $"mellem {Danish.Number(Math.Round(amount.Value.Least, 4))} og {Danish.Number(Math.Round(amount.Value.Most, 4))} {amount.Unit}",
    };

    /// <summary>Hours a week at which a month's pay is reached, where it is on the curve.</summary>
    public string Hours(Interval gross)
    {
        var perHour = situation.HourlyWage * 52 / 12;
        var (least, most) = (Math.Round(gross.Least / perHour, 1), Math.Round(gross.Most / perHour, 1));
        return least == most ? $"{Danish.Number(least)} timer" : $"{Danish.Number(least)} til {(most > JobSituation.MostHours ? "over 37" : Danish.Number(most))} timer";
    }

    /// <summary>The field of the page where a property of this situation is typed.</summary>
    public string FieldOf(string property) => JobPayForm.FieldOf(property) + suffix;

    /// <summary>The same question with other hours in this situation, as an address.</summary>
    public string WithHours(HttpRequest request, int hours)
    {
        var field = FieldOf(nameof(JobSituation.HoursPerWeek));
        return ToolLinks.JobPay + QueryString.Create(JobPayForm.Fields.Where(name => name != field)
            .SelectMany(name => request.Query[name], KeyValuePair.Create)
            .Where(pair => !string.IsNullOrEmpty(pair.Value))
            .Append(KeyValuePair.Create(field, (string?)$"{hours}")));
    }

    private static string Oere(decimal kroner) => Math.Round(kroner, 2, MidpointRounding.AwayFromZero).ToString("#,0.00", Danish.Culture);
}
