namespace Vejviser.Web.Access.Oidc;

/// <summary>Somebody as a provider describes them.</summary>
/// <param name="Subject">The provider's id of the person.</param>
/// <param name="InToken">Claims of the ID token: signed.</param>
/// <param name="InUserInfo">Claims of the userinfo endpoint.</param>
public sealed record OidcPerson(string Subject, ILookup<string, string> InToken, ILookup<string, string> InUserInfo)
{
    /// <summary>The claim the standard has for an address.</summary>
    public const string Standard = "email";

    /// <summary>A claim's values, from the one place that has it.</summary>
    public IReadOnlyList<string> Values(string claim) => [.. From(claim)[claim]];

    /// <summary>The address, and whether the same place says that it is verified; null where there are several.</summary>
    /// <remarks>OpenID Connect Core 1.0, section 5.1: email_verified speaks of the claim "email", and of no other that may hold an address.</remarks>
    public (string? Email, bool IsVerified) Email(string claim) => (
        Values(claim) is [var email] ? email : null,
        claim == Standard && From(claim)["email_verified"].ToList() is [var said] && string.Equals(said, "true", StringComparison.OrdinalIgnoreCase));

    private ILookup<string, string> From(string claim) => InToken.Contains(claim) ? InToken : InUserInfo;
}
