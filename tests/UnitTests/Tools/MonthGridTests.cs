using Vejviser.Data.Rules;
using Vejviser.Domain;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;

namespace Vejviser.UnitTests.Tools;

public sealed class MonthGridTests
{
    private static readonly DateOnly Day = new(2026, 11, 27);

    [Fact]
    public void Grid_is_the_ten_years_up_to_the_month_of_the_day()
    {
        var grid = Of([], []);

        Assert.Equal((120, new(2016, 12, 1), new(2026, 11, 1)), (grid.Cells.Count, grid.Cells[0].Month, grid.Cells[^1].Month));
        Assert.Equal((108, 30), (grid.Residence.Required, grid.Work.Required));
    }

    // 9 years of residence are met after 108 months; who has none is there after 108 months more, and full-time work after 30.
    [Theory]
    [InlineData("2015-05", "2026-11", 120, true, null)]
    [InlineData("2017-12", "2026-11", 108, true, null)]
    // The first of January 2020 with nine years after it: the last of them is over on 31 December 2028.
    [InlineData("2020-01", "2026-11", 83, false, "2029-01")]
    [InlineData("2018-01", "2026-11", 107, false, "2027-01")]
    public void Residence_is_added_up_and_the_day_it_is_met_is_told(string from, string to, int months, bool isMet, string? met)
    {
        var count = Of([Period(from, to)], []).Residence;

        Assert.Equal((months, isMet, TypedDay.ReadMonth(met)), (count.Months, count.IsMet, count.MetFrom));
    }

    [Theory]
    [InlineData("2020-01", "2021-03", 37, 15, "2028-03")]
    // Fifteen months at half time are seven and a half.
    [InlineData("2020-01", "2021-03", 18.5, 7.5, "2028-11")]
    [InlineData("2016-12", "2018-11", 37, 24, "2029-06")]
    public void Work_is_added_up_and_what_falls_out_of_the_ten_years_is_lost(string from, string to, double hours, double months, string met)
    {
        var count = Of([], [Period(from, to, (decimal)hours)]).Work;

        Assert.Equal(((decimal)months, TypedDay.ReadMonth(met)), (count.Months, count.MetFrom));
    }

    [Fact]
    public void Near_the_limit_it_is_said_that_days_decide()
    {
        Assert.True(Of([Period("2017-12", "2026-11")], []).Residence.IsClose);
        Assert.True(Of([Period("2018-01", "2026-11")], []).Residence.IsClose);
        Assert.False(Of([Period("2018-06", "2026-11")], []).Residence.IsClose);
        Assert.False(Of([Period("2016-12", "2026-11")], []).Residence.IsClose);
        // Each of three periods may be a month and more shorter than its months: 33 of them may be less than 30.
        var three = Of([], [Period("2018-01", "2018-11"), Period("2020-01", "2020-11"), Period("2022-01", "2022-11")]).Work;
        Assert.Equal((33, true, true), (three.Months, three.IsMet, three.IsClose));
        Assert.False(Of([], [Period("2018-01", "2020-09")]).Work.IsClose);
        // A period before the ten years takes nothing from them.
        Assert.False(Of([], [Period("2010-01", "2010-02"), Period("2011-01", "2011-02"), Period("2018-01", "2020-09")]).Work.IsClose);
    }

    [Fact]
    public void Each_requirement_has_its_own_window_and_none_is_counted_without_a_number()
    {
        var shorter = Enter("employment-window", 8);
        var grid = MonthGrid.Of(Day, [Period("2016-12", "2026-11")], [Period("2016-12", "2018-11"), Period("2019-01", "2019-02")], shorter);
        Assert.Equal((120, 2), (grid.Residence.Months, grid.Work.Months));

        Assert.True(MonthGrid.CanCount(Day, RuleFiles.Shipped));
        Assert.False(MonthGrid.CanCount(Day, Enter("residence-years", null)));

        static RuleSet Enter(string id, decimal? number) =>
            RuleFiles.Shipped.With(id, RuleFiles.Shipped.At(id, Day).Value with { Least = number, Most = number, Certainty = number is null ? RuleCertainty.Unknown : RuleCertainty.Enacted }, out _)!;
    }

    [Fact]
    public void Part_time_is_told()
    {
        Assert.True(Of([], [Period("2020-01", "2021-03", 20)]).HasPartTime);
        Assert.False(Of([], [Period("2020-01", "2021-03")]).HasPartTime);
    }

    [Fact]
    public void Bad_periods_get_one_sentence_each_at_their_field()
    {
        Assert.Equal("ophold-1-til", Assert.Single(MonthGrid.Check("ophold", [(1, Period("2020-05", "2020-04"))], Day)).Field);
        Assert.Equal("ophold-1-til", Assert.Single(MonthGrid.Check("ophold", [(1, Period("2020-05", "2026-12"))], Day)).Field);
        Assert.Equal("arbejde-1-timer", Assert.Single(MonthGrid.Check("arbejde", [(1, Period("2020-05", "2020-06", 200))], Day)).Field);
        Assert.Equal("arbejde-1-timer", Assert.Single(MonthGrid.Check("arbejde", [(1, Period("2020-05", "2020-06", -5))], Day)).Field);
        var overlap = Assert.Single(MonthGrid.Check("arbejde", [(1, Period("2020-05", "2020-06")), (3, Period("2020-06", "2020-09"))], Day));
        Assert.Equal("arbejde-3-fra", overlap.Field);
        Assert.Contains("periode 1", overlap.Message, StringComparison.Ordinal);
        Assert.Empty(MonthGrid.Check("arbejde", [(1, Period("2020-05", "2020-06")), (2, Period("2020-07", "2020-09"))], Day));
    }

    private static MonthGrid Of(MonthPeriod[] residence, MonthPeriod[] work) => MonthGrid.Of(Day, residence, work, RuleFiles.Shipped);

    private static MonthPeriod Period(string from, string to, decimal hours = MonthPeriod.FullTime) => new(TypedDay.ReadMonth(from)!.Value, TypedDay.ReadMonth(to)!.Value, hours);
}
