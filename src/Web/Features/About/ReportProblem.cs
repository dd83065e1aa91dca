using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Reports;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.About;

/// <summary>Takes a reader's word that something on a page is wrong to the editors.</summary>
public sealed class ReportProblem(IDbContextFactory<AppDbContext> contexts, Site site, LetterLimits limits, TimeProvider clock)
{
    public const int MaxText = 5_000;

    // However many readers write: the editors find the rest in their list.
    private const int MaxLettersADay = 20;

    /// <summary>What is wrong with the form.</summary>
    public static IReadOnlyList<Issue> Judge(string? text, string? replyTo)
    {
        List<Issue> issues = [];
        if (string.IsNullOrWhiteSpace(text))
        {
            issues.Add(new("text", "Skriv, hvad der er galt, og hvor det står.", "required"));
        }
        else if (text.Length > MaxText)
        {
            issues.Add(new("text", $"Kort teksten ned til højst {Danish.Number(MaxText)} tegn."));
        }

        if (!string.IsNullOrWhiteSpace(replyTo) && !WorkEmail.IsValid(replyTo))
        {
            issues.Add(new("email", "Skriv en hel mailadresse, eller lad feltet stå tomt."));
        }

        return [.. issues, .. TextChecks.Check("text", text ?? "").Blocks()];
    }

    /// <summary>Stores a report that has been judged, and tells the editors.</summary>
    /// <param name="path">The page it is about; null where that is not known.</param>
    /// <param name="text">What is wrong.</param>
    /// <param name="replyTo">Where an answer goes; empty for none.</param>
    /// <param name="siteUrl">Where the site is seen from.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task RunAsync(string? path, string text, string? replyTo, string siteUrl, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var slug = path?.Split('/') is ["", "eksempler", var name, ..] ? name : null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var told = site.EditorsMailbox is { } editors && await limits.ReachesAsync(db, "problem-report", editors, MaxLettersADay, TimeSpan.FromDays(1), cancellationToken) ? editors : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var report = new ProblemReport
        {
            Path = path,
            PracticeExampleId = await db.PracticeExamples.Where(example => example.Slug == slug).Select(example => (int?)example.Id).SingleOrDefaultAsync(cancellationToken),
            Text = text.Trim().ReplaceLineEndings("\n"),
            ReplyTo = WorkEmail.Normalize(replyTo),
            CreatedAt = now,
        };
        db.Add(report);
        await db.SaveChangesAsync(cancellationToken);
        if (told is not null)
        {
            // What the reader wrote may tell of a person: it stays where it can be deleted.
            new Letter("problem-report", "Ny henvendelse i Vejviser", path is null ? "En læser har skrevet, at noget er galt." : $"En læser har skrevet, at noget er galt på siden {path}.")
            {
                Link = ("Læs henvendelsen", siteUrl + EditorialLinks.Report(report.Id)),
            }.Send(db, told, now);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
