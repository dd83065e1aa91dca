using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Vejviser.IntegrationTests.Links;

/// <summary>Somebody else's server: /404 answers 404, /ingen-head only knows GET, /flyttet?til= leads on and /ring leads to itself. It remembers who called.</summary>
internal sealed class LinkServer : IAsyncDisposable
{
    private WebApplication app = null!;
    private int connections;

    /// <summary>"HEAD /404", in the order they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Paths that answer something else than they say.</summary>
    public ConcurrentDictionary<string, int> Answers { get; } = new();

    /// <summary>Whether any request said who asked.</summary>
    public bool WasGivenCredentials { get; private set; }

    public int Connections => Volatile.Read(ref connections);

    public Uri Address { get; private set; } = null!;

    public static async Task<LinkServer> StartAsync(IPAddress? address = null)
    {
        var server = new LinkServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(address ?? IPAddress.Loopback, 0, listen => listen.Use(next => connection =>
        {
            Interlocked.Increment(ref server.connections);
            return next(connection);
        })));
        server.app = builder.Build();
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        server.Address = new(server.app.Urls.Single());
        return server;
    }

    /// <summary>The whole address of a path here.</summary>
    public string At(string path) => new Uri(Address, path).AbsoluteUri;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        WasGivenCredentials |= context.Request.Headers.Authorization.Count > 0;
        Requests.Enqueue($"{context.Request.Method} {path}");
        if (path is "/flyttet" or "/ring")
        {
            context.Response.Redirect(context.Request.Query["til"].FirstOrDefault() ?? path);
        }
        else
        {
            context.Response.StatusCode = Answers.TryGetValue(path, out var status) ? status
                : path == "/ingen-head" ? HttpMethods.IsHead(context.Request.Method) ? 405 : 200
                : int.Parse(path.AsSpan(1, 3), CultureInfo.InvariantCulture);
        }

        return Task.CompletedTask;
    }
}
