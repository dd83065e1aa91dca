using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Access.Oidc;

/// <summary>A municipality's own sign-in (OpenID Connect provider), as the operator has set it up. docs/integrations.md says what each setting means.</summary>
public sealed record OidcProvider
{
    /// <summary>In addresses and in the database: a–z, 0–9, hyphen.</summary>
    public required string Name { get; init; }

    /// <summary>As people know it: "Aarhus Kommune".</summary>
    public required string Title { get; init; }

    /// <summary>The issuer, without a slash at its end; https, or this machine.</summary>
    public required Uri Authority { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Null for a public client, which PKCE alone protects.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The e-mail domains it speaks for, in lower case; subdomains belong to them.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "email"];

    public string EmailClaim { get; init; } = OidcPerson.Standard;

    /// <summary>Whether its addresses count as verified though it does not say so (email_verified, which speaks of the claim "email" alone).</summary>
    public bool EmailIsVerified { get; init; }

    /// <summary>The municipality of its people; null where <see cref="MunicipalityClaim"/> or the e-mail domain says.</summary>
    public string? MunicipalityCode { get; init; }

    public string? MunicipalityClaim { get; init; }

    public string? RoleClaim { get; init; }

    /// <summary>Null where everybody begins as contributor and nothing is changed.</summary>
    public RoleRule? RoleRule { get; init; }

    /// <summary>Where it says how sure it is: a claim of the ID token.</summary>
    public string AssuranceClaim { get; init; } = "acr";

    /// <summary>NSIS: a lower level is refused.</summary>
    public AssuranceLevel? MinimumAssurance { get; init; }

    /// <summary>Instead of NSIS: the values that are accepted, each standing for two factors.</summary>
    public IReadOnlyList<string> AcceptedAssurance { get; init; } = [];

    /// <summary>What is asked for; empty for nothing.</summary>
    public IEnumerable<string> AssuranceAskedFor =>
        AssuranceClaim != "acr" ? []
        : MinimumAssurance is { } minimum ? Enum.GetValues<AssuranceLevel>().Where(level => level >= minimum).Select(level => level.Identifier())
        : AcceptedAssurance;

    /// <summary>Whether a sign-in is sure enough, and whether it is as good as a second factor.</summary>
    /// <param name="said">The values of <see cref="AssuranceClaim"/>.</param>
    public (bool IsEnough, bool IsStrong) Judge(IReadOnlyList<string> said)
    {
        if (AcceptedAssurance.Count > 0)
        {
            var isAccepted = said.Any(AcceptedAssurance.Contains);
            return (isAccepted, isAccepted);
        }

        // Several levels in one claim say nothing certain: the lowest counts.
        var levels = said.Select(AssuranceLevels.Read).ToList();
        AssuranceLevel? level = levels.Count == 0 || levels.Contains(null) ? null : levels.Min();
        return MinimumAssurance is not { } minimum ? (true, false) : (level >= minimum, level >= minimum && level >= AssuranceLevel.Substantial);
    }
}

/// <summary>The providers of this installation, in the order of their titles.</summary>
public sealed class OidcProviders(IReadOnlyList<OidcProvider> all)
{
    public IReadOnlyList<OidcProvider> All => all;

    public OidcProvider? Find(string? name) => all.FirstOrDefault(provider => provider.Name == name);

    /// <summary>The one that speaks for an address: that of the narrowest domain it lies in; null for none.</summary>
    /// <param name="email">As <see cref="WorkEmail.Normalize"/> writes it.</param>
    public OidcProvider? Of(string email) =>
        WorkEmail.Domains(email).Select(domain => all.FirstOrDefault(provider => provider.Domains.Contains(domain))).FirstOrDefault(provider => provider is not null);
}
