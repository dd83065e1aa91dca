using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Vejviser.Web.Mail;

/// <summary>The secret in a letter's link: what the link is about, sealed, so that nobody else can read or make one. Nothing is kept of it.</summary>
/// <remarks>A link is only a way in. Whether what it asks is still open stands in the database, so a second click changes nothing.</remarks>
internal static class LetterToken
{
    public static string Seal(IDataProtectionProvider protection, LetterTokenKind kind, string subject) => Protector(protection, kind).Protect(subject);

    /// <summary>Opens what <see cref="Seal"/> made for this kind of link; null for anything else.</summary>
    public static string? Open(IDataProtectionProvider protection, LetterTokenKind kind, string? token)
    {
        try
        {
            return Protector(protection, kind).Unprotect(token ?? "");
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider protection, LetterTokenKind kind) => protection.CreateProtector("letter", kind.ToString());
}

/// <summary>What a link in a letter is for.</summary>
internal enum LetterTokenKind
{
    /// <summary>Says whether an example still holds.</summary>
    Review,

    /// <summary>Says how it went with another municipality's example.</summary>
    Adoption,

    /// <summary>Confirms a subscription.</summary>
    Confirm,

    /// <summary>Stops subscriptions.</summary>
    Stop,

    /// <summary>Confirms a municipality's part in a partnership.</summary>
    Sponsor,
}
