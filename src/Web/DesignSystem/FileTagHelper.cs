using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain;

namespace Vejviser.Web.DesignSystem;

/// <summary>A field to choose an attachment with, with label, hint and what is wrong with the one chosen before.</summary>
[HtmlTargetElement("vv-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileTagHelper : TagHelper
{
    /// <summary>Name and id of the field; its issues carry the same name.</summary>
    public required string Name { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>All issues of the form; the field shows its own.</summary>
    public IReadOnlyList<Issue> Issues { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new FormGroup(Name, Hint, Issues);
        parts.Begin(output);
        output.Content.AppendHtml("<label class=\"form-label\" for=\"").Append(Name).AppendHtml("\">").Append(Label).AppendHtml("</label>");
        parts.AppendHint(output);
        parts.AppendMessages(output);
        output.Content.AppendHtml("<input class=\"form-input\" type=\"file\" accept=\".pdf,.docx,.jpg,.jpeg,.png\" name=\"").Append(Name).AppendHtml("\" id=\"").Append(Name).AppendHtml("\"")
            .AppendHtml(parts.DescribedBy is null ? "" : " aria-describedby=\"").Append(parts.DescribedBy ?? "").AppendHtml(parts.DescribedBy is null ? "" : "\"")
            .AppendHtml(parts.IsInvalid ? " aria-invalid=\"true\">" : ">");
    }
}
