using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Vejviser.Data;

/// <summary>What every SQLite connection needs: a log that readers do not wait for, patience, foreign keys.</summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SetUp((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SetUp((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void SetUp(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        // FULL: an acknowledged write survives a power cut too, not only a killed process.
        command.CommandText = "pragma busy_timeout = 10000; pragma synchronous = full; pragma foreign_keys = on;";
        // A connection that only looks, as when EF asks whether the file is there, may find it before another has switched it.
        if (raw.sqlite3_db_readonly(connection.Handle, "main") == 0)
        {
            command.CommandText += "pragma journal_mode = wal;";
        }

        command.ExecuteNonQuery();
    }
}
