using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Vejviser.Web.Access;
using Vejviser.Web.Access.Oidc;

namespace Vejviser.Web.Features.Account.External;

/// <summary>Signs out at the provider a session came from (OpenID Connect RP-Initiated Logout 1.0). No ID token is kept, so the provider may ask the person.</summary>
public sealed class SignOutExternally(OidcProviders providers, OidcClient client, Sessions sessions, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("signed out");

    /// <summary>Where to go on to; null when the session came from no provider, or the provider has no such place.</summary>
    /// <param name="sessionId">Still alive.</param>
    /// <param name="site">The site's own address.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<(OidcProvider Provider, string Address)?> PrepareAsync(int sessionId, string site, CancellationToken cancellationToken) =>
        providers.Find(await sessions.ProviderOfAsync(sessionId, cancellationToken)) is { } provider
        && await client.SignOutAddressAsync(provider, site + ExternalLinks.SignedOut, protector.Protect(provider.Name), cancellationToken) is { } address
            ? (provider, address)
            : null;

    /// <summary>The provider somebody comes back from; null for a state that is not ours.</summary>
    public OidcProvider? Returned(string? state)
    {
        try
        {
            return string.IsNullOrEmpty(state) ? null : providers.Find(protector.Unprotect(state));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
