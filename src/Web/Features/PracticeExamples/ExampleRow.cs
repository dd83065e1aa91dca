using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Search;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>An example as a list shows it.</summary>
/// <param name="Example">The example.</param>
/// <param name="Municipalities">Its municipalities.</param>
/// <param name="Title">The title, with hits marked.</param>
/// <param name="Excerpt">The summary, or the passage that answers the query, with hits marked.</param>
/// <param name="Why">Why it answers the query, in one line; null where nothing was asked.</param>
public sealed record ExampleRow(
    PublishedExample Example,
    IReadOnlyList<Municipality> Municipalities,
    IReadOnlyList<SnippetPart> Title,
    IReadOnlyList<SnippetPart> Excerpt,
    string? Why = null)
{
    public string MunicipalityNames => Danish.List(Municipalities.Select(municipality => municipality.Name).ToList());

    public static ExampleRow Of(PublishedExample example, Catalogue catalogue, SearchQuery? query = null)
    {
        var asked = query ?? SearchQuery.Parse(null);
        var content = example.Content;
        var excerpt = Snippet.Highlight(content.Summary, asked);
        if (asked.Terms.Count > 0 && !excerpt.Any(part => part.IsHit))
        {
            excerpt = content.RunningTexts().Select(text => Snippet.Cut(text, asked)).FirstOrDefault(passage => passage is not null) ?? excerpt;
        }

        return new(
            example,
            content.Municipalities.Select(code => catalogue.Municipalities[code]).ToList(),
            Snippet.Highlight(content.Title, asked),
            excerpt);
    }
}
