using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Vejviser.Data;

/// <summary>Which database, and where.</summary>
public sealed record DatabaseSettings
{
    private const string PostgresExample = "Host=localhost;Database=vejviser;Username=vejviser";

    /// <summary>The folder of this node's own files; the SQLite database lies there too.</summary>
    public required string Directory { get; init; }

    public required DatabaseProvider Provider { get; init; }

    /// <summary>Where the database is; for SQLite a file in <see cref="Directory"/> when not given.</summary>
    public string? ConnectionString { get; init; }

    internal string SqliteConnectionString => ConnectionString is null
        ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(Directory, "vejviser.db"), ForeignKeys = true }.ToString()
        : Read(() => new SqliteConnectionStringBuilder(ConnectionString), "Data Source=vejviser.db").ToString();

    internal string PostgresConnectionString
    {
        get
        {
            var builder = Readable();
            // The driver waits 15 s by default; a wrong address must be told within 10.
            builder.Timeout = Math.Min(builder.Timeout, 5);
            return builder.ToString();
        }
    }

    /// <summary>Where PostgreSQL is sought: "localhost:5432".</summary>
    internal string PostgresServer => $"{Readable().Host}:{Readable().Port}";

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

    private NpgsqlConnectionStringBuilder Readable()
    {
        var builder = Read(() => new NpgsqlConnectionStringBuilder(ConnectionString), PostgresExample);
        return string.IsNullOrWhiteSpace(builder.Host) ? throw Unreadable("Host mangler.", PostgresExample) : builder;
    }

    private static T Read<T>(Func<T> read, string example)
    {
        try
        {
            return read();
        }
        catch (ArgumentException exception)
        {
            throw Unreadable(exception.Message, example, exception);
        }
    }

    private static DatabaseUnavailableException Unreadable(string reason, string example, Exception? inner = null) =>
        new($"ConnectionStrings__Vejviser kan ikke læses: {reason} Skriv for eksempel {example}.", inner);
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
