using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Share;

/// <summary>Warns twice before an unsent draft is deleted, and deletes it.</summary>
internal sealed class ExpireDrafts(IDbContextFactory<AppDbContext> contexts, Site site, TimeProvider clock) : IRoutine
{
    private const int Batch = 100;

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await WarnAsync(now, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var dead = db.Drafts.Where(draft => draft.ExpiresAt <= now && draft.PracticeExampleId == null);
        await db.Attachments.Where(attachment => dead.Any(draft => draft.Id == attachment.DraftId)).ExecuteDeleteAsync(cancellationToken);
        await dead.ExecuteDeleteAsync(cancellationToken);
        // Behind a sent example the draft lives on with it.
        await db.Drafts.Where(draft => draft.ExpiresAt <= now && draft.PracticeExampleId != null).ExecuteUpdateAsync(row => row.SetProperty(draft => draft.ExpiresAt, now + Draft.Lifetime), cancellationToken);
    }

    private async Task WarnAsync(DateTime now, CancellationToken cancellationToken)
    {
        for (var warning = 0; warning < Draft.Warnings.Count; warning++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var (number, from) = (warning, now + Draft.Warnings[warning]);
            var due = await db.Drafts
                .Where(draft => draft.WarningsSent == number && draft.ExpiresAt <= from && draft.ExpiresAt > now && draft.Email != null && draft.PracticeExampleId == null)
                .OrderBy(draft => draft.Id).Take(Batch).ToListAsync(cancellationToken);
            foreach (var draft in due)
            {
                draft.WarningsSent++;
                // The version tells another node that this draft has been warned.
                draft.Version++;
                new Letter(
                    "draft-expires",
                    "Din kladde bliver snart slettet",
                    $"Kladden »{(draft.Content.Title.Length > 0 ? draft.Content.Title : "uden titel")}« bliver slettet {Danish.Date(DateOnly.FromDateTime(draft.ExpiresAt))}, hvis ingen retter i den.",
                    "Vil du beholde den, så åbn den, og gem et af trinnene.") { Link = ("Åbn kladden", site.Address + db.NewLink(draft.Id, now)) }.Send(db, draft.Email!, now);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Its author, or another node, was faster; the rest is done next time.
            }
        }
    }
}
