using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Vejviser.Web.DesignSystem;

/// <summary>Links to the pages of a list (DKFDS: pagination). Nothing when there is one page.</summary>
[HtmlTargetElement("vv-pagination", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PaginationTagHelper : TagHelper
{
    private const int Around = 2;

    /// <summary>This page, from 1.</summary>
    public int Page { get; set; }

    /// <summary>The last page.</summary>
    public int Last { get; set; }

    /// <summary>The address of a page.</summary>
    public required Func<int, string> Address { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Last <= 1)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pagination d-print-none");
        output.Attributes.SetAttribute("aria-label", "Sider");
        var content = output.Content;
        if (Page > 1)
        {
            Link(content, Page - 1, "button button-arrow button-previous", "Forrige side", "Forrige", "prev");
        }

        content.AppendHtml("<ul class=\"pagination__items\">");
        for (var page = 1; page <= Last; page++)
        {
            if (page > 1 && page < Last && Math.Abs(page - Page) > Around)
            {
                if (Math.Abs(page - Page) == Around + 1)
                {
                    content.AppendHtml("<li class=\"pagination-item pagination-overflow\"><span aria-hidden=\"true\">…</span></li>");
                }

                continue;
            }

            content.AppendHtml("<li class=\"pagination-item pagination-number\">");
            Link(content, page, page == Page ? "button current-page" : "button button-secondary", $"Side {page}", page.ToString(CultureInfo.InvariantCulture), null);
            content.AppendHtml("</li>");
        }

        content.AppendHtml("</ul>");
        if (Page < Last)
        {
            Link(content, Page + 1, "button button-arrow button-next", "Næste side", "Næste", "next");
        }
    }

    private void Link(TagHelperContent content, int page, string classes, string label, string text, string? relation)
    {
        content.AppendHtml($"<a class=\"{classes}\" aria-label=\"{label}\" href=\"").Append(Address(page)).AppendHtml("\"");
        if (relation is not null)
        {
            content.AppendHtml($" rel=\"{relation}\"");
        }

        if (page == Page)
        {
            content.AppendHtml(" aria-current=\"page\"");
        }

        content.AppendHtml(">").Append(text).AppendHtml("</a>");
    }
}
