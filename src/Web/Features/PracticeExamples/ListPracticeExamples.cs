using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Evidence;
using Vejviser.Web.Features.Municipalities;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Answers a search with rows, facets and counts, for the page and the API alike.</summary>
public sealed class ListPracticeExamples(SearchIndex index, ContentFollower content, FindAlike alike)
{
    private const int FacetValuesShownAtOnce = 12;

    public Catalogue Catalogue => content.Current.Catalogue;

    public SearchResult Find(SearchRequest request) => index.Search(request.Alike is { } code ? request with { Selected = [.. request.Selected, .. Like(code)] } : request);

    /// <summary>Every facet with its values: those that have hits, and those chosen.</summary>
    public IReadOnlyList<FacetGroup> Groups(SearchRequest request, SearchResult result) =>
        ListAddress.ForPeople.Facets.Select(facet => new FacetGroup(facet, Heading(facet), Options(facet, request, result))).ToList();

    /// <summary>The value's name as readers know it.</summary>
    public string Name(FacetValue value) => Name(value, Catalogue);

    internal static string Name(FacetValue value, Catalogue catalogue) => value switch
    {
        { Facet: Facet.Theme } => catalogue.Themes[value.Value].Name,
        { Facet: Facet.Effort } => catalogue.EffortTypes[value.Value].Name,
        { Facet: Facet.TargetGroup } => catalogue.TargetGroups[value.Value].Name,
        { Facet: Facet.Municipality } => catalogue.Municipalities[value.Value].Name,
        { Facet: Facet.Evidence } => EvidenceWords.WithId(value.Value)!.Value.Name(),
        { Value: FacetValue.UnknownYear } => "Ukendt år",
        _ => value.Value,
    };

    private static string Heading(Facet facet) => facet switch
    {
        Facet.Theme => "Tema",
        Facet.Effort => "Indsatstype",
        Facet.TargetGroup => "Målgruppe",
        Facet.Municipality => "Kommune",
        Facet.Evidence => "Evidens",
        _ => "År",
    };

    private IEnumerable<FacetValue> Like(string code) =>
        alike.Likeness.Of(Catalogue.Municipalities[code]).Select(neighbour => neighbour.Municipality.Code).Prepend(code).Select(one => new FacetValue(Facet.Municipality, one));

    private List<FacetOption> Options(Facet facet, SearchRequest request, SearchResult result)
    {
        var catalogue = Catalogue;
        var chosen = request.Selected.Where(value => value.Facet == facet).ToHashSet();
        return chosen
            .Union(result.Counts.Keys.Where(value => value.Facet == facet))
            .Select(value => new FacetOption(value, Name(value), result.Counts.GetValueOrDefault(value), chosen.Contains(value)))
            .Order(Comparer<FacetOption>.Create((left, right) => Compare(facet, left, right, catalogue)))
            .ToList();
    }

    // Years run from the newest, unknown last; municipalities by alphabet; the rest by how much they give.
    private static int Compare(Facet facet, FacetOption left, FacetOption right, Catalogue catalogue) => facet switch
    {
        Facet.Year => (left.Value.Value == FacetValue.UnknownYear, right.Value.Value == FacetValue.UnknownYear) switch
        {
            (true, false) => 1,
            (false, true) => -1,
            _ => string.CompareOrdinal(right.Value.Value, left.Value.Value),
        },
        Facet.Municipality => catalogue.Municipalities.IndexOf(left.Value.Value).CompareTo(catalogue.Municipalities.IndexOf(right.Value.Value)),
        _ => right.Count != left.Count ? right.Count.CompareTo(left.Count) : Danish.Comparer.Compare(left.Name, right.Name),
    };

    /// <summary>One facet.</summary>
    public sealed record FacetGroup(Facet Facet, string Heading, IReadOnlyList<FacetOption> Options)
    {
        public bool HasChoice => Options.Any(option => option.IsChosen);

        /// <summary>Short facets stand open; long ones open by a click, or when something in them is chosen.</summary>
        public bool IsOpen => HasChoice || Options.Count <= FacetValuesShownAtOnce;
    }

    /// <summary>One value of a facet.</summary>
    public sealed record FacetOption(FacetValue Value, string Name, int Count, bool IsChosen);
}
