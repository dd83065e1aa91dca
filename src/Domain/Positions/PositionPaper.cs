using System.Globalization;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Domain.Positions;

/// <summary>A paper with a firm shape: what is proposed, what must be found out together, what is known, what works (synspunkt, positionspapir).</summary>
public sealed class PositionPaper
{
    private const int MaxId = 40;

    // What addresses and anchors of the paper's pages are called by themselves.
    private static readonly string[] Reserved =
        ["forslag", "dilemmaer", "viden", "virker", "kilder", "fejl", "main-content", "uddelingspapir", "word", "hoved", "ny", "offentliggoer", "fjern-oplysninger"];

    public int Id { get; init; }

    /// <summary>Its address: /synspunkter/{slug}.</summary>
    public required string Slug { get; init; }

    public int SortOrder { get; set; }

    /// <summary>The change number of the last transaction that changed what readers see of it; harvesters follow it.</summary>
    public long ChangeNumber { get; set; }

    /// <summary>Every version that has been public, the first first. A version never changes.</summary>
    public List<PositionVersion> Versions { get; init; } = [];

    /// <summary>The next version while editors write it; null when nothing is being written. Nobody else sees it.</summary>
    public PositionContent? Draft { get; private set; }

    /// <summary>Changes with every write to <see cref="Draft"/>: the later of two editors is told.</summary>
    public int DraftVersion { get; private set; }

    /// <summary>What readers see; null before the first version.</summary>
    public PositionVersion? Newest => Versions.MaxBy(version => version.Number);

    /// <summary>What an editor writes in: the draft, or what the next one begins with.</summary>
    public PositionContent Working => Draft ?? Newest!.Content;

    /// <summary>A paper that nobody sees before its first version.</summary>
    public static PositionPaper Begin(string slug, string title, int sortOrder) => new() { Slug = slug, SortOrder = sortOrder, Draft = PositionContent.Blank(title) };

    /// <summary>Writes the draft.</summary>
    public void Write(PositionContent content)
    {
        Draft = content;
        DraftVersion++;
    }

    /// <summary>Throws the draft away: the next begins with the newest version.</summary>
    /// <exception cref="InvalidOperationException">There is no version to go back to.</exception>
    public void DropDraft()
    {
        if (Versions.Count == 0)
        {
            throw new InvalidOperationException("A paper without a version has nothing but its draft.");
        }

        Draft = null;
        DraftVersion++;
    }

    /// <summary>Makes the draft the newest version.</summary>
    /// <param name="note">What is new in it, in a sentence.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="InvalidOperationException">There is no draft.</exception>
    public PositionVersion Publish(string note, DateTime at)
    {
        var version = new PositionVersion
        {
            Number = (Newest?.Number ?? 0) + 1,
            Content = Draft ?? throw new InvalidOperationException("There is no draft."),
            PublishedAt = at,
            Note = note,
        };
        Versions.Add(version);
        Draft = null;
        DraftVersion++;
        return version;
    }

    /// <summary>Whether a claim has or had this id.</summary>
    public bool Knows(string claim) => Contents().Any(content => content.KindOf(claim) is not null);

    /// <summary>The newest that is said of a dilemma in public, though it may have been taken out since; null where there never was one with that id.</summary>
    public Dilemma? FindDilemma(string id) => Versions.OrderByDescending(version => version.Number).SelectMany(version => version.Content.Dilemmas).FirstOrDefault(dilemma => dilemma.Id == id);

    /// <summary>An id for a new claim, made of its first words: one that no claim of the paper has or had.</summary>
    public string NewClaimId(string text)
    {
        var words = Domain.Slug.From(text).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var wanted = words.Length == 0 ? "punkt" : words.Skip(1).Aggregate(words[0], (id, word) => id.Length + word.Length < MaxId ? $"{id}-{word}" : id);
        wanted = wanted.Length > MaxId ? wanted[..MaxId] : wanted;
        var id = wanted;
        for (var number = 2; Reserved.Contains(id) || Knows(id); number++)
        {
            id = $"{wanted}-{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return id;
    }

    /// <summary>Removes a passage from every version and from the draft, leaving that it happened in all of them.</summary>
    /// <param name="passage">The passage, exactly as it is written.</param>
    /// <param name="redaction">When and why.</param>
    public void Redact(string passage, Redaction redaction)
    {
        foreach (var version in Versions)
        {
            version.Redact(passage, redaction);
        }

        Draft = Draft?.Without(passage).Noting(redaction);
        // An open page of an editor's must not bring it back.
        DraftVersion++;
    }

    private IEnumerable<PositionContent> Contents() => Versions.Select(version => version.Content).Concat(Draft is null ? [] : [Draft]);

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

/// <summary>A paper as it stood from a moment on: immutable, redaction excepted, and citable by its number.</summary>
public sealed class PositionVersion
{
    private PositionContent content = null!;
    private string note = null!;

    public int Id { get; init; }

    public int PositionPaperId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required PositionContent Content
    {
        get => content;
        init => content = value;
    }

    /// <summary>UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>What is new in it, in a sentence.</summary>
    public required string Note
    {
        get => note;
        init => note = value;
    }

    /// <summary>The one way in which a version changes: a person's rights stand above it.</summary>
    internal void Redact(string passage, Redaction redaction)
    {
        content = content.Without(passage).Noting(redaction);
        note = note.Replace(passage, PracticeExampleContent.Removed, StringComparison.Ordinal);
    }
}

/// <summary>That a version said something new of a claim.</summary>
/// <param name="Version">The version.</param>
/// <param name="Text">What it said; null where the claim was gone.</param>
public sealed record ClaimChange(PositionVersion Version, string? Text);
