using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Audit;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Account.Security;

namespace Vejviser.Web.Features.Account;

/// <summary>Deletes somebody's own account: sessions, passkeys and unsent drafts go; examples that were sent stay with the municipality.</summary>
public sealed class DeleteAccount(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>When it may be: after the same proof that changing second factors takes, for it cannot be undone.</summary>
    public async Task<GetSecondFactors.Right> RightOfAsync(ActingAccount acting, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Accounts.AsNoTracking().Include(account => account.Passkeys).SingleAsync(account => account.Id == acting.Id, cancellationToken);
        return await GetSecondFactors.MayChangeAsync(db, account, acting, clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <returns>Why not; null when it is gone.</returns>
    public async Task<Issue?> DeleteAsync(ActingAccount acting, CancellationToken cancellationToken)
    {
        var accountId = acting.Id;
        if (GetSecondFactors.IssueOf(await RightOfAsync(acting, cancellationToken), "slet kontoen") is { } proof)
        {
            return proof;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.HoldExamplesAsync(example => example.AssigneeId == accountId, cancellationToken);
        // Of two administrators who leave at once, the second finds that they are the last.
        await db.NextChangeNumberAsync(cancellationToken);
        await db.HoldAdministratorsAsync(cancellationToken);
        var account = await db.Accounts.SingleAsync(account => account.Id == accountId, cancellationToken);
        if (account.Role == AccountRole.Administrator && !await db.Accounts.AnyAsync(other => other.Id != accountId && other.Role == AccountRole.Administrator && other.DisabledAt == null, cancellationToken))
        {
            return new("", "Du er den eneste administrator. Gør en anden til administrator først.");
        }

        var own = db.Drafts.Where(draft => draft.AccountId == accountId || (draft.Email == account.Email && draft.EmailConfirmedAt != null));
        var unsent = own.Where(draft => draft.PracticeExampleId == null);
        await db.Attachments.Where(attachment => unsent.Any(draft => draft.Id == attachment.DraftId)).ExecuteDeleteAsync(cancellationToken);
        await unsent.ExecuteDeleteAsync(cancellationToken);
        await own.ExecuteUpdateAsync(row => row.SetProperty(draft => draft.Email, (string?)null).SetProperty(draft => draft.EmailConfirmedAt, (DateTime?)null), cancellationToken);
        await db.PracticeExamples.Where(example => example.AssigneeId == accountId).ExecuteUpdateAsync(row => row.SetProperty(example => example.AssigneeId, (int?)null), cancellationToken);
        await db.Outbox.Where(mail => mail.To == account.Email && (mail.SentAt != null || mail.FailedAt != null)).ExecuteDeleteAsync(cancellationToken);
        await db.Subscriptions.Where(subscription => subscription.Email == account.Email).ExecuteDeleteAsync(cancellationToken);
        await db.ReminderLetters.Where(letter => letter.Email == account.Email).ExecuteDeleteAsync(cancellationToken);
        await db.SignInCodes.Where(code => code.Email == account.Email).ExecuteDeleteAsync(cancellationToken);
        foreach (var enrolment in await db.Enrolments.Where(enrolment => enrolment.MunicipalityCode == account.MunicipalityCode).ToListAsync(cancellationToken))
        {
            enrolment.Forget(account.Email);
        }

        db.Add(new AuditEntry
        {
            At = clock.GetUtcNow().UtcDateTime,
            AccountId = accountId,
            Role = account.Role.Name(),
            Act = "slettede sin konto",
            Subject = string.Create(CultureInfo.InvariantCulture, $"konto {accountId}"),
        });
        db.Remove(account);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
