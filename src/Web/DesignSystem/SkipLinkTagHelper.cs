using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Vejviser.Web.DesignSystem;

/// <summary>Lets keyboard users pass the menu (DKFDS: skip-link).</summary>
[HtmlTargetElement("vv-skip-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SkipLinkTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "skipnav");
        output.Attributes.SetAttribute("href", "#main-content");
        output.Content.Append("Gå til sidens indhold");
    }
}
