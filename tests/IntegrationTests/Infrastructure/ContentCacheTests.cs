using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

public sealed class ContentCacheTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private static readonly string[] Cached =
        ["/", "/eksempler", "/eksempler?q=svejser", "/eksempler/aalborg-svejsere-bladt", "/temaer/igu", "/kommuner", "/om", "/api/v1/examples", "/api/v1/themes", "/api/v1/municipalities", "/feeds/eksempler.atom", "/sitemap.xml", "/openapi/v1.json", "/api/v1/changes", "/dcat.ttl", "/dcat.jsonld"];

    private TestSite Site => reading.Site;

    [Fact]
    public async Task Answer_that_has_not_changed_is_not_sent_again()
    {
        foreach (var path in Cached)
        {
            using var first = await Site.GetAsync(path);
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var second = await Site.Client.SendAsync(request);

            Assert.Equal("public, no-cache", CacheControl(first));
            Assert.True(first.Headers.ETag!.IsWeak);
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Equal(first.Headers.ETag, second.Headers.ETag);
            Assert.Equal("public, no-cache", CacheControl(second));
            Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("W/\"en anden\"")]
    [InlineData("\"\"")]
    [InlineData("vroevl")]
    public async Task Answer_is_sent_to_who_has_another(string etag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/eksempler");
        request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        using var response = await Site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Second_answer_is_the_first_one_again()
    {
        foreach (var path in Cached)
        {
            Assert.Equal(await Site.Client.GetStringAsync(new Uri(path, UriKind.Relative)), await Site.Client.GetStringAsync(new Uri(path, UriKind.Relative)));
        }

        using var again = await Site.GetAsync("/eksempler");
        Assert.True(again.Headers.Age is not null, "Served from the cache.");
    }

    [Fact]
    public async Task Change_shows_at_once_everywhere_and_changes_the_ETag()
    {
        await using var site = await TestSite.StartAsync();
        string[] paths = ["/", "/eksempler", "/eksempler?q=kvantecomputer", "/eksempler/kvante", "/temaer/opkvalificering", "/kommuner/aalborg", "/api/v1/examples?q=kvantecomputer", "/api/v1/examples/kvante", "/feeds/eksempler.atom", "/feeds/temaer/opkvalificering.atom", "/sitemap.xml", "/eksempler/liste?id=kvante"];
        Dictionary<string, EntityTagHeaderValue?> before = [];
        foreach (var path in paths)
        {
            using var response = await site.GetAsync(path);
            Assert.DoesNotContain("Kvantecomputere i job", await response.Content.ReadAsStringAsync());
            before[path] = response.Headers.ETag;
        }

        await site.ImportAsync(TestRecords.Record("kvante", record => { record["title"] = "Kvantecomputere i job"; record["year"] = 2026; }));

        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (before[path] is { } etag)
            {
                request.Headers.IfNoneMatch.Add(etag);
            }

            using var response = await site.Client.SendAsync(request);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
            Assert.Contains(path is "/sitemap.xml" ? "/eksempler/kvante<" : "Kvantecomputere i job", await response.Content.ReadAsStringAsync());
            Assert.NotEqual(before[path], response.Headers.ETag);
        }

        await site.ImportAsync(TestRecords.Record("kvante", record => record["title"] = "Dampmaskiner i job"));

        foreach (var path in paths.Where(path => path != "/"))
        {
            Assert.DoesNotContain("Kvantecomputere i job", await site.Client.GetStringAsync(new Uri(path, UriKind.Relative)));
        }
    }

    [Theory]
    [InlineData("/eksempler?q=svejser", "/eksempler?q=mentor")]
    [InlineData("/eksempler?q=svejser&q=mentor", "/eksempler?q=mentor&q=svejser")]
    [InlineData("/eksempler?side=1", "/eksempler?side=2")]
    [InlineData("/eksempler?sortering=titel", "/eksempler?sortering=nyeste")]
    [InlineData("/eksempler?tema=igu", "/eksempler?tema=unge")]
    [InlineData("/eksempler?tema=igu", "/eksempler?tema=igu&tema=unge")]
    [InlineData("/eksempler?liste=hjoerring-modellen", "/eksempler?liste=kolding-jobdating")]
    [InlineData("/eksempler/liste?id=hjoerring-modellen&id=kolding-jobdating", "/eksempler/liste?id=kolding-jobdating&id=hjoerring-modellen")]
    [InlineData("/eksempler/liste?id=hjoerring-modellen", "/eksempler/liste?liste=kolding-jobdating&id=hjoerring-modellen")]
    [InlineData("/api/v1/examples?size=1", "/api/v1/examples?size=2")]
    [InlineData("/api/v1/examples?page=1&size=5", "/api/v1/examples?page=2&size=5")]
    [InlineData("/api/v1/changes?size=1", "/api/v1/changes?size=2")]
    [InlineData("/api/v1/changes?since=1", "/api/v1/changes")]
    [InlineData("/om/fejl?side=/eksempler", "/om/fejl?side=/temaer")]
    [InlineData("/eksempler?q=a%1Eb", "/eksempler?q=a%1Fb")]
    public async Task Different_queries_have_different_answers(string one, string other)
    {
        var first = await Site.Client.GetStringAsync(new Uri(one, UriKind.Relative));
        var second = await Site.Client.GetStringAsync(new Uri(other, UriKind.Relative));

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Shortlist_keeps_its_order_in_the_cache()
    {
        var one = await Site.PageAsync("/eksempler/liste?id=silkeborg-ny-chance&id=aalborg-svejsere-bladt");
        var other = await Site.PageAsync("/eksempler/liste?id=aalborg-svejsere-bladt&id=silkeborg-ny-chance");

        Assert.Equal(["silkeborg-ny-chance", "aalborg-svejsere-bladt"], one.QuerySelectorAll("article").Select(article => article.Id));
        Assert.Equal(["aalborg-svejsere-bladt", "silkeborg-ny-chance"], other.QuerySelectorAll("article").Select(article => article.Id));
    }

    [Fact]
    public async Task Parameter_nobody_knows_changes_nothing()
    {
        var plain = await Site.Client.GetStringAsync(new Uri("/eksempler?tema=igu", UriKind.Relative));

        Assert.Equal(plain, await Site.Client.GetStringAsync(new Uri("/eksempler?tema=igu&utm_source=brev", UriKind.Relative)));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("identity", "")]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("BR", "br")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0", "")]
    [InlineData("gzip;q=0", "")]
    [InlineData("zebra", "")]
    [InlineData("vroevl;;q=1=2", "")]
    public async Task Every_reader_gets_an_encoding_they_asked_for_whoever_came_before(string? accepted, string encoding)
    {
        var path = "/eksempler/hjoerring-modellen";
        var plain = await Site.Client.GetStringAsync(new Uri(path, UriKind.Relative));
        // Everybody has been here before.
        foreach (var before in (string?[])[null, "*", "BR", "zebra", "br;q=0", "br", "gzip", "gzip;q=0", accepted])
        {
            using var filled = await GetAsync(path, before);
        }

        using var response = await GetAsync(path, accepted);

        Assert.Equal(encoding, string.Join(',', response.Content.Headers.ContentEncoding));
        Assert.Equal(plain, await DecodedAsync(response));
    }

    [Fact]
    public async Task First_reader_decides_nothing_for_the_next()
    {
        foreach (var first in (string[])["*", "BR", "zebra", "br;q=0", "gzip;q=0", "br", "gzip"])
        {
            var path = $"/eksempler?q={Uri.EscapeDataString(first)}+svejser";
            using var filled = await GetAsync(path, first);

            using var next = await GetAsync(path, accepted: null);

            Assert.Empty(next.Content.Headers.ContentEncoding);
            Assert.Contains("<h1>Eksempler</h1>", await next.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Hosts_do_not_get_each_others_addresses()
    {
        foreach (var path in (string[])["/eksempler/hjoerring-modellen", "/sitemap.xml", "/feeds/eksempler.atom", "/api/v1/examples", "/robots.txt"])
        {
            foreach (var host in (string[])["et.example", "andet.example"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Host = host;
                using var response = await Site.Client.SendAsync(request);
                var body = await response.Content.ReadAsStringAsync();

                Assert.Contains($"http://{host}/", body);
                Assert.DoesNotContain(host == "et.example" ? "andet.example" : "//et.example", body);
            }
        }
    }

    [Fact]
    public async Task Site_with_a_public_address_tells_that_one_to_everybody()
    {
        await using var site = await TestSite.StartAsync(settings: "--Site:Url=https://vejviser.example/");
        foreach (var path in (string[])["/eksempler/hjoerring-modellen", "/sitemap.xml", "/feeds/eksempler.atom", "/api/v1/examples", "/robots.txt"])
        {
            var body = await site.Client.GetStringAsync(new Uri(path, UriKind.Relative));

            Assert.Contains("https://vejviser.example/", body);
            Assert.DoesNotContain("127.0.0.1", body);
            Assert.DoesNotContain("vejviser.example//", body);
        }
    }

    /// <summary>What is kept is counted by its answers alone: keys as long as a request may be would be memory that nothing bounds.</summary>
    [Theory]
    [InlineData("/om?id=kort", "et.example", true)]
    [InlineData("/om?id={0}", "et.example", false)]
    [InlineData("/om?id=igen", "{0}.example", false)]
    public async Task Answer_is_kept_under_a_short_key_only(string path, string host, bool isKept)
    {
        RawAnswer? second = null;
        for (var time = 0; time < 2; time++)
        {
            second = await Site.RawAsync(string.Format(CultureInfo.InvariantCulture, path, new string('a', 3_000)), host: string.Format(CultureInfo.InvariantCulture, host, new string('b', 3_000)));
            Assert.Equal(HttpStatusCode.OK, second.Status);
        }

        Assert.Equal(isKept, second!.Head.Contains("\r\nAge: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_of_somebody_signed_in_is_kept_for_nobody_and_nobodys_for_them()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/om");
        Assert.Contains("/konto\"", editor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        using var stranger = await site.GetAsync("/om");
        Assert.Null(stranger.Headers.Age);
        Assert.DoesNotContain("/konto\"", await stranger.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var kept = await site.GetAsync("/om");
        Assert.NotNull(kept.Headers.Age);
        using var own = await editor.RawAsync(new(HttpMethod.Get, "/om"));
        Assert.Null(own.Headers.Age);
        Assert.Null(own.Headers.ETag);
        Assert.Contains("/konto\"", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_in_capitals_is_not_kept_for_those_who_write_it_right()
    {
        using var shouted = await Site.GetAsync("/TEMAER");
        var page = await Site.PageAsync("/temaer");

        Assert.EndsWith("/temaer", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_answer_from_the_cache_is_whole_json()
    {
        using var first = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri("/api/v1/examples?size=100", UriKind.Relative)));
        using var second = JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri("/api/v1/examples?size=100", UriKind.Relative)));

        Assert.Equal(46, second.RootElement.GetProperty("items").GetArrayLength());
    }

    private static string CacheControl(HttpResponseMessage response) => string.Join(", ", response.Headers.GetValues("Cache-Control"));

    private async Task<HttpResponseMessage> GetAsync(string path, string? accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        return await Site.Client.SendAsync(request);
    }

    private static async Task<string> DecodedAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream decoded = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(decoded, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
