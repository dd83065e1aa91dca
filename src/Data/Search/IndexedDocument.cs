using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Search;

namespace Vejviser.Data.Search;

/// <summary>A published example as the index keeps it: its search tokens field by field, its facet values and itself.</summary>
internal sealed class IndexedDocument
{
    private IndexedDocument(PublishedExample example) => Example = example;

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public PublishedExample Example { get; }

    public string Title { get; private init; } = "";

    /// <summary>Municipalities, themes, efforts, target groups (ours and the example's own words) and partners.</summary>
    public string Labels { get; private init; } = "";

    public string Summary { get; private init; } = "";

    public string Body { get; private init; } = "";

    public IReadOnlyList<FacetValue> Facets { get; private init; } = [];

    /// <summary>Every word, folded, with its token: lets a half-typed word find its tokens.</summary>
    public IReadOnlyDictionary<string, string> Words { get; private init; } = new Dictionary<string, string>();

    public static IndexedDocument Of(PublishedExample example, Catalogue catalogue)
    {
        var content = example.Content;
        Dictionary<string, string> words = [];
        return new(example)
        {
            Title = Tokens([content.Title]),
            Labels = Tokens(
            [
                .. content.Municipalities.Select(code => catalogue.Municipalities[code].Name),
                .. content.Themes.Select(theme => catalogue.Themes[theme].Name),
                .. content.EffortTypes.Select(effort => catalogue.EffortTypes[effort].Name),
                .. content.TargetGroups.Select(group => catalogue.TargetGroups[group].Name),
                content.TargetGroupText,
                .. content.Partners,
            ]),
            Summary = Tokens([content.Summary]),
            Body = Tokens(content.RunningTexts()),
            Words = words,
            Facets =
            [
                .. content.Themes.Select(theme => new FacetValue(Facet.Theme, theme)),
                .. content.EffortTypes.SelectMany(catalogue.WithBroader).Distinct().Select(effort => new FacetValue(Facet.Effort, effort)),
                .. content.TargetGroups.Select(group => new FacetValue(Facet.TargetGroup, group)),
                .. content.Municipalities.Select(code => new FacetValue(Facet.Municipality, code)),
                new(Facet.Evidence, content.Evidence.Id()),
                new(Facet.Year, content.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? FacetValue.UnknownYear),
            ],
        };

        string Tokens(IEnumerable<string> texts)
        {
            var tokens = new StringBuilder();
            foreach (var word in texts.SelectMany(DanishText.Words).Where(word => !StopWords.Contains(word.Folded)))
            {
                if (!words.TryGetValue(word.Folded, out var token))
                {
                    words[word.Folded] = token = DanishText.Token(word.Folded);
                }

                tokens.Append(token).Append(' ');
            }

            return tokens.ToString();
        }
    }

    public static string WriteFacets(IReadOnlyList<FacetValue> facets) =>
        string.Join('\n', facets.Select(value => $"{(int)value.Facet}{value.Value}"));

    public static FacetValue[] ReadFacets(string text) =>
        text.Split('\n').Select(line => new FacetValue((Facet)(line[0] - '0'), string.Intern(line[1..]))).ToArray();
}
