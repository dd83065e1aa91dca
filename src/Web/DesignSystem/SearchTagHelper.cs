using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain.Search;

namespace Vejviser.Web.DesignSystem;

/// <summary>A search field with its label and button (DKFDS: search).</summary>
[HtmlTargetElement("vv-search", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SearchTagHelper : TagHelper
{
    /// <summary>Id of the field.</summary>
    public required string Id { get; set; }

    /// <summary>Name of the field in the form.</summary>
    public required string Name { get; set; }

    /// <summary>What stands in the field.</summary>
    public string? Value { get; set; }

    /// <summary>The field's label, read aloud.</summary>
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "form-group search");
        output.Content
            .AppendHtml("<label class=\"sr-only\" for=\"").Append(Id).AppendHtml("\">").Append(Label).AppendHtml("</label>")
            .AppendHtml("<input class=\"form-input\" type=\"search\" autocomplete=\"off\" data-suggest=\"/eksempler/forslag\" spellcheck=\"false\" maxlength=\"")
            .Append($"{SearchQuery.MaxLength}").AppendHtml("\" id=\"").Append(Id).AppendHtml("\" name=\"").Append(Name)
            .AppendHtml("\" value=\"").Append(Value ?? "").AppendHtml("\">")
            .AppendHtml("<button class=\"button button-search\" type=\"submit\">Søg</button>");
    }
}
