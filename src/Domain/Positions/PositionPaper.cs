namespace Vejviser.Domain.Positions;

/// <summary>A paper with a firm shape: what is proposed, what must be found out together, what is known, what works (synspunkt, positionspapir).</summary>
public sealed class PositionPaper
{
    public int Id { get; init; }

    /// <summary>Its address: /synspunkter/{slug}.</summary>
    public required string Slug { get; init; }

    public int SortOrder { get; set; }

    /// <summary>Every version that has been public, the first first. A version never changes.</summary>
    public List<PositionVersion> Versions { get; init; } = [];

    /// <summary>The next version while editors write it; null when nothing is being written. Nobody else sees it.</summary>
    public PositionContent? Draft { get; set; }

    /// <summary>Changes with every write to <see cref="Draft"/>: the later of two editors is told.</summary>
    public int DraftVersion { get; set; }

    /// <summary>What a claim has said over time: each version in which it was new, changed or gone, newest first.</summary>
    /// <param name="claim">Its id.</param>
    public IReadOnlyList<ClaimChange> HistoryOf(string claim)
    {
        List<ClaimChange> history = [];
        string? before = null;
        foreach (var version in Versions.OrderBy(version => version.Number))
        {
            var now = version.Content.TextOf(claim);
            if (now != before)
            {
                history.Add(new(version, now));
                before = now;
            }
        }

        history.Reverse();
        return history;
    }
}

/// <summary>A paper as it stood from a moment on: immutable, and citable by its number.</summary>
public sealed class PositionVersion
{
    public int Id { get; init; }

    public int PositionPaperId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required PositionContent Content { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>What is new in it, in a sentence.</summary>
    public required string Note { get; init; }
}

/// <summary>That a version said something new of a claim.</summary>
/// <param name="Version">The version.</param>
/// <param name="Text">What it said; null where the claim was gone.</param>
public sealed record ClaimChange(PositionVersion Version, string? Text);
