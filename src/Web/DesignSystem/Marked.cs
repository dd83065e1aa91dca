using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Vejviser.Domain.Search;

namespace Vejviser.Web.DesignSystem;

/// <summary>Text with the words that answer a search marked.</summary>
public sealed class Marked : IHtmlContent
{
    private readonly IReadOnlyList<SnippetPart> parts;

    private Marked(IReadOnlyList<SnippetPart> parts) => this.parts = parts;

    // A partial view would do the same in ten times the time, forty times a page of results.
    public static Marked Html(IReadOnlyList<SnippetPart> parts) => new(parts);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var part in parts)
        {
            writer.Write(part.IsHit ? "<mark>" : "");
            encoder.Encode(writer, part.Text);
            writer.Write(part.IsHit ? "</mark>" : "");
        }
    }
}
