using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Account.Security;

namespace Vejviser.Web.Features.Account;

/// <summary>Ends another of somebody's own sessions, after the same proof that changing second factors takes: a stolen session must not throw its owner out (OWASP ASVS 5.0, V7.5.2).</summary>
public sealed class EndSession(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <returns>What to do first; null when the session is ended, or was over.</returns>
    public async Task<Issue?> EndAsync(ActingAccount acting, int sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Accounts.AsNoTracking().Include(account => account.Passkeys).SingleAsync(account => account.Id == acting.Id, cancellationToken);
        if (GetSecondFactors.IssueOf(await GetSecondFactors.MayChangeAsync(db, account, acting, clock.GetUtcNow().UtcDateTime, cancellationToken), "log ud andre steder") is { } issue)
        {
            return issue;
        }

        await db.Sessions.Where(session => session.Id == sessionId && session.AccountId == acting.Id).ExecuteDeleteAsync(cancellationToken);
        return null;
    }
}
