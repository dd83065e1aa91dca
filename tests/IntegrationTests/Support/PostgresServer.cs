using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A real PostgreSQL server of our own, in a temporary folder, for as long as the test run lasts.</summary>
public sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer> Shared = new(Start);
    private static int databases;

    private readonly string control;
    private readonly string options;

    private PostgresServer(string folder, int port, string control)
    {
        (Folder, Port, this.control) = (folder, port, control);
        options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=500";
    }

    public string Folder { get; }

    public int Port { get; }

    /// <summary>Connection string to a database that does not exist yet; migrating creates it.</summary>
    public static string NewDatabase() => ConnectionString($"test_{Interlocked.Increment(ref databases)}");

    public static string ConnectionString(string database) => Shared.Value.To(database);

    /// <summary>A server besides, for whoever kills it.</summary>
    public static PostgresServer StartAnother() => Start();

    /// <summary>Connection string to a database of this server.</summary>
    public string To(string database) => $"Host=127.0.0.1;Port={Port};Username=app;Database={database};Maximum Pool Size=20";

    /// <summary>Makes the database of a connection string as a copy of another that nobody is using.</summary>
    public static async Task CopyAsync(string template, string connectionString)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database {new NpgsqlConnectionStringBuilder(connectionString).Database} template {template} strategy file_copy";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the server without warning, as a crash would: every connection is cut, and what was not committed is gone.</summary>
    public void Kill() => AsPostgres(control, "-D", Path.Combine(Folder, "data"), "-m", "immediate", "stop");

    /// <summary>Starts it again, and waits until it answers.</summary>
    public void Resume() => Run();

    private static PostgresServer Start()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Order().Last()
            : throw new InvalidOperationException("PostgreSQL is not installed: run scripts/test, or apt-get install postgresql.");
        var folder = TestFolder.New("postgres");
        var port = FreePort();
        var data = Path.Combine(folder, "data");

        // PostgreSQL refuses to run as root.
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", folder);
        }

        AsPostgres(Path.Combine(programs, "initdb"), "-D", data, "-U", "app", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var server = new PostgresServer(folder, port, Path.Combine(programs, "pg_ctl"));
        server.Run();
        return server;
    }

    private void Run() => AsPostgres(control, "-D", Path.Combine(Folder, "data"), "-w", "-l", Path.Combine(Folder, "log"), "-o", options, "start");

    private static void AsPostgres(string program, params string[] arguments)
    {
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        }
        else
        {
            Run(program, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // No redirection: the server inherits the handles and would keep them open.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
