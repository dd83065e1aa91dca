using System.Globalization;
using System.Text;

namespace Vejviser.Domain.Checks;

/// <summary>A text reduced to what matters for numbers: plain digits, one kind of dash, dot and space, small letters, nothing invisible. Each symbol knows its place.</summary>
internal sealed class CprSymbols
{
    // Groups that stand further apart are not one number.
    private const int MaxGap = 12;

    private readonly string text;
    private readonly string symbols;
    private readonly List<int> places;

    private CprSymbols(string text, string symbols, List<int> places)
    {
        (this.text, this.symbols, this.places) = (text, symbols, places);
        Runs = FindRuns(symbols);
    }

    /// <summary>Digits without anything between them, as long as they go.</summary>
    public IReadOnlyList<(int Start, int End)> Runs { get; }

    public char this[int index] => symbols[index];

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="withRaisedDigits">Whether ¹ and ① are digits; behind a number they are marks of footnotes.</param>
    public static CprSymbols Read(string text, bool withRaisedDigits)
    {
        var symbols = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Symbol(text, i, withRaisedDigits) is { } symbol)
            {
                symbols.Append(symbol);
                places.Add(i);
            }

            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
        }

        return new(text, symbols.ToString(), places);
    }

    /// <summary>Whether ¹ or ① stand in the text.</summary>
    public static bool HasRaisedDigits(string text) => text.Any(letter => letter > '\u007F' && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.OtherNumber);

    public int Length(int run) => Runs[run].End - Runs[run].Start;

    public string Digits(int run, int count) => string.Concat(Enumerable.Range(run, count).Select(index => Between(Runs[index].Start, Runs[index].End)));

    public string Between(int start, int end) => symbols[start..end];

    public string Before(int index, int length) => symbols[Math.Max(0, index - length)..index];

    public string After(int index, int length) => symbols[index..Math.Min(symbols.Length, index + length)];

    /// <summary>What stands between a run and the next.</summary>
    public Gap GapAfter(int run)
    {
        var (start, end) = (Runs[run].End, Runs[run + 1].Start);
        return end - start > MaxGap ? new("…", 0, 0) : new(Between(start, end));
    }

    /// <summary>Where symbols stand in the text.</summary>
    public TextSpan Place(int start, int end)
    {
        var last = places[end - 1];
        return new(places[start], last - places[start] + (char.IsSurrogatePair(text, last) ? 2 : 1));
    }

    private static List<(int Start, int End)> FindRuns(string symbols)
    {
        List<(int, int)> runs = [];
        for (var i = 0; i < symbols.Length; i++)
        {
            var start = i;
            while (i < symbols.Length && char.IsAsciiDigit(symbols[i]))
            {
                i++;
            }

            if (i > start)
            {
                runs.Add((start, i));
            }
        }

        return runs;
    }

    // Null: invisible.
    private static char? Symbol(string text, int index, bool withRaisedDigits)
    {
        var letter = text[index];
        if (char.IsAsciiLetterOrDigit(letter))
        {
            return char.ToLowerInvariant(letter);
        }

        switch (letter)
        {
            case ' ' or '\t' or '\n' or '.' or '/':
                return letter;
            case '\r':
                return index + 1 < text.Length && text[index + 1] == '\n' ? null : '\n';
            case '_' or '\u2212' or '\u2043':
                return '-';
            case '\u00B7' or '\u2024' or '\u2027' or '\uFF0E':
                return '.';
            case '\u2044' or '\u2215' or '\uFF0F':
                return '/';
        }

        return CharUnicodeInfo.GetUnicodeCategory(text, index) switch
        {
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text, index)),
            UnicodeCategory.OtherNumber when withRaisedDigits && CharUnicodeInfo.GetDigitValue(text, index) is >= 0 and var digit => (char)('0' + digit),
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\n',
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => null,
            _ => char.ToLowerInvariant(letter),
        };
    }

    /// <summary>What stands between two groups of digits.</summary>
    /// <param name="Core">Its dashes, dots and slashes; empty when it is only space.</param>
    /// <param name="Spaces">How many spaces.</param>
    /// <param name="Breaks">How many line breaks and tabs.</param>
    public readonly record struct Gap(string Core, int Spaces, int Breaks)
    {
        public Gap(string between)
            : this(between.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal), between.Count(' '), between.Count(letter => letter is '\n' or '\t'))
        {
        }

        /// <summary>Whether it can stand between day, month and year.</summary>
        public bool IsWithinDate => Breaks == 0 && Spaces <= 1 && Core is "" or "-" or "." or "/";

        /// <summary>Whether it stands before the last four digits: true as people write it, false as other things are written too, null never.</summary>
        public bool? BeforeSerial => Core switch
        {
            "-" or "--" or "---" => Breaks <= 1 ? true : null,
            "" => Breaks <= 1 ? Breaks == 0 : null,
            "." => Breaks == 0 ? Spaces == 0 : null,
            "/" => Breaks == 0 ? false : null,
            _ => null,
        };
    }
}
