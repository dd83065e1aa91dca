using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Bench.SearchQuality;

/// <summary>Something that answers queries over the committed cases: our search or one to compare with.</summary>
internal interface ISearchEngine
{
    public string Name { get; }

    /// <summary>The public ids of all cases that answer, best first.</summary>
    public IReadOnlyList<string> Search(string query);
}

/// <summary>A case's text the way a plain search would keep it.</summary>
internal sealed record PlainText(string Id, string Title, string Summary, string Body)
{
    /// <summary>The body holds all that our index reads besides title and summary: names of municipalities, themes, efforts and groups too.</summary>
    public static PlainText Of(PublishedExample example, Data.Catalogue catalogue)
    {
        var content = example.Content;
        return new(example.PublicId, content.Title, content.Summary, string.Join('\n',
            content.Municipalities.Select(code => catalogue.Municipalities[code].Name)
                .Concat(content.Themes.Select(theme => catalogue.Themes[theme].Name))
                .Concat(content.EffortTypes.Select(effort => catalogue.EffortTypes[effort].Name))
                .Concat(content.TargetGroups.Select(group => catalogue.TargetGroups[group].Name))
                .Append(content.TargetGroupText)
                .Concat(content.Partners)
                .Concat(content.RunningTexts())));
    }

    /// <summary>A query's words, as somebody without a text analysis would part them.</summary>
    public static IReadOnlyList<string> Words(string query) => query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
