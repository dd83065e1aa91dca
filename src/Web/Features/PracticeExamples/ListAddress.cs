using System.Globalization;
using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.Search;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>How one of our two readers, people and programs, spells a search in an address.</summary>
public sealed class ListAddress
{
    private readonly Dictionary<Facet, string> parameters;
    private readonly Dictionary<SearchSort, string> sorts;
    private readonly bool danish;

    private ListAddress(bool danish, string sort, string page, Dictionary<Facet, string> parameters, Dictionary<SearchSort, string> sorts)
    {
        (this.danish, SortParameter, PageParameter, this.parameters, this.sorts) = (danish, sort, page, parameters, sorts);
    }

    /// <summary>The page: <c>/eksempler?q=&amp;tema=&amp;indsats=&amp;maalgruppe=&amp;kommune=&amp;evidens=&amp;aar=&amp;sortering=&amp;side=</c>.</summary>
    public static ListAddress ForPeople { get; } = new(
        danish: true,
        "sortering",
        "side",
        new()
        {
            [Facet.Theme] = "tema",
            [Facet.Effort] = "indsats",
            [Facet.TargetGroup] = "maalgruppe",
            [Facet.Municipality] = "kommune",
            [Facet.Evidence] = "evidens",
            [Facet.Year] = "aar",
        },
        new() { [SearchSort.Relevance] = "relevans", [SearchSort.Newest] = "nyeste", [SearchSort.Title] = "titel" });

    /// <summary>The API: <c>/api/v1/examples?q=&amp;theme=&amp;effort=&amp;targetGroup=&amp;municipality=&amp;evidence=&amp;year=&amp;sort=&amp;page=&amp;size=</c>.</summary>
    public static ListAddress ForPrograms { get; } = new(
        danish: false,
        "sort",
        "page",
        new()
        {
            [Facet.Theme] = "theme",
            [Facet.Effort] = "effort",
            [Facet.TargetGroup] = "targetGroup",
            [Facet.Municipality] = "municipality",
            [Facet.Evidence] = "evidence",
            [Facet.Year] = "year",
        },
        new() { [SearchSort.Relevance] = "relevance", [SearchSort.Newest] = "newest", [SearchSort.Title] = "title" });

    /// <summary>Municipalities like this one; people's addresses only.</summary>
    public const string AlikeParameter = "som";

    public IEnumerable<Facet> Facets => parameters.Keys;

    public string SortParameter { get; }

    public string PageParameter { get; }

    public string Parameter(Facet facet) => parameters[facet];

    public string SortName(SearchSort sort) => sorts[sort];

    /// <summary>The value as the address spells it: people's addresses name municipalities, programs' give codes.</summary>
    public string Spelled(FacetValue value, Catalogue catalogue) => value switch
    {
        { Facet: Facet.Municipality } when danish => catalogue.Municipalities[value.Value].Slug,
        { Facet: Facet.Year, Value: FacetValue.UnknownYear } when danish => "ukendt",
        _ => value.Value,
    };

    /// <summary>Reads an address. What it does not understand is left out and told in <see cref="ReadAddress.NotUnderstood"/>.</summary>
    public ReadAddress Read(IQueryCollection query, Catalogue catalogue)
    {
        List<(string, string)> notUnderstood = [];
        List<FacetValue> selected = [];
        foreach (var (facet, parameter) in parameters)
        {
            foreach (var spelled in query[parameter].OfType<string>().Where(value => value.Length > 0).Distinct())
            {
                if (Value(facet, spelled, catalogue) is { } value)
                {
                    selected.Add(new(facet, value));
                }
                else
                {
                    notUnderstood.Add((parameter, spelled));
                }
            }
        }

        var text = query["q"].FirstOrDefault();
        if (text?.Length > SearchQuery.MaxLength)
        {
            notUnderstood.Add(("q", text));
            text = null;
        }

        var sort = SearchSort.Relevance;
        if (query[SortParameter].FirstOrDefault() is { Length: > 0 } sortName)
        {
            if (sorts.ContainsValue(sortName))
            {
                sort = sorts.Single(pair => pair.Value == sortName).Key;
            }
            else
            {
                notUnderstood.Add((SortParameter, sortName));
            }
        }

        string? alike = null;
        if (danish && query[AlikeParameter].FirstOrDefault() is { Length: > 0 } own && (alike = Value(Facet.Municipality, own, catalogue)) is null)
        {
            notUnderstood.Add((AlikeParameter, own));
        }

        var page = Number(PageParameter, 1, 1_000_000);
        var size = danish ? 20 : Number("size", 20, SearchRequest.MaxSize);
        return new(
            new SearchRequest { Query = SearchQuery.Parse(text, catalogue.Thesaurus), Selected = selected.Distinct().ToList(), Alike = alike, Sort = sort, Page = page, Size = size },
            notUnderstood);

        int Number(string parameter, int otherwise, int max)
        {
            if (query[parameter].FirstOrDefault() is not { Length: > 0 } given)
            {
                return otherwise;
            }

            if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max)
            {
                return number;
            }

            notUnderstood.Add((parameter, given));
            return otherwise;
        }
    }

    /// <summary>Writes an address.</summary>
    public string Write(SearchRequest request, Catalogue catalogue, IEnumerable<string>? shortlist = null)
    {
        List<KeyValuePair<string, string?>> query = [];
        if (request.Query.Text.Length > 0)
        {
            query.Add(new("q", request.Query.Text));
        }

        query.AddRange(request.Selected.Select(value => new KeyValuePair<string, string?>(Parameter(value.Facet), Spelled(value, catalogue))));
        if (request.Alike is { } code)
        {
            query.Add(new(AlikeParameter, catalogue.Municipalities[code].Slug));
        }

        if (request.Sort != SearchSort.Relevance)
        {
            query.Add(new(SortParameter, SortName(request.Sort)));
        }

        if (request.Page > 1)
        {
            query.Add(new(PageParameter, request.Page.ToString(CultureInfo.InvariantCulture)));
        }

        query.AddRange((shortlist ?? []).Select(slug => new KeyValuePair<string, string?>("liste", slug)));
        return PracticeExampleLinks.List + QueryString.Create(query);
    }

    private string? Value(Facet facet, string spelled, Catalogue catalogue) => facet switch
    {
        Facet.Theme => catalogue.Themes.ContainsKey(spelled) ? spelled : null,
        Facet.Effort => catalogue.EffortTypes.ContainsKey(spelled) ? spelled : null,
        Facet.TargetGroup => catalogue.TargetGroups.ContainsKey(spelled) ? spelled : null,
        Facet.Municipality => (catalogue.MunicipalityWithSlug(spelled) ?? catalogue.Municipalities.GetValueOrDefault(spelled))?.Code,
        Facet.Evidence => EvidenceWords.WithId(spelled)?.Id(),
        _ when spelled == (danish ? "ukendt" : FacetValue.UnknownYear) => FacetValue.UnknownYear,
        _ => spelled.Length == 4 && int.TryParse(spelled, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100 ? spelled : null,
    };
}

/// <summary>A search read from an address.</summary>
/// <param name="Request">What was understood.</param>
/// <param name="NotUnderstood">Parameters with values nobody knows.</param>
public sealed record ReadAddress(SearchRequest Request, IReadOnlyList<(string Parameter, string Value)> NotUnderstood);
