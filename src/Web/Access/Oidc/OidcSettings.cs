using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Access.Oidc;

/// <summary>Reads the settings Oidc__{name}__…. All faults are told at once, one sentence each.</summary>
internal sealed class OidcSettings
{
    private static readonly string[] Known =
    [
        "Authority", "ClientId", "ClientSecret", "Title", "Domains", "Scopes", "EmailClaim", "EmailIsVerified", "MunicipalityCode", "MunicipalityClaim",
        "RoleClaim", "Roles", "RoleChange", "MinimumAssurance", "AcceptedAssurance", "AssuranceClaim",
    ];

    private readonly IConfigurationSection section;
    private readonly List<string> faults;
    private readonly string name;

    private OidcSettings(IConfigurationSection section, List<string> faults) => (this.section, this.faults, name) = (section, faults, section.Key.ToLowerInvariant());

    /// <param name="configuration">The program's.</param>
    /// <param name="municipalities">The codes there are.</param>
    /// <exception cref="BadConfigurationException">A setting makes no sense.</exception>
    public static OidcProviders Read(IConfiguration configuration, IReadOnlySet<string> municipalities)
    {
        List<string> faults = [];
        var providers = configuration.GetSection("Oidc").GetChildren().Select(section => new OidcSettings(section, faults).Read(municipalities)).ToList();
        foreach (var shared in providers.SelectMany(provider => provider.Domains, (provider, domain) => (provider.Name, domain)).GroupBy(pair => pair.domain, pair => pair.Name).Where(group => group.Count() > 1))
        {
            faults.Add($"Domænet {shared.Key} står hos flere login-udbydere ({string.Join(" og ", shared)}); lad det kun stå hos én.");
        }

        return faults.Count == 0 ? new(providers.OrderBy(provider => provider.Title, StringComparer.Create(Danish.Culture, ignoreCase: true)).ToList()) : throw new BadConfigurationException(string.Join('\n', faults));
    }

    private OidcProvider Read(IReadOnlySet<string> municipalities)
    {
        if (name.Length > 50 || !Slug.IsValid(name))
        {
            faults.Add($"Oidc__{section.Key} er ikke et navn, der kan bruges; skriv højst 50 små bogstaver a–z, cifre og bindestreger.");
        }

        foreach (var unknown in section.GetChildren().Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"{Variable(unknown.Key)} er ikke en indstilling; de mulige er {string.Join(", ", Known)}.");
        }

        var minimum = Text("MinimumAssurance");
        var accepted = List("AcceptedAssurance");
        if (minimum is not null && AssuranceLevels.Read(minimum) is null)
        {
            Fault("MinimumAssurance", minimum, "skriv Low, Substantial eller High");
        }

        if (minimum is not null && accepted.Count > 0)
        {
            faults.Add($"{Variable("MinimumAssurance")} og {Variable("AcceptedAssurance")} er begge sat; brug den ene.");
        }

        if (Text("AssuranceClaim") is not null && minimum is null && accepted.Count == 0)
        {
            faults.Add($"{Variable("AssuranceClaim")} er sat uden et krav; skriv også {Variable("MinimumAssurance")}, for eksempel Substantial.");
        }

        if (Text("EmailClaim") is not (null or OidcPerson.Standard) && !string.Equals(Text("EmailIsVerified"), "true", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"{Variable("EmailClaim")} er sat, men email_verified gælder kun email; skriv {Variable("EmailIsVerified")}=true, hvis medarbejderne ikke selv kan skrive adressen, og brug ellers email.");
        }

        var municipality = Text("MunicipalityCode");
        if (municipality is not null && !municipalities.Contains(municipality))
        {
            Fault("MunicipalityCode", municipality, "skriv en kommunes kode med fire cifre, for eksempel 0751");
        }

        if (municipality is not null && Text("MunicipalityClaim") is not null)
        {
            faults.Add($"{Variable("MunicipalityCode")} og {Variable("MunicipalityClaim")} er begge sat; brug den ene.");
        }

