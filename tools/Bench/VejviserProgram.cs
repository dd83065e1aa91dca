using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Vejviser.Bench;

/// <summary>The built program, run as real processes the way an operator runs it.</summary>
internal sealed class VejviserProgram : IDisposable
{
    private readonly string assembly;
    private readonly List<Process> started = [];

    public VejviserProgram(string root)
    {
        assembly = Path.Combine(root, "src", "Web", "bin", "Release", "net10.0", "Vejviser.Web.dll");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Starts a server and returns before it answers.</summary>
    /// <param name="directory">Its data.</param>
    /// <param name="seed">Whether an empty database gets the starter content.</param>
    /// <param name="core">The one core it may use; null for all.</param>
    public Server Serve(string directory, bool seed = false, int? core = null)
    {
        var port = FreePort();
        var process = Run(directory, seed, core, $"http://127.0.0.1:{port}", ["serve"]);
        return new(process, new Uri($"http://127.0.0.1:{port}"));
    }

    /// <summary>Runs a verb to its end.</summary>
    public async Task<Finished> RunAsync(string directory, string[] arguments, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var process = Run(directory, seed: false, core: null, urls: null, arguments);
        var peak = 0.0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, ProcessMemory.PeakMegabytes(process.Id));
            await Task.WhenAny(process.WaitForExitAsync(cancellationToken), Task.Delay(50, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return process.ExitCode == 0
            ? new(clock.Elapsed, peak)
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    public void Dispose()
    {
        foreach (var process in started.Where(process => !process.HasExited))
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Run(string directory, bool seed, int? core, string? urls, string[] arguments)
    {
        // taskset only sets the affinity and then becomes the program, so that the process is the server itself.
        string[] words = core is null ? ["dotnet", assembly, .. arguments] : ["taskset", "-c", $"{core}", "dotnet", assembly, .. arguments];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Data__Directory"] = directory;
        start.Environment["Database__Provider"] = "Sqlite";
        start.Environment["ConnectionStrings__Vejviser"] = "";
        start.Environment["Content__Seed"] = seed ? "true" : "false";
        start.Environment["RateLimit__PerMinute"] = "0";
        start.Environment["ASPNETCORE_URLS"] = urls ?? "";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("fail:", StringComparison.Ordinal) == true)
            {
                Console.Error.WriteLine(line.Data);
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        started.Add(process);
        return process;
    }
}

/// <summary>A verb that has run.</summary>
internal sealed record Finished(TimeSpan Elapsed, double PeakMegabytes);
