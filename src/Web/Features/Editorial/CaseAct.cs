using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Something an editor can do to an example, and when. The example itself refuses what is illegal; this decides what is offered.</summary>
/// <param name="Address">The last part of the page's address.</param>
/// <param name="Text">What the button says.</param>
/// <param name="IsLegal">Whether it can be done now.</param>
/// <param name="IsForPublishers">Whether it asks for a second factor.</param>
public sealed record CaseAct(string Address, string Text, Func<PracticeExample, bool> IsLegal, bool IsForPublishers = false)
{
    public static CaseAct Edit { get; } = new("rediger", "Ret teksten", IsEditable);

    public static CaseAct Ask { get; } = new("spoerg", "Spørg forfatteren", example => example is { HasAuthor: true, State: PublicationState.Submitted });

    public static CaseAct Return { get; } = new("returner", "Send tilbage med en begrundelse", example => example is { HasAuthor: true, State: PublicationState.Submitted or PublicationState.AwaitingAuthor });

    public static CaseAct RequestApproval { get; } = new(
        "godkendelse", "Bed om godkendelse af teksten", example => !example.IsApprovedByAuthor && (example.State is PublicationState.Submitted || example.HasUnpublishedChanges));

    public static CaseAct Publish { get; } = new("offentliggoer", "Offentliggør nu", IsReady, IsForPublishers: true);

    public static CaseAct Schedule { get; } = new("planlaeg", "Offentliggør på et tidspunkt", example => example is { State: PublicationState.Submitted, IsApprovedByAuthor: true }, IsForPublishers: true);

    public static CaseAct Unschedule { get; } = new("planlaeg", "Tag planen tilbage", example => example.State == PublicationState.Scheduled, IsForPublishers: true);

    public static CaseAct Review { get; } = new("gennemgang", "Gennemgå", example => example.State == PublicationState.Published, IsForPublishers: true);

    public static CaseAct Withdraw { get; } = new("traek-tilbage", "Træk tilbage", example => example.State == PublicationState.Published, IsForPublishers: true);

    public static CaseAct Merge { get; } = new("sammenlaeg", "Læg sammen med et andet", example => example.State is PublicationState.Published or PublicationState.Submitted, IsForPublishers: true);

    public static CaseAct Hide { get; } = new("skjul", "Skjul for læserne", example => example is { State: PublicationState.Published, HiddenAt: null }, IsForPublishers: true);

    public static CaseAct Show { get; } = new("skjul", "Vis for læserne igen", example => example.HiddenAt is not null, IsForPublishers: true);

    public static CaseAct Redact { get; } = new("fjern-oplysninger", "Fjern oplysninger for altid", _ => true, IsForPublishers: true);

    /// <summary>In the order they are offered.</summary>
    public static IReadOnlyList<CaseAct> All { get; } = [Edit, Ask, RequestApproval, Return, Publish, Schedule, Unschedule, Review, Withdraw, Merge, Hide, Show, Redact];

    /// <summary>Whether the editors may write in it: not while the author does, and not when it has become part of another.</summary>
    public static bool IsEditable(PracticeExample example) => example.State is not (PublicationState.Draft or PublicationState.Returned or PublicationState.Merged);

    private static bool IsReady(PracticeExample example) => example.IsApprovedByAuthor &&
        (example.HasUnpublishedChanges || example.State is PublicationState.Submitted or PublicationState.Scheduled or PublicationState.Withdrawn);
}
