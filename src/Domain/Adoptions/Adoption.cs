using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Domain.Adoptions;

/// <summary>Another municipality's use of an example (afprøvning), as it tells itself: one for each example and municipality.</summary>
/// <remarks>Six months after the last word one question is mailed; the answer stands with the rest in <see cref="Reports"/>.</remarks>
public sealed class Adoption
{
    private const int MonthsToQuestion = 6;

    private readonly List<AdoptionReport> reports = [];

    private Adoption()
    {
    }

    public int Id { get; private set; }

    public int PracticeExampleId { get; private set; }

    public string MunicipalityCode { get; private set; } = "";

    public AdoptionState State { get; private set; }

    /// <summary>Whether the municipality uses or has used it: considering it is no use.</summary>
    public bool HasUsed { get; private set; }

    /// <summary>The figures it last gave.</summary>
    public IReadOnlyList<ResultFigure> Figures { get; private set; } = [];

    /// <summary>When the municipality last told anything (UTC).</summary>
    public DateTime ToldAt { get; private set; }

    /// <summary>The account that last told, and is asked; null when it is gone.</summary>
    public int? AccountId { get; private set; }

    /// <summary>The day to ask how it goes; null when nothing more is asked.</summary>
    public DateOnly? AskOn { get; private set; }

    /// <summary>When it was asked (UTC); null until then, and once it is answered.</summary>
    public DateTime? AskedAt { get; private set; }

    /// <summary>How often it has been asked: a mailed link asks one question once.</summary>
    public int Round { get; private set; }

    /// <summary>Changes with every write: the later of two is told.</summary>
    public int Version { get; private set; }

    /// <summary>Loaded reports; a query decides which.</summary>
    public IReadOnlyList<AdoptionReport> Reports => reports;

    /// <summary>A municipality begins.</summary>
    public static Adoption Begin(int practiceExampleId, string municipalityCode) => new() { PracticeExampleId = practiceExampleId, MunicipalityCode = municipalityCode };

    /// <summary>The municipality tells where it stands.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="note">How it was adapted, or why it stopped; may be null otherwise.</param>
    /// <param name="accountId">Who tells.</param>
    /// <param name="at">Now (UTC).</param>
    public void Tell(AdoptionState state, string? note, int accountId, DateTime at)
    {
        AccountId = accountId;
        AskOn = state == AdoptionState.Stopped ? null : DanishTime.DayOf(at).AddMonths(MonthsToQuestion);
        Report(state, note, [], at, isAnswer: false);
    }

    /// <summary>The question is mailed.</summary>
    /// <returns>The round the answer belongs to.</returns>
    public int Ask(DateTime at)
    {
        (AskOn, AskedAt) = (null, at);
        Version++;
        return ++Round;
    }

    /// <summary>The municipality answers the mailed question.</summary>
    /// <exception cref="IllegalTransitionException">It has been answered, or told otherwise since.</exception>
    public void Answer(int round, AdoptionState state, string? note, IReadOnlyList<ResultFigure> figures, DateTime at)
    {
        if (!IsOpen(round))
        {
            throw new IllegalTransitionException(PublicationState.Published, PublicationState.Published);
        }

        Report(state, note, figures, at, isAnswer: true);
    }

    /// <summary>Whether the question of a round still waits for its answer.</summary>
    public bool IsOpen(int round) => AskedAt is not null && Round == round;

    /// <summary>Whether any loaded report holds a passage.</summary>
    public bool Holds(string passage) => reports.Exists(report => report.Holds(passage));

    /// <summary>Removes a passage from every loaded report, for good.</summary>
    public void Redact(string passage)
    {
        reports.ForEach(report => report.Redact(passage));
        Figures = Figures.Select(figure => figure.Without(passage)).ToList();
        Version++;
    }

    private void Report(AdoptionState state, string? note, IReadOnlyList<ResultFigure> figures, DateTime at, bool isAnswer)
    {
        (State, ToldAt, AskedAt) = (state, at, null);
        HasUsed |= state is AdoptionState.Using or AdoptionState.Adapted;
        Figures = figures.Count > 0 ? figures : Figures;
        Version++;
        reports.Add(new(note, figures) { State = state, At = at, IsAnswer = isAnswer });
    }
}

/// <summary>What a municipality said of its use at one time: a self-report, shown as one.</summary>
public sealed class AdoptionReport(string? note, IReadOnlyList<ResultFigure> figures)
{
    public int Id { get; init; }

    public int AdoptionId { get; init; }

    public required AdoptionState State { get; init; }

    /// <summary>How it was adapted, why it stopped, how it goes; null for nothing.</summary>
    public string? Note { get; private set; } = note;

    public IReadOnlyList<ResultFigure> Figures { get; private set; } = figures;

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Whether it answers the mailed question.</summary>
    public required bool IsAnswer { get; init; }

    internal bool Holds(string passage) => Note?.Contains(passage, StringComparison.Ordinal) == true || Figures.Any(figure => figure.Without(passage) != figure);

    internal void Redact(string passage)
    {
        Note = Note?.Replace(passage, PracticeExampleContent.Removed, StringComparison.Ordinal);
        Figures = Figures.Select(figure => figure.Without(passage)).ToList();
    }
}

/// <summary>Where a municipality stands with another's example.</summary>
public enum AdoptionState
{
    /// <summary>Thinks about it.</summary>
    Considering,

    /// <summary>Uses it as it is.</summary>
    Using,

    /// <summary>Uses it in a form of its own.</summary>
    Adapted,

    /// <summary>Has stopped, or decided against it.</summary>
    Stopped,
}

/// <summary>A municipality that took an example over, as lists and the evidence rule need it.</summary>
/// <param name="MunicipalityCode">Which.</param>
/// <param name="State">Where it stands.</param>
/// <param name="HasUsed">Whether it uses or has used it.</param>
/// <param name="Figures">The figures it last gave.</param>
public sealed record Adopter(string MunicipalityCode, AdoptionState State, bool HasUsed, IReadOnlyList<ResultFigure> Figures);

/// <summary>The Danish words and the public ids of adoptions.</summary>
public static class AdoptionWords
{
    /// <summary>The id in forms and the API.</summary>
    public static string Id(this AdoptionState state) => state switch
    {
        AdoptionState.Considering => "overvejer",
        AdoptionState.Using => "bruger",
        AdoptionState.Adapted => "har-tilpasset",
        _ => "er-stoppet",
    };

    /// <summary>What the municipality does: "bruger det".</summary>
    public static string Name(this AdoptionState state) => state switch
    {
        AdoptionState.Considering => "overvejer det",
        AdoptionState.Using => "bruger det",
        AdoptionState.Adapted => "bruger det, tilpasset",
        _ => "er stoppet",
    };

    /// <summary>The state with this id, or null.</summary>
    public static AdoptionState? StateWithId(string? id) => Enum.GetValues<AdoptionState>().Cast<AdoptionState?>().FirstOrDefault(state => state!.Value.Id() == id);
}
