using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Vejviser.Web.DesignSystem;

/// <summary>Linked data for search engines: a data block, never run as script.</summary>
[HtmlTargetElement("vv-json-ld", TagStructure = TagStructure.WithoutEndTag)]
public sealed class JsonLdTagHelper : TagHelper
{
    /// <summary>The object; its strings are escaped so that none can end the block.</summary>
    public required JsonObject Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "application/ld+json");
        // The default encoder escapes <, > and &.
        output.Content.SetHtmlContent(Value.ToJsonString());
    }
}
