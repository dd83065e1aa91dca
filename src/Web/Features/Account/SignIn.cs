using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Account;

/// <summary>Signs in with a code mailed to a work address; the first time makes the account.</summary>
public sealed class SignIn(IDbContextFactory<AppDbContext> contexts, SignInCodes codes, Sessions sessions, TimeProvider clock)
{
    /// <summary>Asks for a code. The answer is the same whether the address may sign in or not.</summary>
    public async Task<(Guid Id, Issue? Issue)> AskAsync(string? typed, CancellationToken cancellationToken) =>
        WorkEmail.Normalize(typed) is { } email
            ? (await codes.SendAsync(email, draftId: null, cancellationToken), null)
            : (Guid.Empty, new("email", "Skriv din arbejdsmail, for eksempel navn@kommune.dk."));

    /// <summary>Tries the code and begins a session.</summary>
    /// <returns>The session's token, or what is wrong.</returns>
    public async Task<(string? Token, Issue? Issue)> TryAsync(Guid id, string? code, string device, CancellationToken cancellationToken)
    {
        var answer = await codes.TryAsync(id, code, draftId: null, cancellationToken);
        if (answer.Email is not { } email)
        {
            return (null, answer.Issue);
        }

        var account = await AccountOfAsync(email, cancellationToken);
        return account is null
            ? (null, new("kode", "Adressen kan ikke bruges længere. Skriv til redaktionen."))
            : (await sessions.BeginAsync(account, isStrong: false, device, cancellationToken), null);
    }

    // Between asking and typing an administrator may have closed the account or the domain.
    private async Task<Domain.Accounts.Account?> AccountOfAsync(string email, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await KnownAsync();
        if (account is null && await db.MunicipalityOfAsync(email, cancellationToken) is { } municipality)
        {
            account = new() { Email = email, Role = AccountRole.Contributor, MunicipalityCode = municipality, CreatedAt = clock.GetUtcNow().UtcDateTime };
            db.Add(account);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException fault) when (DatabaseFaults.Of(fault) is null)
            {
                // The same address has just signed in for the first time in another browser.
                account = await KnownAsync();
            }
        }

        return account?.DisabledAt is null ? account : null;

        Task<Domain.Accounts.Account?> KnownAsync() => db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Email == email, cancellationToken);
    }
}
