using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial;

/// <summary>What lies with the editors, oldest first, and what else waits for them.</summary>
public sealed class ListCases(IDbContextFactory<AppDbContext> contexts, ContentFollower content, TimeProvider clock)
{
    /// <summary>No more rows are shown; whoever looks for one example narrows the list.</summary>
    public const int MaxRows = 100;

    /// <summary>An author who has been reminded so often and said nothing does not answer.</summary>
    public static int RemindersBeforeSilence => RemindAuthors.AfterWorkingDays.Count;

    /// <summary>What the list can be narrowed to, by the word in the address; the first is what waits for somebody.</summary>
    public static IReadOnlyDictionary<string, string> Filters { get; } = new OrderedDictionary<string, string>
    {
        [""] = "Det, der er i gang",
        ["til-gennemsyn"] = "Til gennemsyn",
        ["afventer-forfatter"] = "Afventer forfatter",
        ["returneret"] = "Returneret",
        ["planlagt"] = "Planlagt",
        ["offentliggjort"] = "Offentliggjort",
        ["trukket-tilbage"] = "Trukket tilbage",
        ["sammenlagt"] = "Sammenlagt",
    };

    /// <param name="filter">A key of <see cref="Filters"/>; anything else is the first.</param>
    /// <param name="mine">Only what this account has; null for everybody's.</param>
    /// <param name="text">Words of the id; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<View> RunAsync(string? filter, int? mine, string? text, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = Filtered(db.PracticeExamples, filter);
        if (mine is { } account)
        {
            matching = matching.Where(example => example.AssigneeId == account);
        }

        if (Slug.From(text ?? "") is { Length: > 0 } words)
        {
            matching = matching.Where(example => example.PublicId.Contains(words));
        }

        var examples = await matching
            .OrderBy(example => example.StateSince).ThenBy(example => example.Id)
            .Take(MaxRows)
            .WithNewestAsync(db, cancellationToken);
        var ids = examples.Select(example => example.Id).ToList();
        var attachments = (await db.Attachments.AsNoTracking().Where(attachment => ids.Contains(attachment.PracticeExampleId ?? 0)).ToListAsync(cancellationToken)).ToLookup(attachment => attachment.PracticeExampleId);
        var reports = await db.ProblemReports.Where(report => report.HandledAt == null && ids.Contains(report.PracticeExampleId ?? 0)).GroupBy(report => report.PracticeExampleId!.Value)
            .Select(group => new { Id = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Id, group => group.Count, cancellationToken);
        var assignees = examples.Select(example => example.AssigneeId).OfType<int>().Distinct().ToList();
        var emails = await db.Accounts.Where(account => assignees.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Email, cancellationToken);

        return new(
            examples.Select(example => Row(example, attachments[example.Id].ToList(), reports.GetValueOrDefault(example.Id), example.AssigneeId is { } id ? emails[id] : null)).ToList(),
            await matching.CountAsync(cancellationToken),
            await db.ProblemReports.CountAsync(report => report.HandledAt == null, cancellationToken),
            await db.Outbox.CountAsync(message => message.FailedAt != null, cancellationToken));
    }

    private static IQueryable<PracticeExample> Filtered(IQueryable<PracticeExample> examples, string? filter)
    {
        if (!string.IsNullOrEmpty(filter) && Enum.GetValues<PublicationState>().Cast<PublicationState?>().FirstOrDefault(state => Slug.From(state!.Value.Name()) == filter) is { } wanted)
        {
            return examples.Where(example => example.State == wanted);
        }

        return examples.Where(example =>
            example.State == PublicationState.Submitted || example.State == PublicationState.AwaitingAuthor || example.State == PublicationState.Returned || example.State == PublicationState.Scheduled ||
            (example.State == PublicationState.Published && (example.PublishedRevision < example.LatestRevision || example.HiddenAt != null)));
    }

    private QueuedExample Row(PracticeExample example, IReadOnlyList<Domain.Sharing.Attachment> attachments, int reports, string? assignee)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var newest = example.Newest();
        var issues = PublishRequirements.Issues(example, newest, attachments);
        var blocks = issues.Blocks().Count;
        return new(
            example.PublicId,
            newest.Title.Length > 0 ? newest.Title : "Uden titel",
            Danish.List(newest.Municipalities.Select(code => content.Current.Catalogue.Municipalities[code].Name).ToList()),
            example.State,
            WorkingDays.Since(DanishTime.DayOf(example.StateSince), DanishTime.DayOf(now)),
            assignee,
            blocks,
            issues.Count - blocks,
            Remarks(example, reports, now).ToList());
    }

    private static IEnumerable<string> Remarks(PracticeExample example, int reports, DateTime now)
    {
        if (example.HasUnpublishedChanges)
        {
            yield return "ændringer venter";
        }

        if (example.HiddenAt is not null)
        {
            yield return "skjult";
        }

        if (example.PublishOn is { } publishOn)
        {
            yield return publishOn > now.AddMinutes(-1) ? DanishTime.Moment(publishOn) : "kunne ikke offentliggøres";
        }

        if (example.AuthorAskedAt is not null && example.AuthorReminders >= RemindersBeforeSilence)
        {
            yield return "svarer ikke";
        }

        if (reports > 0)
        {
            yield return Danish.Count(reports, "henvendelse", "henvendelser");
        }
    }

    /// <summary>The queue as its page shows it.</summary>
    public sealed record View(IReadOnlyList<QueuedExample> Rows, int Total, int OpenReports, int DeadLetters);

    /// <summary>One example in the queue.</summary>
    public sealed record QueuedExample(
        string PublicId, string Title, string Municipalities, PublicationState State, int WorkingDays, string? Assignee, int Blocks, int Warnings, IReadOnlyList<string> Remarks);
}
