namespace Vejviser.Data.EmptySearches;

/// <summary>A query that found nothing on at least three days: a hole in the bank, or in the thesaurus.</summary>
public sealed class EmptySearch
{
    /// <summary>The query's words, folded, without digits, in alphabetical order.</summary>
    public required string Words { get; init; }

    /// <summary>On how many days it was asked.</summary>
    public required int Days { get; set; }

    public required DateOnly LastOn { get; set; }
}

/// <summary>That some query found nothing on a day. Until the third day only its fingerprint is kept, which tells nobody what was asked.</summary>
public sealed class EmptySearchSighting
{
    /// <summary>HMAC-SHA256 of the words under a key of this database, in hexadecimal.</summary>
    public required string Fingerprint { get; init; }

    public required DateOnly On { get; init; }
}

/// <summary>The key the fingerprints are made with; one row.</summary>
public sealed class EmptySearchKey
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>32 random bytes.</summary>
    public required byte[] Key { get; init; }
}
