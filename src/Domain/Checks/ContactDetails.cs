using System.Text.RegularExpressions;

namespace Vejviser.Domain.Checks;

/// <summary>Finds telephone numbers and mail addresses that look like one person's; shared numbers and function mailboxes are left alone.</summary>
public static partial class ContactDetails
{
    private static readonly HashSet<string> PrivateProviders =
        ["gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "icloud", "me", "jubii", "ofir", "proton", "protonmail", "mail", "stofanet", "tdcadsl", "youmail", "webspeed", "pc"];

    // Beginnings of words that name a function, not a person.
    private static readonly string[] Functions =
    [
        "job", "center", "centre", "borger", "service", "kontakt", "info", "post", "mail", "kommun", "beskaeft", "beskæft", "integration", "ydelse", "sekretar", "team", "hr",
        "press", "support", "admin", "data", "dpo", "erhverv", "virksomhed", "indsats", "hoved", "afdeling", "forvaltning", "raad", "råd", "arbejd", "sikker", "digital", "social",
        "sundhed", "ung", "skole", "uddan", "rehab", "redaktion", "projekt", "foren", "kurs", "praktik", "rekrutter", "ledelse", "direkt", "faelles", "fælles", "tilmeld", "nyhed",
        "web", "booking", "sygedag", "fleks", "familie", "voksen", "byr", "oekonomi", "økonomi", "kontor", "myndighed", "udvikling", "analyse", "kl", "star", "no",
    ];

    /// <summary>Mail addresses of one person: by name or initials, or with a private provider.</summary>
    public static IEnumerable<TextSpan> PersonalMailAddresses(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && at - start < 64 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+'))
            {
                start--;
            }

            while (end < text.Length && end - at < 255 && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            {
                end++;
            }

            var domain = text[(at + 1)..end].TrimEnd('.', '-');
            if (start < at && domain.Contains('.', StringComparison.Ordinal) && IsPersonal(text[start..at].ToLowerInvariant(), domain.ToLowerInvariant()))
            {
                yield return new(start, at + 1 + domain.Length - start);
            }
        }
    }

    /// <summary>Danish telephone numbers, except those of switchboards (70 and 80).</summary>
    public static IEnumerable<TextSpan> TelephoneNumbers(string text)
    {
        foreach (Match match in Telephone().Matches(text))
        {
            var number = match.Groups["number"];
            var before = text[Math.Max(0, match.Index - 24)..match.Index];
            var after = text[(number.Index + number.Length)..Math.Min(text.Length, number.Index + number.Length + 8)];
            var isCalledSo = match.Groups["country"].Success || TelephoneWord().IsMatch(before);
            var isOther = OtherNumberBefore().IsMatch(before) || Unit().IsMatch(after) || IsYearsOrDate(number.Value);
            var isSwitchboard = number.Value is ['7' or '8', '0', ..];
            if (!isSwitchboard && (isCalledSo || (match.Groups["usual"].Success && !isOther)))
            {
                yield return new(match.Index, match.Length);
            }
        }
    }

    private static bool IsPersonal(string name, string domain)
    {
        var provider = domain[..domain.IndexOf('.', StringComparison.Ordinal)];
        if (PrivateProviders.Contains(provider))
        {
            return true;
        }

        var words = name.Split('.', '_', '-', '+').Select(word => word.TrimEnd([.. "0123456789"])).Where(word => word.Length > 0).ToList();
        if (words.Count == 0 || words.Any(word => Functions.Any(function => word.StartsWith(function, StringComparison.Ordinal))))
        {
            return false;
        }

        return words.Count > 1 || words[0].Length <= 4 || GivenNames.Contains(words[0]);
    }

    // "2019 2020" and 20240112.
    private static bool IsYearsOrDate(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        var isFirstAYear = digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal);
        var month = int.Parse(digits.AsSpan(4, 2), Danish.Culture);
        return isFirstAYear && ((number.Length == 9 && digits.AsSpan(4, 2) is "19" or "20") || (number.Length == 8 && month is >= 1 and <= 12));
    }

    // The first digit of a Danish number is 2 to 9. Groupings that amounts have too count only behind a country code or a word for telephone.
    [GeneratedRegex(
        @"(?<![\p{L}\d@/+]|\d[-.,/ \u00A0])(?:(?<country>\((?:\+|00)45\)|(?:\+|00)45)[ \u00A0-]?)?" +
        @"(?<number>(?<usual>[2-9]\d(?:[ \u00A0.-]?\d\d){3}|[2-9]\d{3}[ \u00A0]\d{4})|[2-9]\d(?:[ \u00A0]\d{3}){2}|[2-9]\d\d[ \u00A0]\d{5}|[2-9]\d\d[ \u00A0]\d\d[ \u00A0]\d{3}|[2-9]\d\d[ \u00A0]\d{3}[ \u00A0]\d\d)" +
        @"(?![ \u00A0]\d|[-.,/:]?\d|\p{L}|@)", RegexOptions.CultureInvariant)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b(?:tlf|telefon\w*|mobil\w*|sms|ring)[.:]{0,2} {0,2}(?:(?:til )?\w{1,12} )?(?:på )?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TelephoneWord();

    [GeneratedRegex(
        @"(?:cvr|se|ean|konto|reg|sag|sags|journal|j|ordre|faktura|kunde|vare|dok|dokument|id|version|kr|dkk|eur|§|beløb)[-. ]{0,2}(?:nr|nummer|id)?[.:#]? {0,2}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherNumberBefore();

    [GeneratedRegex(@"^[ \u00A0]?(?:kr|dkk|eur|mio|mia|pct|procent|%|€|,-)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unit();
}
