using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain;

namespace Vejviser.Web.DesignSystem;

/// <summary>A drop-down list with label, hint and what is wrong (DKFDS: select).</summary>
[HtmlTargetElement("vv-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper : TagHelper
{
    /// <summary>Name and id of the field; its issues carry the same name.</summary>
    public required string Name { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>What can be chosen, in order.</summary>
    public required IEnumerable<Choice> Options { get; set; }

    /// <summary>The value chosen.</summary>
    public string? Value { get; set; }

    /// <summary>What stands first and means nothing chosen; null for none.</summary>
    public string? Empty { get; set; }

    /// <summary>All issues of the form; the field shows its own.</summary>
    public IReadOnlyList<Issue> Issues { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new FormGroup(Name, Hint, Issues);
        parts.Begin(output);
        output.Content.AppendHtml("<label class=\"form-label\" for=\"").Append(Name).AppendHtml("\">").Append(Label).AppendHtml("</label>");
        parts.AppendHint(output);
        parts.AppendMessages(output);
        output.Content.AppendHtml("<select class=\"form-select\" name=\"").Append(Name).AppendHtml("\" id=\"").Append(Name).AppendHtml("\"");
        if (parts.DescribedBy is { } ids)
        {
            output.Content.AppendHtml(" aria-describedby=\"").Append(ids).AppendHtml("\"");
        }

        output.Content.AppendHtml(parts.IsInvalid ? " aria-invalid=\"true\">" : ">");
        // Razor hands over an empty text where a page says null.
        if (!string.IsNullOrEmpty(Empty))
        {
            Option("", Empty);
        }

        foreach (var option in Options)
        {
            Option(option.Value, option.Text);
        }

        output.Content.AppendHtml("</select>");

        void Option(string value, string text) => output.Content.AppendHtml("<option value=\"").Append(value).AppendHtml("\"").AppendHtml(value == (Value ?? "") ? " selected>" : ">").Append(text).AppendHtml("</option>");
    }
}
