using System.Text.Json;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Domain.Positions;

/// <summary>What a position paper says. Every claim has an id of its own within the paper, which stays from version to version.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Summary">One or two plain sentences.</param>
/// <param name="Origin">What it restates, of what date, and whose publication it is not.</param>
/// <param name="ContactRole">Whom to ask, by role.</param>
/// <param name="Sources">What was read.</param>
/// <param name="Proposals">What is proposed (pejlemærker).</param>
/// <param name="Dilemmas">What must be found out together.</param>
/// <param name="Facts">What is known.</param>
/// <param name="Works">What works.</param>
public sealed record PositionContent(
    string Title,
    string Summary,
    string Origin,
    string ContactRole,
    IReadOnlyList<SourceReference> Sources,
    IReadOnlyList<Proposal> Proposals,
    IReadOnlyList<Dilemma> Dilemmas,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<WorkingEffort> Works)
{
    /// <summary>What has been removed for good, oldest first: when and why, never what.</summary>
    public IReadOnlyList<Redaction> Redactions { get; init; } = [];

    /// <summary>A paper before anything is written.</summary>
    public static PositionContent Blank(string title) => new(title, "", "", "", [], [], [], [], []);

    /// <summary>Every claim, in reading order.</summary>
    public IEnumerable<IClaim> Claims() => [.. Proposals, .. Dilemmas, .. Facts, .. Works];

    /// <summary>What kind of claim has this id; null for none.</summary>
    public ClaimKind? KindOf(string claim) => Claims().FirstOrDefault(one => one.Id == claim)?.Kind;

    /// <summary>Puts a claim in the place of the one with its id, or last of its kind.</summary>
    public PositionContent With(IClaim claim) => claim switch
    {
        Proposal one => this with { Proposals = Put(Proposals, one) },
        Dilemma one => this with { Dilemmas = Put(Dilemmas, one) },
        Fact one => this with { Facts = Put(Facts, one) },
        WorkingEffort one => this with { Works = Put(Works, one) },
        _ => throw new ArgumentOutOfRangeException(nameof(claim)),
    };

    /// <summary>The paper without a claim.</summary>
    public PositionContent WithoutClaim(string claim) => Each(new Taken(claim));

    /// <summary>Moves a claim a place up or down among its kind; one at the end stays.</summary>
    public PositionContent Move(string claim, bool up) => Each(new Moved(claim, up ? -1 : 1));

    /// <summary>The paper without a passage, wherever it stands. Ids stay: they are addresses.</summary>
    public PositionContent Without(string passage)
    {
        return this with
        {
            Title = Text(Title)!,
            Summary = Text(Summary)!,
            Origin = Text(Origin)!,
            ContactRole = Text(ContactRole)!,
            Sources = Sources.Select(one => one with { Title = Text(one.Title)!, Publisher = Text(one.Publisher)!, Url = Gone(one.Url) }).ToList(),
            Proposals = Proposals.Select(one => one with
            {
                Heading = Text(one.Heading)!,
                Text = Text(one.Text)!,
                Steps = one.Steps.Select(step => step with { Source = Text(step.Source)!, Link = Gone(step.Link) }).ToList(),
            }).ToList(),
            Dilemmas = Dilemmas.Select(one => one with { Question = Text(one.Question)!, Arguments = one.Arguments.Select(argument => Text(argument)!).ToList() }).ToList(),
            Facts = Facts.Select(one => one with { Text = Text(one.Text)!, Unit = Text(one.Unit), Source = Text(one.Source), Link = Gone(one.Link) }).ToList(),
            Works = Works.Select(one => one with { Text = Text(one.Text)! }).ToList(),
            Redactions = Redactions.Select(one => one with { Reason = Text(one.Reason)! }).ToList(),
        };

        string? Text(string? text) => text?.Replace(passage, PracticeExampleContent.Removed, StringComparison.Ordinal);

        // An address with a hole in it leads nowhere.
        string? Gone(string? address) => address?.Contains(passage, StringComparison.Ordinal) == true ? null : address;
    }

    /// <summary>The paper with a word that something has been removed.</summary>
    public PositionContent Noting(Redaction redaction) => this with { Redactions = [.. Redactions, redaction] };

    /// <summary>Whether it says the same as another, in the same order.</summary>
    public bool Says(PositionContent other) => JsonSerializer.Serialize(this) == JsonSerializer.Serialize(other);

    /// <summary>What differs from an earlier content, claim by claim in reading order; those taken out last.</summary>
    /// <param name="before">The earlier content; null for none.</param>
    public IReadOnlyList<ClaimDifference> DifferencesFrom(PositionContent? before)
    {
        var old = before?.Claims().ToDictionary(one => one.Id) ?? [];
        var now = Claims().ToList();
        return
        [
            .. now.Where(one => !old.ContainsKey(one.Id)).Select(one => new ClaimDifference(one, ClaimChangeKind.New)),
            .. now.Where(one => old.TryGetValue(one.Id, out var was) && JsonSerializer.Serialize(was, was.GetType()) != JsonSerializer.Serialize(one, one.GetType())).Select(one => new ClaimDifference(one, ClaimChangeKind.Changed)),
            .. old.Values.Where(was => now.TrueForAll(one => one.Id != was.Id)).Select(was => new ClaimDifference(was, ClaimChangeKind.Gone)),
        ];
    }

    /// <summary>Whether title, summary, origin, contact or sources differ from an earlier content.</summary>
    public bool HeadDiffersFrom(PositionContent? before) =>
        before is null || (Title, Summary, Origin, ContactRole) != (before.Title, before.Summary, before.Origin, before.ContactRole) || !Sources.SequenceEqual(before.Sources);

    private PositionContent Each(IRearrangement change) => this with { Proposals = change.Of(Proposals), Dilemmas = change.Of(Dilemmas), Facts = change.Of(Facts), Works = change.Of(Works) };

    private static List<T> Put<T>(IReadOnlyList<T> claims, T claim)
        where T : IClaim
        => claims.Any(one => one.Id == claim.Id) ? claims.Select(one => one.Id == claim.Id ? claim : one).ToList() : [.. claims, claim];

    // The same to four lists of four types.
    private interface IRearrangement
    {
        public IReadOnlyList<T> Of<T>(IReadOnlyList<T> claims)
            where T : IClaim;
    }

    private sealed class Taken(string claim) : IRearrangement
    {
        public IReadOnlyList<T> Of<T>(IReadOnlyList<T> claims)
            where T : IClaim
            => claims.Where(one => one.Id != claim).ToList();
    }

    private sealed class Moved(string claim, int by) : IRearrangement
    {
        public IReadOnlyList<T> Of<T>(IReadOnlyList<T> claims)
            where T : IClaim
        {
            var list = claims.ToList();
            var (from, to) = (list.FindIndex(one => one.Id == claim), list.FindIndex(one => one.Id == claim) + by);
            if (from >= 0 && to >= 0 && to < list.Count)
            {
                (list[from], list[to]) = (list[to], list[from]);
            }

            return list;
        }
    }

    /// <summary>What is said of a claim: its words, and its state or source; null where there is none with that id.</summary>
    public string? TextOf(string claim) =>
        Proposals.Where(one => one.Id == claim).Select(one => $"{one.Heading}. {one.Text} ({one.State.Name()})")
            .Concat(Dilemmas.Where(one => one.Id == claim).Select(one => $"{one.Question} {string.Join(' ', one.Arguments)}"))
            .Concat(Facts.Where(one => one.Id == claim).Select(one => $"{one.Text} ({one.SourceLine})"))
            .Concat(Works.Where(one => one.Id == claim).Select(one => one.Text))
            .FirstOrDefault();
}

