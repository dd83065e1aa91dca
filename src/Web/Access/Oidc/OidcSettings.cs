using Vejviser.Data.Content;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Access.Oidc;

/// <summary>Reads the settings Oidc__{name}__….</summary>
internal sealed class OidcSettings
{
    private readonly SettingsSection section;
    private readonly SettingsReader reader;
    private readonly string key;
    private readonly string name;

    private OidcSettings(string key, SettingsReader reader) => (this.key, this.reader, section, name) = (key, reader, reader.Section($"Oidc:{key}"), key.ToLowerInvariant());

    /// <summary>All providers.</summary>
    public static OidcProviders Read(SettingsReader reader)
    {
        var municipalities = Municipalities();
        var providers = reader.Section("Oidc").Keys.Select(key => new OidcSettings(key, reader).Read(municipalities)).ToList();
        foreach (var shared in providers.SelectMany(provider => provider.Domains, (provider, domain) => (provider.Name, domain)).GroupBy(pair => pair.domain, pair => pair.Name).Where(group => group.Count() > 1))
        {
            reader.Faults.Add($"Domænet {shared.Key} står hos flere login-udbydere ({string.Join(" og ", shared)}); lad det kun stå hos én.");
        }

        return new(providers.OrderBy(provider => provider.Title, StringComparer.Create(Danish.Culture, ignoreCase: true)).ToList());
    }

    private OidcProvider Read(HashSet<string> municipalities)
    {
        if (name.Length > 50 || !Slug.IsValid(name))
        {
            section.Wrong($"Oidc__{key} er ikke et navn, der kan bruges; skriv højst 50 små bogstaver a–z, cifre og bindestreger.");
        }

        var provider = new OidcProvider
        {
            Name = name,
            Authority = Authority(),
            ClientId = section.Required("ClientId", "skriv det id, udbyderen har givet Vejviser"),
            ClientSecret = section.Text("ClientSecret"),
            Title = section.Required("Title", "skriv det navn, brugerne kender, for eksempel Aarhus Kommune"),
            Domains = Domains(),
            Scopes = Scopes(),
            EmailClaim = section.Text("EmailClaim") ?? OidcPerson.Standard,
            EmailIsVerified = section.Flag("EmailIsVerified", otherwise: false),
            MunicipalityCode = section.Text("MunicipalityCode"),
            MunicipalityClaim = section.Text("MunicipalityClaim"),
            RoleClaim = section.Text("RoleClaim"),
            RoleRule = Roles(),
            MinimumAssurance = AssuranceLevels.Read(section.Text("MinimumAssurance")),
            AcceptedAssurance = section.List("AcceptedAssurance"),
            AssuranceClaim = section.Text("AssuranceClaim") ?? "acr",
        };
        Judge(provider, municipalities);
        section.RefuseUnknown();
        return provider;
    }

    private void Judge(OidcProvider provider, HashSet<string> municipalities)
    {
        var minimum = section.Text("MinimumAssurance");
        if (minimum is not null && provider.MinimumAssurance is null)
        {
            section.Wrong("MinimumAssurance", minimum, "skriv Low, Substantial eller High");
        }

        if (minimum is not null && provider.AcceptedAssurance.Count > 0)
        {
            section.Wrong($"{section.Variable("MinimumAssurance")} og {section.Variable("AcceptedAssurance")} er begge sat; brug den ene.");
        }

        if (section.Text("AssuranceClaim") is not null && minimum is null && provider.AcceptedAssurance.Count == 0)
        {
            section.Wrong($"{section.Variable("AssuranceClaim")} er sat uden et krav; skriv også {section.Variable("MinimumAssurance")}, for eksempel Substantial.");
        }

        if (provider.EmailClaim != OidcPerson.Standard && !provider.EmailIsVerified)
        {
            section.Wrong($"{section.Variable("EmailClaim")} er sat, men email_verified gælder kun email; skriv {section.Variable("EmailIsVerified")}=true, hvis medarbejderne ikke selv kan skrive adressen, og brug ellers email.");
        }

        if (provider.MunicipalityCode is { } municipality && !municipalities.Contains(municipality))
        {
            section.Wrong("MunicipalityCode", municipality, "skriv en kommunes kode med fire cifre, for eksempel 0751");
        }

        if (provider.MunicipalityCode is not null && provider.MunicipalityClaim is not null)
        {
            section.Wrong($"{section.Variable("MunicipalityCode")} og {section.Variable("MunicipalityClaim")} er begge sat; brug den ene.");
        }
    }

    private Uri Authority()
    {
        var isThere = section.Required("Authority", "skriv udbyderens adresse, for eksempel https://login.kommune.dk").Length > 0;
        var address = isThere ? section.Address("Authority", "skriv en adresse, der begynder med https://", one => OidcClient.IsSafe(one, allowLoopback: true)) : null;
        return new(address?.AbsoluteUri.TrimEnd('/') ?? "https://udbyder.example");
    }

    private List<string> Domains()
    {
        var given = section.List("Domains");
        if (given.Count == 0)
        {
            section.Wrong($"{section.Variable("Domains__0")} mangler; skriv kommunens maildomæne, for eksempel aarhus.dk.");
        }

        foreach (var domain in given.Where(domain => Normalize(domain) is null))
        {
            section.Wrong("Domains", domain, "skriv et domæne, for eksempel aarhus.dk");
        }

        return given.Select(Normalize).OfType<string>().Distinct().ToList();

        static string? Normalize(string domain) => WorkEmail.Normalize($"x@{domain.Trim().TrimStart('@')}")?["x@".Length..];
    }

    private List<string> Scopes()
    {
        var given = section.List("Scopes");
        return given.Count == 0 ? ["openid", "email"] : given.Contains("openid") ? given : ["openid", .. given];
    }

    private RoleRule? Roles()
    {
        Dictionary<string, AccountRole> roles = [];
        foreach (var (role, values) in section.Lists("Roles"))
        {
            if (!Enum.TryParse<AccountRole>(role, ignoreCase: true, out var one) || !Enum.GetNames<AccountRole>().Contains(role, StringComparer.OrdinalIgnoreCase))
            {
                section.Wrong($"{section.Variable($"Roles__{role}")} er ikke en rolle; skriv Contributor, MunicipalityContact eller Editor.");
            }
            else if (one == AccountRole.Administrator)
            {
                section.Wrong($"{section.Variable($"Roles__{role}")} kan ikke bruges; administratorer udpeges kun i Vejviser.");
            }
            else if (values.Any(value => !roles.TryAdd(value, one)))
            {
                section.Wrong($"En værdi under {section.Variable("Roles")} står ved to roller; lad den kun stå ved én.");
            }
        }

        if (roles.Count > 0 != section.Text("RoleClaim") is not null)
        {
            section.Wrong($"{section.Variable("RoleClaim")} og {section.Variable("Roles")} hører sammen; skriv begge, for eksempel RoleClaim=groups og Roles__MunicipalityContact__0=vejviser-kontakt.");
        }

        var change = section.Text("RoleChange") ?? nameof(RoleChange.Both);
        if (!Enum.GetNames<RoleChange>().Contains(change))
        {
            section.Wrong("RoleChange", change, "skriv Both, Down eller Up");
            change = nameof(RoleChange.Both);
        }

        return roles.Count > 0 ? new(roles, Enum.Parse<RoleChange>(change)) : null;
    }

    private static HashSet<string> Municipalities()
    {
        using var file = new StreamReader(ContentFiles.Open("municipalities.csv"));
        return [.. file.ReadToEnd().Split('\n').Skip(1).Select(line => line.Split(',')[0])];
    }
}
