using Vejviser.Domain.Positions;

namespace Vejviser.Domain.Partnerships;

/// <summary>What a partnership recommends to all (anbefaling): written together, stood behind by name, and followed up.</summary>
public sealed class Recommendation
{
    public const int MaxTitle = 150;
    public const int MaxText = 5_000;

    private readonly List<Endorsement> endorsements = [];

    public int Id { get; init; }

    public required int PartnershipId { get; init; }

    /// <summary>From 1 within the partnership: its address.</summary>
    public required int Number { get; init; }

    public RecommendationState State { get; private set; }

    public required RecommendationContent Content { get; set; }

    /// <summary>From 1; raised when the content changes after participants have been asked, and when it is taken back. An endorsement is of one wording.</summary>
    public int Wording { get; private set; } = 1;

    /// <summary>What became of it, oldest first; empty while it is a proposal only.</summary>
    public IReadOnlyList<ProposalStep> Steps { get; set; } = [];

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When the participants were last asked (UTC): anew with each wording; null before.</summary>
    public DateTime? OpenedAt { get; private set; }

    /// <summary>UTC; null until it is public.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>Changes with every write: the later of two is told.</summary>
    public int Version { get; private set; }

    /// <summary>What each participant said, where a query loads them.</summary>
    public IReadOnlyList<Endorsement> Endorsements => endorsements;

    public ProposalState FollowUp => Steps is [.., var last] ? last.State : ProposalState.Proposed;

    /// <summary>What was said of the wording as it stands.</summary>
    public IEnumerable<Endorsement> Standing => endorsements.Where(one => one.Wording == Wording);

    /// <summary>Writes it anew. What was said of an earlier wording is kept, and no longer counts.</summary>
    /// <param name="content">What it says now.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="IllegalRecommendationException">It is public.</exception>
    public void Rewrite(RecommendationContent content, DateTime at)
    {
        Require(State != RecommendationState.Published);
        if (State == RecommendationState.Open && content != Content)
        {
            Wording++;
            OpenedAt = at;
        }

        Content = content;
        Version++;
    }

    /// <summary>Asks the participants where they stand.</summary>
    /// <exception cref="IllegalRecommendationException">They have been asked.</exception>
    public void Open(DateTime at)
    {
        Require(State == RecommendationState.Draft);
        (State, OpenedAt) = (RecommendationState.Open, at);
        Version++;
    }

    /// <summary>A participant says where it stands; the last word counts.</summary>
    /// <param name="enrolmentId">The participant.</param>
    /// <param name="wording">The wording it read.</param>
    /// <param name="stance">Where it stands.</param>
    /// <param name="text">The remark or dissent; null only for an endorsement without either.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="IllegalRecommendationException">Nobody is asked now, or the wording is another.</exception>
    public void Say(int enrolmentId, int wording, Stance stance, string? text, DateTime at)
    {
        Require(State == RecommendationState.Open && wording == Wording);
        var said = Standing.FirstOrDefault(one => one.EnrolmentId == enrolmentId);
        if (said is null)
        {
            endorsements.Add(said = new() { EnrolmentId = enrolmentId, Wording = wording });
        }

        (said.Stance, said.Text, said.At) = (stance, text, at);
        Version++;
    }

    /// <summary>Makes it public with who stood behind.</summary>
    /// <exception cref="IllegalRecommendationException">The participants have not been asked.</exception>
    public void Publish(DateTime at)
    {
        Require(State == RecommendationState.Open);
        (State, PublishedAt) = (RecommendationState.Published, at);
        Version++;
    }

    /// <summary>Takes it out of the public again; the participants are asked anew before it returns.</summary>
    /// <exception cref="IllegalRecommendationException">It is not public.</exception>
    public void TakeBack()
    {
        Require(State == RecommendationState.Published);
        (State, PublishedAt, OpenedAt) = (RecommendationState.Draft, null, null);
        // The draft can be written anew, and nobody stands behind what they have not read.
        Wording++;
        Version++;
    }

    /// <summary>Notes what became of it.</summary>
    /// <exception cref="IllegalRecommendationException">It is not public.</exception>
    public void Follow(ProposalStep step)
    {
        Require(State == RecommendationState.Published);
        Steps = [.. Steps, step];
        Version++;
    }

    private void Require(bool isLegal)
    {
        if (!isLegal)
        {
            throw new IllegalRecommendationException(State);
        }
    }
}

/// <summary>What a recommendation says and rests on.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Examples">Public ids of the examples it rests on; who uses them follows from them.</param>
/// <param name="Series">Ids of the figures it rests on.</param>
public sealed record RecommendationContent(string Title, string Text, IReadOnlyList<string> Examples, IReadOnlyList<string> Series)
{
    public bool Equals(RecommendationContent? other) =>
        other is not null && Title == other.Title && Text == other.Text && Examples.SequenceEqual(other.Examples) && Series.SequenceEqual(other.Series);

    public override int GetHashCode() => HashCode.Combine(Title, Text, Examples.Count, Series.Count);
}

/// <summary>How far a recommendation has come.</summary>
public enum RecommendationState
{
    Draft,

    /// <summary>Participants say where they stand.</summary>
    Open,

    Published,
}

/// <summary>Where a participant stands on a wording of a recommendation (tilslutning).</summary>
public sealed class Endorsement
{
    public const int MaxText = 1_000;

    public int Id { get; init; }

    public int RecommendationId { get; init; }

    public required int EnrolmentId { get; init; }

    public required int Wording { get; init; }

    public Stance Stance { get; set; }

    /// <summary>The remark or the dissent; null for none.</summary>
    public string? Text { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
}

/// <summary>Where somebody stands.</summary>
public enum Stance
{
    Endorses,

    EndorsesWithRemark,

    Dissents,
}

/// <summary>What was asked does not fit where the recommendation is now.</summary>
public sealed class IllegalRecommendationException(RecommendationState state) : Exception($"A recommendation that is {state} cannot become that.");

/// <summary>The Danish words of recommendations.</summary>
public static class RecommendationWords
{
    public static string Name(this RecommendationState state) => state switch
    {
        RecommendationState.Draft => "Udkast",
        RecommendationState.Open => "Deltagerne tager stilling",
        _ => "Offentliggjort",
    };

    public static string Name(this Stance stance) => stance switch
    {
        Stance.Endorses => "Tilslutter sig",
        Stance.EndorsesWithRemark => "Tilslutter sig med en bemærkning",
        _ => "Er uenig",
    };

    /// <summary>The id in forms and in the API.</summary>
    public static string Id(this Stance stance) => stance switch
    {
        Stance.Endorses => "endorses",
        Stance.EndorsesWithRemark => "endorses-with-remark",
        _ => "dissents",
    };
}
