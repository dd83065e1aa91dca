using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Search;

namespace Vejviser.Data.Search;

/// <summary>What a reader asks the bank for.</summary>
public sealed record SearchRequest
{
    public const int MaxSize = 100;

    public required SearchQuery Query { get; init; }

    /// <summary>Chosen values: any within one facet, all across facets.</summary>
    public IReadOnlyCollection<FacetValue> Selected { get; init; } = [];

    /// <summary>The code of a municipality whose like are wanted (kommuner som vores); null for everybody. Whoever asks the index has put them among <see cref="Selected"/>.</summary>
    public string? Alike { get; init; }

    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = 20;

    /// <summary>Whether this page is a front list: what has long been overdue for review is then counted but not shown.</summary>
    public bool IsFrontList { get; init; }
}

/// <summary>In what order hits stand.</summary>
public enum SearchSort
{
    /// <summary>Best answer first; newest first where nothing was asked.</summary>
    Relevance,
    Newest,
    Title,
}

/// <summary>One page of hits, and how many there are of everything.</summary>
/// <param name="Total">How many examples answer in all.</param>
/// <param name="WithAllWords">How many of them answer every word; where these are few, those that answer some follow.</param>
/// <param name="Items">This page's.</param>
/// <param name="Counts">For each facet value that occurs: how many there would be if it alone were chosen in its facet. Zero counts are left out.</param>
/// <param name="Corrections">Words typed that are nowhere, and the words shown instead.</param>
/// <param name="Reasons">For each item, what in it answers each word of the query.</param>
/// <param name="Signals">For each item, what besides its words moved it up or down.</param>
/// <param name="Elapsed">How long it took, without rendering.</param>
public sealed record SearchResult(
    int Total,
    int WithAllWords,
    IReadOnlyList<PublishedExample> Items,
    IReadOnlyDictionary<FacetValue, int> Counts,
    IReadOnlyList<(string Typed, string Meant)> Corrections,
    IReadOnlyList<IReadOnlyList<HitReason>> Reasons,
    IReadOnlyList<RankingSignals> Signals,
    TimeSpan Elapsed);

/// <summary>Why an example answers a word.</summary>
/// <param name="Typed">The word as typed, folded.</param>
/// <param name="Found">The word that was found for it.</param>
/// <param name="Kind">How the two belong together.</param>
/// <param name="Place">The best place it stands in.</param>
public sealed record HitReason(string Typed, string Found, AlternativeKind Kind, Field Place);

/// <summary>What besides its words moves an example up or down among the answers.</summary>
[Flags]
public enum RankingSignals
{
    None = 0,

    /// <summary>The title and the query are the same.</summary>
    Title = 1,

    /// <summary>The words stand right after each other as in the query.</summary>
    Phrase = 2,

    /// <summary>A sentence has most of the words.</summary>
    Together = 4,

    /// <summary>Its results are documented.</summary>
    Documented = 8,

    /// <summary>It is about one of the last years.</summary>
    Recent = 16,

    /// <summary>Nobody has confirmed it in time: it sinks a little.</summary>
    Overdue = 32,
}
