using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.IntegrationTests.Access.Oidc;

public sealed class OidcSettingsTests
{
    private static readonly (string Key, string Value)[] Good =
    [
        ("Authority", "https://login.example/aarhus/"), ("ClientId", "vejviser"), ("Title", "Aarhus Kommune"), ("Domains:0", "@Aarhus.DK"),
    ];

    [Fact]
    public void Nothing_set_is_no_provider() => Assert.Empty(Accepted([]).All);

    [Fact]
    public void Every_setting_is_read()
    {
        var provider = Accepted(
            Set("Aarhus", [.. Good, ("ClientSecret", "x"), ("Scopes:0", "groups"), ("EmailClaim", "upn"), ("EmailIsVerified", "true"), ("MunicipalityCode", "0751"), ("RoleClaim", "groups"),
                ("Roles:MunicipalityContact:0", "kontakt"), ("Roles:Editor:0", "redaktion"), ("RoleChange", "Down"), ("MinimumAssurance", "Substantial"), ("AssuranceClaim", "loa")])).All.Single();

        Assert.Equal(("aarhus", "https://login.example/aarhus", "x", "upn", true, "0751", "groups", "loa"),
            (provider.Name, provider.Authority.AbsoluteUri, provider.ClientSecret, provider.EmailClaim, provider.EmailIsVerified, provider.MunicipalityCode, provider.RoleClaim, provider.AssuranceClaim));
        Assert.Equal(["aarhus.dk"], provider.Domains);
        Assert.Equal(["openid", "groups"], provider.Scopes);
        Assert.Equal(AssuranceLevel.Substantial, provider.MinimumAssurance);
        Assert.Equal((AccountRole.Editor, RoleChange.Down), (provider.RoleRule!.Roles["redaktion"], provider.RoleRule.Follows));
    }

    [Theory]
    [InlineData("Authority", "http://login.example", "Oidc__aarhus__Authority er »http://login.example«; skriv en adresse, der begynder med https://.")]
    [InlineData("Authority", "https://login.example?x=1", "Oidc__aarhus__Authority er »https://login.example?x=1«; skriv en adresse, der begynder med https://.")]
    [InlineData("Authority", "", "Oidc__aarhus__Authority mangler; skriv udbyderens adresse, for eksempel https://login.kommune.dk.")]
    [InlineData("ClientId", "", "Oidc__aarhus__ClientId mangler; skriv det id, udbyderen har givet Vejviser.")]
    [InlineData("Title", " ", "Oidc__aarhus__Title mangler; skriv det navn, brugerne kender, for eksempel Aarhus Kommune.")]
    [InlineData("Domains:0", "", "Oidc__aarhus__Domains__0 mangler; skriv kommunens maildomæne, for eksempel aarhus.dk.")]
    [InlineData("Domains:1", "aarhus", "Oidc__aarhus__Domains er »aarhus«; skriv et domæne, for eksempel aarhus.dk.")]
    [InlineData("MunicipalityCode", "751", "Oidc__aarhus__MunicipalityCode er »751«; skriv en kommunes kode med fire cifre, for eksempel 0751.")]
    [InlineData("MinimumAssurance", "Betydelig", "Oidc__aarhus__MinimumAssurance er »Betydelig«; skriv Low, Substantial eller High.")]
    [InlineData("EmailIsVerified", "ja", "Oidc__aarhus__EmailIsVerified er »ja«; skriv true eller false.")]
    [InlineData("EmailClaim", "upn", "Oidc__aarhus__EmailClaim er sat, men email_verified gælder kun email; skriv Oidc__aarhus__EmailIsVerified=true, hvis medarbejderne ikke selv kan skrive adressen, og brug ellers email.")]
    [InlineData("Roles:Administrator:0", "chef", "Oidc__aarhus__Roles__Administrator kan ikke bruges; administratorer udpeges kun i Vejviser.")]
    [InlineData("Roles:Chef:0", "chef", "Oidc__aarhus__Roles__Chef er ikke en rolle; skriv Contributor, MunicipalityContact eller Editor.")]
    [InlineData("Roles:3:0", "chef", "Oidc__aarhus__Roles__3 er ikke en rolle; skriv Contributor, MunicipalityContact eller Editor.")]
    [InlineData("RoleClaim", "groups", "Oidc__aarhus__RoleClaim og Oidc__aarhus__Roles hører sammen; skriv begge, for eksempel RoleClaim=groups og Roles__MunicipalityContact__0=vejviser-kontakt.")]
    [InlineData("RoleChange", "up", "Oidc__aarhus__RoleChange er »up«; skriv Both, Down eller Up.")]
    [InlineData("AssuranceClaim", "loa", "Oidc__aarhus__AssuranceClaim er sat uden et krav; skriv også Oidc__aarhus__MinimumAssurance, for eksempel Substantial.")]
    public void Fault_is_one_sentence_that_says_what_to_write(string key, string value, string sentence) =>
        Assert.Equal(sentence, Refused(Set("aarhus", [.. Good.Where(pair => pair.Key != key), (key, value)])));

