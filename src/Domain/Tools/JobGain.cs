using Vejviser.Domain.Rules;

namespace Vejviser.Domain.Tools;

/// <summary>What a job pays somebody on kontanthjælp: pay after tax, and what it takes from the kontanthjælp. Pure: the same situation and rules give the same answer.</summary>
/// <remarks>Left out: ATP, pension, spouse, housing support, transport, day care.</remarks>
public static class JobGain
{
    /// <summary>What must be confirmed for the tool to say anything.</summary>
    public static string[] Topics { get; } = ["kontanthjaelp", "skat"];

    /// <summary>What the numbers say nothing of.</summary>
    public static IReadOnlyList<string> LeftOut { get; } =
    [
        "ægtefælle eller samlever", "boligstøtte og boligstøtteloft", "transport og befordringsfradrag", "daginstitution og økonomisk friplads", "ATP og pension", "børne- og ungeydelse og børnetilskud", "fritidstillæg",
    ];

    // What belongs to the picture although it is no number.
    private static readonly string[] Background = ["earnings-rule-text", "couple-rule", "payment-month"];

    /// <summary>The years whose rules are confirmed at their end.</summary>
    public static IEnumerable<int> Years(RuleSet rules) => Enumerable
        .Range(rules.FirstConfirmedOn(Topics).Year, rules.LastConfirmedOn(Topics).Year - rules.FirstConfirmedOn(Topics).Year + 1)
        .Where(year => rules.Confirms(new(year, 12, 31), Topics));

    /// <summary>Calculates a situation that has passed <see cref="JobSituation.Check"/>.</summary>
    public static JobGainResult Calculate(JobSituation situation, RuleSet rules)
    {
        var calculation = new Calculation(situation, rules);
        var wage = calculation.Wage();
        var reduction = calculation.Reduce();
        var kept = calculation.KeptAfterTax(wage);
        var isWageKnown = calculation.Gross.Value.Most == 0 || (calculation.UsesAllowance(reduction) && calculation.Deciding(wage).Count == 0);
        var missing = calculation.Missing(reduction, wage, kept);
        var isLinear = calculation.Gross.Value.Most == 0 || calculation.UsesAllowanceAfter(reduction, wage);
        var isKnown = isLinear && !missing.Exists(rule => rule.Decides);
        var change = new Amount("Ændring i kontanthjælpen", Interval.Zero - reduction.Value.Value, "det, kontanthjælpen bliver nedsat med", [reduction.Value]);
        var afterTax = new Amount("Ændring i kontanthjælpen efter skat", change.Value * kept.Value, "ændringen før skat, gange det, der er tilbage efter skat af den sidste krone", [change, kept]);
        var gain = new Amount("Gevinst om måneden", wage.Net.Value + afterTax.Value, "løn efter skat, og ændringen i kontanthjælpen efter skat", [wage.Net, afterTax]);
        var wageCertainty = isWageKnown ? Calculation.Certainty(wage.Net) : RuleCertainty.Unknown;
        return new()
        {
            Situation = situation,
            RuleVersion = rules.Version,
            Gross = calculation.Gross,
            NetWage = isWageKnown ? wage.Net : null,
            BenefitChange = isKnown ? change : null,
            BenefitChangeAfterTax = isKnown ? afterTax : null,
            Gain = isKnown && isWageKnown ? gain : null,
            Sensitivity = !isKnown && isWageKnown && isLinear && kept.Value.Least >= 0 && reduction.Value.Value.Most < Amount.Unbounded / 2 ? gain.Value : null,
            WageCertainty = wageCertainty,
            Certainty = isKnown && isWageKnown ? wageCertainty.Or(calculation.Certainty(reduction)) : RuleCertainty.Unknown,
            Missing = missing,
            Rules = calculation.Used(),
        };
    }

