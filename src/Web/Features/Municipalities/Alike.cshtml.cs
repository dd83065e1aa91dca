using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Municipalities;

/// <summary>Who is like a municipality, in what, and how much that counts; the reader may count otherwise.</summary>
/// <remarks>Its parameters are as many as the series, so it is not among the cached pages.</remarks>
[UncachedContent]
public sealed class AlikeModel(FindAlike alike, ContentFollower content, ListMunicipalities municipalities) : PageModel
{
    public Municipality Municipality { get; private set; } = null!;

    public IReadOnlyList<Neighbour> Neighbours { get; private set; } = [];

    /// <summary>Every variable with the weight used.</summary>
    public IReadOnlyList<(LikenessVariable Variable, int Weight)> Variables { get; private set; } = [];

    public IEnumerable<LikenessVariable> Used => Variables.Where(pair => pair.Weight > 0).Select(pair => pair.Variable);

    /// <summary>Whether the reader has changed a weight.</summary>
    public bool IsChanged => Variables.Any(pair => pair.Weight != pair.Variable.Weight);

    public ListMunicipalities.View All { get; private set; } = null!;

    public IActionResult OnGet(string? slug)
    {
        if (!Slug.IsValid(slug) || content.Current.Catalogue.MunicipalityWithSlug(slug) is not { } municipality)
        {
            return NotFound();
        }

        Municipality = municipality;
        All = municipalities.All();
        Variables = alike.Likeness.Variables.Select(variable => (variable, Weight(variable))).ToList();
        Neighbours = alike.Likeness.Of(municipality, Weight);
        return Page();
    }

    /// <summary>Map class: the municipality itself, those near it, the others.</summary>
    public int Shade(Municipality municipality) => municipality == Municipality ? 3 : Neighbours.Any(neighbour => neighbour.Municipality == municipality) ? 1 : 0;

    /// <summary>"Aalborg: nummer 3, afstand 0,4".</summary>
    public string Caption(Municipality municipality) => Enumerable.Range(0, Neighbours.Count).Where(place => Neighbours[place].Municipality == municipality).Select(place => $"{municipality.Name}: nummer {place + 1}, afstand {Distance(Neighbours[place])}").FirstOrDefault() ?? municipality.Name;

    public static string Distance(Neighbour neighbour) => neighbour.Distance.ToString("0.00", Danish.Culture);

    private int Weight(LikenessVariable variable) =>
        int.TryParse(Request.Query[variable.Id].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var weight) && weight <= Likeness.MostWeight ? weight : variable.Weight;
}
