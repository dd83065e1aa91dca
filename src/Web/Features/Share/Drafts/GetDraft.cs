using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>A draft as its author sees it: what it says, what is missing, and where the example stands once it is sent.</summary>
public sealed class GetDraft(IDbContextFactory<AppDbContext> contexts, ContentFollower content, GetUse use, TimeProvider clock)
{
    public async Task<View> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, now, cancellationToken);
        var sent = await db.PracticeExamples.AsNoTracking().Where(example => example.Id == draft.PracticeExampleId)
            .Select(example => new
            {
                Example = example,
                Newest = db.PracticeExampleRevisions.First(revision => revision.PracticeExampleId == example.Id && revision.Number == example.LatestRevision).Content,
                Note = example.Timeline
                    .Where(entry => entry.Act == TimelineAct.Asked || entry.Act == TimelineAct.Returned || entry.Act == TimelineAct.Withdrawn)
                    .OrderByDescending(entry => entry.Id).Select(entry => entry.Note).FirstOrDefault(),
                Moved = db.PracticeExamples.Where(other => other.Id == example.MergedIntoId).Select(other => other.Slug).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return new(draft, content.Current.Catalogue, sent is null ? null : new(
            sent.Example, sent.Newest, sent.Note, sent.Moved, WorkingDays.Since(DanishTime.DayOf(sent.Example.StateSince), DanishTime.DayOf(now)),
            sent.Example.PublishedAt is null ? null : await use.OfAsync(sent.Example.Id, cancellationToken)));
    }

    /// <summary>What stands between a draft and the editors: the six things, consent where it is needed, and what must not be in it.</summary>
    public static IReadOnlyList<Issue> BeforeSending(PracticeExampleContent content) =>
    [
        .. PracticeExampleRequirements.ToSubmit(content),
        .. PracticeExampleRequirements.ToPublish(content).Where(issue => issue.Field == "consent"),
        .. PracticeExampleChecks.Check(content).Blocks(),
    ];

    /// <summary>What a draft's page shows.</summary>
    public sealed record View(Draft Draft, Catalogue Catalogue, SentExample? Sent)
    {
        public PracticeExampleContent Content => Draft.Content;

        public bool IsEditable => OpenDrafts.IsEditable(Sent?.Example.State);

        /// <summary>Whether the author has written something since the text that now lies with the editors.</summary>
        public bool HasChanges => Sent is null || Sent.Newest.ToJson() != Content.ToJson();

        public IReadOnlyList<Issue> Faults => BeforeSending(Content);

        public IReadOnlyList<Issue> Advice => PracticeExampleChecks.Check(Content).Where(issue => issue.Severity == IssueSeverity.Warn).ToList();

        /// <summary>What can wait, until it is to be published.</summary>
        public IReadOnlyList<Issue> CanWait => PracticeExampleRequirements.ToPublish(Content).ExceptBy(Faults.Select(issue => issue.Field), issue => issue.Field).ToList();
    }

    /// <summary>An example that was sent, as its author sees it.</summary>
    /// <param name="Example">Where it stands.</param>
    /// <param name="Newest">What its newest revision says.</param>
    /// <param name="Note">What the editors last asked, or why they sent it back or withdrew it.</param>
    /// <param name="MergedInto">The address of the example it became part of.</param>
    /// <param name="WorkingDays">How long it has been so.</param>
    /// <param name="Use">How much it is used; null before it was public.</param>
    public sealed record SentExample(PracticeExample Example, PracticeExampleContent Newest, string? Note, string? MergedInto, int WorkingDays, UseSummary? Use)
    {
        public bool IsApprovalRequested => Example.ApprovalRequestedRevision is not null && Example.ApprovalRequestedRevision == Example.LatestRevision;

        /// <summary>Where it stands, in words.</summary>
        public string State => Example.State switch
        {
            PublicationState.Submitted => "Eksemplet er hos redaktionen",
            PublicationState.Returned => "Redaktionen har sendt eksemplet tilbage til jer",
            PublicationState.AwaitingAuthor when IsApprovalRequested => "Redaktionen har rettet i teksten og beder jer godkende den",
            PublicationState.AwaitingAuthor => "Redaktionen venter på svar fra jer",
            PublicationState.Scheduled => $"Eksemplet bliver offentliggjort {DanishTime.Moment(Example.PublishOn!.Value)}",
            PublicationState.Published when IsApprovalRequested => "Redaktionen har rettet i teksten og beder jer godkende den",
            PublicationState.Published when Example.HasUnpublishedChanges => "Eksemplet er offentliggjort, og ændringerne er hos redaktionen",
            PublicationState.Published => "Eksemplet er offentliggjort",
            PublicationState.Withdrawn => "Eksemplet er trukket tilbage",
            _ => "Eksemplet er lagt sammen med et andet",
        };

        /// <summary>Who is to do something now; null when nobody is.</summary>
        public string? Holder => Example.State switch
        {
            PublicationState.Submitted or PublicationState.Scheduled => Example.AssigneeId is null ? "Redaktionen (ingen redaktør har taget det endnu)" : "En redaktør",
            PublicationState.Returned or PublicationState.AwaitingAuthor => "Jer",
            PublicationState.Published when IsApprovalRequested => "Jer",
            PublicationState.Published when Example.HasUnpublishedChanges => "Redaktionen",
            _ => null,
        };
    }
}
