using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Account.Security;

/// <summary>The second factors of an account, and whether this session may change them.</summary>
public sealed class GetSecondFactors(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>So young must a session be to add the first one: whoever finds an unlocked screen later cannot.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(15);

    public async Task<View> OfAsync(ActingAccount acting, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Accounts.AsNoTracking().Include(account => account.Passkeys).SingleAsync(account => account.Id == acting.Id, cancellationToken);
        return new(
            account.AuthenticatorConfirmedAt,
            account.Passkeys.OrderBy(passkey => passkey.Id).Select(passkey => new Row(passkey.Id, passkey.Name, passkey.CreatedAt)).ToList(),
            await MayChangeAsync(db, account, acting, clock.GetUtcNow().UtcDateTime, cancellationToken));
    }

    /// <summary>The first is added in a fresh session; what is there protects what comes after.</summary>
    internal static async Task<Right> MayChangeAsync(AppDbContext db, Domain.Accounts.Account account, ActingAccount acting, DateTime at, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(session => session.Id == acting.SessionId && session.AccountId == account.Id, cancellationToken);
        return session is null ? Right.AfterSigningIn
            : account.AuthenticatorConfirmedAt is not null || account.Passkeys.Count > 0 ? session.StrengthenedAt is null ? Right.AfterConfirming : Right.Now
            : at - session.CreatedAt < FreshFor ? Right.Now
            : Right.AfterSigningIn;
    }

    /// <summary>What to do first, in Danish; null when it may be now.</summary>
    /// <param name="right">When it may be.</param>
    /// <param name="act">What was asked for, as an order: »slet kontoen«.</param>
    internal static Issue? IssueOf(Right right, string act) => right switch
    {
        Right.AfterSigningIn => new("", $"Log ud og ind igen, og {act} inden for et kvarter."),
        Right.AfterConfirming => new("", "Bekræft først, at det er dig."),
        _ => null,
    };

    /// <summary>When the factors may be changed.</summary>
    public enum Right
    {
        Now,
        AfterSigningIn,
        AfterConfirming,
    }

    /// <summary>What the overview shows.</summary>
    public sealed record View(DateTime? AppSince, IReadOnlyList<Row> Passkeys, Right Change)
    {
        public bool IsEmpty => AppSince is null && Passkeys.Count == 0;
    }

    /// <summary>A passkey, as its owner knows it.</summary>
    public sealed record Row(int Id, string Name, DateTime CreatedAt);
}
