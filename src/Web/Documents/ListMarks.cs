using System.Globalization;
using System.Text.RegularExpressions;

namespace Vejviser.Web.Documents;

/// <summary>Lists made by hand: a bullet, a dash or a number at the beginning of a line.</summary>
internal static partial class ListMarks
{
    /// <summary>The lines without their marks. Numbers are marks only when they count: "10. marts" alone is a date.</summary>
    public static IEnumerable<string> Strip(IEnumerable<string> lines)
    {
        var next = 1;
        foreach (var line in lines)
        {
            var isNext = Number().Match(line) is { Success: true } number && int.Parse(number.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) == next;
            next += isNext ? 1 : 0;
            yield return isNext ? line[Number().Match(line).Length..] : StripBullet(line);
        }
    }

    public static string StripBullet(string line) => line[Bullet().Match(line).Length..];

    /// <summary>The line as Markdown writes a list item; null when it begins with no bullet or dash.</summary>
    public static string? AsItem(string line) =>
        Bullet().Match(line) is { Success: true } mark ? $"{mark.Groups["indent"].Value}- {line[mark.Length..]}" : null;

    /// <summary>Whether the line begins with a number, as in a numbered list.</summary>
    public static bool IsNumbered(string line) => Number().IsMatch(line);

    [GeneratedRegex(@"^(?<indent>[ \t]*)[•·▪‣●◦○■□–—*+-][ \t\u00A0]+(?=\S)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[ \t]*(?<number>\d{1,3})[.)][ \t\u00A0]+(?=\S)")]
    private static partial Regex Number();
}
