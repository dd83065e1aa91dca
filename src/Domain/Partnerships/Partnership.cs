using Vejviser.Domain.Vocabularies;

namespace Vejviser.Domain.Partnerships;

/// <summary>Municipalities that work bindingly with each other and with KL on chosen target groups, and end in recommendations (partnerskab).</summary>
public sealed class Partnership
{
    public int Id { get; init; }

    /// <summary>Its address: /partnerskaber/{slug}.</summary>
    public required string Slug { get; init; }

    public required PartnershipState State { get; set; }

    /// <summary>The last day to sign up; null where there is none.</summary>
    public DateOnly? DeadlineOn { get; set; }

    /// <summary>How many municipalities there is room for; null for as many as want.</summary>
    public int? Places { get; set; }

    public required PartnershipContent Content { get; set; }

    /// <summary>The slug of the position paper whose dilemma it works on; null for none.</summary>
    public string? Paper { get; set; }

    /// <summary>The dilemma's id in that paper; null for none.</summary>
    public string? Dilemma { get; set; }

    /// <summary>When it was opened here (UTC); null where it is older.</summary>
    public DateTime? OpenedAt { get; init; }

    public int SortOrder { get; set; }

    /// <summary>The change number of the last transaction that changed what readers see of it; harvesters follow it.</summary>
    public long ChangeNumber { get; set; }

    /// <summary>Changes with every write by an editor: the later of two is told.</summary>
    public int Version { get; set; }

    /// <summary>Whether a municipality can sign up on a day.</summary>
    public bool TakesSignUps(DateOnly today) => State == PartnershipState.Open && !(DeadlineOn < today);

    /// <summary>Whether there is a place for one more.</summary>
    /// <param name="participants">How many take part.</param>
    public bool HasRoom(int participants) => !(participants >= Places);
}

/// <summary>How far a partnership has come.</summary>
public enum PartnershipState
{
    /// <summary>Municipalities can sign up.</summary>
    Open,

    /// <summary>It is at work.</summary>
    Running,

    /// <summary>It has ended: what was written can be read, and nothing more is written.</summary>
    Closed,
}

/// <summary>The invitation and what is told of a partnership.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Summary">One or two plain sentences.</param>
/// <param name="Origin">Where an invitation that is not ours is from; null for our own.</param>
/// <param name="Background">Markdown: why.</param>
/// <param name="WhoCanTakePart">Who it is for.</param>
/// <param name="TargetGroups">Ids of the groups a municipality chooses among.</param>
/// <param name="Gets">What participants get.</param>
/// <param name="Commits">What they commit to.</param>
/// <param name="Timetable">When what happens; null where nobody has said.</param>
/// <param name="Documents">Project description and publications.</param>
/// <param name="ContactRole">Whom to ask, by role.</param>
/// <param name="Results">What came of it; null while nothing is told.</param>
public sealed record PartnershipContent(
    string Title,
    string Summary,
    string? Origin,
    string Background,
    string WhoCanTakePart,
    IReadOnlyList<string> TargetGroups,
    IReadOnlyList<string> Gets,
    IReadOnlyList<string> Commits,
    string? Timetable,
    IReadOnlyList<SourceReference> Documents,
    string ContactRole,
    string? Results);

/// <summary>The Danish words and the public ids of partnerships.</summary>
public static class PartnershipWords
{
    public static string Name(this PartnershipState state) => state switch
    {
        PartnershipState.Open => "Åbent for tilmelding",
        PartnershipState.Running => "I gang",
        _ => "Afsluttet",
    };

    /// <summary>The id in the API.</summary>
    public static string Id(this PartnershipState state) => state switch
    {
        PartnershipState.Open => "open",
        PartnershipState.Running => "running",
        _ => "closed",
    };
}
