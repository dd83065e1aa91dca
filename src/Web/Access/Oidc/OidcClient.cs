using System.Collections.Concurrent;
using System.IdentityModel.Tokens.Jwt;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Vejviser.Web.Access.Oidc;

/// <summary>Talks to the providers: authorization code with PKCE (OpenID Connect Core 1.0; RFC 6749, 7636, 9207). No token outlives the call that got it.</summary>
public sealed class OidcClient(TimeProvider clock) : IDisposable
{
    /// <summary>How far the provider's clock may be from ours.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>How long what a provider tells about itself is believed.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromHours(1);

    /// <summary>After a failure, and after keys fetched anew for nothing, it is asked no sooner than this.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);
    private const int MaxAnswer = 256 * 1024;

    // Signatures of a key pair only: a secret both sides know, or none, proves nothing about who wrote the token.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly ConcurrentDictionary<string, Known> known = new();
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MaxAnswer,
    };

    /// <summary>Where the browser goes to sign in.</summary>
    /// <exception cref="OidcException">The provider cannot be used now.</exception>
    public async Task<string> AuthorizationAddressAsync(OidcProvider provider, OidcAttempt attempt, string? loginHint, CancellationToken cancellationToken)
    {
        var configuration = await ConfigurationAsync(provider, forUnknownKey: false, cancellationToken);
        return QueryHelpers.AddQueryString(configuration.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = attempt.ReturnAddress,
            ["scope"] = string.Join(' ', provider.Scopes),
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(attempt.Verifier))),
            ["code_challenge_method"] = "S256",
            ["acr_values"] = string.Join(' ', provider.AssuranceAskedFor) is { Length: > 0 } asked ? asked : null,
            ["login_hint"] = loginHint,
            ["ui_locales"] = "da",
        }.Where(pair => pair.Value is not null));
    }

    /// <summary>Where the browser goes to sign out at the provider too; null when it has no such place, or cannot be asked.</summary>
    public async Task<string?> SignOutAddressAsync(OidcProvider provider, string returnAddress, string state, CancellationToken cancellationToken)
    {
        try
        {
            var configuration = await ConfigurationAsync(provider, forUnknownKey: false, cancellationToken);
            return string.IsNullOrEmpty(configuration.EndSessionEndpoint) ? null : QueryHelpers.AddQueryString(configuration.EndSessionEndpoint, new Dictionary<string, string?>
            {
                ["client_id"] = provider.ClientId,
                ["post_logout_redirect_uri"] = returnAddress,
                ["state"] = state,
                ["ui_locales"] = "da",
            });
        }
        catch (OidcException)
        {
            return null;
        }
    }

    /// <summary>Exchanges the code and judges what comes back.</summary>
    /// <param name="provider">The one the attempt was made with.</param>
    /// <param name="attempt">Nonce, verifier and return address.</param>
    /// <param name="code">From the provider's answer.</param>
    /// <param name="issuer">The answer's "iss" (RFC 9207); null when it had none.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OidcException">Anything is not as it must be.</exception>
    public async Task<OidcPerson> RedeemAsync(OidcProvider provider, OidcAttempt attempt, string code, string? issuer, CancellationToken cancellationToken)
    {
        var configuration = await ConfigurationAsync(provider, forUnknownKey: false, cancellationToken);
        // RFC 9207 section 2.4: another issuer's answer is never taken to this one's token endpoint.
        if (issuer is null ? configuration.AuthorizationResponseIssParameterSupported : issuer != configuration.Issuer)
        {
            throw new OidcException(OidcFault.Issuer);
        }

        using var answer = await ExchangeAsync(provider, configuration, attempt, code, cancellationToken);
        OpenIdConnectMessage message;
        try
        {
            message = new(answer.RootElement.GetRawText());
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or JsonException)
        {
            throw new OidcException(OidcFault.TokenAnswer, exception);
        }

        if (string.IsNullOrEmpty(message.IdToken) || string.IsNullOrEmpty(message.AccessToken) || !string.Equals(message.TokenType, "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            throw new OidcException(OidcFault.TokenAnswer);
        }

        var token = await ValidateAsync(provider, configuration, message.IdToken, cancellationToken);
        var context = new OpenIdConnectProtocolValidationContext
        {
            ClientId = provider.ClientId,
            ProtocolMessage = message,
            Nonce = attempt.Nonce,
            ValidatedIdToken = JwtSecurityTokenConverter.Convert(token),
        };
        var rules = new OpenIdConnectProtocolValidator { RequireTimeStampInNonce = false, RequireNonce = true, RequireSub = true };
        try
        {
            // Nonce, azp, at_hash, and that what must be there is.
            rules.ValidateTokenResponse(context);
        }
        catch (Exception exception) when (exception is OpenIdConnectProtocolException or ArgumentException)
        {
            throw new OidcException(OidcFault.Token, exception);
        }

        // Core 1.0 section 3.1.3.7: a token for several is ours only when it says so.
        if (token.Audiences.Count() > 1 && token.Azp != provider.ClientId)
        {
            throw new OidcException(OidcFault.Token);
        }

        var told = token.Claims.ToLookup(claim => claim.Type, claim => claim.Value);
        var more = Enumerable.Empty<Claim>().ToLookup(claim => claim.Type, claim => claim.Value);
        if (!string.IsNullOrEmpty(configuration.UserInfoEndpoint))
        {
            (context.UserInfoEndpointResponse, more) = await UserInfoAsync(configuration, message.AccessToken, cancellationToken);
            try
            {
                // That it is about the same person.
                rules.ValidateUserInfoResponse(context);
            }
            catch (Exception exception) when (exception is OpenIdConnectProtocolException or ArgumentException)
            {
                throw new OidcException(OidcFault.UserInfo, exception);
            }
        }

        // Core 1.0 section 2: at most 255 ASCII characters. A database takes not every other one.
        return token.Subject is { Length: > 0 and <= 255 } subject && subject.All(letter => letter is >= ' ' and < '\x7F') ? new(subject, told, more) : throw new OidcException(OidcFault.Token);
    }

    public void Dispose() => http.Dispose();

    /// <summary>Whether an address may be asked: https, or this machine where that is allowed.</summary>
    internal static bool IsSafe(Uri address, bool allowLoopback) => address.Scheme == Uri.UriSchemeHttps || (allowLoopback && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private async Task<JsonDocument> ExchangeAsync(OidcProvider provider, OpenIdConnectConfiguration configuration, OidcAttempt attempt, string code, CancellationToken cancellationToken)
    {
        Dictionary<string, string> form = new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = attempt.ReturnAddress,
            ["code_verifier"] = attempt.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        var ways = configuration.TokenEndpointAuthMethodsSupported;
        if (provider.ClientSecret is { } secret && (ways.Count == 0 || ways.Contains("client_secret_basic")))
        {
            // RFC 6749 section 2.3.1: both are form-encoded first.
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(provider.ClientId)}:{WebUtility.UrlEncode(secret)}")));
        }
        else
        {
            form["client_id"] = provider.ClientId;
            if (provider.ClientSecret is { } inBody)
            {
                form["client_secret"] = inBody;
            }
        }

        request.Content = new FormUrlEncodedContent(form);
        return await AskAsync(request, OidcFault.TokenAnswer, cancellationToken);
    }

    private async Task<(string Text, ILookup<string, string> Claims)> UserInfoAsync(OpenIdConnectConfiguration configuration, string accessToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, configuration.UserInfoEndpoint);
        request.Headers.Authorization = new("Bearer", accessToken);
        using var answer = await AskAsync(request, OidcFault.UserInfo, cancellationToken);
        try
        {
            return (
                answer.RootElement.GetRawText(),
                answer.RootElement.EnumerateObject()
                    .SelectMany(property => property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray() : Enumerable.Repeat(property.Value, 1), (property, value) => (property.Name, Value: $"{value}"))
                    .ToLookup(pair => pair.Name, pair => pair.Value));
        }
        catch (InvalidOperationException exception)
        {
            // Half a letter (a lone surrogate) is JSON, and no text.
            throw new OidcException(OidcFault.UserInfo, exception);
        }
    }

    // An answer that must be a JSON object.
    private async Task<JsonDocument> AskAsync(HttpRequestMessage request, OidcFault fault, CancellationToken cancellationToken)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new OidcException(fault);
            }

            var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            throw new OidcException(fault);
        }
        catch (JsonException exception)
        {
            throw new OidcException(fault, exception);
        }
        catch (Exception exception) when (IsSilence(exception, cancellationToken))
        {
            throw new OidcException(OidcFault.Unreachable, exception);
        }
    }

    private async Task<JsonWebToken> ValidateAsync(OidcProvider provider, OpenIdConnectConfiguration configuration, string text, CancellationToken cancellationToken)
    {
        var handler = new JsonWebTokenHandler { MaximumTokenSizeInBytes = MaxAnswer };
        JsonWebToken unread;
        try
        {
            unread = handler.ReadJsonWebToken(text);
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            throw new OidcException(OidcFault.Token, exception);
        }

        if (!string.IsNullOrEmpty(unread.Kid) && configuration.SigningKeys.All(key => key.KeyId != unread.Kid))
        {
            // The provider has new keys.
            configuration = await ConfigurationAsync(provider, forUnknownKey: true, cancellationToken);
        }

        var result = await handler.ValidateTokenAsync(unread, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = configuration.SigningKeys,
            TryAllIssuerSigningKeys = string.IsNullOrEmpty(unread.Kid),
            ValidIssuer = configuration.Issuer,
            ValidAudience = provider.ClientId,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, to, _, _) => clock.GetUtcNow().UtcDateTime is var now && to > now - ClockSkew && (from is null || from < now + ClockSkew),
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : throw new OidcException(OidcFault.Token, result.Exception);
    }

    private async Task<OpenIdConnectConfiguration> ConfigurationAsync(OidcProvider provider, bool forUnknownKey, CancellationToken cancellationToken)
    {
        var one = known.GetOrAdd(provider.Name, _ => new());
        await one.Turn.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            var isKnown = one.Configuration is not null && now - one.FetchedAt < KnownFor;
            if (isKnown && (!forUnknownKey || now - one.KeysAskedAt < Pause))
            {
                return one.Configuration!;
            }

            if (now - one.FailedAt < PauseAfterFailure)
            {
                throw new OidcException(OidcFault.Unreachable);
            }

            if (forUnknownKey)
            {
                one.KeysAskedAt = now;
            }

            try
            {
                (one.Configuration, one.FetchedAt) = (await FetchAsync(provider, cancellationToken), now);
            }
            catch (OidcException)
            {
                // It may have taken longer to fail than the pause is.
                one.FailedAt = clock.GetUtcNow();
                throw;
            }

            return one.Configuration;
        }
        finally
        {
            one.Turn.Release();
        }
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync(OidcProvider provider, CancellationToken cancellationToken)
    {
        var isHere = provider.Authority.IsLoopback;
        OpenIdConnectConfiguration configuration;
        try
        {
            configuration = await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{Issuer(provider.Authority.AbsoluteUri)}/.well-known/openid-configuration", new HttpDocumentRetriever(http) { RequireHttps = !isHere }, cancellationToken);
        }
        catch (Exception exception) when (IsSilence(exception, cancellationToken) || exception is ArgumentException or InvalidOperationException or JsonException)
        {
            throw new OidcException(OidcFault.Unreachable, exception);
        }

        // Discovery 1.0 section 4.3: the issuer is the address it was asked at.
        string?[] must = [configuration.AuthorizationEndpoint, configuration.TokenEndpoint];
        string?[] may = [configuration.UserInfoEndpoint, configuration.EndSessionEndpoint, configuration.JwksUri];
        return Issuer(configuration.Issuer) == Issuer(provider.Authority.AbsoluteUri) && configuration.SigningKeys.Count > 0 && must.All(IsGood) && may.All(address => string.IsNullOrEmpty(address) || IsGood(address))
            ? configuration
            : throw new OidcException(OidcFault.Discovery);

        // A header of ours leads there: nothing but visible ASCII.
        bool IsGood(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var one) && IsSafe(one, isHere) && address.All(letter => letter is > ' ' and < '\x7F');
    }

    private static string? Issuer(string? address) => address?.TrimEnd('/');

    // Not what our own caller gave up.
    private static bool IsSilence(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private sealed class Known
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public OpenIdConnectConfiguration? Configuration { get; set; }

        public DateTimeOffset FetchedAt { get; set; }

        public DateTimeOffset KeysAskedAt { get; set; }

        public DateTimeOffset FailedAt { get; set; }
    }
}

/// <summary>What was wrong with a provider or its answer.</summary>
public enum OidcFault
{
    /// <summary>No answer in time, or none at all.</summary>
    Unreachable,

    /// <summary>What it tells about itself cannot be used.</summary>
    Discovery,

    /// <summary>The answer came from another issuer.</summary>
    Issuer,

    /// <summary>The token endpoint refused, or said something else.</summary>
    TokenAnswer,

    /// <summary>The ID token is not good.</summary>
    Token,

    /// <summary>The userinfo endpoint refused, or spoke of somebody else.</summary>
    UserInfo,
}

/// <summary>A provider's answer cannot be used. The message holds nothing that came from it.</summary>
public sealed class OidcException(OidcFault fault, Exception? inner = null) : Exception($"{fault}", inner)
{
    public OidcFault Fault => fault;
}
