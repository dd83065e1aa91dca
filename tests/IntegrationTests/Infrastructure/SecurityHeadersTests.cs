using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

public sealed class SecurityHeadersTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/eksempler?q=svejser")]
    [InlineData("/findes-ikke")]
    [InlineData("/fejl/500")]
    [InlineData("/lib/site.css")]
    [InlineData("/lib/findes-ikke.css")]
    [InlineData("/site.js")]
    [InlineData("/favicon.svg")]
    [InlineData("/api/v1/examples")]
    [InlineData("/api/v1/examples?page=x")]
    [InlineData("/api/v1/examples/findes-ikke")]
    [InlineData("/feeds/eksempler.atom")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Every_kind_of_answer_tells_the_browser_what_not_to_do(string path)
    {
        // The second answer may come from the cache.
        for (var time = 0; time < 2; time++)
        {
            using var response = await reading.Site.GetAsync(path);

            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.DoesNotContain("http", policy);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Single(response.Headers.GetValues("Referrer-Policy"));
            Assert.Single(response.Headers.GetValues("Permissions-Policy"));
            Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
            Assert.False(response.Headers.Contains("Server"));
            Assert.False(response.Headers.Contains("X-Powered-By"));
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Answer_over_https_asks_for_https_only()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: "--ForwardedHeaders_Enabled=true");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "vejviser.example";
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await site.Client.SendAsync(request);

        Assert.Equal("max-age=63072000; includeSubDomains", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
    }
}