    /// <summary>As <see cref="Calculate"/>, with what the next krone gives, the thresholds and the month with five weeks' pay.</summary>
    public static JobGainResult Explain(JobSituation situation, RuleSet rules)
    {
        var result = Calculate(situation, rules);
        var calculation = new Calculation(situation, rules);
        return result with
        {
            KeptOfNext = result.Gain is { Value: { IsPoint: true } now } && new Calculation(situation, rules, one: 1) is var more && Next(more) is { IsPoint: true } then ? then.Least - now.Least : null,
            Thresholds = calculation.Thresholds(),
            FiveWeeks = result.BenefitChange is { Value: { Least: 0, Most: 0 } } ? calculation.FiveWeeks() : null,
        };
    }

    /// <summary>The same person at every whole number of hours from 0 to full time.</summary>
    public static IReadOnlyList<JobGainResult> Curve(JobSituation situation, RuleSet rules) =>
        Enumerable.Range(0, (int)JobSituation.MostHours + 1).Select(hours => Calculate(situation with { HoursPerWeek = hours }, rules)).ToList();

    // What the gain would be with one krone more of pay a month.
    private static Interval Next(Calculation calculation)
    {
        var wage = calculation.Wage();
        return wage.Net.Value + ((Interval.Zero - calculation.Reduce().Value.Value) * calculation.KeptAfterTax(wage).Value);
    }

    private sealed record WageParts(Amount Net, Amount Base, Amount Bottom, Amount Municipal, Amount? Church);

    // What the benefit is reduced by, and what decided it.
    private sealed record ReductionParts(Amount Value, Amount Benefit, Amount Counted, Amount Disregard, Amount Ceiling, Amount AtCeiling);

    /// <param name="situation">Whose.</param>
    /// <param name="rules">By which rules.</param>
    /// <param name="one">Kroner of pay a month on top.</param>
    private sealed class Calculation(JobSituation situation, RuleSet rules, decimal one = 0)
    {
        private readonly OrderedDictionary<string, RuleUse> used = [];
        private readonly Dictionary<string, Interval> instead = [];

        public Amount Gross { get; } = new(
            "Løn før skat", (situation.HoursPerWeek * situation.HourlyWage * 52 / 12) + one, "timer om ugen gange timeløn gange 52 uger delt med 12 måneder",
            [Amount.Typed("Timer om ugen", situation.HoursPerWeek, "timer"), Amount.Typed("Timeløn", situation.HourlyWage), Amount.Chosen("Uger på en måned i gennemsnit", 52m / 12, "52 uger delt med 12 måneder: et valg i beregningen", "uger")]);

        public WageParts Wage()
        {
            var contribution = Share("AM-bidrag", Gross, Rule("labour-market-contribution"));
            var after = new Amount("Løn efter AM-bidrag", Gross.Value - contribution.Value, "løn før skat minus AM-bidrag", [Gross, contribution]);
            var bottom = Rule("bottom-tax");
            var bottomTax = Share("Bundskat", after, bottom);
            List<Amount> deductions = [Capped("Beskæftigelsesfradrag", Share("Beskæftigelsesfradrag uden loft", Gross, Rule("employment-deduction")), Rule("employment-deduction-most"))];
            if (situation.IsSingleProvider)
            {
                deductions.Add(Capped("Ekstra fradrag til enlige forsørgere", Share("Ekstra fradrag uden loft", Gross, Rule("single-provider-deduction")), Rule("single-provider-deduction-most")));
            }

            var from = Rule("job-deduction-from");
            var above = new Amount("Løn over bundgrænsen", Interval.Max(0, Gross.Value - Monthly(from)), "løn før skat minus bundgrænsen delt med 12; mindst 0", [Gross, from]);
            deductions.Add(Capped("Jobfradrag", Share("Jobfradrag uden loft", above, Rule("job-deduction")), Rule("job-deduction-most")));
            var taxed = new Amount(
                "Grundlag for kommuneskat af lønnen", deductions.Aggregate(after.Value, (left, deduction) => left - deduction.Value), "løn efter AM-bidrag minus fradrag; personfradraget er brugt af kontanthjælpen", [after, .. deductions]);
            var municipal = situation.MunicipalTax is { } percent ? Amount.Typed("Kommuneskat", percent, "%") : Rule("municipal-tax");
            var municipalTax = Share("Kommuneskat", taxed, municipal);
            var church = situation.IsChurchMember ? Rule("church-tax") : null;
            var churchTax = church is null ? null : Share("Kirkeskat", taxed, church);
            var net = after.Value - bottomTax.Value - municipalTax.Value - (churchTax?.Value ?? 0);
            Amount[] parts = churchTax is null ? [after, bottomTax, municipalTax] : [after, bottomTax, municipalTax, churchTax];
            return new(new("Løn efter skat", net, "løn efter AM-bidrag minus skat", parts), taxed, bottom, municipal, church);
        }

