using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>A real nginx on this machine, which hands requests to nodes as deploy/nginx says.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly string folder = TestFolder.New("nginx");
    private readonly Process process;

    /// <param name="address">Where it listens, on this machine; with https it speaks HTTP/2 too, as deploy/nginx does.</param>
    /// <param name="nodes">Where the nodes do.</param>
    public Nginx(Uri address, IReadOnlyList<Uri> nodes)
    {
        WriteExamples(nodes);
        var listen = address.Authority;
        if (address.Scheme == "https")
        {
            WriteCertificate(address);
            listen += " ssl http2; ssl_certificate certificate.pem; ssl_certificate_key key.pem";
        }

        // Everything it writes lies in the folder; the rest is what an operator copies.
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), $$"""
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
                    listen {{listen}};
                    large_client_header_buffers 4 128k;
                    client_max_body_size 70m;
                    include without.conf;
                    location / { include {{Path.Combine(SourceTree.Root, "deploy/nginx/proxy.conf")}}; }
                }
            }
            """);
        process = Start("-g", "daemon off;");
    }

    /// <summary>Sends nothing more to a node, and waits until it has met what was on its way there.</summary>
    public Task TakeOutAsync(int node)
    {
        File.WriteAllText(Without(node), "");
        return Task.Delay(TimeSpan.FromSeconds(1));
    }

    /// <summary>The node is asked again.</summary>
    public void PutBack(int node) => File.Delete(Without(node));

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

    private string Without(int node) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"without-{node + 1}"));

    // The operator's files, with this machine's places in them.
    private void WriteExamples(IReadOnlyList<Uri> nodes)
    {
        var text = Example("nodes.conf");
        for (var node = 0; node < nodes.Count; node++)
        {
            text = text.Replace(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{5001 + node}"), nodes[node].Authority, StringComparison.Ordinal);
        }

        File.WriteAllText(Path.Combine(folder, "nodes.conf"), text);
        File.WriteAllText(Path.Combine(folder, "without.conf"), Example("without.conf").Replace("/etc/nginx/vejviser", folder, StringComparison.Ordinal));
    }

    private static string Example(string file) => File.ReadAllText(Path.Combine(SourceTree.Root, "deploy/nginx", file));

    private void WriteCertificate(Uri address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest($"CN={address.Host}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("nginx", ["-p", folder, "-e", Path.Combine(folder, "error.log"), "-c", Path.Combine(folder, "nginx.conf"), .. arguments]))!;
}
