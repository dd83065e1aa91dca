using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access.Oidc;

namespace Vejviser.IntegrationTests.Features.Account.External;

/// <summary>What a provider tells about itself: fetched when somebody needs it, kept for a while, and asked for anew when its keys change.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private readonly TestClock clock = new(TimeProvider.System.GetUtcNow());
    private LyingProvider provider = null!;
    private TestSite site = null!;

    /// <summary>What is wrong with what it tells.</summary>
    public static TheoryData<string> Faults { get; } = [.. All.Keys];

    private static Dictionary<string, Action<LyingProvider>> All => new()
    {
        ["another issuer"] = provider => provider.Discovery = answer => answer["issuer"] = "https://en-anden.example",
        ["no token endpoint"] = provider => provider.Discovery = answer => answer.Remove("token_endpoint"),
        ["token endpoint without encryption"] = provider => provider.Discovery = answer => answer["token_endpoint"] = "http://en-anden.example/token",
        ["authorization endpoint that is a script"] = provider => provider.Discovery = answer => answer["authorization_endpoint"] = "javascript:alert(1)",
        ["authorization endpoint no header can hold"] = provider => provider.Discovery = answer => answer["authorization_endpoint"] = "https://en-anden.example/gå",
        ["no keys"] = provider => provider.Instead["jwks"] = context => context.Response.WriteAsync("""{"keys":[]}"""),
        ["keys that are no JSON"] = provider => provider.Instead["jwks"] = context => context.Response.WriteAsync("<h1>hov</h1>"),
        ["no JSON"] = provider => provider.Instead["openid-configuration"] = context => context.Response.WriteAsync("<h1>hov</h1>"),
        ["not found"] = provider => provider.Instead["openid-configuration"] = context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        },
        ["more than anybody wants"] = provider => provider.Instead["openid-configuration"] = context => context.Response.WriteAsync($"{{\"issuer\":\"{new string('x', 512 * 1024)}\"}}"),
        ["hangs up"] = provider => provider.Instead["openid-configuration"] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
    };

    public async Task InitializeAsync()
    {
        provider = await LyingProvider.StartAsync();
        site = await TestSite.StartAsync(seed: false, clock: clock, settings: provider.Settings());
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Provider_that_cannot_be_used_is_told_in_a_sentence_and_nothing_else_is_touched(string fault)
    {
        All[fault](provider);
        using var visitor = new Visitor(site.Address);
        await visitor.OpenAsync("/konto/log-ind/kommune");

        await visitor.SubmitAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Login hos Prøvekommune svarer ikke lige nu. Prøv igen om lidt, eller log ind med en kode på mail.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var path in (string[])["/", "/konto/log-ind", "/readyz"])
        {
            using var answer = await site.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Provider_that_is_slow_to_fail_is_not_asked_again_by_whoever_waited()
    {
        provider.Instead["openid-configuration"] = context =>
        {
            // As when nothing comes until we give up.
            clock.Advance(TimeSpan.FromSeconds(15));
            context.Abort();
            return Task.CompletedTask;
        };
        for (var time = 0; time < 3; time++)
        {
            using var visitor = new Visitor(site.Address);
            await visitor.OpenAsync("/konto/log-ind/kommune");
            await visitor.SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        }

        Assert.Equal(1, provider.Asked["openid-configuration"]);
    }

    [Fact]
    public async Task Long_way_back_fits_in_a_cookie_or_is_given_up()
    {
        using var visitor = new Visitor(site.Address);
        await visitor.OpenAsync($"/konto/log-ind/kommune?videre=/eksempler%3Fq%3D{new string('x', 5_000)}");
        await visitor.SubmitAsync();

        Assert.All(visitor.Cookies.GetAllCookies(), cookie => Assert.InRange(cookie.Name.Length + cookie.Value.Length, 1, 1_500));
        await visitor.ReturnAsync(provider, visitor.Page.QuerySelector("main a.button")!.GetAttribute("href")!);
        Assert.Equal("/konto", visitor.Path);
    }

    [Fact]
    public async Task Nothing_is_asked_before_somebody_signs_in_and_then_once()
    {
        await site.PageAsync("/konto/log-ind");
        Assert.Empty(provider.Asked);

        for (var time = 0; time < 2; time++)
        {
            using var visitor = new Visitor(site.Address);
            await visitor.SignInAsync(provider);
            Assert.Equal("/konto", visitor.Path);
        }

        Assert.Equal((1, 1, 2), (provider.Asked["openid-configuration"], provider.Asked["jwks"], provider.Asked["token"]));
        clock.Advance(OidcClient.KnownFor);
        provider.Now = clock.GetUtcNow();
        using var later = new Visitor(site.Address);
        await later.SignInAsync(provider);
        Assert.Equal("/konto", later.Path);
        Assert.Equal(2, provider.Asked["openid-configuration"]);
    }

    [Fact]
    public async Task New_keys_are_fetched_once_and_keys_of_nobody_no_more_than_once_a_minute()
    {
        using var visitor = new Visitor(site.Address);
        await visitor.SignInAsync(provider);

        provider.Rotate("noegle-2");
        await visitor.OpenAsync("/konto/log-ud");
        await visitor.SubmitAsync();
        await visitor.SignInAsync(provider);
        Assert.Equal("/konto", visitor.Path);
        Assert.Equal(2, provider.Asked["jwks"]);

        // Tokens that name keys which are not there do not make us ask and ask.
        using var nobodys = RSA.Create(2048);
        for (var time = 0; time < 3; time++)
        {
            provider.Sign = claims => LyingProvider.SignWith(claims, new RsaSecurityKey(nobodys) { KeyId = $"ukendt-{time}" }, SecurityAlgorithms.RsaSha256);
            using var other = new Visitor(site.Address);
            await other.SignInAsync(provider);
            Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        }

        Assert.Equal(2, provider.Asked["jwks"]);
        provider.Sign = null;
        clock.Advance(OidcClient.Pause);
        provider.Now = clock.GetUtcNow();
        provider.Rotate("noegle-3");
        using var last = new Visitor(site.Address);
        await last.SignInAsync(provider);
        Assert.Equal("/konto", last.Path);
        Assert.Equal(3, provider.Asked["jwks"]);
    }

    [Fact]
    public async Task Sign_in_that_takes_more_than_a_quarter_of_an_hour_begins_again()
    {
        using var visitor = new Visitor(site.Address);
        var asked = await visitor.BeginAsync();
        clock.Advance(OidcAttempts.Lifetime);

        await visitor.ReturnAsync(provider, asked);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.StartsWith("Der gik for lang tid", visitor.Lead(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_secret_post", LyingProvider.Secret)]
    [InlineData("none", "")]
    public async Task Site_says_who_it_is_as_the_provider_wants_it(string way, string secret)
    {
        provider.Way = way;
        provider.Discovery = answer => answer["token_endpoint_auth_methods_supported"] = new[] { way };
        await using var other = await TestSite.StartAsync(seed: false, settings: provider.Settings($"ClientSecret={secret}"));
        using var visitor = new Visitor(other.Address);

        await visitor.SignInAsync(provider);

        Assert.Equal("/konto", visitor.Path);
    }

    [Fact]
    public async Task Provider_nobody_has_set_up_is_not_found()
    {
        using var start = await site.GetAsync("/konto/log-ind/ukendt");
        using var answer = await site.GetAsync("/konto/log-ind/ukendt/svar?code=x&state=y");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (start.StatusCode, answer.StatusCode));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_where_the_provider_has_no_such_place_or_is_down()
    {
        using var visitor = new Visitor(site.Address);
        await visitor.SignInAsync(provider);
        clock.Advance(OidcClient.KnownFor);
        provider.Instead["openid-configuration"] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        await visitor.OpenAsync("/konto/log-ud");
        await visitor.SubmitAsync();

        Assert.Equal(("/", false), (visitor.Path, visitor.IsSignedIn()));
    }
}
