using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Search;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Web.Features.Gaps;

/// <summary>Counts examples by theme and target group, in all municipalities or in one group of them, and tells where the bank is thinnest.</summary>
/// <remarks>Need is not weighed in: the bank holds no figures on how many people each target group counts.</remarks>
public sealed class FindGaps(SearchIndex index, ContentFollower content)
{
    private const int MostMissing = 12;

    public Catalogue Catalogue => content.Current.Catalogue;

    /// <summary>The groups of municipalities (Danmarks Statistik, 2018) by the word in the address.</summary>
    public IReadOnlyDictionary<string, string> Groups => Catalogue.Municipalities.Values.Select(municipality => municipality.Group).Distinct().Order(Danish.Comparer).ToDictionary(Slug.From);

    /// <param name="group">A key of <see cref="Groups"/>; anything else is all municipalities.</param>
    public GapTable Find(string? group)
    {
        var catalogue = Catalogue;
        var name = group is null ? null : Groups.GetValueOrDefault(group);
        var among = name is null ? [] : catalogue.Municipalities.Values.Where(municipality => municipality.Group == name).Select(municipality => new FacetValue(Facet.Municipality, municipality.Code)).ToList();
        var groups = catalogue.TargetGroups.Values.ToList();
        var rows = catalogue.Themes.Values.Select(theme =>
        {
            var found = index.Search(new() { Query = SearchQuery.Parse(null), Selected = [new(Facet.Theme, theme.Id), .. among], Size = 1 });
            return new GapRow(theme, found.Total, groups.ConvertAll(target => new Gap(theme, target, found.Counts.GetValueOrDefault(new(Facet.TargetGroup, target.Id)))));
        }).ToList();
        // Empty where both theme and group are much written about: there is most to be had.
        var most = rows
            .SelectMany(row => row.Cells.Where(cell => cell.Count == 0).Select(cell => (Cell: cell, Weight: (row.Total + 1) * (rows.Sum(other => other.Cells.Single(one => one.TargetGroup == cell.TargetGroup).Count) + 1))))
            .OrderByDescending(pair => pair.Weight)
            .Select(pair => pair.Cell)
            .Take(MostMissing)
            .ToList();
        return new(name, groups, rows, most);
    }
}

/// <summary>How many examples there are of what.</summary>
/// <param name="Group">The municipalities counted; null for all.</param>
/// <param name="TargetGroups">The columns.</param>
/// <param name="Rows">One for each theme.</param>
/// <param name="MostMissing">The empty places that seem easiest to fill.</param>
public sealed record GapTable(string? Group, IReadOnlyList<TargetGroup> TargetGroups, IReadOnlyList<GapRow> Rows, IReadOnlyList<Gap> MostMissing);

/// <summary>A theme's examples by target group; one example may count for several groups.</summary>
public sealed record GapRow(Theme Theme, int Total, IReadOnlyList<Gap> Cells);

/// <summary>How many examples there are on one theme for one target group.</summary>
public sealed record Gap(Theme Theme, TargetGroup TargetGroup, int Count);
