namespace Vejviser.Domain;

/// <summary>Days on which a municipality is at work (arbejdsdage): Monday to Friday but not on public holidays.</summary>
/// <remarks>
/// Public holidays are those of the national church, by computation from Easter. Store bededag was one until 2023 (act no. 214 of 7 March 2023).
/// 5 June, 24 and 31 December are no public holidays by law, whatever agreements say, and so count as working days.
/// </remarks>
public static class WorkingDays
{
    private const int LastYearOfStoreBededag = 2023;

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>How many working days have begun since a day: 0 on the day itself, 1 on the next working day.</summary>
    public static int Since(DateOnly day, DateOnly today)
    {
        var days = 0;
        for (var next = day.AddDays(1); next <= today; next = next.AddDays(1))
        {
            days += IsWorkingDay(next) ? 1 : 0;
        }

        return days;
    }

    /// <summary>Easter Sunday in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }

    private static bool IsHoliday(DateOnly day)
    {
        var fromEaster = day.DayNumber - Easter(day.Year).DayNumber;
        return (day.Month, day.Day) is (1, 1) or (12, 25) or (12, 26)
            // Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday; the Sundays are Sundays anyway.
            || fromEaster is -3 or -2 or 1 or 39 or 50
            || (fromEaster == 26 && day.Year <= LastYearOfStoreBededag);
    }
}
