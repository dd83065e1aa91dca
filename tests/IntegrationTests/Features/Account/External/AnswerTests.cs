using System.Diagnostics.Tracing;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access.Oidc;

namespace Vejviser.IntegrationTests.Features.Account.External;

/// <summary>Answers that are not as they must be: each is refused with a sentence, nobody is signed in, no account is made, and nothing of them is logged.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private const string NotAsItMust = "Login hos Prøvekommune svarede ikke, som det skal.";
    private const string Begin = "Begynd forfra.";

    private LyingProvider provider = null!;
    private TestSite site = null!;

    /// <summary>What the provider does wrong.</summary>
    public static TheoryData<string> Lies { get; } = [.. All.Keys];

    private static Dictionary<string, (OidcFault Fault, Action<LyingProvider> Tell)> All => new()
    {
        ["signature of another key"] = (OidcFault.Token, provider => provider.Sign = claims => WithOtherKey(claims, provider.Kid)),
        ["signature cut off"] = (OidcFault.Token, provider => provider.Sign = claims => provider.SignWell(claims)[..^20]),
        ["claims changed after signing"] = (OidcFault.Token, provider => provider.Sign = claims => Tampered(provider.SignWell(claims))),
        ["no signature (alg none)"] = (OidcFault.Token, provider => provider.Sign = claims => $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{provider.SignWell(claims).Split('.')[1]}."),
        ["client secret as key (HS256)"] = (OidcFault.Token, provider => provider.Sign = claims => LyingProvider.SignWith(claims, new SymmetricSecurityKey(Encoding.ASCII.GetBytes(LyingProvider.Secret)) { KeyId = provider.Kid }, SecurityAlgorithms.HmacSha256)),
        ["public key as secret (HS256)"] = (OidcFault.Token, provider => provider.Sign = claims => LyingProvider.SignWith(claims, new SymmetricSecurityKey(provider.PublicKey()) { KeyId = provider.Kid }, SecurityAlgorithms.HmacSha256)),
        ["key nobody knows"] = (OidcFault.Token, provider => provider.Sign = claims => WithOtherKey(claims, "ukendt")),
        ["a secret among the keys (HS256)"] = (OidcFault.Token, provider =>
        {
            var secret = Encoding.ASCII.GetBytes(LyingProvider.Secret);
            provider.MoreKeys.Add(new { kty = "oct", kid = "faelles", k = Base64UrlEncoder.Encode(secret) });
            provider.Sign = claims => LyingProvider.SignWith(claims, new SymmetricSecurityKey(secret) { KeyId = "faelles" }, SecurityAlgorithms.HmacSha256);
        }
        ),
        ["for somebody else (aud)"] = (OidcFault.Token, provider => provider.Token = claims => claims["aud"] = "en-anden"),
        ["for several, without azp"] = (OidcFault.Token, provider => provider.Token = claims => claims["aud"] = new[] { LyingProvider.ClientId, "en-anden" }),
        ["asked for by somebody else (azp)"] = (OidcFault.Token, provider => provider.Token = claims => claims["azp"] = "en-anden"),
        ["another issuer"] = (OidcFault.Token, provider => provider.Token = claims => claims["iss"] = "https://en-anden.example"),
        ["another nonce"] = (OidcFault.Token, provider => provider.Token = claims => claims["nonce"] = "gammel"),
        ["no nonce"] = (OidcFault.Token, provider => provider.Token = claims => claims.Remove("nonce")),
        ["expired three minutes ago"] = (OidcFault.Token, provider => provider.Token = claims => claims["exp"] = provider.Now.AddMinutes(-3).ToUnixTimeSeconds()),
        ["without an end"] = (OidcFault.Token, provider => provider.Token = claims => claims.Remove("exp")),
        ["not valid until three minutes from now"] = (OidcFault.Token, provider => provider.Token = claims => claims["nbf"] = provider.Now.AddMinutes(3).ToUnixTimeSeconds()),
        ["nobody (no sub)"] = (OidcFault.Token, provider => provider.Token = claims => claims.Remove("sub")),
        ["id longer than allowed"] = (OidcFault.Token, provider => (provider.Token, provider.UserInfo) = (claims => claims["sub"] = new string('x', 256), answer => answer["sub"] = new string('x', 256))),
        ["id no database takes"] = (OidcFault.Token, provider => (provider.Token, provider.UserInfo) = (claims => claims["sub"] = "id\0", answer => answer["sub"] = "id\0")),
        ["another access token (at_hash)"] = (OidcFault.Token, provider => provider.Token = claims => claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA"),
        ["no ID token"] = (OidcFault.TokenAnswer, provider => provider.TokenAnswer = answer => answer.Remove("id_token")),
        ["no JSON Web Token"] = (OidcFault.Token, provider => provider.TokenAnswer = answer => answer["id_token"] = "vrøvl"),
        ["another kind of token"] = (OidcFault.TokenAnswer, provider => provider.TokenAnswer = answer => answer["token_type"] = "mac"),
        ["userinfo of somebody else"] = (OidcFault.UserInfo, provider => provider.UserInfo = answer => answer["sub"] = "en-anden"),
        ["userinfo of nobody"] = (OidcFault.UserInfo, provider => provider.UserInfo = answer => answer.Remove("sub")),
        ["userinfo refused"] = (OidcFault.UserInfo, provider => provider.Instead["userinfo"] = context => SayAsync(context, 403, "{}")),
        ["userinfo that is no object"] = (OidcFault.UserInfo, provider => provider.Instead["userinfo"] = context => SayAsync(context, 200, "[]")),
        ["userinfo with half a letter"] = (OidcFault.UserInfo, provider => provider.Instead["userinfo"] = context => SayAsync(context, 200, """{"sub":"id-1","name":"\ud800"}""")),
        ["token answer with half a letter"] = (OidcFault.TokenAnswer, provider => provider.Instead["token"] = context => SayAsync(context, 200, """{"id_token":"\ud800","access_token":"x","token_type":"Bearer"}""")),
        ["token endpoint refuses"] = (OidcFault.TokenAnswer, provider => provider.Instead["token"] = context => SayAsync(context, 400, """{"error":"invalid_grant"}""")),
        ["token endpoint fails"] = (OidcFault.TokenAnswer, provider => provider.Instead["token"] = context => SayAsync(context, 500, "<h1>hov</h1>")),
        ["token endpoint says no JSON"] = (OidcFault.TokenAnswer, provider => provider.Instead["token"] = context => SayAsync(context, 200, "<h1>hov</h1>")),
        ["token endpoint leads elsewhere"] = (OidcFault.TokenAnswer, provider => provider.Instead["token"] = context =>
        {
            context.Response.Redirect("https://en-anden.example/token");
            return Task.CompletedTask;
        }
        ),
        ["token endpoint never ends"] = (OidcFault.Unreachable, provider => provider.Instead["token"] = async context =>
        {
            for (var written = 0; written < 8; written++)
            {
                await context.Response.Body.WriteAsync(new byte[64 * 1024]);
            }
        }
        ),
        ["token endpoint hangs up"] = (OidcFault.Unreachable, provider => provider.Instead["token"] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        }
        ),
    };

    public async Task InitializeAsync()
    {
        provider = await LyingProvider.StartAsync();
        site = await TestSite.StartAsync(seed: false, settings: provider.Settings());
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Answer_that_is_as_it_must_be_signs_in_and_leads_on()
    {
        using var visitor = new Visitor(site.Address);

        await visitor.ReturnAsync(provider, await visitor.BeginAsync("/konto/sikkerhed"));

        Assert.Equal((HttpStatusCode.OK, "/konto/sikkerhed"), (visitor.Status, visitor.Path));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(("kommune", null), await db.Sessions.Select(session => new { session.Provider, session.StrengthenedAt }).SingleAsync() is var one ? (one.Provider, one.StrengthenedAt) : default);
        Assert.Equal("id-1", (await db.ExternalLogins.SingleAsync()).Subject);
        Assert.DoesNotContain(visitor.Cookies.GetAllCookies(), cookie => cookie.Name.StartsWith("vejviser-login-", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Lie_is_refused(string lie)
    {
        using var log = new Log();
        using var visitor = new Visitor(site.Address);
        var (fault, tell) = All[lie];
        tell(provider);

        await visitor.SignInAsync(provider);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.StartsWith(NotAsItMust, visitor.Lead(), StringComparison.Ordinal);
        Assert.False(visitor.IsSignedIn());
        await using var db = await site.OpenDatabaseAsync();
        Assert.Empty(await db.Accounts.ToListAsync());
        // Told to the operator, without anything that came from outside.
        Assert.Contains(log.Lines(), line => line.Contains($"Answer from kommune refused: {fault} (", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines(), line => line.Contains("anna@", StringComparison.Ordinal) || line.Contains("id-1", StringComparison.Ordinal) || line.Contains("eyJ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(null, 1)]
    public async Task Clock_that_is_a_minute_off_is_borne_with(int? exp, int? nbf)
    {
        using var visitor = new Visitor(site.Address);
        provider.Token = claims =>
        {
            claims["exp"] = provider.Now.AddMinutes(exp ?? 5).ToUnixTimeSeconds();
            claims["nbf"] = provider.Now.AddMinutes(nbf ?? -2).ToUnixTimeSeconds();
        };

        await visitor.SignInAsync(provider);

        Assert.Equal("/konto", visitor.Path);
    }

    [Theory]
    [InlineData("https://en-anden.example")]
    [InlineData("")]
    public async Task Answer_from_another_issuer_never_reaches_the_token_endpoint(string issuer)
    {
        using var visitor = new Visitor(site.Address);

        await visitor.ReturnAsync(provider, await visitor.BeginAsync(), iss: issuer);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.StartsWith(NotAsItMust, visitor.Lead(), StringComparison.Ordinal);
        Assert.False(provider.Asked.ContainsKey("token"));
    }

    [Fact]
    public async Task Provider_that_does_not_say_its_issuer_in_answers_need_not()
    {
        provider.Discovery = answer => answer.Remove("authorization_response_iss_parameter_supported");
        using var visitor = new Visitor(site.Address);
        var asked = await visitor.BeginAsync();

        await visitor.OpenAsync($"/konto/log-ind/kommune/svar?code={LyingProvider.CodeFor(asked, "id-1", "anna@proeve.example")}&state={ProviderVisits.StateOf(asked)}");

        Assert.Equal("/konto", visitor.Path);
    }

    [Fact]
    public async Task Used_answer_is_refused_even_when_the_browser_remembers_what_it_should_not()
    {
        using var visitor = new Visitor(site.Address);
        var asked = await visitor.BeginAsync();
        var cookie = visitor.Cookies.GetAllCookies().Single(cookie => cookie.Name.StartsWith("vejviser-login-", StringComparison.Ordinal));
        await visitor.ReturnAsync(provider, asked);
        Assert.Equal("/konto", visitor.Path);

        await visitor.ReturnAsync(provider, asked);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.EndsWith(Begin, visitor.Lead(), StringComparison.Ordinal);

        visitor.Cookies.Add(site.Address, new Cookie(cookie.Name, cookie.Value));
        await visitor.ReturnAsync(provider, asked);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(1, provider.Asked["token"]);
    }

    [Fact]
    public async Task State_of_another_browser_is_refused()
    {
        using var victim = new Visitor(site.Address);
        using var attacker = new Visitor(site.Address);
        var asked = await attacker.BeginAsync();
        await victim.BeginAsync();

        await victim.ReturnAsync(provider, asked, "angriber", "angriber@proeve.example");

        Assert.Equal(HttpStatusCode.BadRequest, victim.Status);
        Assert.False(victim.IsSignedIn());
        Assert.False(provider.Asked.ContainsKey("token"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?error=access_denied")]
    [InlineData("?error=access_denied&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("?code=x")]
    [InlineData("?code=x&state=kort")]
    [InlineData("?code=x&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("?code=x&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&state=BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("?code=%00&state=%FF%FE&iss=%0d%0aSet-Cookie:x=1")]
    public async Task Answer_to_nothing_is_told_kindly(string query)
    {
        using var visitor = new Visitor(site.Address);

        await visitor.OpenAsync("/konto/log-ind/kommune/svar" + query);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.EndsWith(Begin, visitor.Lead(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forged_cookie_is_refused()
    {
        using var visitor = new Visitor(site.Address);
        var asked = await visitor.BeginAsync();
        var cookie = visitor.Cookies.GetAllCookies().Single(cookie => cookie.Name.StartsWith("vejviser-login-", StringComparison.Ordinal));
        visitor.Cookies.Add(site.Address, new Cookie(cookie.Name, cookie.Value[..^4] + "AAAA"));

        await visitor.ReturnAsync(provider, asked);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    [Fact]
    public async Task Cancelling_is_told_as_such_and_leads_back()
    {
        using var visitor = new Visitor(site.Address);
        var asked = await visitor.BeginAsync("/konto/sikkerhed");

        await visitor.OpenAsync($"/konto/log-ind/kommune/svar?error=access_denied&error_description=<b>hemmeligt</b>&state={ProviderVisits.StateOf(asked)}");

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.StartsWith("Du afbrød login hos Prøvekommune.", visitor.Lead(), StringComparison.Ordinal);
        Assert.DoesNotContain("hemmeligt", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("a[href='/konto/log-ind/kommune?videre=%2Fkonto%2Fsikkerhed']"));
    }

    [Theory]
    [InlineData("https://ond.example/")]
    [InlineData("//ond.example/")]
    [InlineData("/\\ond.example")]
    public async Task Way_on_is_never_another_site(string onward)
    {
        using var visitor = new Visitor(site.Address);

        await visitor.ReturnAsync(provider, await visitor.BeginAsync(onward));

        Assert.Equal("/konto", visitor.Path);
    }

    [Fact]
    public async Task Tabs_do_not_disturb_each_other()
    {
        using var visitor = new Visitor(site.Address);
        var first = await visitor.BeginAsync("/konto/sikkerhed");
        var second = await visitor.BeginAsync();

        await visitor.ReturnAsync(provider, second);
        Assert.Equal("/konto", visitor.Path);
        await visitor.ReturnAsync(provider, first);
        Assert.Equal("/konto/sikkerhed", visitor.Path);
        await using var db = await site.OpenDatabaseAsync();
        // The later one took the earlier one's place.
        Assert.Equal(1, await db.Sessions.CountAsync());
    }

    [Fact]
    public async Task Browser_that_begins_and_begins_is_not_filled_with_cookies()
    {
        using var visitor = new Visitor(site.Address);
        for (var time = 0; time < 20; time++)
        {
            await visitor.BeginAsync();
        }

        Assert.InRange(visitor.Cookies.GetAllCookies().Count(cookie => cookie.Name.StartsWith("vejviser-login-", StringComparison.Ordinal)), 1, 5);
    }

    [Fact]
    public async Task Request_carries_what_the_standards_ask_for()
    {
        using var visitor = new Visitor(site.Address);

        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(await visitor.BeginAsync()).Query);

        Assert.Equal(("code", "S256", "vejviser", "openid email", $"{site.Address}konto/log-ind/kommune/svar"), ($"{asked["response_type"]}", $"{asked["code_challenge_method"]}", $"{asked["client_id"]}", $"{asked["scope"]}", $"{asked["redirect_uri"]}"));
        Assert.All(["state", "nonce", "code_challenge"], name => Assert.Equal(43, asked[name].ToString().Length));
    }

    private static string WithOtherKey(Dictionary<string, object> claims, string kid)
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        return LyingProvider.SignWith(claims, new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = kid }, SecurityAlgorithms.RsaSha256);
    }

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("anna@", "chef@", StringComparison.Ordinal))}.{parts[2]}";
    }

    private static Task SayAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    /// <summary>What the loggers of this process say meanwhile, at the levels we ship and ours at more.</summary>
    private sealed class Log : EventListener
    {
        private readonly List<string> lines = [];

        public IReadOnlyList<string> Lines()
        {
            lock (lines)
            {
                return [.. lines];
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Extensions-Logging")
            {
                EnableEvents(eventSource, EventLevel.LogAlways, (EventKeywords)4, new Dictionary<string, string?> { ["FilterSpecs"] = "Microsoft:Warning;System:Warning;Vejviser:Debug" });
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            lock (lines)
            {
                lines.Add(string.Join(' ', eventData.Payload ?? new([])));
            }
        }
    }
}
