using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Positions;

namespace Vejviser.Web.Features.Consultations;

/// <summary>A municipality answers a dilemma that is open to all of them: one statement, which its contacts may rewrite until it is public.</summary>
public sealed class AnswerDilemma(IDbContextFactory<AppDbContext> contexts, ContentFollower content, TimeProvider clock)
{
    private static readonly Issue Moved = new("", "En kollega har sendt et svar imens. Det, du har skrevet, står her endnu, og kollegaens står under det; send igen, hvis dit skal gælde.");

    /// <summary>The dilemma and where the municipality is with it; null where there is no such dilemma, or no consultation on it.</summary>
    /// <param name="slug">The paper.</param>
    /// <param name="dilemma">The dilemma's id.</param>
    /// <param name="municipalityCode">Whose contact asks; null for nobody's.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<View?> FindAsync(string slug, string dilemma, string? municipalityCode, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug) || !Slug.IsValid(dilemma))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var consultation = await db.Consultations.AsNoTracking().Where(one => one.Paper == slug && one.Dilemma == dilemma).OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        var paper = consultation is null ? null : await db.PositionPapers.AsNoTracking().Include(one => one.Versions).SingleOrDefaultAsync(one => one.Slug == slug, cancellationToken);
        return paper?.FindDilemma(dilemma) is not { } found ? null : new(
            consultation!,
            found,
            municipalityCode is null ? null : content.Current.Catalogue.Municipalities[municipalityCode].FullName,
            municipalityCode is null ? null : await db.Statements.AsNoTracking().SingleOrDefaultAsync(one => one.ConsultationId == consultation!.Id && one.MunicipalityCode == municipalityCode, cancellationToken),
            Today);
    }

    /// <summary>Stores what a municipality answers; it waits for the editors.</summary>
    /// <param name="view">What <see cref="FindAsync"/> found.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="municipalityCode">Whose answer it is.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<IReadOnlyList<Issue>> RunAsync(View view, Form form, string municipalityCode, CancellationToken cancellationToken)
    {
        var issues = form.Judge();
        if (issues.Count > 0)
        {
            return issues;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var consultation = await db.Consultations.AsNoTracking().SingleAsync(one => one.Id == view.Consultation.Id, cancellationToken);
        var sent = await db.Statements.SingleOrDefaultAsync(one => one.ConsultationId == consultation.Id && one.MunicipalityCode == municipalityCode, cancellationToken);
        if (sent?.State == StatementState.Published)
        {
            return [new("", "Jeres svar er blevet offentligt imens og kan ikke rettes mere. Skriv til redaktionen, hvis der er fejl i det.")];
        }

        if (!consultation.TakesAnswer(sent, Today))
        {
            return [new("", $"Høringen lukkede {Danish.Date(consultation.ClosesOn)}, og svaret kan ikke sendes. Det, du har skrevet, står her endnu.")];
        }

        if (form.Version != Written(sent))
        {
            return [Moved];
        }

        var at = clock.GetUtcNow().UtcDateTime;
        if (sent is null)
        {
            db.Add(new Statement { ConsultationId = consultation.Id, MunicipalityCode = municipalityCode, Role = form.Role, Text = form.Text, SentAt = at });
        }
        else
        {
            sent.Rewrite(form.Role, form.Text, at);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (!cancellationToken.IsCancellationRequested && DatabaseFaults.Of(fault) is null)
        {
            // A colleague was first, with the municipality's only statement or with a newer one.
            return [Moved];
        }

        return [];
    }

    /// <summary>Whether an issue says that a colleague was first.</summary>
    public static bool IsMoved(Issue issue) => issue == Moved;

    /// <summary>The version of a statement as a form carries it; empty for none.</summary>
    internal static string Written(Statement? statement) => statement?.Version.ToString(CultureInfo.InvariantCulture) ?? "";

    private DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>What the page shows.</summary>
    /// <param name="Consultation">The newest on the dilemma.</param>
    /// <param name="Dilemma">What is asked.</param>
    /// <param name="Municipality">Who answers, by full name; null for nobody.</param>
    /// <param name="Sent">What the municipality has sent; null for nothing.</param>
    /// <param name="Today">The day.</param>
    public sealed record View(Consultation Consultation, Dilemma Dilemma, string? Municipality, Statement? Sent, DateOnly Today)
    {
        /// <summary>Whether the municipality can write now.</summary>
        public bool CanWrite => Sent?.State != StatementState.Published && Consultation.TakesAnswer(Sent, Today);
    }

    /// <summary>What was typed, and the version of the statement that was seen.</summary>
    public sealed record Form(string Role, string Text, string Version)
    {
        public static Form Of(Statement? sent) => new(sent?.Role ?? "", sent?.Text ?? "", Written(sent));

        public static Form Sent(IFormCollection form) => new(One(form, "role"), One(form, "text"), One(form, "version"));

        /// <summary>What is wrong with it.</summary>
        public IReadOnlyList<Issue> Judge()
        {
            List<Issue> issues = [];
            Judge("role", Role, Statement.MaxRole, "Skriv den rolle, der svarer, for eksempel jobcenterchef.");
            Judge("text", Text, Statement.MaxText, "Skriv jeres svar.");
            return issues;

            void Judge(string field, string text, int max, string missing)
            {
                if (text.Length == 0)
                {
                    issues.Add(new(field, missing, "required"));
                }

                if (text.Length > max)
                {
                    issues.Add(new(field, $"Kort teksten ned til højst {Danish.Number(max)} tegn; den er på {Danish.Number(text.Length)}."));
                }

                issues.AddRange(UnwritableText.Check(field, text));
                issues.AddRange(TextChecks.Check(field, text).Blocks());
            }
        }

        private static string One(IFormCollection form, string field) => form[field].FirstOrDefault()?.ReplaceLineEndings("\n").Trim() ?? "";
    }
}
