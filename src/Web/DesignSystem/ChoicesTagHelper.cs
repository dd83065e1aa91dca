using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain;

namespace Vejviser.Web.DesignSystem;

/// <summary>One thing that can be chosen.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What people read.</param>
/// <param name="Hint">A sentence beneath; null for none.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>A group of checkboxes, or of radio buttons, with legend, hint and what is wrong (DKFDS: checkboxes, radio buttons).</summary>
[HtmlTargetElement("vv-choices", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesTagHelper : TagHelper
{
    /// <summary>Name of the fields, and id of the first; the group's issues carry the same name.</summary>
    public required string Name { get; set; }

    public required string Legend { get; set; }

    public string? Hint { get; set; }

    /// <summary>What can be chosen, in order.</summary>
    public required IEnumerable<Choice> Options { get; set; }

    /// <summary>The values chosen.</summary>
    public IReadOnlyCollection<string> Selected { get; set; } = [];

    /// <summary>Whether only one can be chosen.</summary>
    public bool One { get; set; }

    /// <summary>All issues of the form; the group shows its own.</summary>
    public IReadOnlyList<Issue> Issues { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new FormGroup(Name, Hint, Issues);
        parts.Begin(output);
        output.Content.AppendHtml("<fieldset").AppendHtml(parts.DescribedBy is null ? "" : " aria-describedby=\"").Append(parts.DescribedBy ?? "").AppendHtml(parts.DescribedBy is null ? "" : "\"")
            .AppendHtml("><legend class=\"form-label\">").Append(Legend).AppendHtml("</legend>");
        parts.AppendHint(output);
        parts.AppendMessages(output);
        var (group, kind, type) = One ? ("form-group-radio", "form-radio radio-large", "radio") : ("form-group-checkbox", "form-checkbox checkbox-large", "checkbox");
        foreach (var (option, place) in Options.Select((option, place) => (option, place)))
        {
            var id = place == 0 ? Name : $"{Name}-{option.Value}";
            output.Content.AppendHtml($"<div class=\"{group}\"><input type=\"{type}\" class=\"{kind}\" name=\"").Append(Name).AppendHtml("\" id=\"").Append(id).AppendHtml("\" value=\"").Append(option.Value).AppendHtml("\"")
                .AppendHtml(Selected.Contains(option.Value) ? " checked" : "").AppendHtml(option.Hint is null ? "" : " aria-describedby=\"").Append(option.Hint is null ? "" : $"{Name}-{option.Value}-hint").AppendHtml(option.Hint is null ? ">" : "\">")
                .AppendHtml("<label class=\"form-label\" for=\"").Append(id).AppendHtml("\">").Append(option.Text).AppendHtml("</label>");
            if (option.Hint is not null)
            {
                output.Content.AppendHtml("<span class=\"form-hint\" id=\"").Append($"{Name}-{option.Value}-hint").AppendHtml("\">").Append(option.Hint).AppendHtml("</span>");
            }

            output.Content.AppendHtml("</div>");
        }

        output.Content.AppendHtml("</fieldset>");
    }
}
