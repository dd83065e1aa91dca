using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;

namespace Vejviser.BrowserTests;

/// <summary>The bars of a first view: light, still, and silent about the reader.</summary>
public sealed class WeightTests(Chromium chromium) : BrowserTest(chromium)
{
    private const int MaxFirstView = 150 * 1024;
    private const int MaxHtml = 30 * 1024;

    [Fact]
    public async Task First_view_of_the_front_page_transfers_at_most_150_KB_of_compressed_files()
    {
        var page = await NewPageAsync(Screen.Desktop);
        var responses = new ConcurrentQueue<IResponse>();
        page.Response += (_, response) => responses.Enqueue(response);
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        var transferred = 0.0;
        network.Event("Network.loadingFinished").OnEvent += (_, loaded) => transferred += loaded!.Value.GetProperty("encodedDataLength").GetDouble();

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.All(responses, response => Assert.Equal(200, response.Status));
        Assert.Contains(responses, response => response.Url.EndsWith(".woff2", StringComparison.Ordinal));
        foreach (var response in responses.Where(response => !response.Url.EndsWith(".woff2", StringComparison.Ordinal)))
        {
            // The header alone proves nothing: gzip can also be asked to leave everything as it is.
            var sent = (await response.Request.SizesAsync()).ResponseBodySize;
            var unpacked = (await response.BodyAsync()).Length;
            Assert.True(await response.HeaderValueAsync("content-encoding") is "br" or "gzip" && sent < unpacked, $"{response.Url} is not compressed: {sent} of {unpacked}.");
        }

        Assert.True(await page.EvaluateAsync<bool>("() => document.fonts.check('16px \"IBM Plex Sans\"')"));
        Assert.InRange(transferred, 10_000, MaxFirstView);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/eksempler")]
    [InlineData("/eksempler/aalborg-svejsere-bladt")]
    public async Task Page_stands_still_while_it_loads_even_when_the_font_is_late(string path)
    {
        foreach (var screen in (Screen[])[Screen.Desktop, Screen.Phone])
        {
            var page = await NewPageAsync(screen);
            var painted = new TaskCompletionSource();
            await page.ExposeFunctionAsync("painted", () => painted.TrySetResult());
            await page.AddInitScriptAsync("new PerformanceObserver(() => painted()).observe({ type: 'paint', buffered: true })");
            await page.RouteAsync("**/*.woff2", async route =>
            {
                await painted.Task;
                await route.ContinueAsync();
            });

            await OpenAsync(page, path);
            var shifts = await page.EvaluateAsync<double>(
                """
                async () => {
                  await document.fonts.ready;
                  // Two frames: one that lays the text out in its font, one that reports.
                  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                  const observer = new PerformanceObserver(() => {});
                  observer.observe({ type: "layout-shift", buffered: true });
                  return observer.takeRecords().reduce((sum, shift) => sum + shift.value, 0);
                }
                """);

            Assert.Equal(0, shifts);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/eksempler?q=unge&evidens=lovende")]
    [InlineData("/eksempler/aalborg-svejsere-bladt")]
    [InlineData("/kommuner")]
    [InlineData("/findes-ikke", 404)]
    public async Task Reader_is_given_no_cookie_and_nothing_to_keep(string path, int status = 200)
    {
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, path, status);

        Assert.Empty(await page.Context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length"));
    }

    [Theory]
    [MemberData(nameof(SitePages.All), MemberType = typeof(SitePages))]
    public async Task Html_is_at_most_30_KB_compressed(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(SitePages.Address(name), UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var response = await Site.Client.SendAsync(request);
        var html = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange(html.Length, 1, MaxHtml);
    }
}
