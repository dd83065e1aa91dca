using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Vejviser.Web.Features.PracticeExamples;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Health;

/// <summary>The server, which opens its port when the program is warm (Start__Warm).</summary>
/// <remarks>
/// A program that has just started compiles whatever it is asked for. Where a proxy sends it half of the readers meanwhile, they wait, and so do the rest: docs/performance.md, Load.
/// So it asks itself for its own pages first, at an address nobody knows. When the first reader comes, the code is compiled and the pages are kept.
/// </remarks>
internal sealed partial class WarmStart(IServer server, Settings settings, IConnectionListenerFactory transport, IServiceProvider services, ILoggerFactory loggers, ILogger<WarmStart> logger) : IServer
{
    private const int Searches = 100;
    private const int MostRequests = 400;

    // On a machine that needs longer, readers have waited enough.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public IFeatureCollection Features => server.Features;

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        try
        {
            await WarmAsync(application, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException or XmlException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            StartsCold(exception);
        }

        await server.StartAsync(application, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();

    private async Task WarmAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        var start = Stopwatch.GetTimestamp();
        GetsWarm();
        var kestrel = new KestrelServerOptions { ApplicationServices = services };
        kestrel.Listen(IPAddress.Loopback, 0);
        using var own = new KestrelServer(Options.Create(kestrel), transport, loggers);
        await own.StartAsync(application, cancellationToken);
        try
        {
            using var client = Client(own.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
            var asked = 0;
            foreach (var path in (await PathsAsync(client, cancellationToken)).Take(MostRequests).TakeWhile(_ => Stopwatch.GetElapsedTime(start) < Longest))
            {
                using var response = await client.GetAsync(path, cancellationToken);
                asked++;
            }

            IsWarm(asked, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        finally
        {
            await own.StopAsync(cancellationToken);
        }
    }

    // Asks as browsers do through the proxy, or the pages would be kept for nobody; and says of itself what no person says, so that it is not counted as use.
    private HttpClient Client(string address)
    {
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, AllowAutoRedirect = false }) { BaseAddress = new(address), Timeout = Longest };
        if (settings.PublicAddress is { } told)
        {
            var site = new Uri(told);
            client.DefaultRequestHeaders.Host = site.Authority;
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", site.Scheme);
        }

        return client;
    }

    // Searches for what is there, for those in vain are noted; and every page that search engines are told of, rooms first.
    private static async Task<List<string>> PathsAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var examples = await client.GetFromJsonAsync<PracticeExamplesApi.Page>($"{PracticeExampleLinks.ApiList}?size={Searches}", cancellationToken);
        var sitemap = XDocument.Parse(await client.GetStringAsync("/sitemap.xml", cancellationToken));
        return
        [
            .. examples!.Items.Select(example => $"{PracticeExampleLinks.List}{QueryString.Create("q", example.Title)}"),
            .. sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath),
        ];
    }

    [LoggerMessage(LogLevel.Information, "Asks itself for its own pages before it opens its port.")]
    private partial void GetsWarm();

    [LoggerMessage(LogLevel.Information, "Warm after {Requests} pages in {Seconds:N1} s.")]
    private partial void IsWarm(int requests, double seconds);

    [LoggerMessage(LogLevel.Warning, "Could not ask itself for its own pages; the first readers wait for the compiler.")]
    private partial void StartsCold(Exception exception);
}
