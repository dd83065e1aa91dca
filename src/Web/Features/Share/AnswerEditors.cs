using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;

namespace Vejviser.Web.Features.Share;

/// <summary>The author's side of a sent example: where it stands, answering, and approving the editors' words. All from the draft's link.</summary>
public sealed class AnswerEditors(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Where the example of a draft stands; null for a draft that was never sent.</summary>
    public async Task<View?> ViewAsync(Draft draft, CancellationToken cancellationToken)
    {
        if (draft.PracticeExampleId is not { } id)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var example = await db.PracticeExamples.AsNoTracking().SingleAsync(example => example.Id == id, cancellationToken);
        var timeline = await db.PracticeExamples.Where(one => one.Id == id).SelectMany(one => one.Timeline).AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
        var numbers = new[] { example.SubmittedRevision, example.ApprovalRequestedRevision };
        var texts = await db.PracticeExampleRevisions.AsNoTracking().Where(revision => revision.PracticeExampleId == id && numbers.Contains(revision.Number)).ToDictionaryAsync(revision => revision.Number, revision => revision.Content, cancellationToken);
        return new(
            example,
            timeline,
            example.SubmittedRevision is { } sent ? texts.GetValueOrDefault(sent) : null,
            example.ApprovalRequestedRevision is { } asked ? texts.GetValueOrDefault(asked) : null,
            (clock.GetUtcNow().UtcDateTime - example.StateSince).Days);
    }

    /// <summary>Answers the editors' question, or remarks on their words.</summary>
    public Task<IReadOnlyList<Issue>> AnswerAsync(string? token, string? answer, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(answer) ? Task.FromResult<IReadOnlyList<Issue>>([new("answer", "Skriv dit svar til redaktionen.")])
        : answer.Length > PracticeExampleRequirements.MaxText ? Task.FromResult<IReadOnlyList<Issue>>([new("answer", $"Kort svaret ned til højst {Danish.Number(PracticeExampleRequirements.MaxText)} tegn.")])
        : TextChecks.Check("answer", answer).Blocks() is { Count: > 0 } issues ? Task.FromResult(issues)
        : ActAsync(token, (example, at) => example.Answer(Actor.Author, at, answer.Trim()), cancellationToken);

    /// <summary>Approves the revision the page showed.</summary>
    public Task<IReadOnlyList<Issue>> ApproveAsync(string? token, int revision, CancellationToken cancellationToken) =>
        ActAsync(token, (example, at) => example.Approve(revision, Actor.Author, at), cancellationToken);

    private async Task<IReadOnlyList<Issue>> ActAsync(string? token, Action<PracticeExample, DateTime> act, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.DraftWithTokenAsync(token, now, cancellationToken);
        var example = draft?.PracticeExampleId is { } id ? await db.PracticeExamples.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) : null;
        try
        {
            if (example is null)
            {
                return [Moved];
            }

            act(example, now);
            draft!.Touch(now);
            await db.SaveChangesAsync(cancellationToken);
            return [];
        }
        catch (Exception exception) when (exception is IllegalTransitionException or DbUpdateConcurrencyException)
        {
            return [Moved];
        }
    }

    private static Issue Moved { get; } = new("", "Eksemplet har ændret tilstand imens. Se nedenfor, hvad der gælder nu.");

    /// <summary>Where an example stands, as its author sees it.</summary>
    /// <param name="Example">The example.</param>
    /// <param name="Timeline">What has happened, with what was asked and answered.</param>
    /// <param name="Sent">What the author last sent.</param>
    /// <param name="ToApprove">The editors' words that wait for approval; null when none do.</param>
    /// <param name="Days">Days in this state.</param>
    public sealed record View(PracticeExample Example, IReadOnlyList<TimelineEntry> Timeline, PracticeExampleContent? Sent, PracticeExampleContent? ToApprove, int Days)
    {
        /// <summary>Whether the author may change the text now.</summary>
        public bool IsEditable => Example.State is PublicationState.Returned or PublicationState.AwaitingAuthor or PublicationState.Published;

        /// <summary>The question that waits for an answer; null when none does.</summary>
        public string? Question => Example.State == PublicationState.AwaitingAuthor && ToApprove is null ? Timeline.LastOrDefault(entry => entry.Act == TimelineAct.Asked)?.Note : null;

        /// <summary>Why it came back; null when it did not.</summary>
        public string? Reason => Example.State == PublicationState.Returned ? Timeline.LastOrDefault(entry => entry.Act == TimelineAct.Returned)?.Note : null;

        /// <summary>Where it is, in a sentence.</summary>
        public string Where => Example.State switch
        {
            PublicationState.Submitted when Example.AssigneeId is null => "Eksemplet ligger hos redaktionen. Ingen har taget det endnu.",
            PublicationState.Submitted => "En redaktør arbejder med eksemplet.",
            PublicationState.Returned => "Eksemplet er hos jer. Ret det, og send det igen.",
            PublicationState.AwaitingAuthor => "Redaktionen venter på jer.",
            PublicationState.Scheduled => $"Eksemplet bliver offentliggjort {Danish.Date(DateOnly.FromDateTime(Example.PublishOn!.Value))}.",
            PublicationState.Published => "Eksemplet er offentliggjort.",
            PublicationState.Withdrawn => "Eksemplet er trukket tilbage.",
            PublicationState.Merged => "Eksemplet er lagt sammen med et andet.",
            _ => "Eksemplet er en kladde.",
        };
    }
}
