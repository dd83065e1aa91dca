using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Vejviser.BrowserTests.Support;

/// <summary>The Nu HTML checker as a server of our own on this machine: starting it costs seconds, asking it a tenth of one.</summary>
public sealed class HtmlChecker : IAsyncDisposable
{
    private readonly Process java;
    private readonly HttpClient client;

    private HtmlChecker(Process java, Uri address) => (this.java, client) = (java, new()
    {
        BaseAddress = address,
        // The checker answers nobody who has no name.
        DefaultRequestHeaders = { UserAgent = { new("Vejviser", null) } },
    });

    public static async Task<HtmlChecker> StartAsync()
    {
        var port = FreePort();
        var java = new Process
        {
            StartInfo = new("java",
            [
                // Without the address it would listen to the whole network.
                "-Dnu.validator.servlet.bind-address=127.0.0.1",
                "-cp", Path.Combine(AppContext.BaseDirectory, "vnu.jar"),
                "nu.validator.servlet.Main", $"{port}",
            ])
            { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string?>();
        void Read(object sender, DataReceivedEventArgs line)
        {
            lock (said)
            {
                said.Add(line.Data);
            }

            if (line.Data?.StartsWith("Checker service started", StringComparison.Ordinal) == true)
            {
                started.TrySetResult();
            }
        }

        java.OutputDataReceived += Read;
        java.ErrorDataReceived += Read;
        java.Start();
        java.BeginOutputReadLine();
        java.BeginErrorReadLine();
        if (await Task.WhenAny(started.Task, java.WaitForExitAsync()) != started.Task)
        {
            lock (said)
            {
                throw new InvalidOperationException($"The Nu HTML checker did not start:\n{string.Join('\n', said)}");
            }
        }

        return new(java, new($"http://127.0.0.1:{port}"));
    }

    /// <summary>Errors and warnings about a page's HTML, each in one line.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(string html)
    {
        using var content = new StringContent(html, new MediaTypeHeaderValue("text/html", "utf-8"));
        using var response = await client.PostAsync(new Uri("/?out=json", UriKind.Relative), content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("messages").EnumerateArray()
            .Select(message => $"{Text(message, "type")} {Text(message, "lastLine")}: {Text(message, "message")} {Text(message, "extract")}")
            .ToList();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        java.Kill(entireProcessTree: true);
        await java.WaitForExitAsync();
        java.Dispose();
    }

    private static string Text(JsonElement message, string property) => message.TryGetProperty(property, out var value) ? $"{value}" : "";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
