using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Vejviser.Web.Documents;

/// <summary>What a document's own styles and lists say about a paragraph.</summary>
internal sealed partial class DocxStyles
{
    // Styles may be based on each other in a ring.
    private const int MaxBase = 20;

    private readonly Dictionary<string, Style> styles;
    // The levels of each list that count.
    private readonly Dictionary<int, HashSet<string>> numbered;
    private readonly Dictionary<(int List, int Level), int> counts = [];

    public DocxStyles(MainDocumentPart main)
    {
        styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            .Where(style => style.StyleId?.Value is not null)
            .DistinctBy(style => style.StyleId!.Value!)
            .ToDictionary(style => style.StyleId!.Value!);
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        var kinds = (numbering?.Elements<AbstractNum>() ?? [])
            .DistinctBy(kind => kind.AbstractNumberId?.InnerText ?? "")
            .ToDictionary(kind => kind.AbstractNumberId?.InnerText ?? "", kind => kind.Elements<Level>()
                .Where(level => level.NumberingFormat?.Val?.InnerText is not (null or "bullet" or "none"))
                .Select(level => level.LevelIndex?.InnerText ?? "").ToHashSet());
        numbered = (numbering?.Elements<NumberingInstance>() ?? [])
            .Where(list => list.NumberID?.HasValue == true)
            .DistinctBy(list => list.NumberID!.Value)
            .ToDictionary(list => list.NumberID!.Value, list => kinds.GetValueOrDefault(list.AbstractNumId?.Val?.InnerText ?? "") ?? []);
    }

    /// <summary>1 to 9; 0 for the document's title; null when the paragraph is no heading.</summary>
    public int? HeadingLevel(Paragraph paragraph)
    {
        if (Outline(paragraph.ParagraphProperties?.OutlineLevel) is { } own)
        {
            return own;
        }

        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        foreach (var style in Chain(id))
        {
            if (NamedLevel(style.StyleName?.Val?.Value ?? "") is { } named)
            {
                return named;
            }

            if (Outline(style.StyleParagraphProperties?.OutlineLevel) is { } level)
            {
                return level;
            }
        }

        return id is null ? null : NamedLevel(id);
    }

    /// <summary>Whether the paragraph is a line of a table of contents.</summary>
    public bool IsContents(Paragraph paragraph) =>
        Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value).FirstOrDefault()?.StyleName?.Val?.Value is { } name && ContentsName().IsMatch(name);

    /// <summary>The mark of the list item that the paragraph is: "- ", "2. ", indented; null when it is none.</summary>
    public string? ListMark(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var inherited = Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value)
            .Select(style => style.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(properties => properties?.NumberingId is not null);
        if (!int.TryParse((own?.NumberingId ?? inherited?.NumberingId)?.Val?.InnerText, NumberStyles.None, CultureInfo.InvariantCulture, out var list) || list == 0)
        {
            return null;
        }

        _ = int.TryParse((own?.NumberingLevelReference ?? inherited?.NumberingLevelReference)?.Val?.InnerText, NumberStyles.None, CultureInfo.InvariantCulture, out var level);
        level = Math.Min(level, 8);
        var indent = new string(' ', 4 * level);
        if (!IsNumbered(list, level))
        {
            return $"{indent}- ";
        }

        for (var deeper = level + 1; deeper <= 8; deeper++)
        {
            counts.Remove((list, deeper));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{indent}{counts[(list, level)] = counts.GetValueOrDefault((list, level)) + 1}. ");
    }

    /// <summary>Whether the style of a run makes it bold.</summary>
    public bool IsBold(string? characterStyle) => Chain(characterStyle).Select(style => style.StyleRunProperties?.Bold).FirstOrDefault(bold => bold is not null) is { } bold && bold.Val?.InnerText is not ("0" or "false");

    private bool IsNumbered(int list, int level) => numbered.GetValueOrDefault(list)?.Contains(level.ToString(CultureInfo.InvariantCulture)) == true;

    private IEnumerable<Style> Chain(string? id)
    {
        for (var count = 0; count < MaxBase && id is not null && styles.TryGetValue(id, out var style); count++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    // Level 9 is Word's name for running text.
    private static int? Outline(OutlineLevel? level) =>
        int.TryParse(level?.Val?.InnerText, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < 9 ? value + 1 : null;

    // In files from Word the names are English and the ids are not; other programs do as they like.
    private static int? NamedLevel(string name) =>
        name.ToLowerInvariant() is "title" or "titel" ? 0
        : HeadingName().Match(name) is { Success: true } heading ? heading.Groups[1].Value[0] - '0'
        : null;

    [GeneratedRegex(@"^(?:toc|indholdsfortegnelse)\s*[1-9]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ContentsName();

    [GeneratedRegex(@"^(?:heading|overskrift)\s*([1-9])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeadingName();
}
