using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain;

namespace Vejviser.Web.DesignSystem;

/// <summary>A text field with label, hint and what is wrong with it (DKFDS: text input, text area). The content becomes help under the hint.</summary>
[HtmlTargetElement("vv-field")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>Name and id of the field; its issues carry the same name.</summary>
    public required string Name { get; set; }

    public required string Label { get; set; }

    /// <summary>What to write, in a sentence.</summary>
    public string? Hint { get; set; }

    /// <summary>What stands in the field.</summary>
    public string? Value { get; set; }

    /// <summary>Lines of a text area; 0 for a field of one line.</summary>
    public int Rows { get; set; }

    /// <summary>text, email, number, date, url, datetime-local …</summary>
    public string Type { get; set; } = "text";

    /// <summary>Characters at most; 0 for no limit in the browser.</summary>
    public int MaxLength { get; set; }

    /// <summary>The browser's autocomplete word: "email", "one-time-code".</summary>
    public string? Autocomplete { get; set; }

    /// <summary>The keyboard a phone shows: "numeric".</summary>
    public string? InputMode { get; set; }

    /// <summary>Width class of the design system: "input-width-s".</summary>
    public string? Width { get; set; }

    /// <summary>Whether the form needs it; said in the label, and judged by the server.</summary>
    public bool Required { get; set; }

    /// <summary>All issues of the form; the field shows its own.</summary>
    public IReadOnlyList<Issue> Issues { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var help = await output.GetChildContentAsync();
        var parts = new FormGroup(Name, Hint, Issues);
        parts.Begin(output);
        output.Content
            .AppendHtml("<label class=\"form-label\" for=\"").Append(Name).AppendHtml("\">").Append(Label)
            .AppendHtml(Required ? " <span class=\"form-required\">(skal udfyldes)</span>" : "").AppendHtml("</label>");
        parts.AppendHint(output);
        if (!help.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<div class=\"field-help\">").AppendHtml(help).AppendHtml("</div>");
        }

        parts.AppendMessages(output);
        var content = output.Content;
        content.AppendHtml(Rows > 0 ? "<textarea" : "<input");
        Attribute("class", Width is null ? "form-input" : $"form-input {Width}");
        Attribute("id", Name);
        Attribute("name", Name);
        Attribute("aria-describedby", parts.DescribedBy);
        Attribute("aria-invalid", parts.IsInvalid ? "true" : null);
        Attribute("maxlength", MaxLength > 0 ? $"{MaxLength}" : null);
        Attribute("autocomplete", Autocomplete);
        Attribute("inputmode", InputMode);
        if (Rows > 0)
        {
            Attribute("rows", $"{Rows}");
            // The first line break in a text area is eaten by the browser; and the carriage returns that browsers send are no valid HTML when written back.
            content.AppendHtml(">\n").Append(Value?.ReplaceLineEndings("\n") ?? "").AppendHtml("</textarea>");
        }
        else
        {
            Attribute("type", Type);
            Attribute("value", Value ?? "");
            content.AppendHtml(">");
        }

        void Attribute(string name, string? value)
        {
            if (value is not null)
            {
                content.AppendHtml(" ").AppendHtml(name).AppendHtml("=\"").Append(value).AppendHtml("\"");
            }
        }
    }
}

/// <summary>What every form group has: an id for hint, faults and advice, and the class that says something is wrong.</summary>
internal sealed class FormGroup(string name, string? hint, IReadOnlyList<Issue> issues)
{
    // Razor hands over an empty text where a page says null.
    private readonly string? hint = string.IsNullOrEmpty(hint) ? null : hint;
    private readonly List<Issue> faults = Own(name, issues, IssueSeverity.Block);
    private readonly List<Issue> advice = Own(name, issues, IssueSeverity.Warn);

    public bool IsInvalid => faults.Count > 0;

    /// <summary>Ids for aria-describedby; null for none.</summary>
    public string? DescribedBy => string.Join(' ', new[]
    {
        IsInvalid ? $"{name}-fejl" : null,
        advice.Count > 0 ? $"{name}-raad" : null,
        hint is null ? null : $"{name}-hint",
    }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    public void Begin(TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", IsInvalid ? "form-group form-error" : "form-group");
    }

    public void AppendHint(TagHelperOutput output)
    {
        if (hint is not null)
        {
            output.Content.AppendHtml("<span class=\"form-hint\" id=\"").Append($"{name}-hint").AppendHtml("\">").Append(hint).AppendHtml("</span>");
        }
    }

    public void AppendMessages(TagHelperOutput output)
    {
        Append(output, faults, "form-error-message", "fejl", "Fejl: ");
        Append(output, advice, "form-advice", "raad", "Råd: ");
    }

    private void Append(TagHelperOutput output, List<Issue> messages, string cssClass, string id, string spoken)
    {
        if (messages.Count > 0)
        {
            output.Content.AppendHtml($"<span class=\"{cssClass}\" id=\"").Append($"{name}-{id}").AppendHtml($"\"><span class=\"sr-only\">{spoken}</span>")
                .Append(string.Join(' ', messages.Select(issue => issue.Message))).AppendHtml("</span>");
        }
    }

    private static List<Issue> Own(string name, IReadOnlyList<Issue> issues, IssueSeverity severity) =>
        issues.Where(issue => issue.Field == name && issue.Severity == severity).ToList();
}
