using System.Net;
using Microsoft.Extensions.Logging;
using Vejviser.Domain.Accounts;
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
