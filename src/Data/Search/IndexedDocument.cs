using System.Text.Json;
using System.Text.Json.Serialization;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Search;

namespace Vejviser.Data.Search;

/// <summary>A published example as the index keeps it: its tokens, its words, its facet values and itself.</summary>
internal sealed class IndexedDocument
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required PublishedExample Example { get; init; }

    public required IReadOnlyList<FacetValue> Facets { get; init; }

    /// <summary>How often each token stands where, as <see cref="TermFrequencies"/> packs it.</summary>
    public Dictionary<string, int> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Every word, folded, with its token: for half-typed and misspelled words.</summary>
    public Dictionary<string, string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>The words in reading order, the title first: what tells whether words stand together.</summary>
    public WordOrder Order { get; } = new();

    /// <summary>How many words each field has; parts are not counted.</summary>
    public int[] Lengths { get; } = new int[4];

    public static IndexedDocument Of(PublishedExample example, Catalogue catalogue)
    {
        var content = example.Content;
        var document = new IndexedDocument
        {
            Example = example,
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

        document.Add(Field.Title, [content.Title]);
        document.Add(Field.Labels,
        [
            .. content.Municipalities.Select(code => catalogue.Municipalities[code].Name),
            .. content.Themes.Select(theme => catalogue.Themes[theme].Name),
            .. content.EffortTypes.Select(effort => catalogue.EffortTypes[effort].Name),
            .. content.TargetGroups.Select(group => catalogue.TargetGroups[group].Name),
            content.TargetGroupText,
            .. content.Partners,
        ]);
        document.Add(Field.Summary, [content.Summary]);
        document.Add(Field.Body, content.RunningTexts());
        return document;
    }

    public static string WriteFacets(IReadOnlyList<FacetValue> facets) =>
        string.Join('\n', facets.Select(value => $"{(int)value.Facet}{value.Value}"));

    public static FacetValue[] ReadFacets(string text) =>
        text.Split('\n').Select(line => new FacetValue((Facet)(line[0] - '0'), string.Intern(line[1..]))).ToArray();

    private void Add(Field field, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Order.Break();
            var end = 0;
            foreach (var word in DanishText.Words(text))
            {
                if (text.AsSpan(end, word.Start - end).ContainsAny(WordOrder.SentenceSigns))
                {
                    Order.Break();
                }

                end = word.Start + word.Length;
                if (!StopWords.Contains(word.Folded))
                {
                    Add(field, word.Folded);
                }
            }
        }
    }

    private void Add(Field field, string folded)
    {
        var analysis = DanishAnalyzer.Analyze(folded);
        Words[folded] = analysis.Token;
        Lengths[(int)field]++;
        Count(analysis.Token, field);
        Order.Add(analysis.Token);
        foreach (var part in analysis.Parts)
        {
            Count(part, Field.Part);
            Order.AddPart(part);
        }
    }

    private void Count(string token, Field field) => Tokens[token] = TermFrequencies.Add(Tokens.GetValueOrDefault(token), field);
}