        /// <summary>What is left of a krone of kontanthjælp after tax.</summary>
        public Amount KeptAfterTax(WageParts wage)
        {
            var none = Rule("labour-market-contribution-on-benefit");
            Amount[] taxes = wage.Church is null ? [none, wage.Bottom, wage.Municipal] : [none, wage.Bottom, wage.Municipal, wage.Church];
            return new("Tilbage efter skat af en krone kontanthjælp", taxes.Aggregate((Interval)1, (left, tax) => left - Part(tax)), "1 minus bundskat, kommuneskat og eventuel kirkeskat", taxes) { Unit = "del" };
        }

        public ReductionParts Reduce()
        {
            var id = situation.Rate.Id();
            List<Amount> supplements = Supplements();
            var benefit = situation.Benefit is { } typed
                ? Amount.Typed("Kontanthjælp før skat", typed)
                : new Amount("Kontanthjælp før skat", supplements.Aggregate(Rule($"rate-{id}").Value, (sum, supplement) => sum + supplement.Value), "sats og tillæg", [Rule($"rate-{id}"), .. supplements]);
            var measure = situation.CountsAfterContribution switch
            {
                true => new Amount("Løn, der tæller", (Interval)1 - Part(Rule("labour-market-contribution")), "efter AM-bidrag: det, du valgte", [Rule("labour-market-contribution")]) { Unit = "del" },
                false => Amount.Chosen("Løn, der tæller", 1, "hele lønnen før AM-bidrag: det, du valgte", "del"),
                null => Rule("earnings-measure"),
            };
            var counted = new Amount("Løn, der tæller", Gross.Value * measure.Value, "løn før skat gange den del, der tæller", [Gross, measure]);
            var disregard = situation.Disregard is { } free
                ? Amount.Typed("Fribeløb", free)
                : new Amount("Fribeløb", Rule($"disregard-{id}").Value * Rule("disregard-index").Value, "aftalens beløb gange reguleringen", [Rule($"disregard-{id}"), Rule("disregard-index")]);
            var above = new Amount("Løn over fribeløbet", Interval.Max(0, counted.Value - disregard.Value), "løn, der tæller, minus fribeløb; mindst 0", [counted, disregard]);
            var byShare = Share("Nedsættelse af løn over fribeløbet", above, Rule("earnings-reduction"));
            var ceiling = situation.Ceiling is { } most
                ? Amount.Typed("Loft for løn og kontanthjælp", most)
                : Share("Loft for løn og kontanthjælp", Rule("highest-unemployment-benefit"), Rule($"ceiling-share-{id}"));
            var atCeiling = benefit;
            if (supplements.Count > 0)
            {
                var outside = supplements.Aggregate(Interval.Zero, (sum, supplement) => sum + supplement.Value) * ((Interval)1 - Rule("supplements-at-ceiling").Value);
                // What is typed holds its supplements; a sum of rate and supplements is cut by what does not count, not by what it could be.
                var counts = situation.Benefit is null
                    ? Rule($"rate-{id}").Value + (supplements.Aggregate(Interval.Zero, (sum, supplement) => sum + supplement.Value) * Rule("supplements-at-ceiling").Value)
                    : Interval.Max(0, benefit.Value - outside);
                atCeiling = new("Kontanthjælp, der tæller i loftet", counts, "kontanthjælp, og så meget af tillæggene, som tæller med", [benefit, Rule("supplements-at-ceiling"), .. supplements]);
            }

            // Krone for krone of the pay: what the kontanthjælp alone is above the ceiling is not taken for the first krone earned.
            var over = new Amount(
                "Løn og kontanthjælp over loftet", Interval.Min(counted.Value, Interval.Max(0, atCeiling.Value + counted.Value - ceiling.Value)), "kontanthjælp og løn, der tæller, minus loftet; mindst 0 og højst lønnen", [atCeiling, counted, ceiling]);
            var value = Gross.Value.Most == 0 ? Interval.Zero : Interval.Min(benefit.Value, Interval.Max(byShare.Value, over.Value));
            return new(new("Nedsættelse af kontanthjælpen", value, "det største af de to; højst hele kontanthjælpen", [byShare, over, benefit]), benefit, counted, disregard, ceiling, atCeiling);
        }

