using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Reads an example as editors work with it: its newest revision, and all that stands around it.</summary>
public sealed class GetCase(IDbContextFactory<AppDbContext> contexts, ContentFollower content, GetUse use, TimeProvider clock)
{
    public Catalogue Catalogue => content.Current.Catalogue;

    /// <summary>What every page about an example shows at the top. The example must exist.</summary>
    public async Task<Head> HeadAsync(string publicId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Of(await db.WithNewestAsync(publicId, cancellationToken));
    }

    /// <summary>The whole case. The example must exist.</summary>
    public async Task<View> ViewAsync(string publicId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var example = await db.WithNewestAsync(publicId, cancellationToken);
        var newest = example.Newest();
        var attachments = await db.Attachments.AsNoTracking().Where(attachment => attachment.PracticeExampleId == example.Id).OrderBy(attachment => attachment.CreatedAt).ToListAsync(cancellationToken);
        return new(
            Of(example),
            newest,
            await db.Entry(example).Collection(one => one.Timeline).Query().AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(cancellationToken),
            attachments,
            PublishRequirements.Issues(example, newest, attachments),
            await db.Accounts.Where(account => account.Id == example.AssigneeId).Select(account => account.Email).SingleOrDefaultAsync(cancellationToken),
            example.AssigneeId,
            await db.Drafts.Where(draft => draft.PracticeExampleId == example.Id).OrderByDescending(draft => draft.Id).Select(draft => draft.Email).FirstOrDefaultAsync(cancellationToken),
            await db.ProblemReports.CountAsync(report => report.PracticeExampleId == example.Id && report.HandledAt == null, cancellationToken),
            example.PublishedAt is null ? null : await use.OfAsync(example.Id, cancellationToken));
    }

    private Head Of(PracticeExample example)
    {
        var newest = example.Newest();
        return new(
            example.PublicId,
            example.Slug,
            newest.Title.Length > 0 ? newest.Title : "Uden titel",
            Danish.List(newest.Municipalities.Select(code => Catalogue.Municipalities[code].FullName).ToList()),
            example.State,
            WorkingDays.Since(DanishTime.DayOf(example.StateSince), DanishTime.DayOf(clock.GetUtcNow().UtcDateTime)),
            example.PublishOn,
            example.HiddenAt is not null,
            example.HasUnpublishedChanges,
            example.IsApprovedByAuthor,
            example.ApprovalRequestedRevision is not null,
            example.PublishedRevision is not null && example.State == PublicationState.Published && example.HiddenAt is null,
            example.ReviewMonths,
            example.ReviewDueOn is { } due ? new(example.ReviewMonths, due, example.ConfirmedOn, !example.HasAuthor) : null,
            CaseAct.All.Where(act => act.IsLegal(example)).ToList());
    }

    /// <summary>What every page about an example shows at the top.</summary>
    public sealed record Head(
        string PublicId,
        string Slug,
        string Title,
        string Municipalities,
        PublicationState State,
        int WorkingDaysInState,
        DateTime? PublishOn,
        bool IsHidden,
        bool HasUnpublishedChanges,
        bool IsApprovedByAuthor,
        bool IsApprovalRequested,
        bool IsPublic,
        int ReviewMonths,
        ReviewState? Review,
        IReadOnlyList<CaseAct> Acts);

    /// <summary>When a published example is looked at again.</summary>
    /// <param name="Months">How often.</param>
    /// <param name="DueOn">The next time.</param>
    /// <param name="ConfirmedOn">The last time; null for never.</param>
    /// <param name="IsOurs">Whether the editors answer for it; else its municipality does.</param>
    public sealed record ReviewState(int Months, DateOnly DueOn, DateOnly? ConfirmedOn, bool IsOurs);

    /// <summary>The whole case.</summary>
    public sealed record View(
        Head Head,
        PracticeExampleContent Content,
        IReadOnlyList<TimelineEntry> Timeline,
        IReadOnlyList<Attachment> Attachments,
        IReadOnlyList<Issue> Issues,
        string? AssigneeEmail,
        int? AssigneeId,
        string? AuthorEmail,
        int OpenReports,
        UseSummary? Use);
}
