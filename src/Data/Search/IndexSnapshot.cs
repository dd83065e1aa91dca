namespace Vejviser.Data.Search;

/// <summary>Everything a search reads, at one moment. Immutable, so that totals, counts and hits always agree.</summary>
internal sealed record IndexSnapshot(FacetTable Facts, TextIndex Text, Vocabulary Words)
{
    public static IndexSnapshot Empty { get; } = new(FacetTable.Empty, TextIndex.Empty, Vocabulary.Empty);
}
