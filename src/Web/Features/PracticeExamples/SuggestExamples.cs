using Vejviser.Domain.Search;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Suggests where to go while a reader types: municipalities, themes, efforts and cases.</summary>
public sealed class SuggestExamples(ListPracticeExamples list)
{
    private const int MostOfAKind = 3;
    private const int MostExamples = 5;

    /// <summary>At most eleven suggestions; none for fewer than two letters.</summary>
    public IReadOnlyList<Suggestion> For(string? typed)
    {
        var words = DanishText.Words(typed is { Length: <= SearchQuery.MaxLength } ? typed : "").Select(word => DanishAnalyzer.Key(word.Folded)).ToList();
        if (words.Sum(word => word.Length) < 2)
        {
            return [];
        }

        var catalogue = list.Catalogue;
        var query = SearchQuery.Parse(typed, catalogue.Thesaurus);
        return
        [
            .. Named(catalogue.Municipalities.Values, municipality => municipality.Name, municipality => new(municipality.FullName, "Kommune", MunicipalityLinks.Details(municipality.Slug))),
            .. Named(catalogue.Themes.Values, theme => theme.Name, theme => new(theme.Name, "Tema", ThemeLinks.Details(theme.Id))),
            .. Named(catalogue.EffortTypes.Values, effort => effort.Name, effort => new(effort.Name, "Indsats", EffortLinks.Details(effort.Id))),
            .. list.Find(new() { Query = query, Size = MostExamples }).Items.Take(query.Terms.Count == 0 ? 0 : MostExamples)
                .Select(example => new Suggestion(example.Content.Title, "Eksempel", PracticeExampleLinks.Details(example.Slug))),
        ];

        IEnumerable<Suggestion> Named<T>(IEnumerable<T> things, Func<T, string> name, Func<T, Suggestion> suggestion) => things
            .Where(thing => DanishText.Words(name(thing)).SelectMany(word => DanishAnalyzer.Analyze(word.Folded).Parts.Prepend(DanishAnalyzer.Key(word.Folded))).ToList() is var named &&
                words.TrueForAll(word => named.Exists(part => part.StartsWith(word, StringComparison.Ordinal))))
            .Take(MostOfAKind)
            .Select(suggestion);
    }

    /// <summary>One place to go.</summary>
    /// <param name="Label">What it is called.</param>
    /// <param name="Kind">What kind of page it is, in Danish.</param>
    /// <param name="Url">Where it is.</param>
    public sealed record Suggestion(string Label, string Kind, string Url);
}
