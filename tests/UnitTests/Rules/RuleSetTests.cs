using Vejviser.Data.Rules;
using Vejviser.Domain.Rules;

namespace Vejviser.UnitTests.Rules;

/// <summary>The rules that ship with the program, and what is refused of others.</summary>
public sealed class RuleSetTests
{
    private static readonly DatedValue Sound = new()
    {
        From = new(2026, 1, 1),
        To = new(2026, 12, 31),
        Least = 8,
        Most = 8,
        Certainty = RuleCertainty.Enacted,
        Act = "Loven",
        Section = "§ 1",
        Source = "Kilden",
        Link = "https://kilde.example/",
        CheckedOn = new(2026, 11, 22),
    };

    [Fact]
    public void Shipped_rules_are_in_order_and_confirmed_to_the_end_of_2026()
    {
        var rules = RuleFiles.Shipped;

        Assert.Empty(RuleRequirements.Check(rules.Parameters));
        Assert.All(RuleFiles.Topics, topic => Assert.Equal(new DateOnly(2026, 12, 31), rules.LastConfirmedOn(topic)));
        Assert.All(rules.Parameters, parameter => Assert.Equal(new DateOnly(2026, 12, 31), parameter.Values[^1].To));
    }

    [Theory]
    [InlineData("rate-home", "2025-12-31")]
    [InlineData("rate-minimum", "2026-12-31")]
    [InlineData("rate-basic", "2026-12-31")]
    [InlineData("rate-increased", "2026-12-31")]
    [InlineData("supplement-children", "2026-12-31")]
    [InlineData("disregard-index", "2025-12-31")]
    [InlineData("earnings-measure", "2026-12-31")]
    [InlineData("supplements-at-ceiling", "2026-12-31")]
    [InlineData("couple-rule", "2026-12-31")]
    [InlineData("payment-month", "2026-12-31")]
    [InlineData("displaced-from-ukraine", "2026-12-31")]
    [InlineData("pensioners", "2026-12-31")]
    [InlineData("igu-hours", "2026-12-31")]
    [InlineData("activity-voluntary", "2026-12-31")]
    public void What_the_facts_did_not_find_stays_unknown(string id, string day)
    {
        var use = RuleFiles.Shipped.At(id, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.True(use.Value.IsUnknown);
        Assert.Null(use.Value.Value);
        Assert.Equal("ikke fundet", use.Parameter.Words(use.Value));
    }

    [Theory]
    [InlineData("disregard-minimum", RuleCertainty.Agreement)]
    [InlineData("earnings-reduction", RuleCertainty.Agreement)]
    [InlineData("ceiling-share-increased", RuleCertainty.Agreement)]
    [InlineData("employment-hours", RuleCertainty.Inferred)]
    [InlineData("igu-obligation", RuleCertainty.Inferred)]
    [InlineData("bottom-tax", RuleCertainty.Enacted)]
    public void Confidence_of_the_facts_survives(string id, RuleCertainty certainty)
    {
        Assert.Equal(certainty, RuleFiles.Shipped.At(id, new(2026, 12, 31)).Value.Certainty);
    }

    [Fact]
    public void Rates_of_2025_are_our_own_conclusion()
    {
        Assert.All(new[] { "rate-minimum", "rate-basic", "rate-increased" }, id => Assert.Equal(RuleCertainty.Inferred, RuleFiles.Shipped.At(id, new(2025, 12, 31)).Value.Certainty));
    }

    [Fact]
    public void A_value_without_act_section_source_link_or_day_is_refused()
    {
        Assert.Empty(RuleRequirements.Check(Sound));
        Assert.Equal("act", Assert.Single(RuleRequirements.Check(Sound with { Act = " " })).Field);
        Assert.Equal("section", Assert.Single(RuleRequirements.Check(Sound with { Section = "" })).Field);
        Assert.Equal("source", Assert.Single(RuleRequirements.Check(Sound with { Source = "" })).Field);
        Assert.Equal("link", Assert.Single(RuleRequirements.Check(Sound with { Link = "kilde" })).Field);
        Assert.Equal("link", Assert.Single(RuleRequirements.Check(Sound with { Link = "javascript:alert(1)" })).Field);
        Assert.Equal("checked", Assert.Single(RuleRequirements.Check(Sound with { CheckedOn = default })).Field);
        Assert.Equal("to", Assert.Single(RuleRequirements.Check(Sound with { To = new(2025, 1, 1) })).Field);
        Assert.Equal("value", Assert.Single(RuleRequirements.Check(Sound with { Least = null, Most = null })).Field);
        Assert.Equal("value", Assert.Single(RuleRequirements.Check(Sound with { Least = 9 })).Field);
        Assert.Equal("value", Assert.Single(RuleRequirements.Check(Sound with { Text = "også en regel" })).Field);
        Assert.Equal("value", Assert.Single(RuleRequirements.Check(Sound with { Least = -8 })).Field);
    }

    [Fact]
    public void A_value_is_of_the_kind_and_size_its_unit_says()
    {
        var sentence = Sound with { Least = null, Most = null, Text = "Tæller med." };

        Assert.Equal("kind", Assert.Single(RuleRequirements.CheckUnit("%", sentence)).Field);
        Assert.Equal("kind", Assert.Single(RuleRequirements.CheckUnit("regel", Sound)).Field);
        // »25.049« is twenty-five thousand to whoever reads it as a Dane.
        Assert.Equal("value", Assert.Single(RuleRequirements.CheckUnit("% af løn", Sound with { Least = 25049, Most = 25049 })).Field);
        Assert.Equal("value", Assert.Single(RuleRequirements.CheckUnit("del af løn før AM-bidrag", Sound with { Least = 92, Most = 92 })).Field);
        Assert.Empty(RuleRequirements.CheckUnit("%", Sound));
        Assert.Empty(RuleRequirements.CheckUnit("regel", sentence));
        Assert.Empty(RuleRequirements.CheckUnit("regel", Sound with { Certainty = RuleCertainty.Unknown }));
        Assert.Contains("0 til 100", Assert.Single(RuleRequirements.Check([Of(Sound with { Least = 800, Most = 800 })])).Message, StringComparison.Ordinal);
        Assert.Null(RuleFiles.Shipped.With("bottom-tax", sentence, out var issues));
        Assert.Equal("kind", Assert.Single(issues).Field);
    }

    [Theory]
    [InlineData("0001-01-01", "2026-12-31", "from")]
    [InlineData("2026-01-01", "9999-12-31", "to")]
    [InlineData("2026-01-01", "2032-01-01", "to")]
    public void No_day_is_without_end(string from, string to, string field)
    {
        var value = Sound with { From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), To = DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Null(RuleFiles.Shipped.With("bottom-tax", value, out var issues));
        Assert.Equal(field, Assert.Single(issues).Field);
    }

    [Fact]
    public void Overlaps_and_silent_gaps_are_refused_and_named()
    {
        var next = Sound with { From = new(2027, 1, 1), To = new(2027, 12, 31) };

        Assert.Empty(RuleRequirements.Check([Of(Sound, next)]));
        Assert.Contains("overlapper", Assert.Single(RuleRequirements.Check([Of(Sound, next with { From = new(2026, 12, 31) })])).Message, StringComparison.Ordinal);
        Assert.Contains("fra 2027-01-01 til 2027-01-31", Assert.Single(RuleRequirements.Check([Of(Sound, next with { From = new(2027, 2, 1) })])).Message, StringComparison.Ordinal);
        // Said aloud, it is no silent gap.
        Assert.Empty(RuleRequirements.Check([Of(Sound, next with { Certainty = RuleCertainty.Unknown, Least = null, Most = null })]));
    }

    [Fact]
    public void Ids_are_unique_and_plain()
    {
        Assert.NotEmpty(RuleRequirements.Check([Of(Sound), Of(Sound)]));
        Assert.NotEmpty(RuleRequirements.Check([Of(Sound) with { Id = "Med Mellemrum" }]));
        Assert.NotEmpty(RuleRequirements.Check([Of()]));
        Assert.Contains("skat", Assert.Throws<InvalidRulesException>(() => new RuleSet([Of(Sound) with { Id = "skat" }, Of(Sound) with { Id = "skat" }])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_says_something_only_of_days_for_which_all_its_rules_are_confirmed()
    {
        var rules = new RuleSet([Of(Sound) with { Id = "en" }, Of(Sound, Sound with { From = new(2027, 1, 1), To = new(2027, 6, 30) }) with { Id = "to" }, Of(Sound with { To = new(2030, 1, 1) }) with { Id = "tre", Topic = "andet" }]);

        Assert.Equal(new DateOnly(2026, 12, 31), rules.LastConfirmedOn("emne"));
        Assert.True(rules.Confirms(new(2026, 12, 31), "emne"));
        Assert.False(rules.Confirms(new(2027, 1, 1), "emne"));
        Assert.False(rules.Confirms(new(2025, 12, 31), "emne"));
        Assert.True(rules.Confirms(new(2027, 1, 1), "andet"));
        Assert.Throws<InvalidOperationException>(() => rules.At("en", new(2027, 1, 1)));
    }

    [Theory]
    [InlineData("{ from: 2026-01-01, to: 2026-12-31, value: 8, unknown: true, certainty: unknown }", "præcis én")]
    [InlineData("{ from: 2026-01-01, to: 2026-12-31, certainty: enacted }", "præcis én")]
    [InlineData("{ from: 2026-01-01, to: 2026-12-31, range: [8], certainty: enacted }", "præcis én")]
    [InlineData("{ from: 2026-01-01, to: 2026-12-31, value: 8, certainty: sikker }", "certainty")]
    [InlineData("{ from: 2026-01-01, to: 2026-12-31, value: 8, certainty: unknown }", "certainty")]
    [InlineData("{ from: 2026-01-01, to: 2026-12-31, unknown: true, certainty: enacted }", "certainty")]
    [InlineData("{ from: 2026-01-01, to: 2026-12-31, value: 8, certainty: enacted, read: hørt }", "read")]
    [InlineData("{ from: 1/1-2026, to: 2026-12-31, value: 8, certainty: enacted }", "datoer")]
    [InlineData("{ from: 2026-01-01, to: 2026-12-31, value: otte, certainty: enacted }", "kan ikke læses")]
    [InlineData("{ from: 2026-01-01, to: 2026-12-31, vaerdi: 8, certainty: enacted }", "kan ikke læses")]
    public void A_file_that_is_not_written_as_it_should_be_is_refused(string value, string said)
    {
        using var file = new StringReader($"parameters:\n  - id: prøve\n    name: Prøve\n    unit: kr.\n    values:\n      - {value}\n");

        Assert.Contains(said, Assert.Throws<InvalidRulesException>(() => RuleFiles.Read("emne", file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_a_value_carry_its_unit()
    {
        var parameter = Of(Sound) with { Unit = "kr. om året" };

        Assert.Equal("8 kr. om året", parameter.Words(Sound));
        Assert.Equal("8 – 9,5 kr. om året", parameter.Words(Sound with { Most = 9.5m }));
        Assert.Equal("Tæller med.", parameter.Words(Sound with { Least = null, Most = null, Text = "Tæller med." }));
        // Limits of what was not found are no value.
        Assert.Equal("ikke fundet", parameter.Words(Sound with { Certainty = RuleCertainty.Unknown }));
    }

    private static RuleParameter Of(params DatedValue[] values) => new("proeve", "emne", "Prøve", "%", values);
}
