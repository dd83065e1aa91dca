using System.Text.RegularExpressions;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Documents;

/// <summary>A paragraph, a list item or a line of a document being read.</summary>
/// <param name="Plain">Its words.</param>
/// <param name="Markdown">The same with lists, emphasis and links; no emphasis runs over a line break.</param>
internal sealed partial record TextBlock(string Plain, string Markdown)
{
    /// <summary>1 to 9; 0 is the document's title; null is no heading.</summary>
    public int? HeadingLevel { get; init; }

    public bool IsListItem { get; init; }

    public bool IsBold { get; init; }

    /// <summary>Whether it goes on where the one before ended: list items, lines of a paragraph.</summary>
    public bool FollowsOn { get; init; }

    /// <summary>The section that its content control or table row names.</summary>
    public TemplateSection? Section { get; init; }

    /// <summary>What the author calls that section, where that is all the block says.</summary>
    public string? Label { get; init; }

    /// <summary>The part of the document it stands in, when that is not the body.</summary>
    public string? Place { get; init; }

    /// <summary>The section this block is the heading of, with the heading and what stands after it in the block itself; null when it is none.</summary>
    /// <remarks>"Målgruppe", "Målgruppe:", "Målgruppe: ledige", and "Målgruppe" with the answer on the next line or behind a tab.</remarks>
    public (TemplateSection Section, string Heading, TextBlock? Answer)? AsHeading()
    {
        if (IsListItem && !IsBold)
        {
            return null;
        }

        var end = Plain.IndexOf('\n');
        var line = end < 0 ? Plain : Plain[..end];
        if (TemplateSections.WithHeading(line) is { } section)
        {
            return (section, line.Trim(), end < 0 ? null : AnswerOf(Plain[(end + 1)..], Markdown[(Markdown.IndexOf('\n') + 1)..]));
        }

        var separator = line.AsSpan().IndexOfAny(':', '\t');
        return separator > 0 && TemplateSections.WithHeading(line[..separator]) is { } named
            ? (named, line[..separator].Trim(), AnswerOf(Plain[(separator + 1)..], AfterLabel(Markdown, line[separator])))
            : null;
    }

    private static TextBlock? AnswerOf(string plain, string markdown) =>
        string.IsNullOrWhiteSpace(plain) ? null : new(plain.Trim(), markdown.Trim());

    // "**Målgruppe:** ledige", "**Målgruppe: ledige**" and "**Målgruppe: alle** ledige": the emphasis that begins before the label is put right.
    private static string AfterLabel(string markdown, char separator)
    {
        var at = markdown.IndexOf(separator);
        var (label, rest) = (markdown[..at], markdown[(at + 1)..].Trim());
        var mark = Emphasis().Match(label).Value;
        if (mark.Length == 0 || label.TrimEnd().EndsWith(mark, StringComparison.Ordinal) || rest.Length == 0)
        {
            return rest;
        }

        return rest.StartsWith(mark, StringComparison.Ordinal) ? rest[mark.Length..] : mark + rest;
    }

    [GeneratedRegex(@"^(\*{1,3}|_{1,3})")]
    private static partial Regex Emphasis();
}
