using System.Diagnostics;
using System.Globalization;

namespace Vejviser.IntegrationTests.Support;

/// <summary>Folders for this test run, all below one, which a process of its own removes when the run is over.</summary>
/// <remarks>The test host is killed as soon as its last test has answered, so it cannot be trusted to clean up after itself.</remarks>
public static class TestFolder
{
    // Waits for the test host to be gone, stops its PostgreSQL servers, and removes the folder.
    private const string Janitor =
        """
        while kill -0 "$1" 2>/dev/null; do sleep 1; done
        for file in "$2"/postgres-*/data/postmaster.pid; do
          server=$(head -n 1 "$file" 2>/dev/null)
          [ -z "$server" ] || kill -QUIT "$server"
          while [ -n "$server" ] && kill -0 "$server" 2>/dev/null; do sleep 1; done
        done
        rm -rf "$2"
        """;

    private static readonly Lazy<string> Root = new(Begin);
    private static int folders;

    /// <summary>A new, empty folder.</summary>
    public static string New(string name)
    {
        var folder = Path.Combine(Root.Value, $"{name}-{Interlocked.Increment(ref folders).ToString(CultureInfo.InvariantCulture)}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static string Begin()
    {
        // Not a temporary subdirectory, which only its owner may enter: PostgreSQL runs as a user of its own.
        var root = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"vejviser-tests-{Path.GetRandomFileName()}")).FullName;
        var start = new ProcessStartInfo("setsid", ["sh", "-c", "exec sh -c \"$0\" sh \"$@\" >/dev/null 2>&1 </dev/null", Janitor, $"{Environment.ProcessId}", root]) { WorkingDirectory = "/" };
        using var janitor = Process.Start(start);
        return root;
    }
}
