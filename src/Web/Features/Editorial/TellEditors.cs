using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Tells the editors every Monday what waits for them: the queue, what must be looked at again, and whom nobody has answered. When nothing waits, nothing is sent.</summary>
internal sealed class TellEditors(IDbContextFactory<AppDbContext> contexts, ListReviews reviews, Site site, TimeProvider clock) : IRoutine
{
    private const int Hour = 7;

    public TimeSpan Interval => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var local = DanishTime.FromUtc(now);
        if (local.DayOfWeek != DayOfWeek.Monday || local.Hour < Hour)
        {
            return;
        }

        var today = DateOnly.FromDateTime(local);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RoutineRuns.AnyAsync(run => run.Routine == nameof(TellEditors) && run.On == today, cancellationToken))
        {
            return;
        }

        var items = await ItemsAsync(db, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(new RoutineRun { Routine = nameof(TellEditors), On = today });
        try
        {
            // Written before anything else: the node that is second fails here.
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return;
        }

        foreach (var receiver in items.Count == 0 ? [] : await ReceiversAsync(db, cancellationToken))
        {
            new Letter("editors-overview", "Ugens overblik fra Vejviser", "Det venter på redaktionen:") { Items = items }.Send(db, receiver, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<string>> ReceiversAsync(AppDbContext db, CancellationToken cancellationToken) => site.EditorsMailbox is { } mailbox
        ? [mailbox]
        : await db.Accounts.Where(account => (account.Role == AccountRole.Editor || account.Role == AccountRole.Administrator) && account.DisabledAt == null).Select(account => account.Email).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<LetterItem>> ItemsAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var queue = await db.PracticeExamples.CountAsync(example => example.State == PublicationState.Submitted || (example.State == PublicationState.Published && example.PublishedRevision < example.LatestRevision), cancellationToken);
        var silent = await db.PracticeExamples.CountAsync(example => example.AuthorAskedAt != null && example.AuthorReminders >= ListCases.RemindersBeforeSilence, cancellationToken);
        var reports = await db.ProblemReports.CountAsync(report => report.HandledAt == null, cancellationToken);
        var today = DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);
        var stale = await db.Series.CountAsync(series => series.NextUpdateOn < today || series.SourceFault != null, cancellationToken);
        var signUps = await db.Enrolments.CountAsync(enrolment => enrolment.State == EnrolmentState.AwaitingEditor, cancellationToken);
        var statements = await db.Statements.CountAsync(statement => statement.State == StatementState.Sent, cancellationToken);
        var view = await reviews.RunAsync(cancellationToken);
        var overdue = view.Ours.Concat(view.Theirs).Count(example => example.Freshness >= Freshness.Overdue);
        var due = view.Ours.Count + view.Theirs.Count - overdue;
        return
        [
            .. Item(queue, "eksempel til gennemsyn", "eksempler til gennemsyn", EditorialLinks.Queue),
            .. Item(reports, "henvendelse uden svar", "henvendelser uden svar", EditorialLinks.Reports),
            .. Item(silent, "forfatter, der ikke svarer", "forfattere, der ikke svarer", EditorialLinks.Queue),
            .. Item(due, "eksempel, der snart skal bekræftes", "eksempler, der snart skal bekræftes", EditorialLinks.Reviews),
            .. Item(overdue + view.More, "eksempel, der ikke er bekræftet til tiden", "eksempler, der ikke er bekræftet til tiden", EditorialLinks.Reviews),
            .. Item(view.JudgedAnew.Count, "eksempel, som reglen ser anderledes på efter nye resultater", "eksempler, som reglen ser anderledes på efter nye resultater", EditorialLinks.Reviews),
            .. Item(view.Pages.Count, "tema eller indsats, der skal bekræftes", "temaer og indsatser, der skal bekræftes", EditorialLinks.Reviews),
            .. Item(view.DeadLinks.Count, "link, der ikke virker", "links, der ikke virker", EditorialLinks.Reviews),
            .. Item(signUps, "kommune, der venter på en plads i et partnerskab", "kommuner, der venter på en plads i et partnerskab", EditorialLinks.Partnerships),
            .. Item(view.Facts.Count, "oplysning i et synspunkt, der skal ses efter", "oplysninger i synspunkter, der skal ses efter", EditorialLinks.Reviews),
            .. Item(statements, "høringssvar til gennemsyn", "høringssvar til gennemsyn", EditorialLinks.Positions),
            .. Item(stale, "serie af tal, der mangler nyere tal", "serier af tal, der mangler nyere tal", EditorialLinks.Figures),
        ];
    }

    private IEnumerable<LetterItem> Item(int count, string one, string many, string address) => count == 0 ? [] : [new($"{Danish.Count(count, one, many)}.", "Åbn", site.Address + address)];
}
