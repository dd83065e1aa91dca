using System.Globalization;
using System.Text.RegularExpressions;

namespace Vejviser.Domain.Figures;

/// <summary>The time a figure is about: a month, a quarter, a year, a year that ends with a quarter, or a span of months.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
public readonly partial record struct Period(DateOnly Start, DateOnly End) : IComparable<Period>
{
    private const string TwelveMonthsTo = "12 måneder til ";

    private static readonly string[] MonthNames = Danish.Culture.DateTimeFormat.MonthNames[..12];

    /// <summary>"2024M02", "2024K1", "2024", "2022QMAT04" (the year up to the fourth quarter), "2023M12-2024M02": what files, the API and addresses know it by.</summary>
    /// <remarks>Danmarks Statistik's spellings where it has one; QMAT is Jobindsats', read as a rolling year that ends with the quarter.</remarks>
    public string Id => (Months, Start.Month) switch
    {
        (1, _) => Month(Start),
        (3, 1 or 4 or 7 or 10) => string.Create(CultureInfo.InvariantCulture, $"{Start.Year:0000}K{QuarterOf(Start)}"),
        (12, 1) => string.Create(CultureInfo.InvariantCulture, $"{Start.Year:0000}"),
        (12, 4 or 7 or 10) => string.Create(CultureInfo.InvariantCulture, $"{End.Year:0000}QMAT0{QuarterOf(End)}"),
        _ => $"{Month(Start)}-{Month(End)}",
    };

    /// <summary>How many months.</summary>
    public int Months => ((End.Year - Start.Year) * 12) + End.Month - Start.Month + 1;

    /// <summary>Whether it is a part of another period, and not the whole of it.</summary>
    public bool IsWithin(Period other) => Start >= other.Start && End <= other.End && this != other;

    /// <summary>"februar 2024", "1. kvartal 2024", "2024", "12 måneder til september 2022", "december 2023 til februar 2024".</summary>
    public override string ToString() => (Months, Start.Month) switch
    {
        (1, _) => Named(Start),
        (3, 1 or 4 or 7 or 10) => Quarter(Start),
        (12, 1) => Start.Year.ToString(CultureInfo.InvariantCulture),
        (12, 4 or 7 or 10) => $"{TwelveMonthsTo}{Named(End)}",
        _ => $"{Named(Start)} til {Named(End)}",
    };

    /// <summary>By when it ends, then by when it begins.</summary>
    public int CompareTo(Period other) => End != other.End ? End.CompareTo(other.End) : Start.CompareTo(other.Start);

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary>Reads the usual spellings: those of <see cref="Id"/>, "2024Q1", "2024-02", "feb. 2024", "4. kvartal 2023", "dec 2023–feb 2024". Null for anything else.</summary>
    public static Period? Parse(string? text)
    {
        var trimmed = text?.Trim().ToLower(Danish.Culture) ?? "";
        if (One(trimmed) is { } one)
        {
            return one;
        }

        if (trimmed.StartsWith(TwelveMonthsTo, StringComparison.Ordinal) && One(trimmed[TwelveMonthsTo.Length..]) is { Months: 1 } month)
        {
            return new Period(month.End.AddDays(1).AddMonths(-12), month.End);
        }

        // Two ends with a dash or "til" between them; a dash within a month's spelling is no such dash.
        var ends = Between().Split(trimmed);
        return ends.Length == 2 && One(ends[0]) is { } first && One(ends[1]) is { } last && first.End < last.Start ? new Period(first.Start, last.End) : null;
    }

    private static Period? One(string text)
    {
        if (Written().Match(text) is { Success: true } written)
        {
            var year = int.Parse(written.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
            var number = written.Groups["number"] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
            return (written.Groups["kind"].Value, number) switch
            {
                ("", 0) => From(year, 1, 12),
                ("m" or "-" or "-m", >= 1 and <= 12) => From(year, number, 1),
                ("k" or "q" or "-q" or "-k", >= 1 and <= 4) => From(year, (number * 3) - 2, 3),
                ("qmat", >= 1 and <= 4) => Rolling(year, number),
                _ => null,
            };
        }

        if (QuarterText().Match(text) is { Success: true } quarter)
        {
            return From(int.Parse(quarter.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), (int.Parse(quarter.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) * 3) - 2, 3);
        }

        if (MonthText().Match(text) is { Success: true } named)
        {
            var name = named.Groups["name"].Value;
            var month = Array.FindIndex(MonthNames, known => known == name || (name.Length >= 3 && known.StartsWith(name, StringComparison.Ordinal)));
            return month < 0 ? null : From(int.Parse(named.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), month + 1, 1);
        }

        return null;
    }

    private static Period From(int year, int month, int months)
    {
        var start = new DateOnly(year, month, 1);
        return new(start, start.AddMonths(months).AddDays(-1));
    }

    private static Period Rolling(int year, int quarter)
    {
        var end = From(year, (quarter * 3) - 2, 3).End;
        return new(end.AddDays(1).AddMonths(-12), end);
    }

    private static int QuarterOf(DateOnly day) => (day.Month + 2) / 3;

    private static string Month(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}M{day.Month:00}");

    private static string Named(DateOnly day) => $"{MonthNames[day.Month - 1]} {day.Year.ToString(CultureInfo.InvariantCulture)}";

    private static string Quarter(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{QuarterOf(day)}. kvartal {day.Year}");

    [GeneratedRegex(@"^(?<year>(19|20)\d\d)((?<kind>-?m|-?k|-?q|qmat|-)0?(?<number>\d{1,2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?<number>[1-4])\.? ?(kvartal|kvt\.?|kv\.?) ?(?<year>(19|20)\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex QuarterText();

    [GeneratedRegex(@"^(?<name>[a-zæøå]{3,9})\.? ?(?<year>(19|20)\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthText();

    [GeneratedRegex(@"\s+til\s+|\s*–\s*|\s+-\s+|(?<=m\d\d)-(?=(?:19|20)\d\dm)", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
