using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Vejviser.Data.Backup;

namespace Vejviser.Data;

/// <summary>What can be wrong with a database that is there and answers.</summary>
public enum DatabaseFault
{
    /// <summary>There is no room to write.</summary>
    Full,

    /// <summary>It cannot be written, for another reason than room.</summary>
    ReadOnly,

    /// <summary>Its file is not what was written.</summary>
    Damaged,
}

/// <summary>How such faults are known and told.</summary>
public static class DatabaseFaults
{
    /// <summary>The fault behind an exception; null for any other.</summary>
    public static DatabaseFault? Of(Exception? exception) => exception switch
    {
        null => null,
        // SQLite's primary result codes (sqlite.org/rescode.html); SQLITE_IOERR is a disk that does not do what it is told.
        SqliteException { SqliteErrorCode: 13 } => DatabaseFault.Full,
        SqliteException { SqliteErrorCode: 8 or 10 or 14 } => DatabaseFault.ReadOnly,
        SqliteException { SqliteErrorCode: 11 or 26 } => DatabaseFault.Damaged,
        // ENOSPC (errno(3)); .NET tells EFBIG, a file larger than the system lets it be, as the second.
        IOException { HResult: 28 } => DatabaseFault.Full,
        ArgumentOutOfRangeException { ParamName: "value", TargetSite.DeclaringType.Name: nameof(RandomAccess) } => DatabaseFault.Full,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => DatabaseFault.Full,
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => DatabaseFault.ReadOnly,
        PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } => DatabaseFault.Damaged,
        _ => Of(exception.InnerException),
    };

    /// <summary>Whether a server did not answer, or is going away or coming back: nothing is known to be wrong with what it holds.</summary>
    public static bool IsAway(Exception? exception) => exception switch
    {
        null => false,
        PostgresException answer => answer.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections,
        NpgsqlException => true,
        _ => IsAway(exception.InnerException),
    };

    /// <summary>Whether a file could not be written or read.</summary>
    public static bool IsOfFile(Exception exception) => exception is IOException or UnauthorizedAccessException || (exception is ArgumentOutOfRangeException && Of(exception) == DatabaseFault.Full);

    /// <summary>What has happened and what an operator does, in Danish.</summary>
    public static string Sentence(this DatabaseFault fault) => fault switch
    {
        DatabaseFault.Full => "Der er ikke mere plads til databasen; skaf plads på disken, og prøv igen.",
        DatabaseFault.ReadOnly => "Databasen kan ikke skrives; tjek rettighederne til datamappen og disken.",
        _ => "Databasen er beskadiget; stop webstedet, flyt databasefilen væk, og gendan den seneste sikkerhedskopi.",
    };

    /// <summary>Lets SQLite look its file through, indexes against tables too: rows are read in the order of their keys, and would fall out with an index that lacks them. PostgreSQL tells when it meets damage.</summary>
    /// <exception cref="BackupRefusedException">The file is damaged.</exception>
    internal static async Task RefuseDamagedAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection connection)
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = "pragma integrity_check(1)";
        command.CommandTimeout = 0;
        if (await command.ExecuteScalarAsync(cancellationToken) is not "ok")
        {
            throw new BackupRefusedException(DatabaseFault.Damaged.Sentence(), new SqliteException("integrity_check", 11));
        }
    }
}
