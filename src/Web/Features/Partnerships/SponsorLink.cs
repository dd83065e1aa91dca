using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Partnerships;

/// <summary>The secret in a sponsor's link: which enrolment, and which time the sponsor was asked.</summary>
internal static class SponsorLink
{
    public static string Seal(IDataProtectionProvider protection, Enrolment enrolment) =>
        LetterToken.Seal(protection, LetterTokenKind.Sponsor, string.Create(CultureInfo.InvariantCulture, $"{enrolment.Id}:{enrolment.SponsorRound}"));

    /// <summary>Null for a link that is not ours.</summary>
    public static (int EnrolmentId, int Round)? Open(IDataProtectionProvider protection, string? token) =>
        LetterToken.Open(protection, LetterTokenKind.Sponsor, token)?.Split(':') is [var id, var round]
            ? (int.Parse(id, CultureInfo.InvariantCulture), int.Parse(round, CultureInfo.InvariantCulture))
            : null;
}
