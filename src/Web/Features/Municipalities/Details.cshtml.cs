using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Search;
using Vejviser.Web.Features.Partnerships;
using Vejviser.Web.Features.PracticeExamples;

namespace Vejviser.Web.Features.Municipalities;

public sealed class DetailsModel(ListPracticeExamples list, ListMunicipalities municipalities, ListAdoptions adoptions, GetProfile profile, GetPartnerships partnerships, FindAlike alike) : PageModel
{
    private const int AlikeShown = 4;

    public Municipality Municipality { get; private set; } = null!;

    public IReadOnlyList<ExampleRow> Examples { get; private set; } = [];

    /// <summary>Its newest numbers.</summary>
    public IReadOnlyList<ProfileFigure> Figures { get; private set; } = [];

    /// <summary>Those it takes part in.</summary>
    public IReadOnlyList<Domain.Partnerships.Partnership> Partnerships { get; private set; } = [];

    /// <summary>What it has taken over from others.</summary>
    public IReadOnlyList<ListAdoptions.Taken> Taken { get; private set; } = [];

    /// <summary>Its own examples that others have taken over.</summary>
    public IEnumerable<ExampleRow> Given => Examples.Where(row => row.Example.Adopters.Count > 0);

    /// <summary>The names of those who took an example over.</summary>
    public string Takers(ExampleRow row) => Danish.List(row.Example.Adopters.Select(adopter => $"{list.Catalogue.Municipalities[adopter.MunicipalityCode].Name} ({adopter.State.Name()})").ToList());

    /// <summary>The municipalities most like it.</summary>
    public IReadOnlyList<Municipality> Alike { get; private set; } = [];

    /// <summary>What those do: their newest examples.</summary>
    public IReadOnlyList<ExampleRow> AlikeExamples { get; private set; } = [];

    public ListMunicipalities.View All { get; private set; } = null!;

    public int Density => (int)Math.Round(Municipality.Population / Municipality.AreaKm2);

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug) || list.Catalogue.MunicipalityWithSlug(slug) is not { } municipality)
        {
            return NotFound();
        }

        Municipality = municipality;
        All = municipalities.All();
        Alike = alike.Likeness.Of(municipality).Select(neighbour => neighbour.Municipality).ToList();
        Examples = list
            .Find(new() { Query = SearchQuery.Parse(null), Selected = [new(Facet.Municipality, municipality.Code)], Size = SearchRequest.MaxSize })
            .Items.Select(example => ExampleRow.Of(example, list.Catalogue)).ToList();
        AlikeExamples = Alike.Count == 0 ? [] : list
            .Find(new() { Query = SearchQuery.Parse(null), Selected = Alike.Select(other => new FacetValue(Facet.Municipality, other.Code)).ToList(), Sort = SearchSort.Newest, Size = AlikeShown, IsFrontList = true })
            .Items.Select(example => ExampleRow.Of(example, list.Catalogue)).ToList();
        Figures = profile.Of(municipality);
        Partnerships = await partnerships.OfAsync(municipality.Code, cancellationToken);
        Taken = await adoptions.OfAsync(municipality.Code, cancellationToken);
        return Page();
    }
}
