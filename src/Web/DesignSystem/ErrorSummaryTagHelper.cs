using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain;

namespace Vejviser.Web.DesignSystem;

/// <summary>What must be put right in a form, each with a link to its field (DKFDS: error summary). Nothing when there is nothing.</summary>
[HtmlTargetElement("vv-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The form's issues, of which those that stand in the way are told; fields are found by their name.</summary>
    public required IReadOnlyList<Issue> Issues { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var faults = Issues.Blocks();
        if (faults.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "alert alert-error error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("id", "fejl");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml("<div class=\"alert-body\"><p class=\"alert-heading\">").Append(faults.Count == 1 ? "Ret én ting" : $"Ret {faults.Count} ting").AppendHtml("</p><ul class=\"alert-text\">");
        foreach (var issue in faults)
        {
            output.Content.AppendHtml("<li>");
            if (issue.Field.Length > 0)
            {
                output.Content.AppendHtml("<a href=\"#").Append(issue.Field).AppendHtml("\">").Append(issue.Message).AppendHtml("</a>");
            }
            else
            {
                output.Content.Append(issue.Message);
            }

            output.Content.AppendHtml("</li>");
        }

        output.Content.AppendHtml("</ul></div>");
    }
}
