using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Search;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Features.PracticeExamples;

namespace Vejviser.Web.Features.Themes;

public sealed class DetailsModel(ListPracticeExamples list) : PageModel
{
    private const int ExamplesShown = 12;

    public Theme Theme { get; private set; } = null!;

    public int Total { get; private set; }

    public IReadOnlyList<ExampleRow> Examples { get; private set; } = [];

    public IActionResult OnGet(string? slug)
    {
        if (!Slug.IsValid(slug) || list.Catalogue.Themes.GetValueOrDefault(slug) is not { } theme)
        {
            return NotFound();
        }

        Theme = theme;
        var found = list.Find(new() { Query = SearchQuery.Parse(null), Selected = [new(Facet.Theme, slug)], Size = ExamplesShown, IsFrontList = true });
        Total = found.Total;
        Examples = found.Items.Select(example => ExampleRow.Of(example, list.Catalogue)).ToList();
        return Page();
    }
}
