using DocumentFormat.OpenXml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Documents;

/// <summary>Editors' Markdown as paragraphs, lists and links of a Word document: what <see cref="MarkdownText"/> shows on pages.</summary>
/// <param name="document">The document it goes into.</param>
/// <param name="address">The page that addresses in the text are relative to.</param>
internal sealed class WordMarkdown(WordDocument document, Uri? address)
{
    public void Add(string markdown)
    {
        if (MarkdownText.Parse(markdown) is { } parsed)
        {
            AddBlocks(parsed, "Normal", 0);
        }
        else
        {
            document.AddParagraph("Normal", markdown);
        }
    }

    private void AddBlocks(ContainerBlock blocks, string style, int listLevel)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case ListBlock list:
                    AddList(list, listLevel);
                    break;
                case QuoteBlock quote:
                    AddBlocks(quote, "Quote", listLevel);
                    break;
                case ContainerBlock other:
                    AddBlocks(other, style, listLevel);
                    break;
                case HeadingBlock heading:
                    document.AddParagraph("Heading3", [.. Inlines(heading.Inline)]);
                    break;
                case LeafBlock { Inline: { } inline }:
                    document.AddParagraph(style, [.. Inlines(inline)]);
                    break;
                case CodeBlock code:
                    document.AddParagraph(style, code.Lines.ToString());
                    break;
            }
        }
    }

    private void AddList(ListBlock list, int level)
    {
        var number = list.IsOrdered ? document.BeginNumberedList() : (int?)null;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            // What follows the first paragraph of an item stands below it, as on the page.
            if (item.FirstOrDefault() is ParagraphBlock first)
            {
                document.AddListItem(number, level, [.. Inlines(first.Inline)]);
                item.Remove(first);
            }

            AddBlocks(item, "ListParagraph", level + 1);
        }
    }

    private IEnumerable<OpenXmlElement> Inlines(ContainerInline? inlines, bool bold = false, bool italic = false)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    yield return WordDocument.Text(literal.Content.ToString(), bold, italic);
                    break;
                case HtmlEntityInline entity:
                    yield return WordDocument.Text(entity.Transcoded.ToString(), bold, italic);
                    break;
                case CodeInline code:
                    yield return WordDocument.Text(code.Content, bold, italic);
                    break;
                case LineBreakInline line:
                    yield return WordDocument.Text(line.IsHard ? "\n" : " ", bold, italic);
                    break;
                case AutolinkInline link when Address(link.IsEmail ? $"mailto:{link.Url}" : link.Url) is { } target:
                    yield return document.Link(target, WordDocument.Text(link.Url, bold, italic));
                    break;
                case AutolinkInline link:
                    yield return WordDocument.Text(link.Url, bold, italic);
                    break;
                case LinkInline { IsImage: false } link when Address(link.Url) is { } target:
                    // A link cannot hold a link in Word, nor can it in Markdown.
                    yield return document.Link(target, [.. Inlines(link, bold, italic)]);
                    break;
                case EmphasisInline emphasis:
                    foreach (var inner in Inlines(emphasis, bold || emphasis.DelimiterCount == 2, italic || emphasis.DelimiterCount == 1))
                    {
                        yield return inner;
                    }

                    break;
                case ContainerInline container:
                    foreach (var inner in Inlines(container, bold, italic))
                    {
                        yield return inner;
                    }

                    break;
            }
        }
    }

    private Uri? Address(string? url) =>
        MarkdownText.SafeAddress(url) is not { } safe ? null
        : Uri.TryCreate(safe, UriKind.Absolute, out var target) && !target.IsFile ? target
        : address is not null && Uri.TryCreate(address, safe, out target) ? target
        : null;
}
