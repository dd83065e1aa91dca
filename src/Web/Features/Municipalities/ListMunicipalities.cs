using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Search;

namespace Vejviser.Web.Features.Municipalities;

/// <summary>All municipalities and how many examples each has.</summary>
public sealed class ListMunicipalities(SearchIndex index, ContentFollower content)
{
    public View All()
    {
        var counts = index.Search(new SearchRequest { Query = SearchQuery.Parse(null), Size = 1 }).Counts;
        return new(
            content.Current.Catalogue.Municipalities.Values.ToList(),
            counts.Where(pair => pair.Key.Facet == Facet.Municipality).ToDictionary(pair => pair.Key.Value, pair => pair.Value));
    }

    /// <summary>The municipalities by alphabet, and counts by code for those that have examples.</summary>
    public sealed record View(IReadOnlyList<Municipality> Municipalities, IReadOnlyDictionary<string, int> Counts)
    {
        public int CountOf(Municipality municipality) => Counts.GetValueOrDefault(municipality.Code);

        /// <summary>"Aalborg: 4 eksempler".</summary>
        public string Caption(Municipality municipality) => $"{municipality.Name}: {Danish.Count(CountOf(municipality), "eksempel", "eksempler")}";

        /// <summary>Map class: none, one, two, three or more.</summary>
        public int Shade(Municipality municipality) => Math.Min(CountOf(municipality), 3);
    }
}