    [Fact]
    public void Setting_that_does_not_exist_is_a_fault_since_it_may_be_a_safeguard_misspelt() =>
        Assert.StartsWith("Oidc__aarhus__MinimumAsurance er ikke en indstilling; de mulige er Authority, ", Refused(Set("aarhus", [.. Good, ("MinimumAsurance", "High")])), StringComparison.Ordinal);

    [Fact]
    public void Two_ways_to_say_the_same_are_a_fault()
    {
        var told = Refused(Set("aarhus", [.. Good, ("MinimumAssurance", "High"), ("AcceptedAssurance:0", "mfa"), ("MunicipalityCode", "0751"), ("MunicipalityClaim", "code"), ("RoleClaim", "r"), ("Roles:Editor:0", "x"), ("Roles:Contributor:0", "x")]));

        Assert.Equal(3, told.Split('\n').Length);
    }

    [Fact]
    public void Domain_of_two_providers_is_a_fault_and_a_narrower_one_is_not()
    {
        Assert.Equal("Domænet aarhus.dk står hos flere login-udbydere (a og b); lad det kun stå hos én.", Refused([.. Set("a", Good), .. Set("b", Good)]));

        var providers = Accepted([.. Set("a", Good), .. Set("b", [.. Good.Where(pair => pair.Key != "Domains:0"), ("Domains:0", "mbu.aarhus.dk")])]);
        Assert.Equal(("a", "b", null), (providers.Of("x@aarhus.dk")?.Name, providers.Of("x@skole.mbu.aarhus.dk")?.Name, providers.Of("x@nyaarhus.dk")?.Name));
    }

    [Fact]
    public void Name_must_fit_an_address() => Assert.StartsWith("Oidc__Århus er ikke et navn, der kan bruges;", Refused(Set("Århus", Good)), StringComparison.Ordinal);

    [Fact]
    public async Task Program_with_a_fault_does_not_start() =>
        await Assert.ThrowsAsync<BadConfigurationException>(() => TestSite.StartAsync(seed: false, settings: ["--Oidc:aarhus:Title=Aarhus Kommune"]));

    private static string Refused(IEnumerable<(string, string)> settings) => string.Join('\n', Read(settings).Faults);

    private static IEnumerable<(string, string)> Set(string name, IEnumerable<(string Key, string Value)> settings) => settings.Select(pair => ($"Oidc:{name}:{pair.Key}", pair.Value));

    private static OidcProviders Accepted(IEnumerable<(string, string)> settings)
    {
        var (providers, faults) = Read(settings);
        Assert.Empty(faults);
        return providers;
    }

    private static (OidcProviders Providers, IReadOnlyList<string> Faults) Read(IEnumerable<(string Key, string Value)> settings)
    {
        var reader = new SettingsReader(TestSettings.Configuration(settings.Select(pair => (pair.Key, (string?)pair.Value))));
        return (OidcSettings.Read(reader), reader.Faults);
    }
}
