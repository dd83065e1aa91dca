using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Account.External;

/// <summary>A link that the account's owner must confirm first: sealed in a cookie of the browser that came from the provider.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Subject">The provider's id of the person.</param>
/// <param name="AccountId">The account with the person's address.</param>
/// <param name="At">When the provider vouched for it (UTC).</param>
public sealed record PendingLink(string Provider, string Subject, int AccountId, DateTime At)
{
    private const string Cookie = "vejviser-forbind";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public void Keep(HttpContext context, IDataProtectionProvider protection) =>
        HostCookie.Set(context, Cookie, Protector(protection).Protect(JsonSerializer.Serialize(this)), Lifetime);

    /// <summary>The link this browser came with; null when it has none, or an old one.</summary>
    public static PendingLink? Read(HttpContext context, IDataProtectionProvider protection, DateTime now)
    {
        try
        {
            return HostCookie.Read(context, Cookie) is { } text
                && JsonSerializer.Deserialize<PendingLink>(Protector(protection).Unprotect(text)) is { } link
                && now - link.At < Lifetime
                ? link
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public static void Forget(HttpContext context) => HostCookie.Remove(context, Cookie);

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("pending link");
}
