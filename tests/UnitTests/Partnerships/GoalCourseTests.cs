using Vejviser.Domain.Figures;
using Vejviser.Domain.Partnerships;

namespace Vejviser.UnitTests.Partnerships;

public sealed class GoalCourseTests
{
    [Theory]
    [InlineData("100", "50", "50", 100)]
    [InlineData("100", "75", "50", 50)]
    [InlineData("100", "120", "50", -40)]
    [InlineData("10", "30", "20", 200)]
    [InlineData("10", "12", "10", null)]
    public void The_way_is_told_up_and_down(string from, string now, string target, int? percent)
    {
        var course = GoalCourse.Of(Entered(target, (2026, from), (2027, now)), null, "0851");
        Assert.Equal((percent, from, now), (course.PercentOfTheWay, $"{course.Baseline!.Value}", $"{course.Current!.Value}"));
    }

    [Fact]
    public void A_way_of_next_to_nothing_is_told_too()
    {
        var course = GoalCourse.Of(Entered("1", (2026, "0"), (2027, "999999999999")), null, "0851");
        Assert.Equal(99_999_999_999_900m, course.PercentOfTheWay);
    }

    [Fact]
    public void One_figure_is_no_way_yet()
    {
        var course = GoalCourse.Of(Entered("20", (2026, "5")), null, "0851");
        Assert.Null(course.PercentOfTheWay);
        Assert.Equal(course.Baseline, course.Current);
    }

    [Fact]
    public void A_series_gives_its_figures_from_the_baseline_on_and_keeps_what_it_hides()
    {
        var series = new Series { Id = "s", Title = "S", Unit = "personer", Definition = "", Source = "Kilden", Owner = "", CountsPersons = true, PerInhabitants = false, IsNational = false };
        var table = new FigureTable(series, ["0851"],
        [
            Observed("2023", 40m), Observed("2024", 30m), new() { SeriesId = "s", MunicipalityCode = "0851", Period = "2025", State = ObservationState.Suppressed }, Observed("2026", 20m), Observed("2026M01", 7m),
        ], []);
        var course = GoalCourse.Of(new Goal { Text = "", SeriesId = "s", BaselinePeriod = "2024", Target = 10m, TargetOn = new(2027, 12, 31), CreatedAt = default }, table, "0851");
        Assert.Equal([30m, null, 20m], course.Points.Select(point => point.Value));
        Assert.Equal((50, "personer", "Kilden"), (course.PercentOfTheWay, course.Unit, course.Points[0].Source));
        Assert.Empty(GoalCourse.Of(new Goal { Text = "", SeriesId = "væk", BaselinePeriod = "2024", Target = 1m, TargetOn = default, CreatedAt = default }, null, "0851").Points);
    }

    private static Observation Observed(string period, decimal value) => new() { SeriesId = "s", MunicipalityCode = "0851", Period = period, State = ObservationState.Value, Value = value };

    private static Goal Entered(string target, params (int Year, string Value)[] readings) => new()
    {
        Text = "",
        Target = decimal.Parse(target, null),
        TargetOn = new(2027, 12, 31),
        Readings = readings.Select(one => new GoalReading(new(one.Year, 1, 1), decimal.Parse(one.Value, null), "Kilde")).ToList(),
        CreatedAt = default,
    };
}
