using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Web.Features;

namespace Vejviser.Web.Access.Oidc;

/// <summary>One sign-in under way at a provider: kept sealed in a cookie, so that the answer counts in the browser that asked, and nowhere else.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="State">Goes through the provider and back; names the cookie.</param>
/// <param name="Nonce">Must stand in the ID token.</param>
/// <param name="Verifier">PKCE (RFC 7636): shows that the code is exchanged by whoever asked for it.</param>
/// <param name="ReturnAddress">Where the provider sends the browser.</param>
/// <param name="Onward">Where it goes then: an address of ours.</param>
/// <param name="StartedAt">UTC.</param>
public sealed record OidcAttempt(string Provider, string State, string Nonce, string Verifier, string ReturnAddress, string Onward, DateTime StartedAt);

/// <summary>Begins attempts and takes them up again, once each.</summary>
public sealed class OidcAttempts(IDataProtectionProvider protection, IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>How long somebody may take at the provider.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>What used attempts are counted as among the limits of all nodes.</summary>
    internal const string Limit = "login-svar";

    private const string Cookies = "vejviser-login-";

    // More tabs than this forget the ones before: a request's headers have a limit.
    private const int MaxAtOnce = 5;

    // A browser keeps no cookie of more than 4,096 bytes, and a proxy takes no more than 8,192 of all of them: longer addresses are given up for the account's own page.
    private const int MaxOnward = 500;
    private readonly IDataProtector protector = protection.CreateProtector("oidc attempt");

    public OidcAttempt Begin(HttpContext context, string provider, string returnAddress, string onward)
    {
        var attempt = new OidcAttempt(provider, SecretToken.New(), SecretToken.New(), SecretToken.New(), returnAddress, onward.Length > MaxOnward ? AccountLinks.Account : onward, clock.GetUtcNow().UtcDateTime);
        var others = HostCookie.Names(context, Cookies);
        foreach (var name in others.Count < MaxAtOnce ? [] : others)
        {
            HostCookie.Remove(context, name);
        }

        // Lax: the answer is a link that another site sends the browser along.
        HostCookie.Set(context, CookieName(attempt.State), protector.Protect(JsonSerializer.Serialize(attempt)), Lifetime);
        return attempt;
    }

    /// <summary>The attempt an answer belongs to; null when this browser has none with this state, or it is too old or used.</summary>
    public async Task<OidcAttempt?> TakeAsync(HttpContext context, string provider, string? state)
    {
        if (!SecretToken.IsPossible(state) || HostCookie.Read(context, CookieName(state!)) is not { } sealedAttempt)
        {
            return null;
        }

        HostCookie.Remove(context, CookieName(state!));
        OidcAttempt? attempt;
        try
        {
            attempt = JsonSerializer.Deserialize<OidcAttempt>(protector.Unprotect(sealedAttempt));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException)
        {
            return null;
        }

        return attempt is not null && attempt.Provider == provider
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(attempt.State), Encoding.ASCII.GetBytes(state!))
            && clock.GetUtcNow().UtcDateTime - attempt.StartedAt < Lifetime && await UseAsync(attempt, context.RequestAborted)
            ? attempt
            : null;
    }

    // A browser can be made to send a cookie again; the row stands for all nodes.
    private async Task<bool> UseAsync(OidcAttempt attempt, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Add(new LimitedUse { Limit = Limit, Caller = SecretToken.Hash(attempt.State), Window = attempt.StartedAt, Count = 1 });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (DatabaseFaults.Of(exception) is null)
        {
            return false;
        }
    }

    private static string CookieName(string state) => Cookies + state[..12];
}
