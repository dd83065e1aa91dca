using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Vejviser.Web.DesignSystem;

/// <summary>An icon from the sprite (DKFDS: icons). Always decorative: the text beside it says what it means.</summary>
[HtmlTargetElement("vv-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(IUrlHelperFactory urls) : TagHelper
{
    /// <summary>The icon's name; Assets/build.mjs lists them.</summary>
    public required string Name { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon-svg");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.AppendHtml("<use href=\"").Append($"{urls.GetUrlHelper(ViewContext).Content("~/lib/icons.svg")}#{Name}").AppendHtml("\"></use>");
    }
}
