using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Account.Security;

/// <summary>Judges a second factor that is given in a session.</summary>
public sealed class ConfirmSession(IDbContextFactory<AppDbContext> contexts, AuthenticatorApp app, Passkeys passkeys, TimeProvider clock)
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
        return issue is null ? [] : [issue];
    }

    public async Task<IReadOnlyList<Issue>> ByPasskeyAsync(HttpContext context, ActingAccount acting, string? answer) =>
        await passkeys.ConfirmsAsync(context, acting.Id, answer)
            ? []
            : [new("", "Passkeyen virkede ikke, eller der gik for lang tid. Prøv igen.")];
}
