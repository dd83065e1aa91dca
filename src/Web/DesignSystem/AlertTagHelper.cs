using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Vejviser.Web.DesignSystem;

/// <summary>A message box (DKFDS: alerts).</summary>
[HtmlTargetElement("vv-alert")]
public sealed class AlertTagHelper : TagHelper
{
    /// <summary>info, success, warning or error.</summary>
    public string Kind { get; set; } = "info";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"alert alert-{Kind} alert--paragraph");
        if (Kind is "warning" or "error")
        {
            output.Attributes.SetAttribute("role", "alert");
        }

        output.Content.AppendHtml("<div class=\"alert-body\"><p class=\"alert-text\">").AppendHtml(content).AppendHtml("</p></div>");
    }
}
