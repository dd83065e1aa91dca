using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Domain.Search;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.PracticeExamples;

// A description may tell of a citizen: it is posted, never in an address, never logged, never kept. It changes nothing, so there is
// nothing to forge, and readers stay without cookies.
[UncachedContent]
[IgnoreAntiforgeryToken]
[RequestSizeLimit(MaxBody)]
public sealed class LikeModel(SearchIndex index, ContentFollower content) : PageModel
{
    private const int MaxBody = 64 * 1024;
    private const int ExamplesShown = 10;

    [BindProperty(Name = "situation")]
    public string? Situation { get; set; }

    /// <summary>Null before anything was asked.</summary>
    public IReadOnlyList<ExampleRow>? Examples { get; private set; }

    public bool IsCut => Situation?.Length > SearchQuery.MaxDescription;

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public void OnPost()
    {
        Response.Headers.CacheControl = "no-store";
        Examples = string.IsNullOrWhiteSpace(Situation)
            ? []
            : index.Like(Situation, ExamplesShown).Select(example => ExampleRow.Of(example, content.Current.Catalogue)).ToList();
    }
}
