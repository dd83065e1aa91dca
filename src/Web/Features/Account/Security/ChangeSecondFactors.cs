using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Account.Security;

/// <summary>Adds and removes the second factors of an account. Its owner is told by mail each time.</summary>
public sealed class ChangeSecondFactors(IDbContextFactory<AppDbContext> contexts, AuthenticatorApp app, TimeProvider clock)
{
    public const int MaxPasskeys = 10;
    public const int MaxName = 100;

    /// <summary>Adds the app, or replaces it, when a code shows that it has the key.</summary>
    /// <param name="acting">Whose.</param>
    /// <param name="sealedKey">From <see cref="AuthenticatorApp.Offer"/>.</param>
    /// <param name="code">What the app showed.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<IReadOnlyList<Issue>> AddAppAsync(ActingAccount acting, string? sealedKey, string? code, CancellationToken cancellationToken) => ChangeAsync(
        acting,
        "tilføjede en app med koder",
        "Der er tilføjet en app med koder til din konto.",
        async (db, account, at) =>
        {
            if (app.Open(sealedKey, account.Id) is not { } key)
            {
                return new("kode", "Der gik for lang tid. Scan den nye kode, og prøv igen.");
            }

            if (await AuthenticatorApp.JudgeAsync(db, account, key, code, acting, at, cancellationToken) is { } issue)
            {
                return issue;
            }

            (account.AuthenticatorKey, account.AuthenticatorConfirmedAt) = (app.Seal(key, account.Id), at);
            return null;
        },
        cancellationToken);

    public Task<IReadOnlyList<Issue>> AddPasskeyAsync(ActingAccount acting, UserPasskeyInfo passkey, string name, CancellationToken cancellationToken) => ChangeAsync(
        acting,
        "tilføjede en passkey",
        "Der er tilføjet en passkey til din konto.",
        async (db, account, at) =>
        {
            if (account.Passkeys.Count >= MaxPasskeys)
            {
                return new("", $"Du har allerede {MaxPasskeys} passkeys. Fjern en, du ikke bruger.");
            }

            if (await db.Passkeys.AnyAsync(known => known.CredentialId == passkey.CredentialId, cancellationToken))
            {
                return new("", "Passkeyen er allerede tilføjet. Opret en anden.");
            }

            db.Add(new Passkey { AccountId = account.Id, CredentialId = passkey.CredentialId, Credential = AccountStore.Write(passkey), Name = name, CreatedAt = at });
            return null;
        },
        cancellationToken);

    public Task<IReadOnlyList<Issue>> RemoveAppAsync(ActingAccount acting, CancellationToken cancellationToken) => ChangeAsync(
        acting,
        "fjernede sin app med koder",
        "Appen med koder er fjernet fra din konto.",
        async (db, account, _) =>
        {
            (account.AuthenticatorKey, account.AuthenticatorConfirmedAt) = (null, null);
            await WeakenIfNoneAsync(db, account, account.Passkeys.Count, cancellationToken);
            return null;
        },
        cancellationToken);

    public Task<IReadOnlyList<Issue>> RemovePasskeyAsync(ActingAccount acting, int id, CancellationToken cancellationToken) => ChangeAsync(
        acting,
        "fjernede en passkey",
        "En passkey er fjernet fra din konto.",
        async (db, account, _) =>
        {
            if (account.Passkeys.FirstOrDefault(passkey => passkey.Id == id) is not { } passkey)
            {
                return new("", "Passkeyen er allerede fjernet.");
            }

            db.Remove(passkey);
            await WeakenIfNoneAsync(db, account, account.Passkeys.Count - 1, cancellationToken);
            return null;
        },
        cancellationToken);

    // A session is confirmed by something; without it, it is not.
    private static async Task WeakenIfNoneAsync(AppDbContext db, Domain.Accounts.Account account, int passkeys, CancellationToken cancellationToken)
    {
        if (account.AuthenticatorConfirmedAt is null && passkeys == 0)
        {
            await db.Sessions.Where(session => session.AccountId == account.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(session => session.StrengthenedAt, (DateTime?)null), cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Issue>> ChangeAsync(
        ActingAccount acting, string act, string told, Func<AppDbContext, Domain.Accounts.Account, DateTime, Task<Issue?>> change, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = (await db.HoldAccountAsync(acting.Id, cancellationToken))!;
        var issue = GetSecondFactors.IssueOf(await GetSecondFactors.MayChangeAsync(db, account, acting, at, cancellationToken), "tilføj så") ?? await change(db, account, at);
        if (issue is null)
        {
            acting.Note(db, act, ActingAccount.Subject(account.Id), at);
            new Letter("second-factor", "Din konto på Vejviser er ændret", told, "Var det ikke dig, så skriv til redaktionen med det samme.").Send(db, account.Email, at);
        }

        // A wrong code is noted too.
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return issue is null ? [] : [issue];
    }
}
