using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

public sealed class RequestLimitsTests
{
    [Fact]
    public async Task Caller_who_asks_too_much_is_told_to_wait()
    {
        await using var site = await TestSite.StartAsync(settings: "--RateLimit:PerMinute=5");
        for (var request = 0; request < 5; request++)
        {
            using var good = await site.GetAsync(request % 2 == 0 ? "/om" : "/findes-ikke");
            Assert.NotEqual(HttpStatusCode.TooManyRequests, good.StatusCode);
        }

        using var page = await site.GetAsync("/om");
        using var api = await site.GetAsync("/api/v1/themes");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.InRange(page.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("Vent et øjeblik", new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.TooManyRequests, api.StatusCode);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
        Assert.Equal(429, JsonDocument.Parse(await api.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetInt32());
        Assert.True(api.Headers.Contains("Retry-After"));
        Assert.True(page.Headers.Contains("Content-Security-Policy"));
    }

    /// <summary>Who a caller says they are counts for nothing; what the proxy says of them does, and of IPv6 the household's half.</summary>
    [Theory]
    [InlineData(false, "192.0.2.{0}")]
    [InlineData(true, "192.0.2.{0}, 198.51.100.7")]
    [InlineData(true, "2001:db8:1:1::{0}")]
    public async Task Another_claimed_address_is_not_another_caller(bool isBehindProxy, string claim)
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: ["--RateLimit:PerMinute=3", $"--ForwardedHeaders_Enabled={isBehindProxy}"]);
        List<HttpStatusCode> answers = [];
        for (var number = 1; number <= 4; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/om");
            request.Headers.Add("X-Forwarded-For", string.Format(CultureInfo.InvariantCulture, claim, number));
            using var answer = await site.Client.SendAsync(request);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task Assets_and_health_are_never_limited()
    {
        await using var site = await TestSite.StartAsync(settings: "--RateLimit:PerMinute=1");
        using var page = await site.GetAsync("/om");
        foreach (var path in (string[])["/healthz", "/readyz", "/lib/site.css", "/site.js", "/favicon.svg"])
        {
            for (var time = 0; time < 3; time++)
            {
                using var response = await site.GetAsync(path);
                Assert.True(response.StatusCode == HttpStatusCode.OK, path);
            }
        }

        using var limited = await site.GetAsync("/om");
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
    }

    [Fact]
    public async Task Limit_of_zero_is_no_limit()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: "--RateLimit:PerMinute=0");
        for (var request = 0; request < 50; request++)
        {
            using var response = await site.GetAsync(request.ToString("/om?x=0", CultureInfo.InvariantCulture));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task Body_larger_than_any_form_is_refused()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var body = new ByteArrayContent(new byte[2 * 1024 * 1024]);
        body.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/eksempler") { Content = body };
        request.Headers.ExpectContinue = true;
        using var response = await site.Client.SendAsync(request);

        Assert.InRange((int)response.StatusCode, 400, 499);
    }
}
