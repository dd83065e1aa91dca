using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Vejviser.Web.DesignSystem;

/// <summary>The way here (DKFDS: breadcrumbs): front page, room, this page.</summary>
[HtmlTargetElement("vv-breadcrumbs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BreadcrumbsTagHelper : TagHelper
{
    /// <summary>Name of the room.</summary>
    public required string Room { get; set; }

    /// <summary>Address of the room.</summary>
    public required string RoomAddress { get; set; }

    /// <summary>Name of this page.</summary>
    public required string Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "breadcrumbs d-print-none");
        output.Attributes.SetAttribute("aria-label", "Brødkrumme");
        output.Content.AppendHtml("<ol class=\"breadcrumbs__list\">");
        Link(output.Content, "/", "Forside");
        Link(output.Content, RoomAddress, Room);
        output.Content.AppendHtml("<li class=\"breadcrumbs__list-item\" aria-current=\"page\">").Append(Current).AppendHtml("</li></ol>");
    }

    private static void Link(TagHelperContent content, string address, string name) => content
        .AppendHtml("<li class=\"breadcrumbs__list-item\"><a class=\"breadcrumbs__link\" href=\"").Append(address).AppendHtml("\">")
        .Append(name).AppendHtml("</a></li>");
}
