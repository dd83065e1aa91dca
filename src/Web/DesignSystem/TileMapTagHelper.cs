using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Web.DesignSystem;

/// <summary>The tile-grid map of Denmark: every municipality one square, equally visible. Needs a table or list twin on the page.</summary>
[HtmlTargetElement("vv-tile-map", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TileMapTagHelper : TagHelper
{
    /// <summary>The class of a municipality without data.</summary>
    public const int NoData = 4;

    /// <summary>The class of a municipality whose number is withheld.</summary>
    public const int Suppressed = 5;

    /// <summary>The class of a municipality whose number rests on few.</summary>
    public const int Uncertain = 6;

    private const int Tile = 40;

    // Told apart without colour: stripes, dots and a plain tone.
    private const string Patterns =
        "<defs><pattern id=\"map-no-data\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"pattern-ground\" width=\"8\" height=\"8\"/><line class=\"pattern-line\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"8\"/></pattern>" +
        "<pattern id=\"map-suppressed\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect class=\"pattern-ground\" width=\"8\" height=\"8\"/><circle class=\"pattern-dot\" cx=\"4\" cy=\"4\" r=\"2\"/></pattern></defs>";

    /// <summary>What the map shows, read aloud.</summary>
    public required string Label { get; set; }

    /// <summary>All municipalities.</summary>
    public required IEnumerable<Municipality> Municipalities { get; set; }

    /// <summary>The class (0 to 3, or one of those named above) a municipality is drawn in.</summary>
    public required Func<Municipality, int> Shade { get; set; }

    /// <summary>What a municipality's tile says on hover: "Aalborg: 4 eksempler".</summary>
    public required Func<Municipality, string> Caption { get; set; }

    /// <summary>Where a municipality's tile leads; null for no link.</summary>
    public Func<Municipality, string>? Address { get; set; }

    /// <summary>Marks one municipality; null for none.</summary>
    public string? MarkedCode { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var all = Municipalities.OrderBy(municipality => municipality.TileRow).ThenBy(municipality => municipality.TileColumn).ToList();
        var width = (all.Max(municipality => municipality.TileColumn) + 1) * Tile;
        var height = (all.Max(municipality => municipality.TileRow) + 1) * Tile;

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tile-map");
        output.Attributes.SetAttribute("viewBox", $"0 0 {width} {height}");
        output.Attributes.SetAttribute("role", Address is null ? "img" : "group");
        output.Attributes.SetAttribute("aria-label", Label);
        if (all.Exists(municipality => Shade(municipality) is NoData or Suppressed))
        {
            output.Content.AppendHtml(Patterns);
        }

        foreach (var municipality in all)
        {
            var (x, y) = (municipality.TileColumn * Tile, municipality.TileRow * Tile);
            var marked = municipality.Code == MarkedCode ? " tile-marked" : "";
            if (Address is not null)
            {
                output.Content.AppendHtml("<a href=\"").Append(Address(municipality)).AppendHtml("\">");
            }

            // The title is also the link's name, read aloud; the letters are for the eye.
            output.Content
                .AppendHtml($"<g class=\"tile tile-{Shade(municipality)}{marked}\"><title>").Append(Caption(municipality)).AppendHtml("</title>")
                .AppendHtml($"<rect x=\"{x + 1}\" y=\"{y + 1}\" width=\"{Tile - 2}\" height=\"{Tile - 2}\" rx=\"3\"{Fill(Shade(municipality))}/>")
                .AppendHtml($"<text aria-hidden=\"true\" x=\"{x + Tile / 2}\" y=\"{y + Tile / 2 + 4}\">").Append(Abbreviation(municipality.Name)).AppendHtml("</text></g>");
            if (Address is not null)
            {
                output.Content.AppendHtml("</a>");
            }
        }
    }

    private static string Fill(int shade) => shade switch { NoData => " fill=\"url(#map-no-data)\"", Suppressed => " fill=\"url(#map-suppressed)\"", _ => "" };

    private static string Abbreviation(string name) => name[..Math.Min(3, name.Length)];
}
