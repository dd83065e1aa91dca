using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Positions;
using Vejviser.Web.Features.Editorial.Positions;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial.Publishing.Positions;

/// <summary>Makes a draft the newest version of its paper.</summary>
public sealed class PublishPosition(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    public const int MaxNote = 300;

    /// <param name="slug">The paper.</param>
    /// <param name="version">The draft's version that the editor read.</param>
    /// <param name="note">What is new, in a sentence.</param>
    /// <param name="editor">Who.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    /// <returns>What stands in the way; empty when it is public.</returns>
    public async Task<IReadOnlyList<Issue>> RunAsync(string slug, string version, string? note, Editor editor, CancellationToken cancellationToken)
    {
        var issues = Note.Issues("note", note, "Skriv i en sætning, hvad der er nyt.").ToList();
        if (note?.Trim().Length > MaxNote)
        {
            issues.Add(new("note", $"Kort sætningen ned til højst {Danish.Number(MaxNote)} tegn."));
        }

        var at = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.HoldPaperAsync(slug, cancellationToken);
        var paper = await db.PositionPapers.Include(one => one.Versions).SingleAsync(one => one.Slug == slug, cancellationToken);
        if (version != paper.DraftVersion.ToString(CultureInfo.InvariantCulture))
        {
            return [EditPosition.Overtaken];
        }

        issues.AddRange(PositionRequirements.ToPublish(paper.Working, paper.Newest?.Content));
        if (issues.Count > 0)
        {
            return issues;
        }

        var published = paper.Publish(note!.Trim(), at);
        editor.Note(db, string.Create(CultureInfo.InvariantCulture, $"offentliggjorde version {published.Number}"), EditPosition.Subject(slug), at);
        try
        {
            // Versions are compared before the change number is taken: whoever loses must not make others wait.
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (!cancellationToken.IsCancellationRequested && DatabaseFaults.Of(fault) is null)
        {
            return [EditPosition.Overtaken];
        }

        await db.StampPaperAsync(slug, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await follower.CatchUpAsync(CancellationToken.None);
        return [];
    }
}
