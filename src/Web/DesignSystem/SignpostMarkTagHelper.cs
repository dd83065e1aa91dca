using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Vejviser.Web.DesignSystem;

/// <summary>Our mark: a post with two arms. Decorative.</summary>
[HtmlTargetElement("vv-signpost-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SignpostMarkTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "signpost-mark");
        output.Attributes.SetAttribute("viewBox", "0 0 32 32");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.AppendHtml(
            "<path class=\"mark-post\" d=\"M14.5 2h3v28h-3z\"/><path class=\"mark-arm\" d=\"M8 5h17l5 4-5 4H8z\"/><path class=\"mark-arm-2\" d=\"M24 15H7l-5 4 5 4h17z\"/>");
    }
}
