using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>A real nginx on this machine, which hands requests to nodes as deploy/nginx says.</summary>
internal sealed partial class Nginx : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string folder = TestFolder.New("nginx");
    private readonly IReadOnlyList<Uri> nodes;
    private readonly Process process;

    public Nginx(IReadOnlyList<Uri> nodes)
    {
        this.nodes = nodes;
        var port = KilledServer.FreePort();
        Address = new($"http://127.0.0.1:{port}");
        WriteNodes(down: null);
        // Everything it writes lies in the folder; the rest is what an operator copies.
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), string.Create(CultureInfo.InvariantCulture, $$"""
            pid nginx.pid;
            error_log error.log;
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            worker_processes 2;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                include nodes.conf;
                server {
                    listen 127.0.0.1:{{port}};
                    large_client_header_buffers 4 128k;
                    client_max_body_size 70m;
                    location / { include {{Path.Combine(SourceTree.Root, "deploy/nginx/proxy.conf")}}; }
                }
            }
            """));
        process = Start("-g", "daemon off;");
    }

    public Uri Address { get; }

    /// <summary>Sends nothing more to a node, and waits until what was on its way there is answered.</summary>
    public Task TakeOutAsync(Uri node) => ReloadAsync(node);

    /// <summary>All nodes are asked again.</summary>
    public Task PutBackAsync() => ReloadAsync(down: null);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task ReloadAsync(Uri? down)
    {
        WriteNodes(down);
        var before = Workers();
        using (var reload = Start("-s", "reload"))
        {
            await reload.WaitForExitAsync();
            Assert.Equal(0, reload.ExitCode);
        }

        // The old workers answer what they have, and end.
        using var patience = new CancellationTokenSource(Patience);
        while (Workers().Intersect(before).Any())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    // The operator's file, with these nodes' addresses in it.
    private void WriteNodes(Uri? down)
    {
        var addresses = new Queue<Uri>(nodes);
        File.WriteAllLines(Path.Combine(folder, "nodes.conf"), File.ReadLines(Path.Combine(SourceTree.Root, "deploy/nginx/nodes.conf")).Select(line => NodeAddress().Replace(line, _ =>
        {
            var node = addresses.Dequeue();
            return node == down ? $"{node.Authority} down" : node.Authority;
        })));
        Assert.Empty(addresses);
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("nginx", ["-p", folder, "-e", Path.Combine(folder, "error.log"), "-c", Path.Combine(folder, "nginx.conf"), .. arguments]))!;

    [GeneratedRegex(@"(?<=^\s*server )\S+?(?=[ ;])")]
    private static partial Regex NodeAddress();

    private HashSet<int> Workers() => [.. File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
}
