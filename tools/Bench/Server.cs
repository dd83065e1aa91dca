using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Vejviser.Bench;

/// <summary>A running server.</summary>
internal sealed class Server : IDisposable
{
    private readonly long startedAt = Stopwatch.GetTimestamp();
    private readonly Process process;
    private readonly HttpClient http;

    public Server(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public double ResidentMegabytes => ProcessMemory.ResidentMegabytes(process.Id);

    public double PeakMegabytes => ProcessMemory.PeakMegabytes(process.Id);

    /// <summary>How long it has worked so far; unlike the clock, this does not run while others have the processor.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Asks until the address answers 200; returns how long that is after the process was started.</summary>
    public async Task<TimeSpan> UntilItAnswersAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The server ended with {process.ExitCode}.");
            }

            try
            {
                using var response = await http.GetAsync(path, cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return Stopwatch.GetElapsedTime(startedAt);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5, cancellationToken);
        }
    }

    /// <summary>Waits until that many examples can be found and the index is where the database is.</summary>
    public async Task UntilIndexedAsync(int examples, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var response = await http.GetAsync("/readyz", cancellationToken);
            var ready = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken)).RootElement;
            if (response.IsSuccessStatusCode && ready.GetProperty("examples").GetInt32() == examples)
            {
                return;
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>Gets a page to its last byte.</summary>
    public async Task<Answer> GetAsync(string path, CancellationToken cancellationToken, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (encoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        }

        var clock = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(clock);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new(response.StatusCode, elapsed.TotalMilliseconds, SearchMilliseconds(response), body);
    }

    public void Dispose()
    {
        http.Dispose();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private static double? SearchMilliseconds(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Server-Timing", out var timings) &&
        timings.Select(timing => timing.Split("search;dur=")).FirstOrDefault(parts => parts.Length == 2) is [_, var duration]
            ? double.Parse(duration, CultureInfo.InvariantCulture)
            : null;
}

/// <summary>What a server answered.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Milliseconds">The whole request, seen from the caller.</param>
/// <param name="SearchMilliseconds">The search in it, as the server tells; null when it tells nothing.</param>
/// <param name="Body">The body as sent.</param>
internal sealed record Answer(HttpStatusCode Status, double Milliseconds, double? SearchMilliseconds, byte[] Body);
