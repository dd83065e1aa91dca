using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Vejviser.IntegrationTests.Support;

/// <summary>An OpenID Connect provider of our own, whose answers a test can make wrong, one thing at a time. A code says in itself what was asked.</summary>
internal sealed class LyingProvider : IAsyncDisposable
{
    public const string ClientId = "vejviser";
    public const string Secret = "hemmeligheden-som-kun-de-to-kender-og-er-lang-nok";

    private RSA rsa = RSA.Create(2048);
    private WebApplication app = null!;

    public Uri Address { get; private set; } = null!;

    public string Kid { get; private set; } = "noegle-1";

    /// <summary>How often each endpoint was asked.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    /// <summary>Claims of the next ID token, after what is right has been filled in.</summary>
    public Action<Dictionary<string, object>> Token { get; set; } = _ => { };

    /// <summary>Makes the ID token of its claims; null signs them as it should.</summary>
    public Func<Dictionary<string, object>, string>? Sign { get; set; }

    public Action<Dictionary<string, object?>> TokenAnswer { get; set; } = _ => { };

    public Action<Dictionary<string, object?>> UserInfo { get; set; } = _ => { };

    public Action<Dictionary<string, object?>> Discovery { get; set; } = _ => { };

    /// <summary>Answers instead of an endpoint; by name.</summary>
    public Dictionary<string, Func<HttpContext, Task>> Instead { get; } = [];

    /// <summary>How the site must say who it is at the token endpoint: client_secret_basic, client_secret_post, or none.</summary>
    public string Way { get; set; } = "client_secret_basic";

    public DateTimeOffset Now { get; set; } = TimeProvider.System.GetUtcNow();

    public static async Task<LyingProvider> StartAsync()
    {
        var provider = new LyingProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = provider.app = builder.Build();
        app.Use(async (context, next) =>
        {
            var name = context.Request.Path.Value!.Split('/')[^1];
            provider.Asked.AddOrUpdate(name, 1, (_, count) => count + 1);
            await (provider.Instead.GetValueOrDefault(name)?.Invoke(context) ?? next(context));
        });
        app.MapGet("/.well-known/openid-configuration", () => provider.DiscoveryAnswer());
        app.MapGet("/jwks", () => provider.Keys());
        app.MapPost("/token", async context => await (await provider.ExchangeAsync(context)).ExecuteAsync(context));
        app.MapGet("/userinfo", (HttpContext context) => provider.Describe(context));
        await app.StartAsync();
        provider.Address = new(app.Urls.Single());
        return provider;
    }

    /// <summary>Settings of a site that signs in here.</summary>
    public string[] Settings(params string[] more) =>
    [
        $"--Oidc:kommune:Authority={Address}", "--Oidc:kommune:Title=Prøvekommune", $"--Oidc:kommune:ClientId={ClientId}", $"--Oidc:kommune:ClientSecret={Secret}", "--Oidc:kommune:Domains:0=proeve.example",
        .. more.Select(setting => $"--Oidc:kommune:{setting}"),
    ];

    /// <summary>Takes new keys into use, under a new name.</summary>
    public void Rotate(string kid)
    {
        rsa.Dispose();
        (rsa, Kid) = (RSA.Create(2048), kid);
    }

    public string SignWell(Dictionary<string, object> claims) => SignWith(claims, new RsaSecurityKey(rsa) { KeyId = Kid }, SecurityAlgorithms.RsaSha256);

    public static string SignWith(Dictionary<string, object> claims, SecurityKey key, string algorithm) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new(key, algorithm) });

    /// <summary>The public key, as somebody who wants to use it as a shared secret would have it.</summary>
    public byte[] PublicKey() => Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem());

    /// <summary>A code for somebody, bound to what the site asked at an address.</summary>
    public static string CodeFor(string authorizationAddress, string sub, string email)
    {
        var asked = QueryHelpers.ParseQuery(new Uri(authorizationAddress).Query);
        return Base64UrlEncoder.Encode($"{sub}\n{email}\n{asked["nonce"]}\n{asked["code_challenge"]}\n{asked["redirect_uri"]}");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }

    private Dictionary<string, object?> DiscoveryAnswer()
    {
        var answer = new Dictionary<string, object?>
        {
            ["issuer"] = $"{Address}".TrimEnd('/'),
            ["authorization_endpoint"] = $"{Address}authorize",
            ["token_endpoint"] = $"{Address}token",
            ["userinfo_endpoint"] = $"{Address}userinfo",
            ["jwks_uri"] = $"{Address}jwks",
            ["authorization_response_iss_parameter_supported"] = true,
        };
        Discovery(answer);
        return answer;
    }

    /// <summary>More keys than its own, as a provider may show them.</summary>
    public List<object> MoreKeys { get; } = [];

    private object Keys()
    {
        var open = rsa.ExportParameters(includePrivateParameters: false);
        return new { keys = MoreKeys.Prepend(new { kty = "RSA", use = "sig", kid = Kid, n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) }) };
    }

    private async Task<IResult> ExchangeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var parts = Base64UrlEncoder.Decode(form["code"]).Split('\n');
        var basic = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ClientId}:{Secret}"));
        var given = (Way, $"{context.Request.Headers.Authorization}", $"{form["client_id"]}", $"{form["client_secret"]}");
        var isKnown = given == ("client_secret_basic", basic, "", "") || given == ("client_secret_post", "", ClientId, Secret) || given == ("none", "", ClientId, "");
        if (!isKnown || form["grant_type"] != "authorization_code" || form["redirect_uri"] != parts[4]
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))) != parts[3])
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        Dictionary<string, object> claims = new()
        {
            ["iss"] = $"{Address}".TrimEnd('/'),
            ["aud"] = ClientId,
            ["sub"] = parts[0],
            ["email"] = parts[1],
            ["email_verified"] = true,
            ["nonce"] = parts[2],
            ["iat"] = Now.ToUnixTimeSeconds(),
            ["exp"] = Now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        Token(claims);
        var answer = new Dictionary<string, object?>
        {
            ["access_token"] = Base64UrlEncoder.Encode(parts[0]),
            ["token_type"] = "Bearer",
            ["id_token"] = (Sign ?? SignWell)(claims),
        };
        TokenAnswer(answer);
        return Results.Json(answer);
    }

    private Dictionary<string, object?> Describe(HttpContext context)
    {
        var answer = new Dictionary<string, object?> { ["sub"] = Base64UrlEncoder.Decode($"{context.Request.Headers.Authorization}"["Bearer ".Length..]) };
        UserInfo(answer);
        return answer;
    }
}
