using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Positions;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>What municipalities answered to a dilemma, with the editors: read, published, or sent back with a reason.</summary>
public sealed class JudgeStatement(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    /// <summary>What an editor is told whose page shows an older text or state.</summary>
    public static Issue Moved { get; } = new("", "Svaret er ændret, siden du åbnede siden. Her er det, som det står nu; læs det igen.");

    /// <summary>Those that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<View>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db.Consultations.AsNoTracking(), db.Statements.AsNoTracking().Where(statement => statement.State == StatementState.Sent).OrderBy(statement => statement.SentAt), cancellationToken);
    }

    /// <summary>All of a consultation, whatever their state.</summary>
    public async Task<IReadOnlyList<View>> OfAsync(int consultationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ReadAsync(db.Consultations.AsNoTracking(), db.Statements.AsNoTracking().Where(statement => statement.ConsultationId == consultationId), cancellationToken)).OrderBy(view => view.Municipality, Danish.Comparer).ToList();
    }

    /// <summary>A statement on a dilemma; null for none.</summary>
    public async Task<View?> FindAsync(string paper, string dilemma, int id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ReadAsync(
            db.Consultations.AsNoTracking().Where(consultation => consultation.Paper == paper && consultation.Dilemma == dilemma),
            db.Statements.AsNoTracking().Where(statement => statement.Id == id),
            cancellationToken)).SingleOrDefault();
    }

    /// <summary>Makes a statement public.</summary>
    /// <param name="view">The statement.</param>
    /// <param name="version">The version of it that the editor read.</param>
    /// <param name="editor">Who.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public Task<IReadOnlyList<Issue>> PublishAsync(View view, string? version, Editor editor, CancellationToken cancellationToken) => ActAsync(
        view, version,
        (db, statement, at) =>
        {
            statement.Publish(at);
            editor.Note(db, "offentliggjorde et høringssvar", Subject(view), at);
            return Task.FromResult<IReadOnlyList<Issue>>([]);
        },
        cancellationToken);

    /// <summary>Sends a statement back with a reason, by letter to the municipality's contacts.</summary>
    /// <param name="view">The statement.</param>
    /// <param name="version">The version of it that the editor read.</param>
    /// <param name="reason">Why, for the municipality alone.</param>
    /// <param name="editor">Who.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<IReadOnlyList<Issue>> ReturnAsync(View view, string? version, string? reason, Editor editor, CancellationToken cancellationToken)
    {
        var issues = Note.Issues("reason", reason, "Skriv, hvorfor svaret sendes tilbage.");
        return issues.Count > 0 ? issues : await ActAsync(
            view, version,
            async (db, statement, at) =>
            {
                var receivers = await db.Accounts
                    .Where(account => account.Role == AccountRole.MunicipalityContact && account.DisabledAt == null && account.MunicipalityCode == statement.MunicipalityCode)
                    .Select(account => account.Email)
                    .ToListAsync(cancellationToken);
                if (receivers.Count == 0)
                {
                    return [new("reason", "Kommunen har ingen kommunekontakt at skrive til; opret en konto til den først.")];
                }

                statement.Return(reason!.Trim());
                editor.Note(db, "sendte et høringssvar tilbage", Subject(view), at);
                var link = editor.SiteUrl + PositionLinks.Answer(view.Consultation.Paper, view.Consultation.Dilemma);
                foreach (var receiver in receivers)
                {
                    new Letter("statement-returned", "Jeres høringssvar er sendt tilbage til jer", "Redaktionen har læst jeres høringssvar og sender det tilbage, så I kan rette det:", reason.Trim(), "Det, I har skrevet, står der stadig.")
                    {
                        Link = ("Ret svaret", link),
                    }.Send(db, receiver, at);
                }

                return [];
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<Issue>> ActAsync(View view, string? version, Func<AppDbContext, Statement, DateTime, Task<IReadOnlyList<Issue>>> act, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.HoldPaperAsync(view.Consultation.Paper, cancellationToken);
        var statement = await db.Statements.SingleAsync(one => one.Id == view.Statement.Id, cancellationToken);
        if (statement.State != StatementState.Sent || version != Written(statement))
        {
            return [Moved];
        }

        var issues = await act(db, statement, clock.GetUtcNow().UtcDateTime);
        if (issues.Count > 0)
        {
            return issues;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return [Moved];
        }

        if (statement.State == StatementState.Published)
        {
            await db.StampPaperAsync(view.Consultation.Paper, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await follower.CatchUpAsync(CancellationToken.None);
        return [];
    }

    private async Task<IReadOnlyList<View>> ReadAsync(IQueryable<Consultation> consultations, IQueryable<Statement> statements, CancellationToken cancellationToken)
    {
        var municipalities = follower.Current.Catalogue.Municipalities;
        return (await statements.Join(consultations, statement => statement.ConsultationId, consultation => consultation.Id, (statement, consultation) => new { statement, consultation }).ToListAsync(cancellationToken))
            .ConvertAll(pair => new View(pair.statement, pair.consultation, municipalities[pair.statement.MunicipalityCode].FullName));
    }

    internal static string Written(Statement statement) => statement.Version.ToString(CultureInfo.InvariantCulture);

    // By number: the municipality's name is no secret, but the audit outlives what was written.
    private static string Subject(View view) => FormattableString.Invariant($"synspunkt {view.Consultation.Paper}, høringssvar {view.Statement.Id}");

    /// <summary>A statement as editors see it.</summary>
    /// <param name="Statement">The statement, in whatever state.</param>
    /// <param name="Consultation">What it answers.</param>
    /// <param name="Municipality">Whose it is, by full name.</param>
    public sealed record View(Statement Statement, Consultation Consultation, string Municipality)
    {
        /// <summary>The version to send along with a form.</summary>
        public string Version => Written(Statement);
    }
}
