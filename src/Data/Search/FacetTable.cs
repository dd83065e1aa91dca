using System.Globalization;
using Vejviser.Domain;
using Vejviser.Domain.Evidence;

namespace Vejviser.Data.Search;

/// <summary>What readers can filter by.</summary>
public enum Facet
{
    Theme,
    Effort,
    TargetGroup,

    /// <summary>Values are municipality codes.</summary>
    Municipality,

    Evidence,

    /// <summary>Values are years, and <see cref="FacetValue.UnknownYear"/>.</summary>
    Year,
}

/// <summary>One value of one facet.</summary>
public readonly record struct FacetValue(Facet Facet, string Value)
{
    /// <summary>The value of <see cref="Facet.Year"/> for examples whose source gives no year.</summary>
    public const string UnknownYear = "unknown";
}

/// <summary>Which documents carry which facet values, and in what order they stand: the index's columns, held in memory.</summary>
/// <remarks>Immutable: a reader keeps one table through a whole search, so totals and counts always agree.</remarks>
internal sealed class FacetTable
{
    // An effort of this year and the few before it is recent.
    private const int RecentYears = 3;

    private static readonly CompareInfo Danish = Domain.Danish.Culture.CompareInfo;

    // By document number; numbers are database ids and therefore dense.
    private readonly Row?[] rows;
    private readonly Dictionary<FacetValue, Bitset> values;
    private int[]? byNewest;
    private int[]? byTitle;

    private FacetTable(Row?[] rows, Dictionary<FacetValue, Bitset> values, Bitset all)
    {
        this.rows = rows;
        this.values = values;
        All = all;
    }

    public static FacetTable Empty { get; } = new([], [], new());

    /// <summary>Every document.</summary>
    public Bitset All { get; }

    /// <summary>Above every document number.</summary>
    public int Capacity => rows.Length;

    public IReadOnlyDictionary<FacetValue, Bitset> Values => values;

    /// <summary>Document numbers, newest first: by day of publication, then by the year the effort is about.</summary>
    public int[] ByNewest => byNewest ??= All.Numbers()
        .OrderByDescending(number => PublishedAt(number) / TimeSpan.TicksPerDay).ThenByDescending(number => rows[number]!.Year, StringComparer.Ordinal).ThenBy(number => number)
        .ToArray();

    /// <summary>Document numbers in Danish alphabetical order of title.</summary>
    public int[] ByTitle => byTitle ??= All.Numbers()
        .OrderBy(number => rows[number]!.TitleKey, SortKeyComparer).ThenBy(number => number)
        .ToArray();

    private static FacetValue Documented { get; } = new(Facet.Evidence, EvidenceLevel.Documented.Id());

    private static Comparer<byte[]> SortKeyComparer { get; } = Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));

    public static byte[] TitleKey(string title) => Danish.GetSortKey(title, CompareOptions.IgnoreCase).KeyData;

    /// <summary>The document's facet values; empty for a number that is not there.</summary>
    public IReadOnlyList<FacetValue> ValuesOf(int number) => RowOf(number)?.Values ?? [];

    /// <summary>When the document was published, as ticks; 0 for a number that is not there.</summary>
    public long PublishedAt(int number) => RowOf(number)?.PublishedAt ?? 0;

    /// <summary>Whether its results are documented, whether it is recent, and whether its review is overdue.</summary>
    public RankingSignals Signals(int number, DateOnly today)
    {
        if (RowOf(number) is not { } row)
        {
            return RankingSignals.None;
        }

        return (row.IsDocumented ? RankingSignals.Documented : 0) |
            (row.ReviewDue < today.DayNumber ? RankingSignals.Overdue : row.YearNumber >= today.Year - RecentYears ? RankingSignals.Recent : 0);
    }

    /// <summary>Whether the document's review has been overdue for so long that front lists leave it out.</summary>
    public bool IsStale(int number, DateOnly today) =>
        RowOf(number) is { } row && row.ReviewDue < today.DayNumber && ReviewCycle.On(today, DateOnly.FromDayNumber(row.ReviewDue)) == Freshness.Stale;

    /// <summary>The documents that carry any of the values.</summary>
    public Bitset With(Facet facet, IEnumerable<string> any) => any
        .Select(value => values.GetValueOrDefault(new(facet, value)))
        .OfType<Bitset>()
        .Aggregate(new Bitset(), (union, set) => union.Or(set));

    /// <summary>A new table in which the documents are put in, replaced or (with null) taken out.</summary>
    public FacetTable With(IReadOnlyCollection<KeyValuePair<int, Row?>> changes)
    {
        var newRows = new Row?[Math.Max(rows.Length, changes.Max(change => change.Key) + 1)];
        rows.CopyTo(newRows, 0);
        var newValues = values.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());
        var newAll = All.Copy();
        foreach (var (number, row) in changes)
        {
            foreach (var value in ValuesOf(number))
            {
                newValues[value].Remove(number);
            }

            newRows[number] = row;
            newAll.Remove(number);
            if (row is null)
            {
                continue;
            }

            foreach (var value in row.Values)
            {
                if (!newValues.TryGetValue(value, out var set))
                {
                    newValues[value] = set = new();
                }

                set.Add(number);
            }

            newAll.Add(number);
        }

        return new(newRows, newValues, newAll);
    }

    private Row? RowOf(int number) => number < rows.Length ? rows[number] : null;

    /// <summary>One document's columns.</summary>
    /// <param name="Values">Its facet values, each once.</param>
    /// <param name="PublishedAt">Ticks, UTC.</param>
    /// <param name="TitleKey">Sort key of its title.</param>
    /// <param name="ReviewDue">The day it must be confirmed, as <see cref="DateOnly.DayNumber"/>.</param>
    public sealed record Row(IReadOnlyList<FacetValue> Values, long PublishedAt, byte[] TitleKey, int ReviewDue)
    {
        public bool IsDocumented { get; } = Values.Contains(Documented);

        /// <summary>For sorting: empty, and so before all others, when nobody knows.</summary>
        public string Year { get; } = Values.First(value => value.Facet == Facet.Year).Value is var year && year == FacetValue.UnknownYear ? "" : year;

        /// <summary>0 when nobody knows.</summary>
        public int YearNumber { get; } = Values.First(value => value.Facet == Facet.Year).Value is var number && number == FacetValue.UnknownYear ? 0 : int.Parse(number, CultureInfo.InvariantCulture);
    }
}
