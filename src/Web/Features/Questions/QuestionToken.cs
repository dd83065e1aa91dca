using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Vejviser.Web.Features.Questions;

/// <summary>The secret in a letter's link: which question it is, sealed, so that nobody can make one. Nothing is kept of it.</summary>
/// <param name="Id">The example or the adoption that is asked about.</param>
/// <param name="Round">Which time it is asked: once answered, a link of that round changes nothing more.</param>
public sealed record QuestionToken(int Id, int Round)
{
    public string Seal(QuestionKind kind, IDataProtectionProvider protection) => Protector(kind, protection).Protect(string.Create(CultureInfo.InvariantCulture, $"{Id} {Round}"));

    /// <summary>Opens what <see cref="Seal"/> made; null for anything else.</summary>
    public static QuestionToken? Open(QuestionKind kind, string? text, IDataProtectionProvider protection)
    {
        try
        {
            return Protector(kind, protection).Unprotect(text ?? "").Split(' ') is [var id, var round]
                ? new(int.Parse(id, CultureInfo.InvariantCulture), int.Parse(round, CultureInfo.InvariantCulture))
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(QuestionKind kind, IDataProtectionProvider protection) => protection.CreateProtector("question in a letter", kind.ToString());
}

/// <summary>What a letter asks.</summary>
public enum QuestionKind
{
    /// <summary>Whether an example still holds; asked of whoever wrote it.</summary>
    Review,

    /// <summary>How it went with another municipality's example.</summary>
    Adoption,
}