        /// <summary>Whether the kontanthjælp alone uses the whole personal allowance, so that tax on pay is the same whatever the kontanthjælp.</summary>
        public bool UsesAllowance(ReductionParts reduction) => reduction.Benefit.Value.Least >= Monthly(Rule("personal-allowance")).Most;

        /// <summary>Whether what is left of the kontanthjælp and the pay still do, so that a krone less of kontanthjælp saves its full tax.</summary>
        public bool UsesAllowanceAfter(ReductionParts reduction, WageParts wage) =>
            Math.Max(0, reduction.Benefit.Value.Least - reduction.Value.Value.Most) + wage.Base.Value.Least >= Monthly(Rule("personal-allowance")).Most;

        /// <summary>The rules not found that pay after tax hangs on.</summary>
        public List<RuleUse> Deciding(WageParts wage) => Deciding(wage.Net.Value, () => Wage().Net.Value);

        public List<MissingRule> Missing(ReductionParts reduction, WageParts wage, Amount kept)
        {
            // What is looked up again for this must not count as used.
            var unknown = Used().FindAll(use => use.Value.IsUnknown);
            var matters = Deciding(reduction.Value.Value, () => Reduce().Value.Value)
                .Union(Deciding(wage))
                .Union(reduction.Value.Value.Most > 0 ? Deciding(kept.Value, () => KeptAfterTax(Wage()).Value) : []).ToList();
            if (Gross.Value.Most > 0 && !UsesAllowance(reduction))
            {
                var why = rules.At("personal-allowance", situation.Day) is { Value.IsUnknown: true } allowance ? allowance : situation.Benefit is null ? rules.At($"rate-{situation.Rate.Id()}", situation.Day) : null;
                if (why is not null && !matters.Contains(why))
                {
                    matters.Add(why);
                }
            }

            List<MissingRule> missing = [.. matters.Select(use => new MissingRule(use, Decides: true, FieldOf(use.Parameter.Id)))];
            if (missing.Count > 0)
            {
                missing.AddRange(Background.Select(id => rules.At(id, situation.Day)).Concat(unknown).Where(use => use.Value.IsUnknown && !matters.Contains(use)).Select(use => new MissingRule(use, Decides: false, FieldOf(use.Parameter.Id))));
            }

            return missing;
        }

        /// <summary>The least sure rule an amount is made of.</summary>
        public static RuleCertainty Certainty(Amount amount) => amount.All.Select(part => part.Rule?.Value.Certainty).Max() ?? RuleCertainty.Enacted;

        /// <summary>The least sure rule that decides a reduction: what can vary without moving it counts for nothing.</summary>
        public RuleCertainty Certainty(ReductionParts reduction)
        {
            if (Gross.Value.Most == 0)
            {
                return RuleCertainty.Enacted;
            }

            var certainty = reduction.Value.Value.IsPoint ? RuleCertainty.Enacted : RuleCertainty.Inferred;
            foreach (var use in reduction.Value.All.Select(part => part.Rule).OfType<RuleUse>().Distinct())
            {
                var ends = Ends(use);
                // A twentieth more or less: whoever concluded the number may be that wrong. A range says itself how wrong it can be.
                var counts = use.Value.Certainty switch
                {
                    RuleCertainty.Unknown => false,
                    RuleCertainty.Inferred => Matters(use.Parameter.Id, ends.IsPoint ? new(ends.Least * 0.95m, ends.Most * 1.05m) : ends, () => Reduce().Value.Value),
                    _ => true,
                };
                certainty = counts ? certainty.Or(use.Value.Certainty) : certainty;
            }

            return certainty;
        }

