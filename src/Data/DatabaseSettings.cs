using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Vejviser.Data;

/// <summary>Which database, and where.</summary>
public sealed partial record DatabaseSettings
{
    private const string PostgresExample = "Host=localhost;Database=vejviser;Username=vejviser";

    /// <summary>The folder of this node's own files; the SQLite database lies there too.</summary>
    public required string Directory { get; init; }

    public required DatabaseProvider Provider { get; init; }

    /// <summary>Where the database is; for SQLite a file in <see cref="Directory"/> when not given.</summary>
    public string? ConnectionString { get; init; }

    internal string SqliteConnectionString => ConnectionString ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(Directory, "vejviser.db"), ForeignKeys = true }.ToString();

    internal string PostgresConnectionString
    {
        get
        {
            var builder = new NpgsqlConnectionStringBuilder(ConnectionString);
            // The driver waits 15 s by default; a wrong address must be told within 10.
            builder.Timeout = Math.Min(builder.Timeout, 5);
            return builder.ToString();
        }
    }

    /// <summary>Where PostgreSQL is sought: "localhost:5432".</summary>
    internal string PostgresServer
    {
        get
        {
            var builder = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"{builder.Host}:{builder.Port}";
        }
    }

    /// <summary>Why <see cref="ConnectionString"/> cannot be used, as one Danish sentence that repeats no password; null when it can. Nothing is opened.</summary>
    public string? Fault()
    {
        if (Provider == DatabaseProvider.Postgres)
        {
            return ConnectionString is null ? $"Database__Provider er Postgres, men ConnectionStrings__Vejviser mangler; skriv for eksempel {PostgresExample}." : PostgresFault();
        }

        var fault = ConnectionString is null ? null : FaultIn(text => new SqliteConnectionStringBuilder(text), JudgeSqlite, "Data Source=vejviser.db");
        return fault is not null && PostgresFault() is null ? "ConnectionStrings__Vejviser er til PostgreSQL, men Database__Provider er Sqlite; skriv Database__Provider=Postgres." : fault;
    }

    internal void Configure(DbContextOptionsBuilder options)
    {
        if (Provider == DatabaseProvider.Postgres)
        {
            options.UseNpgsql(PostgresConnectionString);
        }
        else
        {
            options.UseSqlite(SqliteConnectionString).AddInterceptors(new SqliteConnectionSetup());
        }
    }

    private string? PostgresFault() => FaultIn(text => new NpgsqlConnectionStringBuilder(text), JudgePostgres, PostgresExample);

    private string? FaultIn<T>(Func<string, T> read, Func<T, string?> judge, string example)
        where T : DbConnectionStringBuilder
    {
        var reason = Refusal(() => read(ConnectionString!)) is { } refusal ? WithoutPassword(refusal, read) : judge(read(ConnectionString!));
        return reason is null ? null : $"ConnectionStrings__Vejviser kan ikke læses: {reason.ReplaceLineEndings(" ").TrimEnd('.')}. Skriv for eksempel {example}.";
    }

    // A driver takes what follows a semicolon in a password for a name, and repeats it: only what is wrong before the password is told.
    private string WithoutPassword(string refusal, Func<string, object> read) =>
        PasswordName().Match(ConnectionString!) is not { Success: true } password ? refusal
        : Refusal(() => read(ConnectionString![..password.Index])) ?? "noget er galt fra adgangskoden og frem; sæt den i anførselstegn, hvis der er semikolon i den";

    // A source is made and thrown away: settings that contradict one another are found so, and nothing connects.
    private static string? JudgePostgres(NpgsqlConnectionStringBuilder builder) =>
        string.IsNullOrWhiteSpace(builder.Host) ? "Host mangler" : Refusal(() => NpgsqlDataSource.Create(builder).Dispose());

    private static string? JudgeSqlite(SqliteConnectionStringBuilder builder) =>
        builder.DataSource is "" or ":memory:" || builder.Mode == SqliteOpenMode.Memory ? "den nævner ingen fil" : null;

    private static string? Refusal(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidCastException or NotSupportedException)
        {
            return exception.Message;
        }
    }

    [GeneratedRegex("(?:ssl\\s*)?(?:password|pwd|psw)\\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PasswordName();
}

/// <summary>The databases we ship on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file on this machine.</summary>
    Sqlite,

    /// <summary>A server, shared by several nodes.</summary>
    Postgres,
}

/// <summary>The database cannot be used as configured; the message says in Danish what to do.</summary>
public sealed class DatabaseUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
