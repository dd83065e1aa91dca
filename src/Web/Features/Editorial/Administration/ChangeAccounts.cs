using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial.Administration;

/// <summary>What administrators do to accounts; each act stands in the audit. There is always an administrator left.</summary>
public sealed class ChangeAccounts(IDbContextFactory<AppDbContext> contexts, ContentFollower content, TimeProvider clock)
{
    /// <summary>Makes an account.</summary>
    /// <returns>Its id, or what is wrong.</returns>
    public async Task<(int? Id, IReadOnlyList<Issue> Issues)> AddAsync(ActingAccount acting, string? typed, AccountForm form, CancellationToken cancellationToken)
    {
        var issues = form.Judge(content);
        var email = WorkEmail.Normalize(typed);
        if (email is null || issues.Count > 0)
        {
            return (null, email is null ? [new("email", "Skriv en mailadresse, for eksempel navn@kommune.dk."), .. issues] : issues);
        }

        var at = clock.GetUtcNow().UtcDateTime;
        var role = form.Role!.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var municipality = form.Municipality ?? (role < AccountRole.Editor ? await db.MunicipalityOfAsync(email, cancellationToken) : null);
        var account = new Domain.Accounts.Account { Email = email, Role = role, MunicipalityCode = municipality, CreatedAt = at };
        try
        {
            if (await db.Accounts.AnyAsync(known => known.Email == email, cancellationToken))
            {
                return (null, [Taken]);
            }

            db.Add(account);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (DatabaseFaults.Of(fault) is null)
        {
            // Made by somebody else a moment ago.
            return (null, [Taken]);
        }

        acting.Note(db, "oprettede konto", ActingAccount.Subject(account.Id), at, Reason.Kept(role.Name(), NameOf(municipality), form.Why));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (account.Id, []);
    }

    /// <summary>Gives an account another role or municipality; in force from its next request.</summary>
    public async Task<IReadOnlyList<Issue>> AssignAsync(ActingAccount acting, int id, AccountForm form, CancellationToken cancellationToken)
    {
        var issues = form.Judge(content);
        return issues.Count > 0 ? issues : await ChangeAsync(
            id,
            async (db, account, at) =>
            {
                var (role, municipality) = (form.Role!.Value, form.Municipality);
                if (role < AccountRole.Administrator && await IsLastAdministratorAsync(db, account, cancellationToken))
                {
                    return new("rolle", "Gør først en anden til administrator: der skal altid være en.");
                }

                var subject = ActingAccount.Subject(id);
                if (account.Role != role)
                {
                    acting.Note(db, "gav rolle", subject, at, Reason.Kept(role.Name(), form.Why));
                }

                if (account.MunicipalityCode != municipality)
                {
                    acting.Note(db, "skiftede kommune", subject, at, Reason.Kept(NameOf(municipality) ?? "ingen kommune", form.Why));
                }

                if (role > account.Role && role >= AccountRole.Editor)
                {
                    await ForgetLoginsAsync(db, account, at, cancellationToken);
                }

                (account.Role, account.MunicipalityCode) = (role, municipality);
                return null;
            },
            cancellationToken);
    }

    // A link that an address alone has made opens nothing more than it was made for: editors say yes to theirs (decision 23). And what a provider vouched for before is no second factor of an administrator.
    private static async Task ForgetLoginsAsync(AppDbContext db, Domain.Accounts.Account account, DateTime at, CancellationToken cancellationToken)
    {
        await db.Sessions.Where(session => session.AccountId == account.Id && session.Provider != null).ExecuteDeleteAsync(cancellationToken);
        if (account.Role < AccountRole.Editor && await db.ExternalLogins.Where(login => login.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken) > 0)
        {
            new Letter("external-login", "Din konto på Vejviser er ændret", "Din konto kan mere end før. Derfor er den ikke længere forbundet med kommunens login.", "Log ind den vej igen, hvis du vil forbinde den. Så skal du selv sige ja.").Send(db, account.Email, at);
        }
    }

    /// <summary>Closes an account: all its sessions end at once.</summary>
    public Task<IReadOnlyList<Issue>> CloseAsync(ActingAccount acting, int id, string? reason, CancellationToken cancellationToken) => ChangeAsync(
        id,
        async (db, account, at) =>
        {
            if (Reason.Judge(reason, "hvorfor_lukke", required: true) is { } issue)
            {
                return issue;
            }

            if (await IsLastAdministratorAsync(db, account, cancellationToken))
            {
                return new("hvorfor_lukke", "Gør først en anden til administrator: der skal altid være en.");
            }

            if (account.DisabledAt is null)
            {
                account.DisabledAt = at;
                acting.Note(db, "lukkede konto", ActingAccount.Subject(id), at, Reason.Kept(reason));
            }

            await EndSessionsAsync(db, id, cancellationToken);
            return null;
        },
        cancellationToken);

    /// <summary>Opens a closed account again; what it had before it has to sign in for.</summary>
    public Task<IReadOnlyList<Issue>> OpenAsync(ActingAccount acting, int id, string? reason, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (db, account, at) =>
        {
            if (Reason.Judge(reason, "hvorfor_aabne", required: false) is { } issue)
            {
                return Task.FromResult<Issue?>(issue);
            }

            if (account.DisabledAt is not null)
            {
                account.DisabledAt = null;
                acting.Note(db, "åbnede konto", ActingAccount.Subject(id), at, Reason.Kept(reason));
            }

            return Task.FromResult<Issue?>(null);
        },
        cancellationToken);

    /// <summary>Takes away passkeys and authenticator app, ends all sessions, and tells the owner.</summary>
    public Task<IReadOnlyList<Issue>> ResetSecondFactorAsync(ActingAccount acting, int id, string? reason, CancellationToken cancellationToken) => ChangeAsync(
        id,
        async (db, account, at) =>
        {
            if (Reason.Judge(reason, "hvorfor_nulstille", required: true) is { } issue)
            {
                return issue;
            }

            db.RemoveRange(account.Passkeys);
            (account.AuthenticatorKey, account.AuthenticatorConfirmedAt) = (null, null);
            await EndSessionsAsync(db, id, cancellationToken);
            acting.Note(db, "nulstillede passkeys og app", ActingAccount.Subject(id), at, Reason.Kept(reason));
            new Letter(
                "second-factor",
                "Din konto på Vejviser er ændret",
                "En administrator har nulstillet dine passkeys og din app med koder. Log ind igen, og tilføj nye.",
                "Har du ikke bedt om det, så skriv til redaktionen med det samme.").Send(db, account.Email, at);
            return null;
        },
        cancellationToken);

    /// <summary>Takes away a link to a municipality's own login and ends the sessions that came from it. Signing in there again makes a new one.</summary>
    public Task<IReadOnlyList<Issue>> UnlinkAsync(ActingAccount acting, int id, string? provider, string? reason, CancellationToken cancellationToken) => ChangeAsync(
        id,
        async (db, account, at) =>
        {
            if (Reason.Judge(reason, $"hvorfor_fjerne_{provider}", required: true) is { } issue)
            {
                return issue;
            }

            if (await db.ExternalLogins.SingleOrDefaultAsync(login => login.AccountId == id && login.Provider == provider, cancellationToken) is { } login)
            {
                db.Remove(login);
                await db.Sessions.Where(session => session.AccountId == id && session.Provider == provider).ExecuteDeleteAsync(cancellationToken);
                acting.Note(db, "fjernede forbindelse til login", ActingAccount.Subject(id), at, Reason.Kept(login.Provider, reason));
                new Letter("external-login", "Din konto på Vejviser er ændret", "En administrator har fjernet forbindelsen mellem din konto og kommunens login.", "Næste gang du logger ind den vej, bliver den lavet på ny.").Send(db, account.Email, at);
            }

            return null;
        },
        cancellationToken);

    private static Issue Taken { get; } = new("email", "Adressen har allerede en konto. Find den på listen, og ret den dér.");

    private string? NameOf(string? code) => code is null ? null : content.Current.Catalogue.Municipalities.GetValueOrDefault(code)?.FullName ?? code;

    private static Task<int> EndSessionsAsync(AppDbContext db, int id, CancellationToken cancellationToken) =>
        db.Sessions.Where(session => session.AccountId == id).ExecuteDeleteAsync(cancellationToken);

    private static async Task<bool> IsLastAdministratorAsync(AppDbContext db, Domain.Accounts.Account account, CancellationToken cancellationToken) =>
        account.Role == AccountRole.Administrator && account.DisabledAt is null &&
        !await db.Accounts.AnyAsync(other => other.Id != account.Id && other.Role == AccountRole.Administrator && other.DisabledAt == null, cancellationToken);

    private async Task<IReadOnlyList<Issue>> ChangeAsync(int id, Func<AppDbContext, Domain.Accounts.Account, DateTime, Task<Issue?>> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.HoldAdministratorsAsync(cancellationToken);
        if (await db.HoldAccountAsync(id, cancellationToken) is not { } account)
        {
            return [new("", "Kontoen er slettet imens.")];
        }

        if (await change(db, account, clock.GetUtcNow().UtcDateTime) is { } issue)
        {
            return [issue];
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }
}
