using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Audit;
using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Access;

/// <summary>The account behind a request, as the audit names it.</summary>
public sealed record ActingAccount(int Id, int SessionId, AccountRole Role)
{
    /// <summary>How the audit names an account: by its number, never by its address.</summary>
    public static string Subject(int accountId) => FormattableString.Invariant($"konto {accountId}");

    /// <summary>Notes a privileged act; saved with the caller's changes.</summary>
    public void Note(AppDbContext db, string act, string subject, DateTime at, string? reason = null) =>
        db.Add(new AuditEntry { At = at, AccountId = Id, Role = Role.Name(), Act = act, Subject = subject, Reason = reason });
}

internal static class HeldAccounts
{
    /// <summary>The account with its passkeys, held until the caller's transaction ends: whoever else would change how it signs in waits.</summary>
    public static async Task<Account?> HoldAccountAsync(this AppDbContext db, int id, CancellationToken cancellationToken)
    {
        // An update that changes nothing takes the row's lock, on both databases.
        await db.Accounts.Where(account => account.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.LastAuthenticatorStep, account => account.LastAuthenticatorStep), cancellationToken);
        return await db.Accounts.Include(account => account.Passkeys).SingleOrDefaultAsync(account => account.Id == id, cancellationToken);
    }

    /// <summary>Holds all administrators until the caller's transaction ends, so that two cannot go, or remove each other, at the same moment.</summary>
    public static Task HoldAdministratorsAsync(this AppDbContext db, CancellationToken cancellationToken) => db.Accounts.Where(account => account.Role == AccountRole.Administrator)
        .ExecuteUpdateAsync(row => row.SetProperty(account => account.LastAuthenticatorStep, account => account.LastAuthenticatorStep), cancellationToken);
}
