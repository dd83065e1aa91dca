using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Vejviser.Data.Content;

namespace Vejviser.Data.Backup;

/// <summary>What a restore asks of a database, and each database does in its own way. All within one transaction but <see cref="OpenAsync"/>.</summary>
internal abstract class RestoreTarget(AppDbContext db)
{
    private readonly ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();

    public static RestoreTarget Of(AppDbContext db) => db.Database.GetDbConnection() is NpgsqlConnection ? new PostgresRestoreTarget(db) : new SqliteRestoreTarget(db);

    /// <summary>The tables of today's model.</summary>
    public IEnumerable<string> Tables => db.Model.GetRelationalModel().Tables.Select(table => table.Name);

    protected AppDbContext Db => db;

    /// <summary>Opens the connection, before the transaction.</summary>
    public abstract Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Keeps everybody else out until the transaction is over.</summary>
    public abstract Task LockAsync(CancellationToken cancellationToken);

    /// <summary>Lets rows come in any order.</summary>
    public abstract Task DeferForeignKeysAsync(CancellationToken cancellationToken);

    /// <summary>Lets foreign keys hold again.</summary>
    /// <exception cref="BackupRefusedException">A row refers to one that is not there.</exception>
    public abstract Task CheckForeignKeysAsync(CancellationToken cancellationToken);

    /// <summary>Stores the rows of one table.</summary>
    public abstract Task LoadAsync(BackupTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>Makes the next number given to a new row the one after the highest.</summary>
    public abstract Task ContinueIdentitiesAsync(CancellationToken cancellationToken);

    /// <summary>Removes the tables, and the memory of the migrations that made them.</summary>
    public async Task DropTablesAsync(CancellationToken cancellationToken)
    {
        foreach (var table in Tables.Append(HistoryRepository.DefaultTableName))
        {
            await DropAsync(Quoted(table), cancellationToken);
        }
    }

    /// <summary>What users have put into the database, in Danish: "Accounts har 1 række"; null where it holds nothing but what ships with the program.</summary>
    /// <param name="harmless">Entities that may be there all the same.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<string?> UseAsync(IEnumerable<Type> harmless, CancellationToken cancellationToken)
    {
        if (await db.Series.AnyAsync(series => series.ChangeNumber > 0, cancellationToken))
        {
            return "der er hentet tal ind eller rettet i en serie";
        }

        var fresh = Vocabularies.Kinds.Append(typeof(ContentVersion)).Concat(harmless).Select(kind => db.Model.FindEntityType(kind)!.GetTableName());
        foreach (var table in Tables.Except(fresh))
        {
            if (await CountAsync(table!, cancellationToken) is > 0 and var rows)
            {
                return $"{table} har {rows.ToString(CultureInfo.InvariantCulture)} {(rows == 1 ? "række" : "rækker")}";
            }
        }

        return null;
    }

    public async Task<long> CountAsync(string table, CancellationToken cancellationToken)
    {
        await using var command = Command($"select count(*) from {Quoted(table)}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), null);
    }

    public async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var command = Command(text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public string Quoted(string name) => sql.DelimitIdentifier(name);

    protected static BackupRefusedException MissingRows(string table) =>
        new($"Rækker i {table} henviser til noget, der ikke er i sikkerhedskopien; brug en anden.");

    protected abstract Task DropAsync(string quotedTable, CancellationToken cancellationToken);

    protected DbCommand Command(string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        // Names come from the model or are quoted; values are parameters or a copy stream.
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        // As long as it takes.
        command.CommandTimeout = 0;
        return command;
    }
}
