using Vejviser.Domain;

namespace Vejviser.UnitTests;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    public void Easter_falls_where_the_calendar_has_it(string day)
    {
        var easter = Day(day);

        Assert.Equal(easter, WorkingDays.Easter(easter.Year));
    }

    [Theory]
    [InlineData("2026-01-01", false)] // nytårsdag
    [InlineData("2026-04-01", true)]
    [InlineData("2026-04-02", false)] // skærtorsdag
    [InlineData("2026-04-03", false)] // langfredag
    [InlineData("2026-04-06", false)] // 2. påskedag
    [InlineData("2026-04-07", true)]
    [InlineData("2023-05-05", false)] // store bededag, the last one
    [InlineData("2024-04-26", true)] // would have been store bededag
    [InlineData("2026-05-01", true)]
    [InlineData("2026-05-14", false)] // Kristi himmelfart
    [InlineData("2026-05-15", true)]
    [InlineData("2026-05-25", false)] // 2. pinsedag
    [InlineData("2026-06-05", true)] // grundlovsdag: no public holiday by law
    [InlineData("2026-12-24", true)] // juleaftensdag: no public holiday by law
    [InlineData("2026-12-25", false)]
    [InlineData("2028-12-26", false)]
    [InlineData("2026-12-31", true)]
    [InlineData("2026-03-07", false)] // Saturday
    [InlineData("2026-03-08", false)] // Sunday
    public void Day_is_worked_unless_it_is_a_weekend_or_public_holiday(string day, bool isWorked)
    {
        Assert.Equal(isWorked, WorkingDays.IsWorkingDay(Day(day)));
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-02", 0)]
    [InlineData("2026-03-06", "2026-03-08", 0)] // Friday to Sunday
    [InlineData("2026-03-06", "2026-03-09", 1)]
    [InlineData("2026-03-07", "2026-03-09", 1)] // sent on a Saturday
    [InlineData("2026-03-02", "2026-03-09", 5)]
    [InlineData("2026-04-01", "2026-04-07", 1)] // over Easter
    [InlineData("2026-12-23", "2027-01-04", 6)] // over Christmas: 24, 28–31 December, 4 January
    [InlineData("2026-03-09", "2026-03-02", 0)]
    public void Working_days_are_counted_from_the_day_after(string since, string today, int days)
    {
        Assert.Equal(days, WorkingDays.Since(Day(since), Day(today)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
