using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>Warns authors of drafts that nobody touches, twice, and deletes the drafts when their time is up.</summary>
internal sealed class ExpireDrafts(IDbContextFactory<AppDbContext> contexts, Site site, TimeProvider clock) : IRoutine
{
    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        for (var warning = Draft.Warnings.Count; warning > 0; warning--)
        {
            var (until, sent) = (now + Draft.Warnings[warning - 1], warning);
            await EachAsync(draft => draft.ExpiresAt > now && draft.ExpiresAt <= until && draft.WarningsSent < sent && draft.Email != null, (db, draft) => WarnAsync(db, draft, sent, now, cancellationToken), cancellationToken);
        }

        await EachAsync(draft => draft.ExpiresAt <= now, (db, draft) => DeleteDraft.DeleteAsync(db, draft, cancellationToken), cancellationToken);
    }

    private async Task EachAsync(System.Linq.Expressions.Expression<Func<Draft, bool>> which, Func<AppDbContext, Draft, Task> act, CancellationToken cancellationToken)
    {
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var id in await reading.Drafts.Where(draft => draft.PracticeExampleId == null).Where(which).Select(draft => draft.Id).ToListAsync(cancellationToken))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await db.Drafts.Where(which).SingleOrDefaultAsync(draft => draft.Id == id && draft.PracticeExampleId == null, cancellationToken) is not { } draft)
            {
                continue;
            }

            try
            {
                await act(db, draft);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Its author wrote in it, or another node was faster: looked at again next time.
            }
        }
    }

    private async Task WarnAsync(AppDbContext db, Draft draft, int warning, DateTime now, CancellationToken cancellationToken)
    {
        draft.WarningsSent = warning;
        // So that only one of several nodes sends it; the clock to deletion goes on.
        draft.Version++;
        var title = draft.Content.Title.Length > 0 ? $"Kladden {Danish.Quoted(draft.Content.Title)}" : "Din kladde til et eksempel";
        new Letter(
            "draft-expiry",
            "Din kladde bliver snart slettet",
            $"{title} har ikke været rørt længe. Den bliver slettet {Danish.Date(DanishTime.DayOf(draft.ExpiresAt))}.",
            "Vil du beholde den, så åbn den, og gem. Vil du ikke, skal du ikke gøre noget.")
        {
            Link = ("Åbn kladden", site.Address + db.NewLink(draft.Id, now)),
        }.Send(db, draft.Email!, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