        return new()
        {
            Name = name,
            Title = Required("Title", "skriv det navn, brugerne kender, for eksempel Aarhus Kommune"),
            Authority = Authority(),
            ClientId = Required("ClientId", "skriv det id, udbyderen har givet Vejviser"),
            ClientSecret = Text("ClientSecret"),
            Domains = Domains(),
            Scopes = Scopes(),
            EmailClaim = Text("EmailClaim") ?? OidcPerson.Standard,
            EmailIsVerified = Flag("EmailIsVerified"),
            MunicipalityCode = municipality,
            MunicipalityClaim = Text("MunicipalityClaim"),
            RoleClaim = Text("RoleClaim"),
            RoleRule = Roles(),
            AssuranceClaim = Text("AssuranceClaim") ?? "acr",
            MinimumAssurance = AssuranceLevels.Read(minimum),
            AcceptedAssurance = accepted,
        };
    }

    private Uri Authority()
    {
        var text = Required("Authority", "skriv udbyderens adresse, for eksempel https://login.kommune.dk");
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && OidcClient.IsSafe(address, allowLoopback: true) && address is { Query: "", Fragment: "", UserInfo: "" })
        {
            return new(address.AbsoluteUri.TrimEnd('/'));
        }

        if (text.Length > 0)
        {
            Fault("Authority", text, "skriv en adresse, der begynder med https://");
        }

        return new("https://udbyder.example");
    }

    private List<string> Domains()
    {
        var given = List("Domains");
        if (given.Count == 0)
        {
            faults.Add($"{Variable("Domains__0")} mangler; skriv kommunens maildomæne, for eksempel aarhus.dk.");
        }

        foreach (var domain in given.Where(domain => Normalize(domain) is null))
        {
            Fault("Domains", domain, "skriv et domæne, for eksempel aarhus.dk");
        }

        return given.Select(Normalize).OfType<string>().Distinct().ToList();

        static string? Normalize(string domain) => WorkEmail.Normalize($"x@{domain.Trim().TrimStart('@')}")?["x@".Length..];
    }

    private List<string> Scopes()
    {
        var given = List("Scopes");
        return given.Count == 0 ? ["openid", "email"] : given.Contains("openid") ? given : ["openid", .. given];
    }

    private RoleRule? Roles()
    {
        Dictionary<string, AccountRole> roles = [];
        foreach (var role in section.GetSection("Roles").GetChildren())
        {
            if (!Enum.TryParse<AccountRole>(role.Key, ignoreCase: true, out var one) || !Enum.GetNames<AccountRole>().Contains(role.Key, StringComparer.OrdinalIgnoreCase))
            {
                faults.Add($"{Variable($"Roles__{role.Key}")} er ikke en rolle; skriv Contributor, MunicipalityContact eller Editor.");
            }
            else if (one == AccountRole.Administrator)
            {
                faults.Add($"{Variable($"Roles__{role.Key}")} kan ikke bruges; administratorer udpeges kun i Vejviser.");
            }
            else if (List($"Roles:{role.Key}").Any(value => !roles.TryAdd(value, one)))
            {
                faults.Add($"En værdi under {Variable("Roles")} står ved to roller; lad den kun stå ved én.");
            }
        }

        if (roles.Count > 0 != Text("RoleClaim") is not null)
        {
            faults.Add($"{Variable("RoleClaim")} og {Variable("Roles")} hører sammen; skriv begge, for eksempel RoleClaim=groups og Roles__MunicipalityContact__0=vejviser-kontakt.");
        }

        var change = Text("RoleChange") ?? nameof(RoleChange.Both);
        if (!Enum.GetNames<RoleChange>().Contains(change))
        {
            Fault("RoleChange", change, "skriv Both, Down eller Up");
            change = nameof(RoleChange.Both);
        }

        return roles.Count > 0 ? new(roles, Enum.Parse<RoleChange>(change)) : null;
    }

    private bool Flag(string key)
    {
        var text = Text(key);
        if (text is not null && !bool.TryParse(text, out _))
        {
            Fault(key, text, "skriv true eller false");
        }

        return bool.TryParse(text, out var flag) && flag;
    }

    private string Required(string key, string advice)
    {
        if (Text(key) is { } text)
        {
            return text;
        }

        faults.Add($"{Variable(key)} mangler; {advice}.");
        return "";
    }

    private string? Text(string key) => section[key]?.Trim() is { Length: > 0 } text ? text : null;

    private List<string> List(string key) => section.GetSection(key).GetChildren().Select(child => child.Value?.Trim()).OfType<string>().Where(value => value.Length > 0).ToList();

    private void Fault(string key, string value, string advice) => faults.Add($"{Variable(key)} er {Danish.Quoted(value)}; {advice}.");

    private string Variable(string key) => $"Oidc__{section.Key}__{key}";
}
