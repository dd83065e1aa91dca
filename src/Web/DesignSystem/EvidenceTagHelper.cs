using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.DesignSystem;

/// <summary>The evidence level as a badge (DKFDS: badge); told apart by word and shape, not by colour alone.</summary>
[HtmlTargetElement("vv-evidence", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EvidenceTagHelper : TagHelper
{
    /// <summary>The level.</summary>
    public EvidenceLevel Level { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge evidence evidence-{Level.Id()}");
        output.Content.AppendHtml("<span class=\"sr-only\">Evidens: </span>").Append(Level.Name());
    }
}
