using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

/// <summary>Requests no browser sends: too large, too slow, with headers meant for others, leading elsewhere.</summary>
public sealed class HostileRequestsTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private const string Bad = "ond.example";

    /// <summary>Headers that some servers and proxies let decide what a page says, while caches do not look at them.</summary>
    private static readonly (string Name, string Value)[] Unkeyed =
    [
        ("X-Forwarded-Host", Bad), ("X-Host", Bad), ("X-Forwarded-Server", Bad), ("X-HTTP-Host-Override", Bad), ("Forwarded", $"host={Bad};proto=https"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Scheme", "nothttps"),
        ("X-Forwarded-Prefix", $"/{Bad}"), ("X-Forwarded-For", Bad), ("X-Original-URL", "/om"), ("X-Rewrite-URL", "/om"), ("X-HTTP-Method-Override", "POST"), ("X-HTTP-Method", "DELETE"), ("X-Method-Override", "HEAD"),
        ("Accept", "application/json"), ("Accept-Language", "en"), ("Accept-Charset", "utf-16"), ("User-Agent", $"<script>{Bad}</script>"), ("Referer", $"https://{Bad}/"), ("Origin", $"https://{Bad}"), ("Cookie", $"vejviser-form={Bad}; lang={Bad}"),
        ("Range", "bytes=0-9"), ("X-Requested-With", "XMLHttpRequest"), ("X-WAP-Profile", $"http://{Bad}/x.xml"), ("Authorization", "Basic b25kOm9uZA=="), ("traceparent", "00-00000000000000000000000000000001-0000000000000001-01"),
    ];

    private TestSite Site => reading.Site;

    public static TheoryData<string> Cached { get; } = new("/eksempler", "/tal/ledige", "/kommuner/aalborg", "/api/v1/examples", "/feeds/eksempler.atom", "/sitemap.xml", "/eksempler/hjoerring-modellen");

    [Theory]
    [MemberData(nameof(Cached))]
    public async Task First_readers_headers_change_nothing_for_the_next(string path)
    {
        for (var number = 0; number < Unkeyed.Length; number++)
        {
            // Another key of the cache each time, so that this request is the one that fills it.
            var (name, value) = Unkeyed[number];
            var address = string.Create(CultureInfo.InvariantCulture, $"{path}?{(path.StartsWith("/api", StringComparison.Ordinal) ? "page" : "side")}={number + 1}");
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation(name, value);
            using var first = await Site.Client.SendAsync(request);
            using var next = await Site.GetAsync(address);

            var (filled, plain) = (await first.Content.ReadAsStringAsync(), await next.Content.ReadAsStringAsync());
            Assert.True(next.StatusCode == first.StatusCode, $"{name}: {first.StatusCode}, then {next.StatusCode}");
            Assert.DoesNotContain(Bad, plain, StringComparison.Ordinal);
            Assert.True(filled == plain, name);
        }
    }

    [Theory]
    [InlineData("/eksempler", "q=svejser", "GET")]
    [InlineData("/api/v1/examples", "q=svejser", "GET")]
    public async Task Body_of_a_request_to_read_changes_nothing(string path, string body, string method)
    {
        var address = $"{path}?q=mentor";
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded") };
        using var first = await Site.Client.SendAsync(request);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await Site.Client.GetStringAsync(new Uri(address, UriKind.Relative)));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_the_next_is_answered()
    {
        var line = await Site.RawAsync("/eksempler?q=" + new string('a', 200_000));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, line.Status);

        foreach (var headers in (string[])[$"X-Long: {new string('a', 100_000)}\r\n", string.Concat(Enumerable.Range(0, 5_000).Select(number => $"X-{number.ToString(CultureInfo.InvariantCulture)}: a\r\n")), $"Cookie: {new string('a', 70_000)}\r\n"])
        {
            Assert.Contains(" 431 ", await SendAsync($"GET /om HTTP/1.1\r\nHost: {Site.Address.Authority}\r\n{headers}\r\n"), StringComparison.Ordinal);
        }

        // Obsolete, contradictory or smuggled framing.
        foreach (var framing in (string[])["Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc", "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "Content-Length: -1\r\n\r\n", "Transfer-Encoding: xchunked\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nZZ\r\n", "X: a\r\n b\r\n\r\n", "X : a\r\n\r\n"])
        {
            var answer = await SendAsync($"POST /om/fejl HTTP/1.1\r\nHost: {Site.Address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\n{framing}");
            Assert.Matches("^HTTP/1.1 (4\\d\\d|501) ", answer);
        }

        foreach (var host in (string[])["", "Host: a\r\nHost: b\r\n", "Host: a b\r\n", "Host: ond.example/eksempler\r\n"])
        {
            Assert.Contains(" 400 ", await SendAsync($"GET /om HTTP/1.1\r\n{host}Connection: close\r\n\r\n"), StringComparison.Ordinal);
        }

        using var after = await Site.GetAsync("/om");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory]
    [InlineData("/.git/config")]
    [InlineData("/.env")]
    [InlineData("/appsettings.json")]
    [InlineData("/Vejviser.Web.dll")]
    [InlineData("/web.config")]
    [InlineData("/data/vejviser.db")]
    [InlineData("/lib/")]
    [InlineData("/lib/..%2f..%2fappsettings.json")]
    [InlineData("/lib/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/..%5c..%5cappsettings.json")]
    public async Task Only_what_is_meant_to_be_is_served(string path) => Assert.Equal(HttpStatusCode.NotFound, (await Site.RawAsync(path)).Status);

    [Theory]
    [InlineData("/")]
    [InlineData("/om/fejl")]
    [InlineData("/api/v1/examples")]
    [InlineData("/site.js")]
    [InlineData("/healthz")]
    public async Task Method_that_is_not_written_for_is_refused_and_nothing_is_said_back(string path)
    {
        foreach (var method in (string[])["TRACE", "TRACK", "PUT", "DELETE", "PATCH", "DEBUG", "PROPFIND"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Add("X-Said", "ekko-ekko");
            using var response = await Site.Client.SendAsync(request);
            // 400: a page whose forms need a token says that first.
            Assert.True(response.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{method} {path}: {response.StatusCode}");
            Assert.DoesNotContain("ekko-ekko", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/om/fejl")]
    [InlineData("/foelg?tema=igu")]
    [InlineData("/konto/log-ind")]
    [InlineData("/del/ny")]
    [InlineData("/del/upload")]
    [InlineData("/redskaber/ugeplan")]
    [InlineData("/redskaber/hvem-er-omfattet")]
    [InlineData("/redskaber/hvem-er-omfattet/maaneder")]
    [InlineData("/redskaber/rehabiliteringsmoede")]
    [InlineData("/eksempler/lignende")]
    public async Task Form_of_thousands_of_fields_is_refused_and_not_a_fault(string path)
    {
        var many = string.Join('&', Enumerable.Range(0, 20_000).Select(number => $"felt{number.ToString(CultureInfo.InvariantCulture)}=1"));
        var deep = string.Join('&', Enumerable.Range(0, 500).Select(number => $"a{string.Concat(Enumerable.Repeat("[0].b", number % 60))}=1"));
        var longName = new string('a', 10_000) + "=1";
        foreach (var body in (string[])[many, deep, longName, "text=" + new string('%', 50_000), "text=%00%ff%fe", "=&=&&&==", "text=a&text=b&text=c"])
        {
            using var content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
            using var response = await Site.Client.PostAsync(new Uri(path, UriKind.Relative), content);
            Assert.True((int)response.StatusCode is >= 200 and < 500, $"{path}, {body[..Math.Min(body.Length, 20)]}: {response.StatusCode}");
        }

        foreach (var (type, body) in ((string, string)[])[("multipart/form-data", "x"), ("multipart/form-data; boundary=", "x"), ($"multipart/form-data; boundary={new string('a', 500)}", "x"), ("multipart/form-data; boundary=x", "--x\r\n" + new string('A', 40_000) + ": b\r\n\r\n\r\n--x--"), ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nafbrudt"), ("application/json", "{"), ("text/xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"), ("vroevl", "x"), ("text/plain", "text=x")])
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var response = await Site.Client.PostAsync(new Uri(path, UriKind.Relative), content);
            Assert.True((int)response.StatusCode is >= 200 and < 500, $"{path}, {type}: {response.StatusCode}");
        }
    }

    /// <summary>Takes a quarter of a minute: that is how long headers may.</summary>
    [Fact]
    public async Task Slow_callers_are_let_go_while_others_are_answered()
    {
        var host = Site.Address.Authority;
        var slow = Enumerable.Range(0, 60).Select(number => SendAsync(number % 2 == 0
            ? $"GET /om HTTP/1.1\r\nHost: {host}\r\nX-Slow: "
            : $"POST /om/fejl HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\ntext=a")).ToList();

        for (var time = 0; time < 20; time++)
        {
            using var answer = await Site.GetAsync("/om");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.False(slow[0].IsCompleted);
        Assert.All(await Task.WhenAll(slow).WaitAsync(TimeSpan.FromSeconds(60)), answer => Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), answer));
    }

    [Theory]
    [InlineData("https://ond.example/")]
    [InlineData("//ond.example/")]
    [InlineData("/\\ond.example/")]
    [InlineData("\\\\ond.example/")]
    [InlineData("/%09/ond.example/")]
    [InlineData("https:ond.example")]
    [InlineData("javascript:alert('ond.example')")]
    [InlineData("data:text/html,ond.example")]
    [InlineData("%0d%0aLocation: https://ond.example/")]
    public async Task No_parameter_leads_to_another_site(string target)
    {
        string[] names = ["videre", "side", "til", "besked", "returnUrl", "next", "url", "redirect", "liste", "sendt", "q"];
        var query = string.Join('&', names.Select(name => $"{name}={(target.Contains("%0", StringComparison.Ordinal) ? target : Uri.EscapeDataString(target))}"));
        foreach (var path in (string[])["/", "/eksempler", "/eksempler/liste", "/om/fejl", "/foelg", "/konto", "/konto/log-ind", "/konto/kode", "/konto/bekraeft", "/konto/passkey", "/del/ny", "/redaktion", "/partnerskaber", "/tal", "/fejl/404"])
        {
            using var response = await Site.GetAsync($"{path}?{query}");
            Assert.True((int)response.StatusCode < 500, path);
            if (response.Headers.Location is { } location)
            {
                Assert.Equal(Site.Address.Authority, new Uri(Site.Address, location).Authority);
            }

            using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            foreach (var address in page.QuerySelectorAll("a[href], form[action], link[href], iframe[src], button[formaction], meta[http-equiv]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("action") ?? element.GetAttribute("formaction") ?? element.GetAttribute("content") ?? ""))
            {
                Assert.False(Uri.TryCreate(Site.Address, address, out var led) && (led.Host == Bad || led.Scheme is "javascript" or "data"), $"{path}: {address}");
            }
        }
    }

    [Theory]
    [InlineData("/del/kladde/{0}")]
    [InlineData("/del/kladde/{0}/trin-2")]
    [InlineData("/svar/eksempel/{0}")]
    [InlineData("/svar/brug/{0}")]
    [InlineData("/foelg/bekraeft/{0}")]
    [InlineData("/foelg/stop/{0}")]
    public async Task Secret_addresses_that_lead_nowhere_are_all_answered_alike(string address)
    {
        List<string> answers = [];
        foreach (var token in (string[])["x", new string('A', 43), new string('_', 43), new string('a', 2_000), "CfDJ8" + new string('a', 120), "..%2f..", "' or 1=1--"])
        {
            using var response = await Site.GetAsync(string.Format(CultureInfo.InvariantCulture, address, token));
            using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            answers.Add($"{(int)response.StatusCode} {page.QuerySelector("h1")?.TextContent}");
        }

        Assert.Single(answers.Distinct());
        Assert.Matches("^(404|410|200) .", answers[0]);
    }

    private async Task<string> SendAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Site.Address.Host, Site.Address.Port);
        await using var stream = connection.GetStream();
        var answer = new StringBuilder();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
            var buffer = new byte[4096];
            for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
                if (answer.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    break;
                }
            }
        }
        catch (IOException)
        {
            // Hung up in the middle of what we sent.
        }

        return answer.ToString();
    }
}
