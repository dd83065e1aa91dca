using Microsoft.Data.Sqlite;
using Npgsql;
using Vejviser.Data;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A page of a database's file that a disk has given back otherwise than it was written.</summary>
internal static class DamagedPage
{
    private const int PostgresPageSize = 8192;

    /// <summary>Overwrites the first page of a table. Whoever has the page in memory goes on with it.</summary>
    public static Task MakeAsync(TestDatabase database, string table) => MakeAsync(database.Settings, table);

    public static async Task MakeAsync(DatabaseSettings settings, string table)
    {
        var path = Path.Combine(settings.Directory, "vejviser.db");
        long page, size;
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync();
            page = await ScalarAsync(connection, "select rootpage from sqlite_schema where type = 'table' and name = $value", table);
            size = await ScalarAsync(connection, "pragma page_size");
            // Out of the log, into the file.
            await ScalarAsync(connection, "pragma wal_checkpoint(truncate)");
        }

        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = (page - 1) * size;
        await file.WriteAsync(Enumerable.Repeat((byte)0xEE, (int)size).ToArray());
    }

    /// <summary>The same on PostgreSQL, which is restarted: what it has in memory it would go on with.</summary>
    public static async Task MakeAsync(PostgresServer server, DatabaseSettings settings, string table)
    {
        string path;
        await using (var connection = new NpgsqlConnection($"{settings.ConnectionString};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select pg_relation_filepath(quote_ident($1)::regclass)", connection) { Parameters = { new() { Value = table } } };
            path = (string)(await command.ExecuteScalarAsync())!;
            // Out of the log, so that recovery does not write the page anew.
            await using var checkpoint = new NpgsqlCommand("checkpoint", connection);
            await checkpoint.ExecuteNonQueryAsync();
        }

        server.Kill();
        await using (var file = new FileStream(Path.Combine(server.Folder, "data", path), FileMode.Open, FileAccess.Write))
        {
            await file.WriteAsync(Enumerable.Repeat((byte)0xEE, PostgresPageSize).ToArray());
        }

        server.Resume();
    }

    private static async Task<long> ScalarAsync(SqliteConnection connection, string text, string? value = null)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above.
        command.CommandText = text;
#pragma warning restore CA2100
        if (value is not null)
        {
            command.Parameters.AddWithValue("$value", value);
        }

        return (long)(await command.ExecuteScalarAsync())!;
    }
}
