using Vejviser.Data.Rules;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;

namespace Vejviser.UnitTests.Tools;

public sealed class WeekPlanTests
{
    private static readonly DateOnly Day = new(2026, 11, 27);

    [Fact]
    public void Hours_are_added_up_by_kind_and_what_is_missing_is_told()
    {
        var plan = Of(25, Entry(1, "danish-classes", "9.00", "13.30", 2, 4), Entry(2, "paid-hours", "8.00", "12.00", 1, 3));

        Assert.Equal([("paid-hours", 8m), ("danish-classes", 9m)], plan.Kinds.Select(kind => (kind.Activity.Id, kind.Hours)));
        Assert.Equal((17, 8, 0), (plan.Counted, plan.Missing, plan.Above));
        Assert.True(plan.HasPaidHours);
        Assert.False(plan.HasUtilityWork);
        Assert.Empty(plan.Conflicts);
    }

    [Fact]
    public void What_was_not_found_to_count_is_not_counted()
    {
        var plan = Of(null, Entry(1, "voluntary", "10.00", "12.00", 6), Entry(2, "mentor", "10.00", "11.00", 1), Entry(3, "utility-work", "8.00", "11.00", 5));

        Assert.Equal((3, 3), (plan.Counted, plan.Unknown));
        Assert.Null(plan.Missing);
        Assert.True(plan.HasUtilityWork);
        Assert.False(plan.HasPaidHours);
    }

    [Fact]
    public void Transport_counts_between_two_activities_and_not_from_home_or_back()
    {
        var plan = Of(null, Entry(1, "danish-classes", "8.00", "11.00", 1, 2), Entry(2, "transport", "7.00", "8.00", 1), Entry(3, "transport", "11.00", "11.30", 1, 2), Entry(4, "work-placement", "11.30", "14.30", 1));

        // Monday: 3 hours, half an hour between, 3 hours. Tuesday: 3 hours, and the way home.
        Assert.Equal(9.5m, plan.Counted);
        Assert.True(plan.HasOuterTransport);
        Assert.False(Of(null, Entry(1, "danish-classes", "8.00", "11.00", 1), Entry(2, "transport", "11.00", "11.30", 1), Entry(3, "talks", "11.30", "12.00", 1)).HasOuterTransport);
    }

    [Fact]
    public void Hours_that_only_can_count_are_told_apart()
    {
        var plan = Of(10, Entry(1, "work-placement", "8.00", "14.00", 1), Entry(2, "job-search", "8.00", "10.00", 2), Entry(3, "upskilling", "8.00", "10.00", 3));

        Assert.Equal((10, 6, 0), (plan.Counted, plan.Certain, plan.Missing));
        Assert.True(plan.IsReachedOnCondition);
        Assert.False(Of(6, Entry(1, "work-placement", "8.00", "14.00", 1), Entry(2, "job-search", "8.00", "10.00", 2)).IsReachedOnCondition);
    }

    [Fact]
    public void What_an_editor_enters_decides_what_counts()
    {
        var rules = Enter(Enter(RuleFiles.Shipped, "activity-mentor", "Tæller med."), "activity-voluntary", "Tæller ikke med.");
        WeekEntry[] entries = [Entry(1, "mentor", "8.00", "10.00", 1), Entry(2, "voluntary", "10.00", "14.00", 1)];

        var plan = new WeekPlan(entries, null, rules, Day);
        Assert.Equal((2, 0), (plan.Counted, plan.Unknown));

        // Without a known number of hours any that fits in a week will do.
        var unknown = RuleFiles.Shipped.With("weekly-hours", RuleFiles.Shipped.At("weekly-hours", Day).Value with { Least = null, Most = null, Certainty = RuleCertainty.Unknown }, out _)!;
        Assert.Empty(WeekPlan.Check(entries, 40, unknown, Day));
        Assert.Equal("maal", Assert.Single(WeekPlan.Check(entries, 169, unknown, Day)).Field);

        static RuleSet Enter(RuleSet rules, string id, string text) => rules.With(id, rules.At(id, Day).Value with { Text = text, Certainty = RuleCertainty.Enacted }, out _)!;
    }

    [Fact]
    public void Two_things_at_one_time_collide_and_count_once()
    {
        var plan = Of(37, Entry(1, "paid-hours", "8.00", "12.00", 1, 3), Entry(2, "talks", "11.30", "12.30", 3), Entry(3, "job-search", "12.00", "13.00", 1));

        var conflict = Assert.Single(plan.Conflicts);
        Assert.Equal((3, 1, 2), (conflict.Day, conflict.One.Number, conflict.Other.Number));
        Assert.Equal(9.5m, plan.Counted);
    }

    [Fact]
    public void No_kind_has_a_cap()
    {
        Assert.Equal(60, Of(37, Entry(1, "job-search", "8.00", "20.00", 1, 2, 3, 4, 5)).Counted);
        Assert.Equal(23, Of(37, Entry(1, "job-search", "8.00", "20.00", 1, 2, 3, 4, 5)).Above);
    }

    [Fact]
    public void Every_kind_has_a_rule_and_words_in_every_language()
    {
        Assert.All(WeekActivity.All, activity => Assert.NotNull(activity.Rule(RuleFiles.Shipped, Day)));
        Assert.True(WeekActivity.All[0].IsPaid);
        var keys = WeekWords.All["da"].Keys.ToList();
        Assert.All(WeekWords.All.Values, words => Assert.Equal(keys, words.Keys));
        Assert.All(WeekActivity.All, activity => Assert.Contains($"activity-{activity.Id}", keys));
        Assert.Equal(("7,5", "7.5"), (WeekWords.All["da"].Number(7.5m), WeekWords.All["en"].Number(7.5m)));
    }

    [Fact]
    public void Bad_lines_get_one_sentence_each_at_their_field()
    {
        Assert.Equal("dage-1", Assert.Single(Check(null, Entry(1, "talks", "8.00", "9.00"))).Field);
        Assert.Equal("til-1", Assert.Single(Check(null, Entry(1, "talks", "9.00", "8.00", 1))).Field);
        Assert.Equal("maal", Assert.Single(Check(200, Entry(1, "talks", "8.00", "9.00", 1))).Field);
        Assert.Equal("maal", Assert.Single(Check(-1, Entry(1, "talks", "8.00", "9.00", 1))).Field);
        Assert.Equal("aktivitet-1", Assert.Single(Check(37)).Field);
        Assert.Empty(Check(37, Entry(1, "talks", "8.00", "9.00", 1)));
    }

    private static IReadOnlyList<Domain.Issue> Check(decimal? goal, params WeekEntry[] entries) => WeekPlan.Check(entries, goal, RuleFiles.Shipped, Day);

    private static WeekPlan Of(decimal? goal, params WeekEntry[] entries) => new(entries, goal, RuleFiles.Shipped, Day);

    private static WeekEntry Entry(int number, string kind, string from, string to, params int[] days) =>
        new(number, WeekActivity.All.Single(activity => activity.Id == kind), days, TimeOnly.ParseExact(from, "H.mm"), TimeOnly.ParseExact(to, "H.mm"));
}
