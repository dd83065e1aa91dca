using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A real OpenID Connect provider in a process of its own (npm oidc-provider); it has new keys each time it starts.</summary>
public sealed class OidcServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly Channel<JsonElement> told = Channel.CreateUnbounded<JsonElement>();
    private readonly Task listening;

    private OidcServer(Process process)
    {
        this.process = process;
        listening = Task.Run(ListenAsync);
    }

    public int Port { get; private set; }

    /// <summary>Another site than 127.0.0.1, as browsers see it.</summary>
    public Uri Address => new($"http://localhost:{Port}");

    /// <summary>Starts a provider; on a free port where none is given.</summary>
    public static async Task<OidcServer> StartAsync(int port = 0)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../IntegrationTests/Support/oidc-server.mjs"));
        var server = new OidcServer(Process.Start(new ProcessStartInfo("node", [program, $"{port}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!);
        // Its notices about this being no production server.
        server.process.ErrorDataReceived += (_, _) => { };
        server.process.BeginErrorReadLine();
        server.Port = (await server.NextAsync()).GetProperty("port").GetInt32();
        return server;
    }

    /// <summary>Settings of a site that signs in here.</summary>
    public string[] Settings(string name, string title, string domain, params string[] more) =>
    [
        $"--Oidc:{name}:Authority={Address}", $"--Oidc:{name}:Title={title}", $"--Oidc:{name}:ClientId=vejviser-{name}", $"--Oidc:{name}:ClientSecret=en hemmelighed & 100 %", $"--Oidc:{name}:Domains:0={domain}",
        .. more.Select(setting => $"--Oidc:{name}:{setting}"),
    ];

    /// <summary>Makes the site known, as the municipality's own people do.</summary>
    public Task AddClientAsync(string name, Uri site) => TellAsync(new
    {
        client = new
        {
            client_id = $"vejviser-{name}",
            client_secret = "en hemmelighed & 100 %",
            redirect_uris = new[] { new Uri(site, $"/konto/log-ind/{name}/svar") },
            post_logout_redirect_uris = new[] { new Uri(site, "/konto/logget-ud") },
            grant_types = new[] { "authorization_code" },
            response_types = new[] { "code" },
        },
    });

    /// <summary>Makes somebody known, or known otherwise than before.</summary>
    public Task AddPersonAsync(string login, string email, string? sub = null, string acr = "Substantial", bool isVerified = true, params string[] groups) => TellAsync(new
    {
        person = new { login, sub = sub ?? login, email, email_verified = isVerified, groups, acr = $"https://data.gov.dk/concept/core/nsis/loa/{acr}" },
    });

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await listening;
        process.Dispose();
    }

    private async Task TellAsync(object line)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(line));
        await process.StandardInput.FlushAsync();
        Assert.True((await NextAsync()).GetProperty("ok").GetBoolean());
    }

    private async Task<JsonElement> NextAsync() => await told.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    private async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                await told.Writer.WriteAsync(JsonSerializer.Deserialize<JsonElement>(line));
            }
        }

        told.Writer.TryComplete(new InvalidOperationException("The provider has stopped."));
    }
}
