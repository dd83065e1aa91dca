using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Backup;
using Vejviser.Data.Search;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Operation;

/// <summary>How the site is: nothing of persons, machines or addresses.</summary>
public sealed class GetOperation(IDbContextFactory<AppDbContext> contexts, ContentFollower content, SearchIndex index, DatabaseHealth health, TimeProvider clock)
{
    // Nightly, with a day to spare for a night the site was down.
    private static readonly TimeSpan DrillDue = TimeSpan.FromDays(2);
    private static readonly TimeSpan MailDue = TimeSpan.FromHours(1);

    public async Task<View> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var fault = await health.LookAsync(contexts, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var drills = db.RestoreDrills.AsNoTracking().OrderByDescending(drill => drill.Id);
        var waiting = db.Outbox.Where(message => message.SentAt == null && message.FailedAt == null);
        var version = await db.ContentVersions.AsNoTracking().SingleAsync(cancellationToken);
        var asked = await db.Series.Where(series => series.AskedAt != null).OrderByDescending(series => series.AskedAt).Select(series => new { series.AskedAt, series.SourceFault }).FirstOrDefaultAsync(cancellationToken);
        var view = new View(
            fault,
            await drills.FirstOrDefaultAsync(drill => drill.Problem == null, cancellationToken),
            await drills.FirstOrDefaultAsync(drill => drill.Problem != null, cancellationToken),
            now - await waiting.MinAsync(message => (DateTime?)message.CreatedAt, cancellationToken),
            await db.Outbox.CountAsync(message => message.FailedAt != null, cancellationToken),
            now - await db.PracticeExamples.Where(example => example.State == PublicationState.Submitted).MinAsync(example => (DateTime?)example.StateSince, cancellationToken),
            content.Current.ChangeNumber == version.ChangeNumber && index.ChangeNumber == version.ChangeNumber,
            asked?.AskedAt,
            asked?.SourceFault is not null,
            new(
                typeof(GetOperation).Assembly.GetName().Version!.ToString(3),
                BackupManifest.NameOf((await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Last()),
                SearchIndex.Format,
                content.Current.Rules.Version,
                version.ChangeNumber));
        return view with { Concerns = Concerns(view, now).ToList() };
    }

    private static IEnumerable<string> Concerns(View view, DateTime now)
    {
        if (view.Fault is { } fault)
        {
            yield return fault == DatabaseFault.Damaged ? "Databasen er beskadiget." : "Der kan ikke gemmes noget lige nu; alt kan læses.";
        }

        if (view is { LastSuccess: null, LastFailure: null })
        {
            yield return "Det er endnu ikke øvet at gendanne en sikkerhedskopi.";
        }
        else if (view.LastFailure is { } failure && !(view.LastSuccess?.Id > failure.Id))
        {
            yield return "Den seneste øvelse i at gendanne mislykkedes.";
        }
        else if (view.LastSuccess is { } success && now - success.FinishedAt > DrillDue)
        {
            yield return "Det er mere end to døgn siden, det sidst blev øvet at gendanne.";
        }

        if (view.OldestMail > MailDue)
        {
            yield return "Der er mail, som har ventet i mere end en time.";
        }

        if (!view.IsInStep)
        {
            yield return "Søgningen er ved at indhente det nyeste indhold.";
        }
    }

    /// <summary>How the site is.</summary>
    /// <param name="Fault">What is wrong with the database; null for nothing.</param>
    /// <param name="LastSuccess">The last rehearsal that went well; null where there is none.</param>
    /// <param name="LastFailure">The last that did not.</param>
    /// <param name="OldestMail">How long the oldest mail has waited to be sent; null where none waits.</param>
    /// <param name="UndeliveredMail">How many were given up.</param>
    /// <param name="OldestSubmission">How long the oldest example has waited for the editors; null where none waits.</param>
    /// <param name="IsInStep">Whether this node's search is where the database is.</param>
    /// <param name="FiguresAskedAt">When a source of figures was last asked (UTC); null for never.</param>
    /// <param name="FiguresFailed">Whether it could not be read then.</param>
    /// <param name="Versions">Of what.</param>
    public sealed record View(
        DatabaseFault? Fault, RestoreDrill? LastSuccess, RestoreDrill? LastFailure, TimeSpan? OldestMail, int UndeliveredMail, TimeSpan? OldestSubmission, bool IsInStep, DateTime? FiguresAskedAt, bool FiguresFailed, Versions Versions)
    {
        /// <summary>What somebody should look at, a sentence each.</summary>
        public IReadOnlyList<string> Concerns { get; init; } = [];
    }

    /// <summary>Of what the site is made.</summary>
    /// <param name="Program">The program.</param>
    /// <param name="Database">The last migration.</param>
    /// <param name="Index">The format of the search index.</param>
    /// <param name="Rules">The rules of the tools.</param>
    /// <param name="ChangeNumber">The content.</param>
    public sealed record Versions(string Program, string Database, int Index, string Rules, long ChangeNumber);
}