        public List<Threshold> Thresholds()
        {
            var reduction = Reduce();
            var measure = situation.CountsAfterContribution switch { true => (Interval)1 - Part(Rule("labour-market-contribution")), false => 1, null => Rule("earnings-measure").Value };
            var (taken, share) = (Rule("earnings-reduction"), Part(Rule("earnings-reduction")));
            var (free, ceiling, benefit, counting) = (reduction.Disregard.Value, reduction.Ceiling.Value, reduction.Benefit.Value, reduction.AtCeiling.Value);
            var id = situation.Rate.Id();
            List<Threshold> thresholds = [];
            if (free.Most > 0)
            {
                Add("Fribeløbet er brugt", taken.Rule!.Value.Value is { } percent ? $"Af løn over fribeløbet bliver kontanthjælpen nedsat med {Danish.Number(percent)} procent." : "Løn over fribeløbet nedsætter kontanthjælpen.", new(free.Least, free.Most), Rule($"disregard-{id}"));
            }

            Add(
                "Loftet er nået",
                "Herfra bliver kontanthjælpen nedsat krone for krone. Der betales AM-bidrag af løn, men ikke af kontanthjælp; derfor kan mere i løn give lidt mindre i alt, indtil kontanthjælpen er væk.",
                new(AtCeiling(counting.Most, ceiling.Least, free.Most, share.Least), AtCeiling(counting.Least, ceiling.Most, free.Least, share.Most)), Rule($"ceiling-share-{id}"));
            Add(
                "Kontanthjælpen er væk", "Herfra bliver der ikke trukket mere: Hele den næste krone efter skat er din.",
                new(Math.Min(free.Least + Over(benefit.Least, share.Most), Math.Max(benefit.Least, ceiling.Least)), Math.Min(free.Most + Over(benefit.Most, share.Least), Math.Max(benefit.Most, ceiling.Most + benefit.Most - counting.Least))), Rule($"rate-{id}"));
            if (!Rule("job-deduction-from").Rule!.Value.IsUnknown)
            {
                Add("Jobfradraget begynder", "Skatten af den næste krone bliver lidt lavere.", Monthly(Rule("job-deduction-from")), Rule("job-deduction-from"), counted: false);
            }

            return thresholds.OrderBy(threshold => threshold.Gross.Least).ToList();

            decimal AtCeiling(decimal counts, decimal limit, decimal disregard, decimal share)
            {
                var bent = Over(limit - counts - (share * disregard), 1 - share);
                return Math.Max(0, bent > disregard ? bent : limit - counts);
            }

            void Add(string name, string text, Interval at, Amount rule, bool counted = true)
            {
                var gross = counted ? new Interval(Over(at.Least, measure.Most), Over(at.Most, measure.Least)) : at;
                if (gross.Most < Amount.Unbounded / 2 && gross.Least <= situation.HourlyWage * JobSituation.MostHours * 52 / 12)
                {
                    thresholds.Add(new(name, text, gross, rule.Rule!));
                }
            }
        }

        public Amount? FiveWeeks()
        {
            var reduction = Reduce();
            var five = new Amount("Løn i en måned med fem lønuger", situation.HoursPerWeek * situation.HourlyWage * 5, "timer om ugen gange timeløn gange 5", [.. Gross.Parts.Take(2)]);
            var counted = situation.CountsAfterContribution == true ? five.Value * ((Interval)1 - Part(Rule("labour-market-contribution"))) : situation.CountsAfterContribution == false ? five.Value : five.Value * Rule("earnings-measure").Value;
            var above = new Amount("Løn over fribeløbet", Interval.Max(0, counted - reduction.Disregard.Value), "løn, der tæller, minus fribeløb; mindst 0", [five, reduction.Disregard]);
            return above.Value.Most == 0 || Rule("earnings-reduction").Rule!.Value.IsUnknown ? null : Share("Nedsættelse i en måned med fem lønuger", above, Rule("earnings-reduction"));
        }

        /// <summary>Every rule asked for so far.</summary>
        public List<RuleUse> Used() => [.. used.Values];

