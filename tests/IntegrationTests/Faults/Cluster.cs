using System.Diagnostics;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>Two nodes behind nginx over one PostgreSQL, on this machine, set up as docs/operations.md says.</summary>
internal sealed class Cluster : IVictim
{
    private readonly KilledServer[] nodes;
    private readonly Nginx proxy;
    private readonly PostgresServer? hit;
    private bool isDatabaseDown;
    private int kills;

    /// <param name="settings">The database.</param>
    /// <param name="mailPort">The port of a mail server on this machine; null for none.</param>
    /// <param name="hit">The database server, when a kill hits that; null when it hits the nodes in turn.</param>
    /// <param name="scheme">What the proxy speaks: https as in an operator's house, or http where the work of encryption would be measured.</param>
    /// <param name="nodeSettings">What else is set for the nodes.</param>
    public Cluster(DatabaseSettings settings, int? mailPort, PostgresServer? hit, string scheme = "https", IReadOnlyCollection<KeyValuePair<string, string>>? nodeSettings = null)
    {
        this.hit = hit;
        Address = new($"{scheme}://127.0.0.1:{KilledServer.FreePort()}");
        KeyValuePair<string, string>[] behindProxy = [new("Site__Url", Address.OriginalString), new("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")];
        nodes = [.. Enumerable.Range(0, 2).Select(_ => new KilledServer(settings with { Directory = TestFolder.New("node") }, mailPort, [.. behindProxy, .. nodeSettings ?? []]))];
        proxy = new(Address, [.. nodes.Select(node => node.Address)]);
    }

    /// <summary>The proxy's.</summary>
    public Uri Address { get; }

    public IReadOnlyList<KilledServer> Nodes => nodes;

    /// <summary>The longest from starting what had been killed until both nodes were ready.</summary>
    public TimeSpan SlowestRecovery { get; private set; }

    public Task RunAsync(params string[] arguments) => nodes[0].RunAsync(arguments);

    public async Task StartAsync()
    {
        var start = Stopwatch.GetTimestamp();
        if (isDatabaseDown)
        {
            hit!.Resume();
            isDatabaseDown = false;
        }

        // Nobody touches a node that runs: it must find its way back by itself.
        foreach (var node in nodes)
        {
            await (node.IsRunning ? node.UntilReadyAsync() : node.StartAsync());
        }

        if (kills > 0)
        {
            SlowestRecovery = TimeSpan.FromTicks(Math.Max(SlowestRecovery.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }
    }

    public void Kill()
    {
        kills++;
        if (hit is not null)
        {
            hit.Kill();
            isDatabaseDown = true;
        }
        else
        {
            nodes[kills % nodes.Length].Kill();
        }
    }

    /// <summary>Restarts one node after the other as the operator's guide says: out of the proxy, stopped, started, ready, back again.</summary>
    public async Task RestartAsync()
    {
        for (var node = 0; node < nodes.Length; node++)
        {
            await proxy.TakeOutAsync(node);
            await nodes[node].StopAsync();
            await nodes[node].StartAsync();
            proxy.PutBack(node);
        }
    }

    public void Dispose()
    {
        proxy.Dispose();
        foreach (var node in nodes)
        {
            node.Dispose();
        }
    }
}
