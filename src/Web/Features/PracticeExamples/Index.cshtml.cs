using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data.EmptySearches;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Search;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.PracticeExamples;

public sealed class IndexModel(ListPracticeExamples list, EmptySearchLog emptySearches) : PageModel
{
    public SearchRequest Asked { get; private set; } = null!;

    public SearchResult Result { get; private set; } = null!;

    public IReadOnlyList<ExampleRow> Rows { get; private set; } = [];

    public IReadOnlyList<ListPracticeExamples.FacetGroup> Groups { get; private set; } = [];

    /// <summary>What in the address was not understood, told in Danish.</summary>
    public IReadOnlyList<string> Notices { get; private set; } = [];

    /// <summary>Slugs the reader has put on the shortlist so far, those ticked on the page before included.</summary>
    public IReadOnlyList<string> Shortlist { get; private set; } = [];

    public int LastPage => Math.Max(1, (Result.Total + Asked.Size - 1) / Asked.Size);

    public ListPracticeExamples List => list;

    /// <summary>The municipality whose like are shown; null for everybody.</summary>
    public Municipality? Alike => Asked.Alike is { } code ? list.Catalogue.Municipalities[code] : null;

    public string Heading => (Asked.Query.Text.Length, Result.Total) switch
    {
        (0, _) => Danish.Count(Result.Total, "eksempel", "eksempler"),
        _ => $"{Danish.Count(Result.Total, "eksempel", "eksempler")} på {Danish.Quoted(Asked.Query.Text)}",
    };

    public void OnGet()
    {
        var read = ListAddress.ForPeople.Read(Request.Query, list.Catalogue);
        Asked = read.Request;
        Result = list.Find(Asked);
        if (Asked.Page > LastPage)
        {
            Asked = Asked with { Page = LastPage };
            Result = list.Find(Asked);
        }

        if (Result.Total == 0 && Asked.Selected.Count == 0 && Asked.Alike is null || Result.Corrections.Count > 0)
        {
            emptySearches.Note(Asked.Query);
        }

        Rows = Result.Items.Select((example, place) => ExampleRow.Of(example, list.Catalogue, Asked.Query) with { Why = WhyThisResult.Of(Result.Reasons[place], Result.Signals[place]) }).ToList();
        Groups = list.Groups(Asked, Result);
        Notices = read.NotUnderstood.Select(Notice).ToList();
        Shortlist = Request.Query["liste"].Concat(Request.Query["id"]).OfType<string>().Where(Slug.IsValid).Distinct().Take(ShortlistModel.MaxExamples).ToList();
        Response.Headers.AddServerTiming("search", Result.Elapsed);
    }

    public string Address(SearchRequest request) => ListAddress.ForPeople.Write(request, list.Catalogue, Shortlist);

    /// <summary>Where the search can be followed by mail; null for a search for everything.</summary>
    public string? FollowAddress => Asked.Query.Terms.Count == 0 && Asked.Selected.Count == 0 && Asked.Alike is null ? null : FollowLinks.Search(ListAddress.ForPeople.Write(Asked with { Page = 1 }, list.Catalogue));

    public string Without(FacetValue value) => Address(Asked with { Page = 1, Selected = Asked.Selected.Where(other => other != value).ToList() });

    /// <summary>"Vis kun Kolding" for each municipality the query names and no filter holds yet: the name, and the address that shows it.</summary>
    public IEnumerable<(string Name, string Address)> OnlyIn => Asked.Selected.Any(value => value.Facet == Facet.Municipality)
        ? []
        : list.Catalogue.MunicipalitiesNamedIn(Asked.Query).Select(municipality => (
            municipality.Name,
            Address(Asked with { Page = 1, Query = list.Catalogue.Without(municipality, Asked.Query), Selected = [.. Asked.Selected, new(Facet.Municipality, municipality.Code)] })));

    public string WithPage(int page) => Address(Asked with { Page = page });

    private static string Notice((string Parameter, string Value) unknown) => unknown.Parameter switch
    {
        "q" => $"Søgningen er for lang. Skriv højst {Danish.Number(SearchQuery.MaxLength)} tegn.",
        "side" => $"Side {Danish.Quoted(unknown.Value)} findes ikke. Du ser side 1.",
        "sortering" => $"Sorteringen {Danish.Quoted(unknown.Value)} findes ikke. Du ser de mest relevante først.",
        _ => $"Filteret {unknown.Parameter} = {Danish.Quoted(unknown.Value)} findes ikke og er sprunget over.",
    };
}
