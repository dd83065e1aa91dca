using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Search;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Data;

/// <summary>All vocabularies at one moment, ready to look up in. Small, and read by nearly every page.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, Municipality> municipalitiesBySlug;
    private readonly Dictionary<string, Municipality> municipalitiesByName;
    private readonly ILookup<string, string> targetGroupsByPhrase;

    private Catalogue(IEnumerable<Theme> themes, IEnumerable<EffortType> efforts, IEnumerable<TargetGroup> groups, IEnumerable<Municipality> municipalities, IEnumerable<ThesaurusEntry> thesaurus, Geography? geography)
    {
        Themes = new OrderedDictionary<string, Theme>(themes.OrderBy(theme => theme.SortOrder).Select(theme => KeyValuePair.Create(theme.Id, theme)));
        EffortTypes = new OrderedDictionary<string, EffortType>(efforts.OrderBy(effort => effort.SortOrder).Select(effort => KeyValuePair.Create(effort.Id, effort)));
        TargetGroups = new OrderedDictionary<string, TargetGroup>(groups.OrderBy(group => group.SortOrder).Select(group => KeyValuePair.Create(group.Id, group)));
        Municipalities = new OrderedDictionary<string, Municipality>(
            municipalities.OrderBy(municipality => municipality.Name, Danish.Comparer).Select(municipality => KeyValuePair.Create(municipality.Code, municipality)));
        Thesaurus = new(thesaurus);
        Geography = geography;
        municipalitiesBySlug = Municipalities.Values.ToDictionary(municipality => municipality.Slug);
        municipalitiesByName = Municipalities.Values.ToDictionary(municipality => DanishText.Fold(municipality.Name));
        targetGroupsByPhrase = TargetGroups.Values
            .SelectMany(group => group.Phrases.Select(phrase => (group.Id, Phrase: phrase)))
            .ToLookup(pair => pair.Phrase, pair => pair.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>By id, in the editors' order.</summary>
    public OrderedDictionary<string, Theme> Themes { get; }

    /// <summary>By id, in the editors' order.</summary>
    public OrderedDictionary<string, EffortType> EffortTypes { get; }

    /// <summary>By id, in the editors' order.</summary>
    public OrderedDictionary<string, TargetGroup> TargetGroups { get; }

    /// <summary>By code, in Danish alphabetical order.</summary>
    public OrderedDictionary<string, Municipality> Municipalities { get; }

    public Thesaurus Thesaurus { get; }

    /// <summary>The municipalities' boundaries; null until they are imported.</summary>
    public Geography? Geography { get; }

    public static async Task<Catalogue> LoadAsync(AppDbContext db, CancellationToken cancellationToken) => new(
        await db.Themes.AsNoTracking().ToListAsync(cancellationToken),
        await db.EffortTypes.AsNoTracking().ToListAsync(cancellationToken),
        await db.TargetGroups.AsNoTracking().ToListAsync(cancellationToken),
        await db.Municipalities.AsNoTracking().ToListAsync(cancellationToken),
        await db.ThesaurusEntries.AsNoTracking().OrderBy(entry => entry.Term).ToListAsync(cancellationToken),
        await db.Geographies.AsNoTracking().SingleOrDefaultAsync(cancellationToken));

    public Municipality? MunicipalityWithSlug(string slug) => municipalitiesBySlug.GetValueOrDefault(slug);

    /// <summary>Finds a municipality by its name, whatever the case and the spelling of å.</summary>
    public Municipality? MunicipalityNamed(string name) => municipalitiesByName.GetValueOrDefault(DanishText.Fold(name));

    /// <summary>The municipalities whose whole name is among the words, in any form: "Koldings mentorer" names Kolding.</summary>
    public IEnumerable<Municipality> MunicipalitiesNamedIn(SearchQuery query)
    {
        var tokens = query.Terms.Select(term => term.Token).ToHashSet();
        return Municipalities.Values.Where(municipality => NameTokens(municipality).All(tokens.Contains));
    }

    /// <summary>The query without a municipality's name.</summary>
    public SearchQuery Without(Municipality municipality, SearchQuery query) =>
        SearchQuery.Parse(string.Join(' ', query.Terms.Where(term => !NameTokens(municipality).Contains(term.Token)).Select(term => term.Folded)), Thesaurus);

    private static List<string> NameTokens(Municipality municipality) =>
        DanishText.Words(municipality.Name).Select(word => DanishAnalyzer.Token(word.Folded)).ToList();

    /// <summary>The groups an editor has placed this wording in; empty for a wording nobody has read yet.</summary>
    public IReadOnlyList<string> TargetGroupsWithPhrase(string phrase) => targetGroupsByPhrase[phrase].ToList();

    /// <summary>The effort, and the wider one it is part of.</summary>
    public IEnumerable<string> WithBroader(string effort) =>
        EffortTypes.GetValueOrDefault(effort)?.Broader is { } broader ? [effort, broader] : [effort];
}
