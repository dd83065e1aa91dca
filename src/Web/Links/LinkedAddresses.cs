using System.Text.RegularExpressions;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Links;

/// <summary>The addresses an example leads its readers to.</summary>
internal static partial class LinkedAddresses
{
    /// <summary>Longer ones are not checked.</summary>
    public const int MaxLength = 1_000;

    /// <summary>All web addresses in source, video and text, each once.</summary>
    public static IReadOnlyList<string> Of(PracticeExampleContent content) =>
        new[] { content.Source?.Url, content.VideoUrl }.OfType<string>()
            .Concat(content.RunningTexts().SelectMany(text => Address().Matches(text)).Select(match => match.Value.TrimEnd('.', ',', ';', ':', '!', '?')))
            .Where(address => address.Length <= MaxLength && WebAddress.IsValid(address))
            .Distinct(StringComparer.Ordinal)
            .ToList();

    [GeneratedRegex("""https?://[^\s<>"'()\[\]]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
