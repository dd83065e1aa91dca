using Vejviser.Domain;

namespace Vejviser.Web.DesignSystem;

/// <summary>A passage that an issue is about, with what stands around it; `_MarkedPlaces.cshtml` shows it.</summary>
public sealed record MarkedPlace(string Before, string Passage, string After)
{
    private const int Around = 60;

    /// <summary>The places in a field's text that its issues are about.</summary>
    public static IReadOnlyList<MarkedPlace> Of(string field, string? text, IReadOnlyList<Issue> issues) => issues
        .Where(issue => issue.Field == field)
        .Select(issue => issue.Place)
        .OfType<TextSpan>()
        .Where(place => place.End <= text?.Length)
        .Select(place => new MarkedPlace(
            text![Math.Max(0, place.Start - Around)..place.Start],
            text.Substring(place.Start, place.Length),
            text[place.End..Math.Min(text.Length, place.End + Around)]))
        .ToList();
}
