using System.Globalization;
using System.Text.RegularExpressions;

namespace Vejviser.Web.Features.OpenData;

/// <summary>How far a harvester has come: everything up to a change number, or only some of what carries the number.</summary>
/// <param name="Number">The change number.</param>
/// <param name="History">Which history of the database the number belongs to; null where nobody says.</param>
/// <param name="Last">The last that was told of those with the number; null for all of them.</param>
public sealed partial record ChangePosition(long Number, int? History = null, (string Type, string Id)? Last = null)
{
    /// <summary>Before everything.</summary>
    public static ChangePosition Beginning { get; } = new(-1);

    /// <summary>Reads a number, or what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static ChangePosition? Parse(string? text) =>
        text is { Length: <= 200 } && Pattern().Match(text) is { Success: true } match && long.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) &&
        (!match.Groups["history"].Success || int.TryParse(match.Groups["history"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new(number, match.Groups["history"].Success ? int.Parse(match.Groups["history"].ValueSpan, CultureInfo.InvariantCulture) : null, match.Groups["type"].Success ? (match.Groups["type"].Value, match.Groups["id"].Value) : null)
            : null;

    public override string ToString() =>
        FormattableString.Invariant($"{Number}.{History ?? 0}") + (Last is { } last ? $".{last.Type}.{last.Id}" : "");

    [GeneratedRegex(@"\A(?<number>[0-9]{1,18})(\.(?<history>[0-9]{1,10})(\.(?<type>[a-z]{1,20})\.(?<id>[a-z0-9-]{1,150}))?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
