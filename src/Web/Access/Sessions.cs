using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Access;

/// <summary>Signed-in browsers: rows in the database, so that they can be listed and ended from anywhere.</summary>
public sealed class Sessions(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    // Writing at every request would make reading cost a write.
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);

    /// <summary>Begins a session; the token goes into the cookie and nowhere else.</summary>
    public Task<string> BeginAsync(Account account, bool isStrong, string device, CancellationToken cancellationToken) => BeginAsync(account, isStrong, device, provider: null, cancellationToken);

    /// <summary>The same, for a session that came from a municipality's own sign-in.</summary>
    public async Task<string> BeginAsync(Account account, bool isStrong, string device, string? provider, CancellationToken cancellationToken)
    {
        var now = Now();
        var token = SecretToken.New();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Add(new Session
        {
            AccountId = account.Id,
            TokenHash = SecretToken.Hash(token),
            CreatedAt = now,
            LastSeenAt = now,
            StrengthenedAt = isStrong ? now : null,
            Provider = provider,
            Device = device,
        });
        await db.Accounts.Where(row => row.Id == account.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.LastSignedInAt, now), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>Who a token stands for right now: role and rights are read anew each time. Null for a token that is unknown, too old, or of a closed account.</summary>
    public async Task<ClaimsIdentity?> IdentifyAsync(string token, CancellationToken cancellationToken)
    {
        if (!SecretToken.IsPossible(token))
        {
            return null;
        }

        var hash = SecretToken.Hash(token);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Sessions.AsNoTracking()
            .Where(session => session.TokenHash == hash)
            .Join(db.Accounts, session => session.AccountId, account => account.Id, (session, account) => new { Session = session, Account = account })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || found.Account.DisabledAt is not null || !found.Session.IsAliveAt(Now()))
        {
            return null;
        }

        if (Now() - found.Session.LastSeenAt > Precision)
        {
            await db.Sessions.Where(session => session.Id == found.Session.Id).ExecuteUpdateAsync(row => row.SetProperty(session => session.LastSeenAt, Now()), cancellationToken);
        }

        return User.Identity(found.Account, found.Session);
    }

    /// <summary>Notes that a passkey or an authenticator code was given in this session; whoever has only its old token has nothing from then on.</summary>
    /// <returns>The session's new token.</returns>
    public async Task<string> StrengthenAsync(int sessionId, CancellationToken cancellationToken)
    {
        var token = SecretToken.New();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Sessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(
            row => row.SetProperty(session => session.StrengthenedAt, Now()).SetProperty(session => session.TokenHash, SecretToken.Hash(token)),
            cancellationToken);
        return token;
    }

    /// <summary>Ends one session of an account; false when it has none with this id.</summary>
    public async Task<bool> EndAsync(int accountId, int sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Sessions.Where(session => session.Id == sessionId && session.AccountId == accountId).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>The municipality's own sign-in a session came from; null for code and passkey.</summary>
    public async Task<string?> ProviderOfAsync(int sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Sessions.Where(session => session.Id == sessionId).Select(session => session.Provider).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Ends all sessions of an account.</summary>
    public async Task EndAllAsync(int accountId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Sessions.Where(session => session.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
