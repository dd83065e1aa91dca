using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>The website as an operator runs it, in a process of its own: killed without warning, and started again at the same address.</summary>
internal sealed class KilledServer : IVictim
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static int lastPort = 21_000 + Environment.ProcessId % 1_000;

    private readonly OperatorProgram program = new();
    private readonly HttpClient client = new();
    private Process? process;

    /// <param name="database">Where its data lie.</param>
    /// <param name="mailPort">The port of a mail server on this machine; null for none.</param>
    /// <param name="settings">What else is set.</param>
    public KilledServer(DatabaseSettings database, int? mailPort = null, IEnumerable<KeyValuePair<string, string>>? settings = null)
    {
        Address = new($"http://127.0.0.1:{FreePort()}");
        // Being told that a file is too large must not end it.
        program.Shell = "trap '' XFSZ; exec \"$0\" \"$@\"";
        program.Settings["ASPNETCORE_URLS"] = Address.ToString();
        program.Settings["Data__Directory"] = database.Directory;
        program.Settings["Database__Provider"] = $"{database.Provider}";
        program.Settings["ConnectionStrings__Vejviser"] = database.ConnectionString ?? "";
        program.Settings["RateLimit__PerMinute"] = "0";
        program.Settings["Links__Check"] = "false";
        program.Settings["Drill__Run"] = "false";
        program.Settings["StatBank__Fetch"] = "false";
        if (mailPort is { } port)
        {
            program.Settings["Mail__Host"] = "127.0.0.1";
            program.Settings["Mail__Port"] = port.ToString(CultureInfo.InvariantCulture);
            program.Settings["Mail__From"] = "vejviser@kommune.example";
        }

        program.Settings["Logging__LogLevel__Default"] = "Warning";
        program.Settings["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Warning";
        foreach (var (name, value) in settings ?? [])
        {
            program.Settings[name] = value;
        }
    }

    public Uri Address { get; }

    public bool IsRunning => process is not null;

    /// <summary>The largest file it may write from now on, in bytes; null for as large as it likes. A write beyond fails as on a disk without room.</summary>
    public void LimitFiles(long? bytes)
    {
        var limit = bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited";
        using var command = Process.Start("prlimit", ["--pid", process!.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={limit}:unlimited"]);
        command.WaitForExit();
        Assert.Equal(0, command.ExitCode);
    }

    /// <summary>The most memory the running process has held (VmHWM), in MB.</summary>
    public int PeakMegabytes => Megabytes("VmHWM:");

    /// <summary>What it holds now (VmRSS), in MB; 0 when it has just ended.</summary>
    public int ResidentMegabytes => Megabytes("VmRSS:");

    /// <summary>Runs another verb on the same database; it must succeed.</summary>
    public async Task RunAsync(params string[] arguments)
    {
        var answer = await program.RunAsync(arguments);
        Assert.True(answer.ExitCode == 0, answer.Error);
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        process = program.Start("serve");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is null ? "" : line.Data + "\n");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilReadyAsync();
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task UntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Assert.True(!process!.HasExited, $"The server ended with {(process.HasExited ? process.ExitCode : 0)} before it was ready.");
            try
            {
                using var response = await client.GetAsync(new Uri(Address, "/readyz"), patience.Token);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    /// <summary>SIGTERM: it ends what it is in the middle of, and then itself, in good order.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        Assert.Equal(0, process.ExitCode);
        process.Dispose();
        process = null;
    }

    /// <summary>SIGKILL: nothing in the process gets to know.</summary>
    public void Kill()
    {
        if (process is not null)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            process = null;
        }
    }

    public void Dispose()
    {
        Kill();
        client.Dispose();
        program.Dispose();
    }

    private int Megabytes(string field) =>
        File.ReadLines($"/proc/{process!.Id}/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) is { } line
            ? int.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
            : 0;

    // Below the ports that systems give to connections: while the server is down, one of those must not take its place.
    internal static int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref lastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
    }
}
