using System.Text.Encodings.Web;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Positions;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Editorial.Positions;

namespace Vejviser.Web.Features.Editorial.Publishing.Positions;

/// <summary>Removes a passage from every version of a paper, its draft, its consultations and what was written about them, for good; that it happened, when and why stays.</summary>
public sealed class RedactPosition(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    /// <summary>Where a passage stands. Nothing is changed.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string slug, string passage, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ReadAsync(db, slug, passage, cancellationToken)).Places(passage);
    }

    /// <summary>Removes it, exactly as it is written.</summary>
    /// <returns>What stands in the way; empty when it is gone.</returns>
    public async Task<IReadOnlyList<Issue>> RunAsync(string slug, string? passage, string? reason, Editor editor, CancellationToken cancellationToken)
    {
        var issues = RedactExample.Judge(passage, reason);
        if (issues.Count > 0)
        {
            return issues;
        }

        var at = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.HoldPaperAsync(slug, cancellationToken);
        var found = await ReadAsync(db, slug, passage!, cancellationToken);
        if (found.Places(passage!).Count == 0)
        {
            return [new("passage", "Det står ingen steder i synspunktet. Skriv det præcis, som det står.")];
        }

        found.Paper.Redact(passage!, new(DanishTime.DayOf(at), reason!.Trim()));
        foreach (var consultation in found.Consultations.Where(consultation => consultation.Holds(passage!) || consultation.Statements.Exists(statement => statement.Holds(passage!))))
        {
            consultation.Redact(passage!);
        }

        var encoded = HtmlEncoder.Default.Encode(passage!);
        foreach (var message in found.Messages)
        {
            message.Subject = Without(message.Subject);
            message.Text = Without(message.Text);
            message.Html = message.Html.Replace(encoded, PracticeExampleContent.Removed, StringComparison.Ordinal);
        }

        editor.Note(db, "fjernede oplysninger", EditPosition.Subject(slug), at, reason.Trim());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return [new("passage", "Andre skrev i synspunktet imens. Prøv igen.")];
        }

        await db.StampPaperAsync(slug, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await follower.CatchUpAsync(CancellationToken.None);
        return [];

        string Without(string text) => text.Replace(passage!, PracticeExampleContent.Removed, StringComparison.Ordinal);
    }

    private static async Task<Found> ReadAsync(AppDbContext db, string slug, string passage, CancellationToken cancellationToken)
    {
        var encoded = HtmlEncoder.Default.Encode(passage);
        return new(
            await db.PositionPapers.Include(paper => paper.Versions).SingleAsync(paper => paper.Slug == slug, cancellationToken),
            await db.Consultations.Include(consultation => consultation.Statements).Where(consultation => consultation.Paper == slug).ToListAsync(cancellationToken),
            await db.Outbox.Where(message => message.Subject.Contains(passage) || message.Text.Contains(passage) || message.Html.Contains(encoded)).ToListAsync(cancellationToken));
    }

    /// <summary>A paper and all that may hold what it or its readers wrote.</summary>
    private sealed record Found(PositionPaper Paper, IReadOnlyList<Consultation> Consultations, IReadOnlyList<Data.Mail.OutboxMessage> Messages)
    {
        public List<string> Places(string passage)
        {
            List<string> places = [.. Paper.Versions.OrderBy(version => version.Number).Where(version => Holds(version.Content) || version.Note.Contains(passage, StringComparison.Ordinal)).Select(version => $"Version {version.Number}")];
            if (Paper.Draft is { } draft && Holds(draft))
            {
                places.Add("Kladden");
            }

            Add(Consultations.Count(consultation => consultation.Holds(passage)), "sammenfatning", "sammenfatninger");
            Add(Consultations.Sum(consultation => consultation.Statements.Count(statement => statement.Holds(passage))), "høringssvar", "høringssvar");
            Add(Messages.Count, "mail", "mails");
            return places;

            bool Holds(PositionContent content) => !content.Says(content.Without(passage));

            void Add(int count, string one, string many)
            {
                if (count > 0)
                {
                    places.Add(Danish.Count(count, one, many));
                }
            }
        }
    }
}
