using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Reminds authors who have been asked something, twice at most; then the queue says that they do not answer.</summary>
internal sealed class RemindAuthors(IDbContextFactory<AppDbContext> contexts, Site site, TimeProvider clock) : IRoutine
{
    /// <summary>When they are reminded, counted from the day they were asked.</summary>
    public static IReadOnlyList<int> AfterWorkingDays { get; } = [5, 10];

    public TimeSpan Interval => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await db.PracticeExamples.AsNoTracking()
            .Where(example => example.AuthorAskedAt != null && example.AuthorReminders < AfterWorkingDays.Count)
            .Select(example => new { example.Id, AskedAt = example.AuthorAskedAt!.Value, example.AuthorReminders })
            .ToListAsync(cancellationToken);
        foreach (var one in asked)
        {
            var days = WorkingDays.Since(DanishTime.DayOf(one.AskedAt), DanishTime.DayOf(now));
            var due = AfterWorkingDays.Count(after => after <= days);
            if (due > one.AuthorReminders)
            {
                await RemindAsync(one.Id, one.AuthorReminders, due, now, cancellationToken);
            }
        }
    }

    private async Task RemindAsync(int id, int before, int due, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The node that counts it sends it.
        if (await db.PracticeExamples.Where(example => example.Id == id && example.AuthorAskedAt != null && example.AuthorReminders == before)
            .ExecuteUpdateAsync(row => row.SetProperty(example => example.AuthorReminders, due), cancellationToken) == 0)
        {
            return;
        }

        var example = (await db.PracticeExamples.Where(example => example.Id == id).WithNewestAsync(db, cancellationToken)).Single();
        var open = new OpenExample(db, example, now, cancellationToken);
        await open.AskAuthorAsync(
            new Letter(
                "author-reminder",
                "Vi venter på jer om jeres eksempel",
                example.ApprovalRequestedRevision is null
                    ? $"Redaktionen har et spørgsmål til jeres eksempel {AuthorLetters.Named(open.Content)}, som I ikke har svaret på endnu."
                    : $"Redaktionen venter på, at I godkender teksten om jeres eksempel {AuthorLetters.Named(open.Content)}. Intet bliver offentliggjort, før I har sagt ja.",
                due < AfterWorkingDays.Count ? "I kan svare via linket uden at logge ind. Vi minder jer om det én gang til." : "I kan svare via linket uden at logge ind. Det her er sidste gang, vi minder jer om det."),
            site.Address);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
