using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Audit;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account;

/// <summary>Forgets what /privatliv says is forgotten: used codes and counted letters after a day, dead sessions, the audit after two years.</summary>
internal sealed class ForgetAccess(IDbContextFactory<AppDbContext> contexts, TimeProvider clock) : IRoutine
{
    private static readonly TimeSpan CodesKept = TimeSpan.FromHours(24);

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (codes, idle, age, audit, uses) = (now - CodesKept, now - Session.MaxIdle, now - Session.MaxAge, now.AddMonths(-AuditEntry.MonthsKept), now - LimitedUses.Longest);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.SignInCodes.Where(code => code.CreatedAt < codes).ExecuteDeleteAsync(cancellationToken);
        await db.Sessions.Where(session => session.LastSeenAt < idle || session.CreatedAt < age).ExecuteDeleteAsync(cancellationToken);
        await db.LimitedUses.Where(use => use.Window < uses).ExecuteDeleteAsync(cancellationToken);
        await db.AuditEntries.Where(entry => entry.At < audit).ExecuteDeleteAsync(cancellationToken);
    }
}
