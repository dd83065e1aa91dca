using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Audit;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account;

/// <summary>Forgets what /privatliv says is forgotten: used codes after a day, dead sessions, the audit after two years.</summary>
internal sealed class ForgetAccess(IDbContextFactory<AppDbContext> contexts, TimeProvider clock) : IRoutine
{
    private static readonly TimeSpan CodesKept = TimeSpan.FromHours(24);

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (codes, idle, age, audit) = (now - CodesKept, now - Session.MaxIdle, now - Session.MaxAge, now.AddMonths(-AuditEntry.MonthsKept));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.SignInCodes.Where(code => code.CreatedAt < codes).ExecuteDeleteAsync(cancellationToken);
        await db.Sessions.Where(session => session.LastSeenAt < idle || session.CreatedAt < age).ExecuteDeleteAsync(cancellationToken);
        var attempts = now - OidcAttempts.Lifetime - OidcAttempts.Lifetime;
        await db.LimitedUses.Where(use => use.Limit == OidcAttempts.Limit && use.Window < attempts).ExecuteDeleteAsync(cancellationToken);
        await db.AuditEntries.Where(entry => entry.At < audit).ExecuteDeleteAsync(cancellationToken);
    }
}
