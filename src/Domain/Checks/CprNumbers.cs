using System.Text.RegularExpressions;

namespace Vejviser.Domain.Checks;

/// <summary>Finds CPR numbers however they are written: grouped, spaced, dashed, dotted, in other digits, with invisible characters inside, across a line break.</summary>
/// <remarks>Day and month must exist (day + 60 too: replacement numbers). The century and modulus 11 are not judged: numbers issued since 2007 need not fulfil it.</remarks>
public static partial class CprNumbers
{
    // How far back a word such as "kontonr." can stand.
    private const int LabelReach = 48;
    private const int AddressReach = 200;

    // The ways to group the digits. The last group may stand further away than those of the date.
    private static readonly int[][] Groupings = [[10], [6, 4], [2, 2, 2, 4], [6, 2, 2], [2, 2, 2, 2, 2], [2, 2, 4, 4], [8, 4]];

    /// <summary>The numbers in a text, in order.</summary>
    public static IReadOnlyList<CprNumber> Find(string text)
    {
        if (text.Count(letter => char.IsNumber(letter) || char.IsSurrogate(letter)) < 10)
        {
            return [];
        }

        var found = Find(CprSymbols.Read(text, withRaisedDigits: false));
        return CprSymbols.HasRaisedDigits(text)
            ? [.. found.Concat(Find(CprSymbols.Read(text, withRaisedDigits: true))).DistinctBy(number => number.Place.Start).OrderBy(number => number.Place.Start)]
            : found;
    }

    /// <summary>The text with each number crossed out; every other character keeps its place.</summary>
    public static string Mask(string text, IReadOnlyList<CprNumber> numbers) => numbers.Count == 0 ? text : string.Create(text.Length, (text, numbers), (masked, source) =>
    {
        source.text.CopyTo(masked);
        foreach (var number in source.numbers)
        {
            foreach (ref var letter in masked.Slice(number.Place.Start, number.Place.Length))
            {
                letter = char.IsWhiteSpace(letter) ? letter : 'x';
            }
        }
    });

    private static List<CprNumber> Find(CprSymbols symbols)
    {
        List<Candidate> candidates = [];
        for (var run = 0; run < symbols.Runs.Count; run++)
        {
            if (CandidateAt(symbols, run) is { } candidate)
            {
                candidates.Add(candidate);
                run = candidate.LastRun;
            }
        }

        List<CprNumber> numbers = [];
        var isListOfOthers = false;
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            Candidate? before = i > 0 ? candidates[i - 1] : null;
            Candidate? after = i + 1 < candidates.Count ? candidates[i + 1] : null;
            var isLabelled = Label().IsMatch(symbols.Before(candidate.Start, LabelReach)) ||
                (isListOfOthers && before is { } first && ListGap().IsMatch(symbols.Between(first.End, candidate.Start)));
            var isPartOfMore =
                (IsJoined(symbols, candidate.FirstRun - 1) && before?.LastRun != candidate.FirstRun - 1) ||
                (IsJoined(symbols, candidate.LastRun) && after?.FirstRun != candidate.LastRun + 1);

            numbers.Add(new(symbols.Place(candidate.Start, candidate.End), !isLabelled && !isPartOfMore && candidate.IsPlain && !IsAnotherNumber(symbols, candidate)));
            isListOfOthers = isLabelled;
        }

