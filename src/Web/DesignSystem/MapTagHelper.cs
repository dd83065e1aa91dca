using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Web.DesignSystem;

/// <summary>The map of Denmark: every municipality one square, equally visible, or on its boundaries. Needs a table or list twin on the page.</summary>
[HtmlTargetElement("vv-map", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MapTagHelper : TagHelper
{
    /// <summary>What the map shows, read aloud.</summary>
    public required string Label { get; set; }

    /// <summary>All municipalities.</summary>
    public required IEnumerable<Municipality> Municipalities { get; set; }

    /// <summary>Their boundaries; null for squares.</summary>
    public Geography? Geography { get; set; }

    /// <summary>The class a municipality is drawn in, as <see cref="MunicipalityMap.Draw"/> knows it.</summary>
    public required Func<Municipality, int> Shade { get; set; }

    /// <summary>What is told of a municipality when it is pointed at, in focus or read aloud: "Aalborg: 4 eksempler".</summary>
    public required Func<Municipality, string> Caption { get; set; }

    /// <summary>Where a municipality leads; null for no link.</summary>
    public Func<Municipality, string>? Address { get; set; }

    /// <summary>Marks one municipality; null for none.</summary>
    public string? MarkedCode { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var map = new MunicipalityMap(Municipalities, Geography);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", map.IsGeographic ? "tile-map geographic-map" : "tile-map");
        output.Attributes.SetAttribute("viewBox", $"0 0 {map.Width} {map.Height}");
        output.Attributes.SetAttribute("role", Address is null ? "img" : "group");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(map.Draw(Shade, Caption, Address, MarkedCode, isAlone: false));
    }
}
