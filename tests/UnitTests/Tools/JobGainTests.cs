using Vejviser.Data.Rules;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;

namespace Vejviser.UnitTests.Tools;

/// <summary>What a job pays, against amounts computed by hand: the steps stand in docs/rules.md under the same names.</summary>
public sealed class JobGainTests
{
    private static readonly RuleSet Rules = RuleFiles.Shipped;

    /// <summary>Example A of the facts: minimum rate, single, no child, 8 hours at 140 kr., 2026.</summary>
    private static readonly JobSituation ExampleA = new() { Year = 2026, Rate = BenefitRate.Minimum, HoursPerWeek = 8, HourlyWage = 140 };

    /// <summary>Example B: the same job at the increased rate.</summary>
    private static readonly JobSituation ExampleB = ExampleA with { Rate = BenefitRate.Increased };

    // Name, situation, pay after tax, change before tax, gain, certainty.
    private static readonly (string Name, JobSituation Situation, decimal Net, decimal Change, decimal Gain, RuleCertainty Certainty)[] Golden =
    [
        ("A", ExampleA, 2965.36m, 0, 2965.36m, RuleCertainty.Agreement),
        ("A, medlem af folkekirken", ExampleA with { IsChurchMember = true }, 2932.01m, 0, 2932.01m, RuleCertainty.Agreement),
        ("A, enlig forsørger", ExampleA with { Children = 1, IsSingleProvider = true }, 3105.17m, 0, 3105.17m, RuleCertainty.Agreement),
        ("A, 2025", ExampleA with { Year = 2025 }, 2959.16m, 0, 2959.16m, RuleCertainty.Agreement),
        ("A, kommuneskat 26,3", ExampleA with { MunicipalTax = 26.3m }, 2917.24m, 0, 2917.24m, RuleCertainty.Agreement),
        ("A, grundsats", ExampleA with { Rate = BenefitRate.Basic }, 2965.36m, 0, 2965.36m, RuleCertainty.Agreement),
        ("1 time", ExampleA with { HoursPerWeek = 1 }, 370.67m, 0, 370.67m, RuleCertainty.Agreement),
        ("5 timer til 150", ExampleA with { HoursPerWeek = 5, HourlyWage = 150 }, 1985.73m, 0, 1985.73m, RuleCertainty.Agreement),
        ("Lige under fribeløbet", ExampleA with { HoursPerWeek = 7.5m, HourlyWage = 153.8m }, 3054.06m, 0, 3054.06m, RuleCertainty.Agreement),
        ("Forhøjet sats under fribeløbet", ExampleB with { HoursPerWeek = 4 }, 1482.68m, 0, 1482.68m, RuleCertainty.Agreement),
        ("0 timer", ExampleA with { HoursPerWeek = 0 }, 0, 0, 0, RuleCertainty.Enacted),
        ("0 timer, hjemmeboende", ExampleA with { HoursPerWeek = 0, Rate = BenefitRate.Home }, 0, 0, 0, RuleCertainty.Enacted),
        ("B, 2.500 før AM-bidrag", ExampleB with { Disregard = 2500, CountsAfterContribution = false }, 2965.36m, -1529.67m, 2002.57m, RuleCertainty.Agreement),
        ("B, 2.500 efter AM-bidrag", ExampleB with { Disregard = 2500, CountsAfterContribution = true }, 2965.36m, -1277.29m, 2161.42m, RuleCertainty.Agreement),
        ("B, 2.590 før AM-bidrag", ExampleB with { Disregard = 2590, CountsAfterContribution = false }, 2965.36m, -1471.17m, 2039.39m, RuleCertainty.Agreement),
        ("B, 2.590 efter AM-bidrag", ExampleB with { Disregard = 2590, CountsAfterContribution = true }, 2965.36m, -1218.79m, 2198.24m, RuleCertainty.Agreement),
        ("12 timer før AM-bidrag", ExampleA with { HoursPerWeek = 12, Disregard = 5000, CountsAfterContribution = false }, 4448.04m, -1482.00m, 3515.26m, RuleCertainty.Agreement),
        ("12 timer efter AM-bidrag", ExampleA with { HoursPerWeek = 12, Disregard = 5000, CountsAfterContribution = true }, 4448.04m, -1103.44m, 3753.53m, RuleCertainty.Agreement),
        ("12 timer, 2025", ExampleA with { Year = 2025, HoursPerWeek = 12, Disregard = 5000, CountsAfterContribution = false }, 4438.73m, -1482.00m, 3506.23m, RuleCertainty.Agreement),
        ("Over loftet", ExampleA with { HoursPerWeek = 25, Benefit = 11000, Disregard = 5000, CountsAfterContribution = false }, 9266.75m, -7431.82m, 4589.09m, RuleCertainty.Agreement),
        ("Kontanthjælpen er væk", ExampleA with { HoursPerWeek = 37, Benefit = 7000, Disregard = 5000, CountsAfterContribution = false }, 13746.88m, -7000.00m, 9341.01m, RuleCertainty.Agreement),
        ("20 timer, forhøjet sats", ExampleB with { HoursPerWeek = 20, HourlyWage = 150, Benefit = 12500, Disregard = 2500, CountsAfterContribution = false }, 7942.93m, -6825.00m, 3647.21m, RuleCertainty.Agreement),
        ("Hjemmeboende, alt skrevet", ExampleA with { Rate = BenefitRate.Home, HoursPerWeek = 10, HourlyWage = 130, Benefit = 5000, CountsAfterContribution = false, Ceiling = 60000 }, 3441.94m, -3661.67m, 1137.25m, RuleCertainty.Agreement),
    ];

