using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Vejviser.Web.DesignSystem;

/// <summary>A tag that a click takes away (DKFDS: tags).</summary>
[HtmlTargetElement("vv-tag-link")]
public sealed class TagLinkTagHelper : TagHelper
{
    /// <summary>The page without it.</summary>
    public required string Href { get; set; }

    /// <summary>What the click does, read aloud.</summary>
    public required string Label { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "a";
        output.Attributes.SetAttribute("class", "tag tag-removable");
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.AppendHtml(content).AppendHtml("<span class=\"tag-cross\" aria-hidden=\"true\">×</span>");
    }
}

/// <summary>A row of links to the words something is sorted under; its children are plain links.</summary>
[HtmlTargetElement("vv-tags")]
public sealed class TagsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "word-links");
    }
}
