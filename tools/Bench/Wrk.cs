using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Vejviser.Bench;

/// <summary>The load generator.</summary>
internal static partial class Wrk
{
    public const int Connections = 16;

    // Every request of a run gets an address nobody has asked for before; the run's own number keeps runs apart.
    private const string Unique =
        """
        local run, path, n = "", "", 0
        function init(args) run, path = args[1], args[2] end
        function request() n = n + 1; return wrk.format(nil, path .. run .. "-" .. n) end
        """;

    private static int runs;

    /// <summary>Requests a second; fails when an answer was not 200.</summary>
    public static async Task<double> RunAsync(Uri address, string path, string? encoding, bool cached, TimeSpan duration, CancellationToken cancellationToken)
    {
        var script = Path.Combine(Path.GetTempPath(), $"vejviser-bench-{Environment.ProcessId}.lua");
        await File.WriteAllTextAsync(script, Unique, cancellationToken);
        try
        {
            var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true };
            // wrk knows whole seconds only, so the clock is ours: SIGINT makes it stop and tell.
            string[] words =
            [
                "-c", $"{Math.Min(1, Environment.ProcessorCount - 1)}",
                "timeout", "-s", "INT", duration.TotalSeconds.ToString(CultureInfo.InvariantCulture),
                "wrk", "-t1", $"-c{Connections}", "-d60s",
                .. encoding is null ? (string[])[] : ["-H", $"Accept-Encoding: {encoding}"],
                .. cached ? [] : (string[])["-s", script],
                new Uri(address, path).ToString(),
                .. cached ? [] : (string[])["--", $"r{++runs}", path + (path.Contains('?', StringComparison.Ordinal) ? "&id=" : "?id=")],
            ];
            foreach (var word in words)
            {
                start.ArgumentList.Add(word);
            }

            using var process = Process.Start(start)!;
            var told = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (told.Contains("Non-2xx", StringComparison.Ordinal) || PerSecond().Match(told) is not { Success: true } match)
            {
                throw new InvalidOperationException($"{path}: {told}");
            }

            return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