        return numbers;
    }

    private static Candidate? CandidateAt(CprSymbols symbols, int run)
    {
        foreach (var groups in Groupings)
        {
            if (IsGrouped(symbols, run, groups))
            {
                var digits = symbols.Digits(run, groups.Length);
                var hasCentury = digits.Length == 12;
                if (IsDate(digits) && (!hasCentury || IsCentury(digits)) && Separation(symbols, run, groups) is { } isUsual)
                {
                    var last = run + groups.Length - 1;
                    return new(run, last, symbols.Runs[run].Start, symbols.Runs[last].End, isUsual && !hasCentury && groups[^1] != 2);
                }
            }
        }

        return null;
    }

    private static bool IsGrouped(CprSymbols symbols, int run, int[] groups)
    {
        var group = 0;
        while (group < groups.Length && run + group < symbols.Runs.Count && symbols.Length(run + group) == groups[group])
        {
            group++;
        }

        return group == groups.Length;
    }

    // Null: these groups are no one number. False: they may be, but are as often something else.
    private static bool? Separation(CprSymbols symbols, int run, int[] groups)
    {
        if (groups.Length == 1)
        {
            return true;
        }

        var gaps = Enumerable.Range(run, groups.Length - 1).Select(symbols.GapAfter).ToList();
        var areDateGaps = gaps[..^1].All(gap => gap.IsWithinDate && gap.Core == gaps[0].Core);
        return areDateGaps ? gaps[^1].BeforeSerial : null;
    }

    private static bool IsDate(string digits)
    {
        var day = Number(digits, 0);
        var month = Number(digits, 2);
        // Of the centuries a number may belong to, those that end in 00 had a leap year in 2000.
        var isLeapYear = Number(digits, digits.Length - 6) % 4 == 0;
        return month is >= 1 and <= 12 && (day > 60 ? day - 60 : day) is var real && real >= 1 && real <= DateTime.DaysInMonth(isLeapYear ? 2000 : 2001, month);
    }

    // DD.MM.YYYY-XXXX; where the last four are a year as well, it is a span of years.
    private static bool IsCentury(string digits) => Number(digits, 4) is 18 or 19 or 20 && Number(digits, 8) is not (19 or 20);

    private static int Number(string digits, int index) => ((digits[index] - '0') * 10) + digits[index + 1] - '0';

    // Dashes, dots, slashes and commas without a space: case numbers, versions, amounts.
    private static bool IsJoined(CprSymbols symbols, int run) =>
        run >= 0 && run + 1 < symbols.Runs.Count && symbols.Between(symbols.Runs[run].End, symbols.Runs[run + 1].Start) is { Length: 1 } gap && gap[0] is '-' or '.' or '/' or ',' or ':';

    // Accounts, amounts, foreign telephone numbers and addresses on the web hold runs of ten digits; amounts have no leading zero.
    private static bool IsAnotherNumber(CprSymbols symbols, Candidate candidate)
    {
        var before = symbols.Before(candidate.Start, LabelReach);
        if (candidate.FirstRun == candidate.LastRun)
        {
            return AccountBefore().IsMatch(before) || before.EndsWith('+') || CountryCodeBefore().IsMatch(before) ||
                IsAmount() || WebAddress().IsMatch(symbols.Before(candidate.Start, AddressReach));
        }

        return symbols.Between(candidate.Start, candidate.End).Contains(' ') && IsAmount();

        bool IsAmount() => symbols[candidate.Start] != '0' && Unit().IsMatch(symbols.After(candidate.End, 10));
    }

    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:(?:p|se|j|s)[-. ]{0,2}(?:nr|nummer(?:et)?|numrene)|" +
        @"(?:cvr|ean|gln|iban|isbn|reg|konto|bankkonto|giro|journal|sags?|ordre|faktura|kunde|vare|dokument|dok|reference|ref|bilags?|produktions|tlf|telefon|mobil|version|kr|dkk|eur)" +
        @"[-. ]{0,2}(?:nr|nummer(?:et)?|numre(?:ne)?|kode|id)?)" +
        @"\)?\.? {0,2}(?:er\b|[:=#(])? {0,2}(?:\d{4}[- /]{1,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^ {0,2}(?:,|;|/|\+|og|eller|samt)? {0,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex ListGap();

    [GeneratedRegex(@"(?<!\d)(?!(?:19|20)\d\d)\d{4} $", RegexOptions.CultureInvariant)]
    private static partial Regex AccountBefore();

    [GeneratedRegex(@"\+\d{1,3} ?$", RegexOptions.CultureInvariant)]
    private static partial Regex CountryCodeBefore();

    [GeneratedRegex(@"^ ?(?:kr|dkk|eur|mio|mia|pct|%|€)", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?:://|www\.)[^ \t\n]{0,200}$", RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();

    private readonly record struct Candidate(int FirstRun, int LastRun, int Start, int End, bool IsPlain);
}

/// <summary>A CPR number in a text.</summary>
/// <param name="Place">From its first to its last digit.</param>
/// <param name="IsCertain">False where something else is as likely: an account, a case, an amount.</param>
public readonly record struct CprNumber(TextSpan Place, bool IsCertain);