/// <summary>Any of the four things a paper says, with an address of its own (påstand).</summary>
public interface IClaim
{
    /// <summary>Its anchor: never changed, and never another's within the paper.</summary>
    public string Id { get; }

    public ClaimKind Kind { get; }

    /// <summary>What it is known by in a list: its heading, or its text.</summary>
    public string Name { get; }
}

/// <summary>What a claim is.</summary>
public enum ClaimKind
{
    Proposal,
    Dilemma,
    Fact,
    Works,
}

/// <summary>That a claim is otherwise than it was.</summary>
/// <param name="Claim">As it is now; as it was where it is gone.</param>
/// <param name="Kind">What has happened to it.</param>
public sealed record ClaimDifference(IClaim Claim, ClaimChangeKind Kind);

/// <summary>What can have happened to a claim.</summary>
public enum ClaimChangeKind
{
    New,
    Changed,
    Gone,
}

/// <summary>That a passage has been removed for good (fjernet).</summary>
/// <param name="On">When.</param>
/// <param name="Reason">Why, as readers see it.</param>
public sealed record Redaction(DateOnly On, string Reason);

/// <summary>Something proposed, and what became of it.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Heading">In a few words.</param>
/// <param name="Text">In a few sentences.</param>
/// <param name="Steps">What has happened since, oldest first; empty while it is a proposal only.</param>
public sealed record Proposal(string Id, string Heading, string Text, IReadOnlyList<ProposalStep> Steps) : IClaim
{
    public ClaimKind Kind => ClaimKind.Proposal;

    public string Name => Heading;

    public ProposalState State => Steps is [.., var last] ? last.State : ProposalState.Proposed;
}

/// <summary>Something that happened to a proposal.</summary>
/// <param name="State">What it is from then on.</param>
/// <param name="On">A <see cref="PartialDate"/>.</param>
/// <param name="Source">Where that can be read.</param>
/// <param name="Link">Its address; null for none.</param>
public sealed record ProposalStep(ProposalState State, string On, string Source, string? Link);

