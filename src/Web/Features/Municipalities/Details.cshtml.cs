using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Search;
using Vejviser.Web.Features.PracticeExamples;

namespace Vejviser.Web.Features.Municipalities;

public sealed class DetailsModel(ListPracticeExamples list, ListMunicipalities municipalities) : PageModel
{
    public Municipality Municipality { get; private set; } = null!;

    public IReadOnlyList<ExampleRow> Examples { get; private set; } = [];

    /// <summary>Municipalities of the same group that have examples.</summary>
    public IReadOnlyList<Municipality> SameGroup { get; private set; } = [];

    public ListMunicipalities.View All { get; private set; } = null!;

    public int Density => (int)Math.Round(Municipality.Population / Municipality.AreaKm2);

    public IActionResult OnGet(string? slug)
    {
        if (!Slug.IsValid(slug) || list.Catalogue.MunicipalityWithSlug(slug) is not { } municipality)
        {
            return NotFound();
        }

        Municipality = municipality;
        All = municipalities.All();
        SameGroup = All.Municipalities.Where(other => other.Group == municipality.Group && other != municipality && All.CountOf(other) > 0).ToList();
        Examples = list
            .Find(new() { Query = SearchQuery.Parse(null), Selected = [new(Facet.Municipality, municipality.Code)], Size = SearchRequest.MaxSize })
            .Items.Select(example => ExampleRow.Of(example, list.Catalogue)).ToList();
        return Page();
    }
}
