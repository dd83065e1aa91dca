using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Questions;

/// <summary>A question in a letter.</summary>
/// <param name="Id">The example or the adoption that is asked about.</param>
/// <param name="Round">Which time it is asked: once answered, a link of that round changes nothing more.</param>
internal sealed record Question(int Id, int Round)
{
    public string Seal(IDataProtectionProvider protection, LetterTokenKind kind) => LetterToken.Seal(protection, kind, string.Create(CultureInfo.InvariantCulture, $"{Id} {Round}"));

    /// <summary>Opens what <see cref="Seal"/> made; null for anything else.</summary>
    public static Question? Open(IDataProtectionProvider protection, LetterTokenKind kind, string? token) =>
        LetterToken.Open(protection, kind, token)?.Split(' ') is [var id, var round] ? new(int.Parse(id, CultureInfo.InvariantCulture), int.Parse(round, CultureInfo.InvariantCulture)) : null;
}
