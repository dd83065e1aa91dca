using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Reports;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial;

/// <summary>What readers have reported: read, answered, closed, and in the end forgotten.</summary>
public sealed class HandleReports(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MaxHandled = 50;

    /// <summary>The open ones, oldest first, and then the last that were dealt with.</summary>
    public async Task<IReadOnlyList<Row>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return
        [
            .. await Rows(db, db.ProblemReports.Where(report => report.HandledAt == null).OrderBy(report => report.Id)).ToListAsync(cancellationToken),
            .. await Rows(db, db.ProblemReports.Where(report => report.HandledAt != null).OrderByDescending(report => report.HandledAt).Take(MaxHandled)).ToListAsync(cancellationToken),
        ];
    }

    /// <summary>One of them; null when there is none.</summary>
    public async Task<Row?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(db, db.ProblemReports.Where(report => report.Id == id)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Writes to whoever reported it.</summary>
    public async Task<IReadOnlyList<Issue>> AnswerAsync(int id, string? answer, CancellationToken cancellationToken)
    {
        var issues = Note.Issues("answer", answer, "Skriv et svar.");
        if (issues.Count > 0)
        {
            return issues;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.ProblemReports.SingleAsync(report => report.Id == id, cancellationToken) is not { ReplyTo: { } to } report)
        {
            return [new("answer", "Afslut henvendelsen uden svar; den har ingen mailadresse.")];
        }

        new Letter("report-answer", "Svar fra Vejvisers redaktion", report.Path is null ? "Du har skrevet til os om Vejviser." : $"Du har skrevet til os om siden {report.Path}.", answer!.Trim()).Send(db, to, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }

    /// <summary>Closes it with what came of it.</summary>
    public async Task<IReadOnlyList<Issue>> CloseAsync(int id, string? outcome, CancellationToken cancellationToken)
    {
        var issues = Note.Issues("outcome", outcome, "Skriv i en sætning, hvad der er gjort.");
        if (issues.Count > 0)
        {
            return issues;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var report = await db.ProblemReports.SingleAsync(report => report.Id == id, cancellationToken);
        report.Outcome = outcome!.Trim();
        report.HandledAt ??= clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }

    private static IQueryable<Row> Rows(AppDbContext db, IQueryable<ProblemReport> reports) => reports.AsNoTracking().Select(report => new Row(
        report.Id,
        report.Path,
        report.Text,
        report.ReplyTo,
        report.CreatedAt,
        report.HandledAt,
        report.Outcome,
        db.PracticeExamples.Where(example => example.Id == report.PracticeExampleId).Select(example => example.PublicId).SingleOrDefault(),
        db.PracticeExamples.Any(example => example.Id == report.PracticeExampleId && example.HiddenAt != null)));

    /// <summary>One report.</summary>
    public sealed record Row(int Id, string? Path, string Text, string? ReplyTo, DateTime CreatedAt, DateTime? HandledAt, string? Outcome, string? Example, bool IsHidden);
}
