using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace Vejviser.Web.Infrastructure;

/// <summary>Turns editors' Markdown into HTML that can do no harm: new output is built from allowed names only.</summary>
public sealed class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();

    private static readonly HashSet<string> Allowed = ["p", "ul", "ol", "li", "strong", "em", "a", "h2", "h3", "blockquote", "br"];

    // Scripting on: then <noscript> is text, as in a browser, and cannot hide markup.
    private readonly HtmlParser parser = new(new HtmlParserOptions { IsScripting = true });

    /// <summary>Safe HTML; empty for null.</summary>
    public IHtmlContent Render(string? markdown)
    {
        var output = new HtmlContentBuilder();
        if (!string.IsNullOrWhiteSpace(markdown))
        {
            using var document = parser.ParseDocument("");
            Write(parser.ParseFragment(ToHtml(markdown), document.Body!), output);
        }

        return output;
    }

    /// <summary>The text's structure; null where Markdig refuses it, as it does what is nested a hundred deep.</summary>
    internal static MarkdownDocument? Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string ToHtml(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested a hundred deep, and broken characters in an address: then the text is shown as it was written.
            return $"<p>{HtmlEncoder.Default.Encode(markdown)}</p>";
        }
    }

    private static void Write(IEnumerable<INode> nodes, HtmlContentBuilder output)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case IText text:
                    output.Append(text.Data);
                    break;
                case IHtmlElement element when Allowed.Contains(element.LocalName):
                    output.AppendHtml($"<{element.LocalName}");
                    if (element is IHtmlAnchorElement && SafeAddress(element.GetAttribute("href")) is { } address)
                    {
                        output.AppendHtml(" href=\"").Append(address).AppendHtml("\"");
                    }

                    output.AppendHtml(">");
                    if (element.LocalName != "br")
                    {
                        Write(element.ChildNodes, output);
                        output.AppendHtml($"</{element.LocalName}>");
                    }

                    break;
                case IHtmlElement element when element.LocalName is not ("script" or "style" or "template" or "iframe"):
                    Write(element.ChildNodes, output);
                    break;
            }
        }
    }

    /// <summary>The address where it may be followed; else null.</summary>
    internal static string? SafeAddress(string? address) =>
        address is ['/', not '/', ..] or "/" or ['#', ..] ||
        (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto")
            ? address
            : null;
}