        private List<Amount> Supplements()
        {
            List<Amount> supplements = [];
            if (situation.Children > 0)
            {
                supplements.Add(Rule("supplement-children"));
            }

            if (situation.IsSingleProvider && situation.Rate is BenefitRate.Minimum or BenefitRate.Basic)
            {
                supplements.Add(Rule("supplement-single-provider"));
            }

            if (situation.Rate is BenefitRate.Basic or BenefitRate.Increased && situation.Children == 0 && !situation.IsSingleProvider)
            {
                supplements.Add(Possible("supplement-single"));
            }

            if (situation.Rate == BenefitRate.Basic)
            {
                supplements.Add(Possible("supplement-youth"));
                supplements.Add(Possible("supplement-temporary"));
            }

            return supplements;
        }

        // Who gets it is not asked: anything from nothing to the whole.
        private Amount Possible(string id)
        {
            var rule = Rule(id);
            return rule.With(new(0, rule.Value.Most));
        }

        private Amount Rule(string id)
        {
            if (!used.TryGetValue(id, out var use))
            {
                use = rules.At(id, situation.Day);
                used.Add(id, use);
            }

            var amount = Amount.Of(use);
            return instead.TryGetValue(id, out var other) ? amount.With(other) : amount;
        }

        // The rules not found that an amount hangs on: none where it is one number whatever they are.
        private List<RuleUse> Deciding(Interval now, Func<Interval> amount)
        {
            var unknown = now.IsPoint ? [] : Used().FindAll(use => use.Value.IsUnknown);
            return unknown.FindAll(use => MattersAmong(unknown, use, amount));
        }

        /// <summary>Whether an amount moves when a rule goes from one end of what it can be to the other.</summary>
        private bool Matters(string id, Interval ends, Func<Interval> amount)
        {
            instead[id] = ends.Least;
            var least = amount();
            instead[id] = ends.Most;
            var most = amount();
            instead.Remove(id);
            return least != most;
        }

        /// <summary>Whether an unknown rule moves an amount while the other unknown ones are at one end, at the other, or anywhere.</summary>
        private bool MattersAmong(List<RuleUse> unknown, RuleUse one, Func<Interval> amount)
        {
            var matters = Matters(one.Parameter.Id, Ends(one), amount);
            foreach (var end in (Func<Interval, decimal>[])[ends => ends.Least, ends => ends.Most])
            {
                foreach (var other in unknown)
                {
                    instead[other.Parameter.Id] = end(Ends(other));
                }

                matters = matters || Matters(one.Parameter.Id, Ends(one), amount);
                instead.Clear();
            }

            return matters;
        }

        private static Interval Ends(RuleUse use) => new(use.Value.Least ?? 0, use.Value.Most ?? Amount.Unbounded);

        private string? FieldOf(string id) => id switch
        {
            "earnings-measure" => nameof(JobSituation.CountsAfterContribution),
            "disregard-index" => nameof(JobSituation.Disregard),
            _ when (id.StartsWith("rate-", StringComparison.Ordinal) || id.StartsWith("supplement-", StringComparison.Ordinal)) && situation.Benefit is null => nameof(JobSituation.Benefit),
            _ when id.StartsWith("ceiling-", StringComparison.Ordinal) => nameof(JobSituation.Ceiling),
            _ => null,
        };

        // What nothing is left of is never reached.
        private static decimal Over(decimal amount, decimal part) => part <= 0 ? Amount.Unbounded : amount / part;

        private static Interval Part(Amount percent) => new(percent.Value.Least / 100, percent.Value.Most / 100);

        private static Interval Monthly(Amount yearly) => new(yearly.Value.Least / 12, yearly.Value.Most / 12);

        private static Amount Share(string name, Amount of, Amount percent) => new(name, of.Value * Part(percent), $"{of.Name.ToLower(Danish.Culture)} gange procenten", [of, percent]);

        private static Amount Capped(string name, Amount uncapped, Amount most) => new(name, Interval.Min(uncapped.Value, Monthly(most)), "højst årets loft delt med 12", [uncapped, most]);
    }
}
