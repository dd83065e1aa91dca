using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Vejviser.Data.Backup;

internal sealed class PostgresRestoreTarget(AppDbContext db) : RestoreTarget(db)
{
    private const int BlobPart = 64 * 1024;

    private readonly List<(string Table, string Constraint)> deferred = [];

    public override Task OpenAsync(CancellationToken cancellationToken) => Db.Database.OpenConnectionAsync(cancellationToken);

    public override Task LockAsync(CancellationToken cancellationToken) =>
        ExecuteAsync($"lock table {string.Join(", ", Tables.Select(Quoted))} in access exclusive mode", cancellationToken);

    public override async Task DeferForeignKeysAsync(CancellationToken cancellationToken)
    {
        await using (var command = Command("select conrelid::regclass::text, quote_ident(conname) from pg_constraint where contype = 'f' and not condeferrable and connamespace = current_schema()::regnamespace"))
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                deferred.Add((rows.GetString(0), rows.GetString(1)));
            }
        }

        foreach (var (table, constraint) in deferred)
        {
            await ExecuteAsync($"alter table {table} alter constraint {constraint} deferrable initially deferred", cancellationToken);
        }
    }

    public override async Task CheckForeignKeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync("set constraints all immediate", cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw MissingRows(exception.TableName!);
        }

        foreach (var (table, constraint) in deferred)
        {
            await ExecuteAsync($"alter table {table} alter constraint {constraint} not deferrable", cancellationToken);
        }
    }

    // As text: the server reads each value as the type of its column, whatever the backup was taken from.
    public override async Task LoadAsync(BackupTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)Db.Database.GetDbConnection();
        await using var copy = await connection.BeginTextImportAsync(
            $"copy {Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(column => Quoted(column.Name)))}) from stdin", cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            for (var at = 0; at < row.Length; at++)
            {
                await WriteAsync(copy, row[at]);
                await copy.WriteAsync(at == row.Length - 1 ? '\n' : '\t');
            }
        }
    }

    public override async Task ContinueIdentitiesAsync(CancellationToken cancellationToken)
    {
        List<string> statements = [];
        await using (var command = Command(
            """
            select format('select setval(%L, coalesce(max(%I), 0) + 1, false) from %I', pg_get_serial_sequence(quote_ident(table_name), column_name), column_name, table_name)
            from information_schema.columns where table_schema = current_schema() and is_identity = 'YES'
            """))
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                statements.Add(rows.GetString(0));
            }
        }

        await ExecuteAsync(string.Join("; ", statements), cancellationToken);
    }

    protected override Task DropAsync(string quotedTable, CancellationToken cancellationToken) => ExecuteAsync($"drop table {quotedTable} cascade", cancellationToken);

    private static async Task WriteAsync(TextWriter copy, object? value)
    {
        if (value is byte[] bytes)
        {
            await copy.WriteAsync(@"\\x");
            foreach (var part in bytes.Chunk(BlobPart))
            {
                await copy.WriteAsync(Convert.ToHexStringLower(part));
            }

            return;
        }

        await copy.WriteAsync(value switch
        {
            null => @"\N",
            string text => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal),
            DateTime or DateTimeOffset or DateOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        });
    }
}
