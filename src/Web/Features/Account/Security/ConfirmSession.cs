using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Account.Security;

/// <summary>Gives the second factor in this session.</summary>
public sealed class ConfirmSession(IDbContextFactory<AppDbContext> contexts, AuthenticatorApp app, Passkeys passkeys, Sessions sessions, TimeProvider clock)
{
    public async Task<IReadOnlyList<Issue>> ByCodeAsync(ActingAccount acting, string? code, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = (await db.HoldAccountAsync(acting.Id, cancellationToken))!;
        if (account.AuthenticatorConfirmedAt is null)
        {
            return [new("kode", "Du har ingen app med koder. Tilføj en, eller brug en passkey.")];
        }

        if (app.KeyOf(account) is not { } key)
        {
            return [new("kode", "Appens nøgle kan ikke læses længere. Brug en passkey, eller bed en administrator om at nulstille din ekstra bekræftelse.")];
        }

        var issue = await AuthenticatorApp.JudgeAsync(db, account, key, code, acting, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return issue is null ? await DoneAsync(acting, cancellationToken) : [issue];
    }

    public async Task<IReadOnlyList<Issue>> ByPasskeyAsync(HttpContext context, ActingAccount acting, string? answer) =>
        await passkeys.ConfirmsAsync(context, acting.Id, answer)
            ? await DoneAsync(acting, context.RequestAborted)
            : [new("", "Passkeyen virkede ikke, eller der gik for lang tid. Prøv igen.")];

    private async Task<IReadOnlyList<Issue>> DoneAsync(ActingAccount acting, CancellationToken cancellationToken)
    {
        await sessions.StrengthenAsync(acting.SessionId, cancellationToken);
        return [];
    }
}