    public static TheoryData<string> Cases { get; } = new(Golden.Select(golden => golden.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Golden_case_comes_out_to_the_oere(string name)
    {
        var golden = Golden.Single(one => one.Name == name);
        var result = JobGain.Calculate(golden.Situation, Rules);

        Assert.Empty(golden.Situation.Check(Rules));
        Assert.Equal((golden.Net, golden.Change, golden.Gain, golden.Certainty), (Kroner(result.NetWage), Kroner(result.BenefitChange), Kroner(result.Gain), result.Certainty));
        Assert.Empty(result.Missing);
        Assert.Null(result.Sensitivity);
    }

    [Theory]
    [InlineData(2026, 37, 300, false, null, false, 29238.70)]
    [InlineData(2026, 37, 300, true, null, false, 30294.93)]
    [InlineData(2025, 10, 125, true, 24.5, true, 3447.62)]
    public void Pay_after_tax_stands_where_the_gain_does_not(int year, int hours, int wage, bool isSingle, double? tax, bool church, double net)
    {
        var result = JobGain.Calculate(
            ExampleB with { Year = year, HoursPerWeek = hours, HourlyWage = wage, IsSingleProvider = isSingle, Children = isSingle ? 1 : 0, MunicipalTax = (decimal?)tax, IsChurchMember = church }, Rules);

        Assert.Equal((decimal)net, Kroner(result.NetWage));
        Assert.Null(result.Gain);
    }

    [Fact]
    public void Example_A_opens_to_the_steps_of_the_facts()
    {
        var steps = JobGain.Calculate(ExampleA, Rules).Gain!.All.GroupBy(amount => amount.Name).ToDictionary(group => group.Key, group => Round(group.First().Value.Least));

        Assert.Equal(4853.33m, steps["Løn før skat"]);
        Assert.Equal(388.27m, steps["AM-bidrag"]);
        Assert.Equal(4465.07m, steps["Løn efter AM-bidrag"]);
        Assert.Equal(618.80m, steps["Beskæftigelsesfradrag"]);
        Assert.Equal(0, steps["Jobfradrag"]);
        Assert.Equal(3846.27m, steps["Grundlag for kommuneskat af lønnen"]);
        Assert.Contains(JobGain.Calculate(ExampleA, Rules).Gain!.All, amount => amount.Name == "Bundskat" && Round(amount.Value.Least) == 536.25m);
        Assert.Contains(JobGain.Calculate(ExampleA, Rules).Gain!.All, amount => amount.Name == "Kommuneskat" && Round(amount.Value.Least) == 963.45m);
    }

    [Fact]
    public void Example_A_warns_of_a_month_with_five_weeks_pay()
    {
        var five = JobGain.Explain(ExampleA, Rules).FiveWeeks!;

        // 65 % of 5,600 less 5,000, measured before AM-bidrag and without regulation; perhaps nothing.
        Assert.Equal((0, 390), (five.Value.Least, five.Value.Most));
    }

    [Fact]
    public void Example_B_is_refused_with_the_list_of_what_is_missing()
    {
        var result = JobGain.Explain(ExampleB, Rules);

        Assert.Equal(2965.36m, Kroner(result.NetWage));
        Assert.Equal(RuleCertainty.Enacted, result.WageCertainty);
        Assert.Null(result.BenefitChange);
        Assert.Null(result.BenefitChangeAfterTax);
        Assert.Null(result.Gain);
        Assert.Null(result.KeptOfNext);
        Assert.Equal(RuleCertainty.Unknown, result.Certainty);
        Assert.Equal(["disregard-index", "earnings-measure"], result.Missing.Where(missing => missing.Decides).Select(missing => missing.Rule.Parameter.Id).Order());
        Assert.Superset(new HashSet<string> { "earnings-rule-text", "couple-rule", "payment-month", "rate-increased", "supplements-at-ceiling" }, result.Missing.Select(missing => missing.Rule.Parameter.Id).ToHashSet());
        // The corners of the facts' own sensitivity table lie within; it goes to the most the disregard could be.
        Assert.InRange(2002.57m, result.Sensitivity!.Value.Least - 0.01m, result.Sensitivity.Value.Most);
        Assert.InRange(2198.24m, result.Sensitivity.Value.Least, result.Sensitivity.Value.Most);
    }

    public static TheoryData<string, JobSituation, string[]> Refusals { get; } = new()
    {
        { "mindstesats over fribeløbet", ExampleA with { HoursPerWeek = 12 }, ["disregard-index", "earnings-measure"] },
        { "fribeløbet skrevet", ExampleA with { HoursPerWeek = 12, Disregard = 5180 }, ["earnings-measure"] },
        { "måden skrevet", ExampleA with { HoursPerWeek = 12, CountsAfterContribution = false }, ["disregard-index"] },
        { "kontanthjælpen kan være væk", ExampleA with { HoursPerWeek = 30, Disregard = 5000, CountsAfterContribution = false }, ["rate-minimum"] },
        { "hjemmeboende", ExampleA with { Rate = BenefitRate.Home }, ["ceiling-share-home", "earnings-measure", "rate-home"] },
        { "hjemmeboende, kontanthjælpen skrevet", ExampleA with { Rate = BenefitRate.Home, Benefit = 5000, CountsAfterContribution = false }, ["ceiling-share-home"] },
        { "tillæg ved loftet", ExampleA with { HoursPerWeek = 25, Children = 2, Benefit = 11000, Disregard = 5000, CountsAfterContribution = false }, ["supplements-at-ceiling"] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_hangs_on_something_not_found_is_refused_and_named(string why, JobSituation situation, string[] missing)
    {
        var result = JobGain.Calculate(situation, Rules);

        Assert.NotEmpty(why);
        Assert.Null(result.Gain);
        Assert.Null(result.BenefitChange);
        Assert.Equal(RuleCertainty.Unknown, result.Certainty);
        Assert.Equal(missing, result.Missing.Where(one => one.Decides).Select(one => one.Rule.Parameter.Id).Order());
    }

    [Fact]
    public void Pay_after_tax_of_somebody_living_at_home_is_refused_until_the_benefit_is_typed()
    {
        var home = ExampleA with { Rate = BenefitRate.Home };

        Assert.Null(JobGain.Calculate(home, Rules).NetWage);
        Assert.Equal(2965.36m, Kroner(JobGain.Calculate(home with { Benefit = 5000 }, Rules).NetWage));
    }

    [Fact]
    public void A_range_that_can_matter_gives_a_range_and_is_called_an_estimate()
    {
        var rules = With("disregard-index", value => value with { Certainty = RuleCertainty.Inferred });
        var situation = ExampleA with { HoursPerWeek = 12, CountsAfterContribution = false };

        var result = JobGain.Calculate(situation, rules);

        // 65 % of 7,280 less 5,000 to 5,413.10.
        Assert.Equal((-1482.00m, -1213.49m), (Round(result.BenefitChange!.Value.Least), Round(result.BenefitChange.Value.Most)));
        Assert.Equal(RuleCertainty.Inferred, result.Certainty);
        Assert.Empty(result.Missing);
        Assert.Equal(RuleCertainty.Agreement, JobGain.Calculate(situation with { HoursPerWeek = 8 }, rules).Certainty);
    }

    [Theory]
    [MemberData(nameof(Told))]
    public void Rules_of_which_nothing_is_known_are_refused_and_break_nothing(JobSituation situation)
    {
        var nothing = new RuleSet(Rules.Parameters.Select(parameter => parameter.Topic != "kontanthjaelp" ? parameter : parameter with
        {
            Values = parameter.Values.Select(value => value with { Certainty = RuleCertainty.Unknown, Least = null, Most = null }).ToList(),
        }).ToList());
        foreach (var hours in (decimal[])[0.5m, 8, 37])
        {
            var result = JobGain.Explain(situation with { HoursPerWeek = hours, Benefit = null, Disregard = null, CountsAfterContribution = null, Ceiling = null }, nothing);
            Assert.Null(result.Gain);
            Assert.Null(result.NetWage);
            Assert.Null(result.Sensitivity);
            Assert.NotEmpty(result.Missing);
        }
    }

    [Theory]
    [InlineData("municipal-tax")]
    [InlineData("church-tax")]
    [InlineData("bottom-tax")]
    [InlineData("labour-market-contribution")]
    [InlineData("employment-deduction")]
    [InlineData("employment-deduction-most")]
    [InlineData("personal-allowance")]
    public void A_tax_that_was_not_found_is_named_and_no_pay_after_tax_is_told(string id)
    {
        var result = JobGain.Explain(ExampleA with { IsChurchMember = true }, With(id, value => value with { Certainty = RuleCertainty.Unknown, Least = null, Most = null }));

        Assert.Null(result.NetWage);
        Assert.Null(result.Gain);
        Assert.Null(result.Sensitivity);
        Assert.Equal(RuleCertainty.Unknown, result.Certainty);
        Assert.Contains(id, result.Missing.Where(missing => missing.Decides).Select(missing => missing.Rule.Parameter.Id));
        Assert.DoesNotContain(result.Missing, missing => missing.Decides && !missing.Rule.Value.IsUnknown);
    }

    [Fact]
    public void A_tax_that_was_not_found_and_cannot_matter_changes_nothing()
    {
        // Pay too low for the job deduction, and no kontanthjælp lost.
        var result = JobGain.Calculate(ExampleA, With("job-deduction", value => value with { Certainty = RuleCertainty.Unknown, Least = null, Most = null }));
        Assert.Equal(2965.36m, Kroner(result.Gain));
        Assert.Equal(2965.36m, Kroner(JobGain.Calculate(ExampleA, With("labour-market-contribution-on-benefit", value => value with { Certainty = RuleCertainty.Unknown, Least = null, Most = null })).Gain));

        var lost = ExampleA with { HoursPerWeek = 12, Disregard = 5000, CountsAfterContribution = false };
        var refused = JobGain.Explain(lost, With("labour-market-contribution-on-benefit", value => value with { Certainty = RuleCertainty.Unknown, Least = null, Most = null }));
        Assert.Equal("labour-market-contribution-on-benefit", Assert.Single(refused.Missing, missing => missing.Decides).Rule.Parameter.Id);
        Assert.Equal(4448.04m, Kroner(refused.NetWage));
        Assert.Null(refused.Gain);
        Assert.Null(refused.Sensitivity);
    }

    [Theory]
    [InlineData(25000, null)]
    [InlineData(12000, 10000)]
    public void Kontanthjaelp_above_the_ceiling_is_never_reduced_by_more_than_the_pay(int benefit, int? ceiling)
    {
        var situation = ExampleA with { Benefit = benefit, Ceiling = ceiling, Disregard = 5000, CountsAfterContribution = false };
        var result = JobGain.Explain(situation, Rules);

        // Krone for krone of 4,853.33; before tax nothing is gained.
        Assert.Equal(-4853.33m, Kroner(result.BenefitChange));
        Assert.Equal(2965.36m - Round(4853.3333m * 0.62941m), Kroner(result.Gain));
        Assert.InRange(JobGain.Calculate(situation with { HoursPerWeek = 0.1m }, Rules).Gain!.Value.Least, -2, 0);
    }

    [Fact]
    public void Nobody_gets_the_rate_for_living_at_home_with_a_child_to_provide_for()
    {
        Assert.Equal(nameof(JobSituation.Rate), Assert.Single((ExampleA with { Rate = BenefitRate.Home, Children = 1 }).Check(Rules)).Field);
        Assert.Equal(nameof(JobSituation.Rate), Assert.Single((ExampleA with { Rate = BenefitRate.Home, IsSingleProvider = true }).Check(Rules)).Field);
        Assert.Empty((ExampleA with { Rate = BenefitRate.Home }).Check(Rules));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Any_share_can_be_taken_of_pay_above_the_disregard(int percent)
    {
        var result = JobGain.Explain(ExampleA with { HoursPerWeek = 12, Benefit = 7000, Disregard = 5000, CountsAfterContribution = false }, With("earnings-reduction", value => value with { Least = percent, Most = percent }));

        Assert.Equal(-2280m * percent / 100, result.BenefitChange!.Value.Least);
    }

    [Fact]
    public void An_inferred_rate_makes_an_estimate_only_where_it_matters()
    {
        var situation = ExampleA with { Year = 2025, Disregard = 5000, CountsAfterContribution = false };

        Assert.Equal(RuleCertainty.Agreement, JobGain.Calculate(situation with { HoursPerWeek = 12 }, Rules).Certainty);
        var full = JobGain.Calculate(situation with { HoursPerWeek = 37 }, Rules);
        Assert.Equal((RuleCertainty.Inferred, -6789m), (full.Certainty, full.BenefitChange!.Value.Least));
    }

    [Theory]
    [InlineData(nameof(JobSituation.HoursPerWeek), -1)]
    [InlineData(nameof(JobSituation.HoursPerWeek), 200)]
    [InlineData(nameof(JobSituation.HourlyWage), -140)]
    [InlineData(nameof(JobSituation.HourlyWage), 301)]
    [InlineData(nameof(JobSituation.MunicipalTax), 80)]
    [InlineData(nameof(JobSituation.Children), -1)]
    [InlineData(nameof(JobSituation.Benefit), 4508)]
    [InlineData(nameof(JobSituation.Disregard), -1)]
    [InlineData(nameof(JobSituation.Ceiling), 0)]
    [InlineData(nameof(JobSituation.Year), 2024)]
    [InlineData(nameof(JobSituation.Year), 2027)]
    [InlineData(nameof(JobSituation.Year), 0)]
    public void Bad_input_gets_one_sentence_at_its_field(string field, int number)
    {
        var issue = Assert.Single((field switch
        {
            nameof(JobSituation.HoursPerWeek) => ExampleA with { HoursPerWeek = number },
            nameof(JobSituation.HourlyWage) => ExampleA with { HourlyWage = number },
            nameof(JobSituation.MunicipalTax) => ExampleA with { MunicipalTax = number },
            nameof(JobSituation.Children) => ExampleA with { Children = number },
            nameof(JobSituation.Benefit) => ExampleA with { Benefit = number },
            nameof(JobSituation.Disregard) => ExampleA with { Disregard = number },
            nameof(JobSituation.Ceiling) => ExampleA with { Ceiling = number },
            _ => ExampleA with { Year = number },
        }).Check(Rules));

        Assert.Equal(field, issue.Field);
        Assert.EndsWith(".", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_after_the_last_confirmed_one_is_said_not_to_be_confirmed()
    {
        var issue = Assert.Single((ExampleA with { Year = 2027 }).Check(Rules));

        Assert.Equal("Reglerne for denne dato er ikke bekræftet. De er bekræftet til og med 31. december 2026.", issue.Message);
    }

    /// <summary>Situations whose gain can be told at any pay: everything not found is typed.</summary>
    public static TheoryData<JobSituation> Told { get; } = new(
        from rate in Enum.GetValues<BenefitRate>()
        from after in new[] { false, true }
        from benefit in new[] { 6600m, 11000m, 17000m }
        from church in new[] { false, true }
        select new JobSituation
        {
            Year = 2026,
            Rate = rate,
            HoursPerWeek = 0,
            HourlyWage = 300,
            Benefit = benefit,
            Disregard = rate == BenefitRate.Increased ? 2500 : 5000,
            CountsAfterContribution = after,
            IsChurchMember = church,
            Ceiling = rate == BenefitRate.Home ? 18_000 : null,
        });

    [Theory]
    [MemberData(nameof(Told))]
    public void More_pay_never_gives_less_except_above_the_ceiling_and_nothing_jumps(JobSituation situation)
    {
        var known = JobGain.Explain(situation, Rules);
        var ceiling = known.Thresholds.SingleOrDefault(threshold => threshold.Name == "Loftet er nået");
        var gone = known.Thresholds.SingleOrDefault(threshold => threshold.Name == "Kontanthjælpen er væk");
        JobGainResult? before = null;
        for (var step = 0; step <= 740; step++)
        {
            var now = JobGain.Calculate(situation with { HoursPerWeek = step / 20m }, Rules);
            // Who gets a supplement, and whether it counts, is not asked: there it may be refused.
            if (now.Gain is { Value.IsPoint: true } gain && before?.Gain is { } earlier)
            {
                var (more, pay) = (gain.Value.Least - earlier.Value.Least, now.Gross.Value.Least - before.Gross.Value.Least);
                Assert.True(more <= pay, $"{step}: {more} of {pay}");
                Assert.True(more >= -0.05m * pay, $"{step}: {more} of {pay}");
                if (more < 0)
                {
                    Assert.NotNull(ceiling);
                    Assert.InRange(now.Gross.Value.Least, ceiling.Gross.Least, gone!.Gross.Most + pay);
                    Assert.Contains("lidt mindre i alt", ceiling.Text, StringComparison.Ordinal);
                }
            }

            before = now.Gain is null ? null : now;
        }
    }

    [Fact]
    public void Above_the_ceiling_more_pay_can_give_less()
    {
        var situation = ExampleA with { HoursPerWeek = 25, Benefit = 11000, Disregard = 5000, CountsAfterContribution = false };
        var result = JobGain.Explain(situation, Rules);

        // 0.611 of the krone is left after tax, and 0.6294 of a krone of kontanthjælp is lost.
        Assert.Equal(-0.0184m, Math.Round(result.KeptOfNext!.Value, 4));
    }

    [Theory]
    [MemberData(nameof(Told))]
    public void Every_number_can_be_traced_to_its_source(JobSituation situation)
    {
        foreach (var result in JobGain.Curve(situation with { Benefit = null, Disregard = null, CountsAfterContribution = null, IsSingleProvider = true, Children = 1 }, Rules).Concat(JobGain.Curve(situation, Rules)))
        {
            Amount?[] shown = [result.Gross, result.NetWage, result.BenefitChange, result.BenefitChangeAfterTax, result.Gain, JobGain.Explain(result.Situation, Rules).FiveWeeks];
            Assert.All(shown.OfType<Amount>(), amount => Assert.True(amount.IsSourced, amount.Name));
            Assert.All(result.Rules, use => Assert.Empty(RuleRequirements.Check(use.Value)));
        }
    }

    [Fact]
    public void A_number_without_source_is_seen()
    {
        var rule = Rules.At("bottom-tax", new(2026, 12, 31));

        Assert.True(Amount.Of(rule).IsSourced);
        Assert.False(Amount.Of(rule with { Value = rule.Value with { Source = "" } }).IsSourced);
        Assert.False(Amount.Of(rule with { Value = rule.Value with { Link = "" } }).IsSourced);
        Assert.False(new Amount("Tal", 5, "", []).IsSourced);
        Assert.False(new Amount("Sum", 5, "lagt sammen", [Amount.Of(rule), new("Tal", 5, "", [])]).IsSourced);
    }

    [Fact]
    public void Same_situation_and_rules_give_the_same_answer()
    {
        using var file = new StringReader(File("kontanthjaelp"));
        var again = new RuleSet([.. Rules.Parameters.Where(parameter => parameter.Topic != "kontanthjaelp"), .. RuleFiles.Read("kontanthjaelp", file)]);

        Assert.Equal(Rules.Version, again.Version);
        Assert.Equal(
            JobGain.Curve(ExampleA, Rules).Select(result => (result.NetWage?.Value, result.Gain?.Value, result.Sensitivity, result.Certainty, result.RuleVersion)),
            JobGain.Curve(ExampleA, again).Select(result => (result.NetWage?.Value, result.Gain?.Value, result.Sensitivity, result.Certainty, result.RuleVersion)));
        Assert.NotEqual(Rules.Version, With("bottom-tax", value => value with { Least = 12.02m, Most = 12.02m }).Version);
    }

    [Fact]
    public void Curve_has_a_point_for_each_hour_and_today_lies_on_it()
    {
        var curve = JobGain.Curve(ExampleA, Rules);

        Assert.Equal(38, curve.Count);
        Assert.Equal(JobGain.Calculate(ExampleA, Rules).Gain!.Value, curve[8].Gain!.Value);
    }

    private static RuleSet With(string id, Func<DatedValue, DatedValue> change) =>
        new(Rules.Parameters.Select(parameter => parameter.Id == id ? parameter with { Values = parameter.Values.Select(change).ToList() } : parameter).ToList());

    private static string File(string topic)
    {
        using var reader = new StreamReader(Data.Content.ContentFiles.Open($"rules/{topic}.yaml"));
        return reader.ReadToEnd();
    }

    private static decimal? Kroner(Amount? amount) => amount is { Value: { IsPoint: true } value } ? Round(value.Least) : null;

    private static decimal Round(decimal kroner) => decimal.Round(kroner, 2, MidpointRounding.AwayFromZero);
}
