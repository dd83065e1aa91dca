using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain.Evidence;

namespace Vejviser.Web.DesignSystem;

/// <summary>The evidence level as a badge (DKFDS: badge); told apart by word and shape, not by colour alone.</summary>
[HtmlTargetElement("vv-evidence", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EvidenceTagHelper : TagHelper
{
    /// <summary>The level.</summary>
    public EvidenceLevel Level { get; set; }

    /// <summary>What the rule proposes, told where it differs; null where it is told elsewhere.</summary>
    public EvidenceLevel? Proposed { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge evidence evidence-{Level.Id()}");
        output.Content.AppendHtml("<span class=\"sr-only\">Evidens: </span>").Append(Level.Name());
        if (Proposed is { } proposed && proposed != Level)
        {
            output.PostElement.AppendHtml(" <span class=\"evidence-rule\">(reglen: ").Append(proposed.Name().ToLower(Vejviser.Domain.Danish.Culture)).AppendHtml(")</span>");
        }
    }
}
