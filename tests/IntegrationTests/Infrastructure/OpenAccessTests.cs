using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

public sealed partial class OpenAccessTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private static readonly string[] Open =
    [
        "/api/v1/examples", "/api/v1/examples/aalborg-svejsere-bladt", "/api/v1/themes", "/api/v1/municipalities", "/api/v1/series", "/api/v1/series/kontanthjaelp-mv/observations?period=2022", "/api/v1/partnerships",
        "/api/v1/positions", "/api/v1/positions/maalet-er-job", "/api/v1/changes", "/api/v1/tools/job-gain?year=2026&rate=minimum&hoursPerWeek=8&hourlyWage=140&municipality=average",
        "/openapi/v1.json", "/feeds/eksempler.atom", "/feeds/temaer/igu.atom", "/feeds/synspunkter.atom", "/feeds/partnerskaber.atom", "/dcat.ttl", "/dcat.jsonld",
    ];

    private TestSite Site => reading.Site;

    [Fact]
    public async Task Any_site_may_read_every_answer_from_the_cache_too_and_unchanged_ones()
    {
        foreach (var path in Open.Append("/dcat"))
        {
            foreach (var origin in (string?[])[null, "https://kommune.example", "https://anden.example"])
            {
                using var response = await SendAsync(path, origin);
                Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
                AssertOpen(response, path);
            }
        }

        foreach (var path in Open)
        {
            using var first = await SendAsync(path, null);
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var second = await Site.Client.SendAsync(request);
            Assert.True(second.StatusCode == HttpStatusCode.NotModified, path);
            AssertOpen(second, path);
        }
    }

    [Theory]
    [InlineData("/api/v1/examples/findes-ikke", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/findes-ikke", HttpStatusCode.NotFound)]
    [InlineData("/api", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/examples?sort=vroevl", HttpStatusCode.BadRequest)]
    [InlineData("/feeds/findes-ikke.atom", HttpStatusCode.NotFound)]
    [InlineData("/dcat/findes-ikke", HttpStatusCode.NotFound)]
    public async Task Refusals_can_be_read_too_whatever_the_caller_accepts(string path, HttpStatusCode status)
    {
        foreach (var accepted in (string?[])[null, "text/html", "application/ld+json"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (accepted is not null)
            {
                request.Headers.Add("Accept", accepted);
            }

            using var response = await Site.Client.SendAsync(request);
            Assert.Equal(status, response.StatusCode);
            AssertOpen(response, path);
            await AssertProblemAsync(response);
        }
    }

    [Fact]
    public async Task Other_methods_are_refused_in_the_same_form()
    {
        foreach (var path in Open)
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options])
            {
                using var request = new HttpRequestMessage(method, path);
                using var response = await Site.Client.SendAsync(request);
                Assert.True(response.StatusCode == HttpStatusCode.MethodNotAllowed, $"{method} {path}: {response.StatusCode}");
                Assert.Contains("GET", response.Content.Headers.Allow);
                await AssertProblemAsync(response);
            }
        }
    }

    [Fact]
    public async Task Browser_that_asks_first_may_read_and_nothing_else()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/examples");
        request.Headers.Add("Origin", "https://kommune.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "if-none-match");
        using var response = await Site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("GET, HEAD", Header(response, "Access-Control-Allow-Methods"));
        Assert.Equal("*", Header(response, "Access-Control-Allow-Headers"));
        Assert.Null(Header(response, "Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/eksempler")]
    [InlineData("/konto/log-ind")]
    [InlineData("/apiv1")]
    [InlineData("/readyz")]
    public async Task Pages_stay_closed_to_scripts_of_other_sites(string path)
    {
        using var response = await SendAsync(path, "https://ond.example");

        Assert.Null(Header(response, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Caller_is_told_what_is_left_also_by_the_cache_and_when_nothing_is()
    {
        await using var site = await TestSite.StartAsync(settings: "--RateLimit:PerMinute=5");
        using var first = await site.GetAsync("/api/v1/themes");
        using var second = await site.GetAsync("/api/v1/themes");
        using var unchanged = new HttpRequestMessage(HttpMethod.Get, "/api/v1/themes");
        unchanged.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var third = await site.Client.SendAsync(unchanged);
        using var fourth = await site.GetAsync("/api/v1/findes-ikke");
        using var fifth = await site.GetAsync("/feeds/eksempler.atom");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.NotFound, HttpStatusCode.OK], new[] { first, second, third, fourth, fifth }.Select(response => response.StatusCode));
        Assert.True(first.Headers.Age is null && second.Headers.Age is not null, "The second is served from the cache.");
        Assert.Equal(Enumerable.Range(0, 5).Select(spent => string.Create(CultureInfo.InvariantCulture, $"\"minute\";r={4 - spent}")), new[] { first, second, third, fourth, fifth }.Select(response => Header(response, "RateLimit")));
        Assert.All([first, second, third, fourth, fifth], response => Assert.Equal("\"minute\";q=5;w=60", Header(response, "RateLimit-Policy")));

        using var refused = await site.GetAsync("/api/v1/themes");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("\"minute\";q=5;w=60", Header(refused, "RateLimit-Policy"));
        var told = Refused().Match(Header(refused, "RateLimit")!);
        Assert.True(told.Success);
        Assert.Equal(Header(refused, "Retry-After"), told.Groups["wait"].Value);
        AssertOpen(refused, "/api/v1/themes");
        await AssertProblemAsync(refused);
    }

    [Fact]
    public async Task Site_without_a_limit_tells_of_none()
    {
        using var response = await SendAsync("/api/v1/themes", null);

        Assert.Null(Header(response, "RateLimit-Policy"));
        Assert.Null(Header(response, "RateLimit"));
    }

    [Fact]
    public async Task Fault_of_ours_is_told_as_a_problem_and_nothing_of_it()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await db.Database.ExecuteSqlRawAsync("""alter table "Partnerships" rename to "Gone" """);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/partnerships");
        request.Headers.Add("Accept", "text/html");
        using var response = await site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        AssertOpen(response, "/api/v1/partnerships");
        var body = await AssertProblemAsync(response);
        Assert.DoesNotContain("Partnerships", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
    }

    private static void AssertOpen(HttpResponseMessage response, string path)
    {
        Assert.True(Header(response, "Access-Control-Allow-Origin") == "*", path);
        Assert.Equal("ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Server-Timing", Header(response, "Access-Control-Expose-Headers"));
        Assert.Null(Header(response, "Access-Control-Allow-Credentials"));
    }

    private static async Task<string> AssertProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var body = await response.Content.ReadAsStringAsync();
        using var problem = JsonDocument.Parse(body);
        Assert.Equal((int)response.StatusCode, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.RootElement.GetProperty("title").GetString()!);
        return body;
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await Site.Client.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    [GeneratedRegex("^\"minute\";r=0;t=(?<wait>[1-9][0-9]?)$")]
    private static partial Regex Refused();
}
