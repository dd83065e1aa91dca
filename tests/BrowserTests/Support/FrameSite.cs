using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Vejviser.BrowserTests.Support;

/// <summary>Somebody else's site, with a frame in which ours is shown.</summary>
internal sealed class FrameSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private FrameSite(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public static async Task<FrameSite> StartAsync(string framed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/", () => Results.Content($"<!DOCTYPE html><title>Et andet websted</title><link rel=icon href=data:,><iframe src=\"{framed}\" width=640 height=900></iframe>", "text/html"));
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
