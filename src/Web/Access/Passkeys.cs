using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Access;

/// <summary>Passkeys (WebAuthn): the ceremonies are ASP.NET Core Identity's, the accounts are ours.</summary>
/// <remarks>A ceremony is an offer to the browser and its answer. What must be remembered between the two lies sealed in a cookie for five minutes.</remarks>
public sealed class Passkeys(IPasskeyHandler<Account> handler, IUserStore<Account> accounts, IDbContextFactory<AppDbContext> contexts, IDataProtectionProvider protection)
{
    private const string Cookie = "vejviser-passkey";

    // Sign-in belongs to nobody yet.
    private const int Nobody = 0;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Options for the browser to make a new passkey, as JSON.</summary>
    public async Task<string> OfferNewAsync(HttpContext context, int accountId)
    {
        var account = await AccountAsync(accountId, context.RequestAborted);
        var offer = await handler.MakeCreationOptionsAsync(new() { Id = AccountStore.Id(account), Name = account.Email, DisplayName = account.Email }, context);
        Remember(context, "new", accountId, offer.AttestationState);
        return offer.CreationOptionsJson;
    }

    /// <summary>Options for the browser to use a passkey of an account, as JSON.</summary>
    public async Task<string> OfferConfirmationAsync(HttpContext context, int accountId) =>
        await OfferAsync(context, await AccountAsync(accountId, context.RequestAborted), accountId);

    /// <summary>Options for the browser to use any passkey it has for this site, as JSON.</summary>
    public Task<string> OfferSignInAsync(HttpContext context) => OfferAsync(context, null, Nobody);

    /// <summary>The new passkey in the browser's answer; null when the answer is not good, or too late.</summary>
    public async Task<UserPasskeyInfo?> ReadNewAsync(HttpContext context, int accountId, string? answer)
    {
        if (Recall(context, "new", accountId) is not { } state || string.IsNullOrEmpty(answer))
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = answer, AttestationState = state });
        return result.Succeeded ? result.Passkey : null;
    }

    /// <summary>Whether the browser's answer is that of a passkey of this account.</summary>
    public async Task<bool> ConfirmsAsync(HttpContext context, int accountId, string? answer) => (await ReadAsync(context, accountId, answer))?.Id == accountId;

    /// <summary>The account whose passkey answered; null when the answer is not good, or too late.</summary>
    public Task<Account?> SignsInAsync(HttpContext context, string? answer) => ReadAsync(context, Nobody, answer);

    private async Task<string> OfferAsync(HttpContext context, Account? account, int accountId)
    {
        var offer = await handler.MakeRequestOptionsAsync(account, context);
        Remember(context, "use", accountId, offer.AssertionState);
        return offer.RequestOptionsJson;
    }

    private async Task<Account?> ReadAsync(HttpContext context, int accountId, string? answer)
    {
        if (Recall(context, "use", accountId) is not { } state || string.IsNullOrEmpty(answer))
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = answer, AssertionState = state });
        if (!result.Succeeded)
        {
            return null;
        }

        // The counter has moved; a copied passkey would be found out by it.
        await using var db = await contexts.CreateDbContextAsync(context.RequestAborted);
        await db.Passkeys.Where(passkey => passkey.CredentialId == result.Passkey.CredentialId)
            .ExecuteUpdateAsync(row => row.SetProperty(passkey => passkey.Credential, AccountStore.Write(result.Passkey)), context.RequestAborted);
        return result.User;
    }

    private async Task<Account> AccountAsync(int id, CancellationToken cancellationToken) =>
        await accounts.FindByIdAsync(FormattableString.Invariant($"{id}"), cancellationToken) ?? throw new InvalidOperationException("The session's account is closed.");

    private void Remember(HttpContext context, string ceremony, int accountId, string? state) =>
        HostCookie.Set(context, Cookie, Protector(ceremony, accountId).Protect(state ?? "", Patience), Patience, SameSiteMode.Strict);

    // An offer is answered once.
    private string? Recall(HttpContext context, string ceremony, int accountId)
    {
        if (HostCookie.Read(context, Cookie) is not { } sealedState)
        {
            return null;
        }

        HostCookie.Remove(context, Cookie, SameSiteMode.Strict);
        try
        {
            return Protector(ceremony, accountId).Unprotect(sealedState);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string ceremony, int accountId) =>
        protection.CreateProtector("passkey", ceremony, FormattableString.Invariant($"{accountId}")).ToTimeLimitedDataProtector();
}
