using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Account.External;

/// <summary>Confirms a link to a privileged account, and takes links away.</summary>
public sealed class ChangeLinks(IDbContextFactory<AppDbContext> contexts, OidcProviders providers, TimeProvider clock)
{
    /// <summary>Makes a pending link.</summary>
    /// <returns>Why not; null when it is made.</returns>
    public async Task<Issue?> ConfirmAsync(ActingAccount acting, PendingLink link, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = (await db.HoldAccountAsync(acting.Id, cancellationToken))!;
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(session => session.Id == acting.SessionId && session.AccountId == acting.Id, cancellationToken);
        if (JudgeSession(link, acting.Id, session) is { } issue)
        {
            return issue;
        }

        if (providers.Find(link.Provider) is not { } provider || providers.Of(account.Email) != provider
            || await db.ExternalLogins.AnyAsync(login => login.Provider == link.Provider && login.Subject == link.Subject, cancellationToken))
        {
            return new("", "Forbindelsen kan ikke længere laves. Begynd forfra på siden Log ind.");
        }

        if (await SignInExternally.LinkAsync(db, provider, account, link.Subject, at, cancellationToken) is { } refused)
        {
            return refused.Issue;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>What a session lacks to confirm a link: it must be the account's own, begun with a code or a passkey, with the second factor given.</summary>
    public async Task<Issue?> JudgeAsync(ActingAccount acting, PendingLink link, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return JudgeSession(link, acting.Id, await db.Sessions.AsNoTracking().SingleOrDefaultAsync(session => session.Id == acting.SessionId && session.AccountId == acting.Id, cancellationToken));
    }

    /// <summary>Takes away the account's own link to a provider, and ends the other sessions that came from it; nothing happens where there is none.</summary>
    public async Task RemoveAsync(ActingAccount acting, string? provider, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = (await db.HoldAccountAsync(acting.Id, cancellationToken))!;
        if (await db.ExternalLogins.SingleOrDefaultAsync(login => login.AccountId == acting.Id && login.Provider == provider, cancellationToken) is not { } login)
        {
            return;
        }

        db.Remove(login);
        await db.Sessions.Where(session => session.AccountId == acting.Id && session.Provider == provider && session.Id != acting.SessionId).ExecuteDeleteAsync(cancellationToken);
        var title = providers.Find(login.Provider)?.Title ?? login.Provider;
        acting.Note(db, "fjernede forbindelse til login", ActingAccount.Subject(acting.Id), at, title);
        new Letter("external-login", "Din konto på Vejviser er ændret", $"Din konto er ikke længere forbundet med login hos {title}.", "Var det ikke dig, så skriv til redaktionen med det samme.").Send(db, account.Email, at);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Issue? JudgeSession(PendingLink link, int accountId, Session? session) =>
        link.AccountId != accountId || session is null ? new("", "Du er logget ind med en anden konto end den, der skal forbindes. Log ud, og log ind igen med adressen fra dit login.")
        : session.Provider is not null ? new("", "Log ud, og log ind med en kode på mail eller en passkey. Så kan du forbinde kontoen.")
        : session.StrengthenedAt is null ? new("", "Bekræft først, at det er dig.")
        : null;
}
