using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Positions;
using Vejviser.Web.Features.Editorial.Positions;

namespace Vejviser.Web.Features.Editorial.Publishing.Positions;

/// <summary>Opens a dilemma to the municipalities until a day, moves the day, and says what they said.</summary>
public sealed class HoldConsultation(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    private static readonly Issue Moved = new("", "En anden har ændret høringen, siden du åbnede siden. Det, du har skrevet, står her endnu; se deres i et andet vindue, og gem igen, hvis dit stadig skal gælde.");

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The newest consultation on a dilemma; null for none.</summary>
    public async Task<Consultation?> FindAsync(string paper, string dilemma, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Newest(db.Consultations.AsNoTracking(), paper, dilemma).Include(consultation => consultation.Statements).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Opens one, if none is open; the dilemma stands in the newest version.</summary>
    public Task<IReadOnlyList<Issue>> OpenAsync(string paper, string dilemma, string? closesOn, Editor editor, CancellationToken cancellationToken) => WriteAsync(
        _ => Task.FromResult(paper),
        async (db, at) =>
        {
            if (Day(closesOn) is not { } day)
            {
                return [LastDay];
            }

            // Nobody else opens one meanwhile: the paper is held.
            if (await Newest(db.Consultations, paper, dilemma).FirstOrDefaultAsync(cancellationToken) is { SummarisedAt: null } newest)
            {
                return [new("closes_on", newest.IsOpenOn(Today) ? "Høringen er allerede åben; ret dens sidste dag i stedet." : "Sammenfat den lukkede høring først, eller ret dens sidste dag.")];
            }

            var content = (await db.PositionPapers.AsNoTracking().Include(one => one.Versions).SingleAsync(one => one.Slug == paper, cancellationToken)).Newest!.Content;
            if (content.KindOf(dilemma) != ClaimKind.Dilemma)
            {
                return [new("closes_on", "Dilemmaet står ikke længere i synspunktet og kan ikke sendes i høring.")];
            }

            db.Add(new Consultation { Paper = paper, Dilemma = dilemma, OpenedAt = at, ClosesOn = day });
            editor.Note(db, "åbnede en høring", Subject(paper, dilemma), at);
            return [];
        },
        cancellationToken);

    /// <summary>Moves the last day.</summary>
    /// <param name="id">The consultation.</param>
    /// <param name="version">The version that the editor saw.</param>
    /// <param name="closesOn">The new last day, today at the earliest.</param>
    /// <param name="editor">Who.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public Task<IReadOnlyList<Issue>> MoveAsync(int id, string? version, string? closesOn, Editor editor, CancellationToken cancellationToken) => WriteAsync(
        db => PaperOfAsync(db, id, cancellationToken),
        async (db, at) =>
        {
            if (Day(closesOn) is not { } day)
            {
                return [LastDay];
            }

            var consultation = await db.Consultations.SingleAsync(one => one.Id == id, cancellationToken);
            if (version != Written(consultation))
            {
                return [Moved];
            }

            if (consultation.SummarisedAt is not null)
            {
                return [new("closes_on", "Høringen er sammenfattet og kan ikke åbnes igen; åbn en ny.")];
            }

            consultation.CloseOn(day);
            editor.Note(db, "rettede en hørings sidste dag", Subject(consultation.Paper, consultation.Dilemma), at);
            return [];
        },
        cancellationToken);

    /// <summary>Publishes the editors' summary of a closed consultation.</summary>
    /// <param name="id">The consultation.</param>
    /// <param name="version">The version that the editor saw.</param>
    /// <param name="summary">Markdown.</param>
    /// <param name="restsOn">Ids of the published statements it rests on.</param>
    /// <param name="editor">Who.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public Task<IReadOnlyList<Issue>> SummariseAsync(int id, string? version, string summary, IReadOnlyCollection<string> restsOn, Editor editor, CancellationToken cancellationToken) => WriteAsync(
        db => PaperOfAsync(db, id, cancellationToken),
        async (db, at) =>
        {
            var consultation = await db.Consultations.Include(one => one.Statements).SingleAsync(one => one.Id == id, cancellationToken);
            var published = consultation.Statements.Where(statement => statement.State == StatementState.Published).Select(statement => statement.Id).ToList();
            var chosen = published.Where(one => restsOn.Contains(one.ToString(CultureInfo.InvariantCulture))).ToList();
            var issues = JudgeSummary(summary);
            if (chosen.Count != restsOn.Count)
            {
                issues.Add(new("rests_on", "Vælg kun offentliggjorte svar."));
            }
            else if (published.Count > 0 && chosen.Count == 0)
            {
                issues.Add(new("rests_on", "Vælg de svar, sammenfatningen bygger på.", "required"));
            }

            if (consultation.IsOpenOn(Today))
            {
                issues.Add(new("summary", $"Vent med sammenfatningen, til høringen er lukket; den er åben til og med {Danish.Date(consultation.ClosesOn)}."));
            }

            if (version != Written(consultation))
            {
                issues.Add(Moved);
            }

            if (issues.Count == 0)
            {
                consultation.Summarise(summary, chosen, at);
                editor.Note(db, "sammenfattede en høring", Subject(consultation.Paper, consultation.Dilemma), at);
            }

            return issues;
        },
        cancellationToken);

    /// <summary>Whether an issue says that another editor was first.</summary>
    public static bool IsMoved(Issue issue) => issue == Moved;

    internal static string Written(Consultation consultation) => consultation.Version.ToString(CultureInfo.InvariantCulture);

    private Issue LastDay => new("closes_on", $"Vælg den sidste dag, kommunerne kan svare, {Danish.Date(Today)} eller senere.", "required");

    private DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Today ? day : null;

    private static List<Issue> JudgeSummary(string summary)
    {
        List<Issue> issues = [.. UnwritableText.Check("summary", summary), .. TextChecks.Check("summary", summary).Blocks()];
        if (summary.Length == 0)
        {
            issues.Add(new("summary", "Skriv, hvad kommunerne sagde.", "required"));
        }

        if (summary.Length > Consultation.MaxSummary)
        {
            issues.Add(new("summary", $"Kort teksten ned til højst {Danish.Number(Consultation.MaxSummary)} tegn."));
        }

        return issues;
    }

    private async Task<IReadOnlyList<Issue>> WriteAsync(Func<AppDbContext, Task<string>> paperOf, Func<AppDbContext, DateTime, Task<IReadOnlyList<Issue>>> write, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var paper = await paperOf(db);
        await db.HoldPaperAsync(paper, cancellationToken);
        var issues = await write(db, clock.GetUtcNow().UtcDateTime);
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

        await db.StampPaperAsync(paper, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await follower.CatchUpAsync(CancellationToken.None);
        return [];
    }

    private static Task<string> PaperOfAsync(AppDbContext db, int consultation, CancellationToken cancellationToken) =>
        db.Consultations.Where(one => one.Id == consultation).Select(one => one.Paper).SingleAsync(cancellationToken);

    private static IQueryable<Consultation> Newest(IQueryable<Consultation> consultations, string paper, string dilemma) =>
        consultations.Where(consultation => consultation.Paper == paper && consultation.Dilemma == dilemma).OrderByDescending(consultation => consultation.Id);

    private static string Subject(string paper, string dilemma) => $"{EditPosition.Subject(paper)}, dilemma {dilemma}";
}
