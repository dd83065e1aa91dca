using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Logging;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Features.Account.External;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

public sealed class SecurityEventsTests
{
    [Fact]
    public async Task Signing_in_and_what_is_refused_stand_in_the_log_without_anybodys_address()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: "--Logging:LogLevel:Default=Information");
        using var log = new LogLines();
        site.Get<ILoggerFactory>().AddProvider(log);
        using var visitor = new Visitor(site.Address);
        await visitor.OpenAsync("/konto/log-ind");
        await visitor.SubmitAsync("/log-ind", ("email", "medarbejder@kk.dk"));
        await visitor.SubmitAsync(("kode", "12345"));
        await visitor.SubmitAsync(("kode", await site.CodeAsync("medarbejder@kk.dk")));
        await visitor.OpenAsync("/redaktion");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        await visitor.OpenAsync("/konto/log-ud");
        await visitor.SubmitAsync("/log-ud");
        using var forged = await site.Client.PostAsync(new Uri("/konto/log-ind", UriKind.Relative), new FormUrlEncodedContent([new("email", "medarbejder@kk.dk")]));

        var lines = log.Lines.Select(line => line.Trim()).Where(line => line.StartsWith("Account:", StringComparison.Ordinal) || line.StartsWith("Refused:", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            [
                "Account: POST /konto/log-ind was answered 302.",
                "Account: POST /konto/kode was answered 422.",
                "Account: POST /konto/kode was answered 302.",
                "Refused: GET /redaktion was answered 403.",
                "Account: POST /konto/log-ud was answered 302.",
                "Refused: POST /konto/log-ind was answered 400.",
            ],
            lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains("kk.dk", StringComparison.Ordinal) || line.Contains("127.0.0.1,", StringComparison.Ordinal));
    }

    /// <summary>A municipality's own login sends the browser back by GET.</summary>
    [Fact]
    public async Task Coming_back_from_a_municipalitys_login_stands_in_the_log_too()
    {
        await using var provider = await LyingProvider.StartAsync();
        await using var site = await TestSite.StartAsync(seed: false, settings: [.. provider.Settings(), "--Logging:LogLevel:Default=Information"]);
        using var log = new LogLines();
        site.Get<ILoggerFactory>().AddProvider(log);
        using var visitor = new Visitor(site.Address);
        await visitor.OpenAsync("/konto/log-ind/kommune/svar?state=opfundet&code=hemmelig");
        await visitor.SignInAsync(provider);
        Assert.Equal("/konto", visitor.Path);

        Assert.Equal(
            [
                "Refused: GET /konto/log-ind/{provider}/svar was answered 400.",
                "Account: POST /konto/log-ind/{provider} was answered 200.",
                "Account: GET /konto/log-ind/{provider}/svar was answered 302.",
            ],
            log.Lines.Select(line => line.Trim()).Where(line => line.StartsWith("Account:", StringComparison.Ordinal) || line.StartsWith("Refused:", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.Contains("hemmelig", StringComparison.Ordinal) || line.Contains("opfundet", StringComparison.Ordinal) || line.Contains("anna@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_leaves_nothing_in_the_browser()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        using var visitor = await site.VisitorAsync(AccountRole.Contributor);
        var page = await visitor.OpenAsync("/konto/log-ud");
        var token = page.QuerySelector("main input[name=form_token]")!.GetAttribute("value")!;
        using var answer = await visitor.RawAsync(new(HttpMethod.Post, "/konto/log-ud") { Content = new FormUrlEncodedContent([new("form_token", token)]) });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
    }

    /// <summary>The cookies that let somebody in: the code's, and the session's.</summary>
    [Fact]
    public async Task Cookies_of_signing_in_are_for_this_host_over_https_and_no_script()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: ["--Site:Url=https://vejviser.example", "--ForwardedHeaders_Enabled=true"]);
        List<string> cookies = [];
        async Task<string> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] fields)
        {
            using var request = new HttpRequestMessage(method, path) { Content = fields.Length > 0 ? new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) : null };
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("Cookie", cookies.Select(cookie => cookie.Split(';')[0]));
            using var answer = await site.Client.SendAsync(request);
            cookies.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
            return await answer.Content.ReadAsStringAsync();
        }

        var token = TokenOf(await SendAsync(HttpMethod.Get, "/konto/log-ind"));
        await SendAsync(HttpMethod.Post, "/konto/log-ind", ("email", "medarbejder@kk.dk"), ("form_token", token));
        token = TokenOf(await SendAsync(HttpMethod.Get, "/konto/kode"));
        await SendAsync(HttpMethod.Post, "/konto/kode", ("kode", await site.CodeAsync("medarbejder@kk.dk")), ("form_token", token));

        foreach (var name in (string[])["__Host-vejviser-kode=", "__Host-vejviser="])
        {
            var cookie = cookies.First(cookie => cookie.StartsWith(name, StringComparison.Ordinal));
            foreach (var attribute in (string[])["; path=/;", "; secure", "; httponly", "; samesite=lax"])
            {
                Assert.Contains(attribute, cookie, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        }

        static string TokenOf(string page) => new HtmlParser().ParseDocument(page).QuerySelector("main input[name=form_token]")!.GetAttribute("value")!;
    }

    [Theory]
    [InlineData("https://vejviser.example", "__Host-vejviser-form")]
    [InlineData("", "vejviser-form")]
    public async Task Cookie_of_forms_belongs_to_this_host_alone_where_the_site_is_on_https(string url, string name)
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: [$"--Site:Url={url}", "--ForwardedHeaders_Enabled=true"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/del/ny");
        request.Headers.Add("X-Forwarded-Proto", url.Length > 0 ? "https" : "http");
        using var answer = await site.Client.SendAsync(request);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(name + "=", cookie, StringComparison.Ordinal);
        Assert.Equal(url.Length > 0, cookie.Contains("; secure", StringComparison.Ordinal));
        Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
    }
}
