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
    /// <summary>What is said of a claim: its words, and its state or source; null where there is none with that id.</summary>
    public string? TextOf(string claim) =>
        Proposals.Where(one => one.Id == claim).Select(one => $"{one.Heading}. {one.Text} ({one.State.Name()})")
            .Concat(Dilemmas.Where(one => one.Id == claim).Select(one => $"{one.Question} {string.Join(' ', one.Arguments)}"))
            .Concat(Facts.Where(one => one.Id == claim).Select(one => $"{one.Text} ({one.SourceLine})"))
            .Concat(Works.Where(one => one.Id == claim).Select(one => one.Text))
            .FirstOrDefault();
}

/// <summary>Something proposed, and what became of it.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Heading">In a few words.</param>
/// <param name="Text">In a few sentences.</param>
/// <param name="Steps">What has happened since, oldest first; empty while it is a proposal only.</param>
public sealed record Proposal(string Id, string Heading, string Text, IReadOnlyList<ProposalStep> Steps)
{
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
public sealed record Dilemma(string Id, string Question, IReadOnlyList<string> Arguments);

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
public sealed record Fact(string Id, string Text, decimal? Value, string? Unit, string? AsOf, string? Source, string? Link, bool IsUndated, DateOnly ReadOn, DateOnly? NextCheckOn, string? Series)
{
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
public sealed record WorkingEffort(string Id, string Text, IReadOnlyList<string> Efforts, IReadOnlyList<string> Examples);

/// <summary>The Danish words of positions.</summary>
public static class PositionWords
{
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
