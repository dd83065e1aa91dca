using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Vejviser.Data.Backup;

internal sealed class SqliteRestoreTarget(AppDbContext db) : RestoreTarget(db)
{
    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        await Db.Database.OpenConnectionAsync(cancellationToken);
        // Only outside a transaction; the next to open the connection switches them on again.
        await ExecuteAsync("pragma foreign_keys = off", cancellationToken);
    }

    // The transaction began with the only write lock there is.
    public override Task LockAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task DeferForeignKeysAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task CheckForeignKeysAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("pragma foreign_key_check");
        if (await command.ExecuteScalarAsync(cancellationToken) is string table)
        {
            throw MissingRows(table);
        }
    }

    public override async Task LoadAsync(BackupTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var command = Command(
            $"insert into {Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(column => Quoted(column.Name)))}) values ({string.Join(", ", table.Columns.Select((_, at) => $"@p{at}"))})");
        var parameters = table.Columns.Select((_, at) => Parameter(command, $"@p{at}")).ToArray();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            for (var at = 0; at < parameters.Length; at++)
            {
                parameters[at].Value = row[at] ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // SQLite follows the highest number stored by itself.
    public override Task ContinueIdentitiesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task DropAsync(string quotedTable, CancellationToken cancellationToken) => ExecuteAsync($"drop table {quotedTable}", cancellationToken);

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