/// <summary>How far a proposal has come.</summary>
public enum ProposalState
{
    Proposed,
    TakenUp,
    Adopted,
    Rejected,

    /// <summary>What it was about is no longer so.</summary>
    Overtaken,
}

/// <summary>A question without an easy answer, with arguments on several sides.</summary>
public sealed record Dilemma(string Id, string Question, IReadOnlyList<string> Arguments) : IClaim
{
    public ClaimKind Kind => ClaimKind.Dilemma;

    public string Name => Question;
}

/// <summary>Something known.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Text">The fact in a sentence.</param>
/// <param name="Value">Its figure; null for none.</param>
/// <param name="Unit">What it is a figure of.</param>
/// <param name="AsOf">The time it is about: a <see cref="Figures.Period"/> or a <see cref="PartialDate"/>; null where the source gives none.</param>
/// <param name="Source">Who says so; null where the paper does not tell.</param>
/// <param name="Link">Where it can be read; null for none.</param>
/// <param name="IsUndated">Whether the paper gives neither date nor source.</param>
/// <param name="ReadOn">When we read it.</param>
/// <param name="NextCheckOn">When it must be looked at again; null for with the paper.</param>
/// <param name="Series">The series that holds the figure here; null for none.</param>
public sealed record Fact(string Id, string Text, decimal? Value, string? Unit, string? AsOf, string? Source, string? Link, bool IsUndated, DateOnly ReadOn, DateOnly? NextCheckOn, string? Series) : IClaim
{
    public ClaimKind Kind => ClaimKind.Fact;

    public string Name => Text;

    /// <summary>Whether somebody should have looked at it again.</summary>
    public bool IsDueOn(DateOnly today) => NextCheckOn <= today;

    /// <summary>"Danmarks Statistik, gengivet af KL, 3. kvartal 2023", or what is said where the paper tells neither.</summary>
    public string SourceLine => IsUndated
        ? $"udateret; kilde ikke oplyst af KL; læst {Danish.Date(ReadOn)}"
        : $"{Source ?? "kilde ikke oplyst af KL"}{(AsOf is null ? "" : $", {(Figures.Period.Parse(AsOf)?.ToString() ?? PartialDate.InDanish(AsOf))}")}; læst {Danish.Date(ReadOn)}";
}

/// <summary>Something that works, with the efforts and examples that show it.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Text">In a sentence.</param>
/// <param name="Efforts">Ids of efforts.</param>
/// <param name="Examples">Public ids of examples.</param>
public sealed record WorkingEffort(string Id, string Text, IReadOnlyList<string> Efforts, IReadOnlyList<string> Examples) : IClaim
{
    public ClaimKind Kind => ClaimKind.Works;

    public string Name => Text;
}

/// <summary>The Danish words of positions.</summary>
public static class PositionWords
{
    public static string Name(this ClaimKind kind) => kind switch
    {
        ClaimKind.Proposal => "Forslag",
        ClaimKind.Dilemma => "Dilemma",
        ClaimKind.Fact => "Viden",
        _ => "Det virker",
    };

    /// <summary>The id in addresses.</summary>
    public static string Id(this ClaimKind kind) => kind switch
    {
        ClaimKind.Proposal => "forslag",
        ClaimKind.Dilemma => "dilemma",
        ClaimKind.Fact => "viden",
        _ => "virker",
    };

    /// <summary>The kind with an id; null for none.</summary>
    public static ClaimKind? KindWithId(string? id) => Enum.GetValues<ClaimKind>().Cast<ClaimKind?>().FirstOrDefault(kind => kind!.Value.Id() == id);

    public static string Name(this ClaimChangeKind kind) => kind switch
    {
        ClaimChangeKind.New => "Ny",
        ClaimChangeKind.Changed => "Ændret",
        _ => "Taget ud",
    };

    public static string Name(this StatementState state) => state switch
    {
        StatementState.Published => "Offentliggjort",
        StatementState.Returned => "Sendt tilbage",
        _ => "Venter på redaktionen",
    };

    /// <summary>The state with an id of the API; null for none.</summary>
    public static ProposalState? StateWithId(string? id) => Enum.GetValues<ProposalState>().Cast<ProposalState?>().FirstOrDefault(state => state!.Value.Id() == id);

    public static string Name(this ProposalState state) => state switch
    {
        ProposalState.TakenUp => "Taget op",
        ProposalState.Adopted => "Vedtaget",
        ProposalState.Rejected => "Afvist",
        ProposalState.Overtaken => "Overhalet",
        _ => "Foreslået",
    };

    /// <summary>The id in the API.</summary>
    public static string Id(this ProposalState state) => state switch
    {
        ProposalState.TakenUp => "taken-up",
        ProposalState.Adopted => "adopted",
        ProposalState.Rejected => "rejected",
        ProposalState.Overtaken => "overtaken",
        _ => "proposed",
    };
}
