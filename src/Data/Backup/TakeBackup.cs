using System.Buffers;
using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Vejviser.Data.Backup;

/// <summary>Takes a backup while the site runs: every table as it was at one moment, in a file that either database can be restored from.</summary>
public sealed class TakeBackup(IDbContextFactory<AppDbContext> contexts, DatabaseSettings settings, TimeProvider clock)
{
    private const int RowsBetweenReports = 10_000;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes the backup beside its name, reads it through, and only then gives it its name.</summary>
    /// <param name="path">A file that is not there yet.</param>
    /// <param name="progress">Told how many rows are written.</param>
    /// <param name="cancellationToken">Stops; there is no backup then.</param>
    /// <exception cref="BackupRefusedException">There is no backup.</exception>
    public async Task<BackupManifest> TakeAsync(string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (Path.Exists(path))
        {
            throw new BackupRefusedException($"»{path}« findes allerede; vælg et andet navn, eller slet filen først.");
        }

        var part = path + ".part";
        if (Path.Exists(part))
        {
            throw new BackupRefusedException($"»{part}« findes allerede: en anden sikkerhedskopi er ved at blive taget eller blev afbrudt. Vent, eller slet filen.");
        }

        FileStream? file = null;
        try
        {
            file = new FileStream(part, OwnersFile());
            var manifest = await WriteAsync(file, progress, cancellationToken);
            // On the disk, not only on its way there.
            file.Flush(flushToDisk: true);
            await file.DisposeAsync();
            await VerifyAsync(part, cancellationToken);
            File.Move(part, path);
            return manifest;
        }
        catch (Exception exception) when (DatabaseFaults.IsOfFile(exception))
        {
            throw new BackupRefusedException($"Sikkerhedskopien kan ikke skrives til »{path}«: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (DbException exception) when (DatabaseFaults.Of(exception) is { } fault)
        {
            throw new BackupRefusedException(fault.Sentence(), exception);
        }
        finally
        {
            if (file is not null)
            {
                await CloseAsync(file);
                File.Delete(part);
            }
        }
    }

    // A file that could not be written tries once more as it is closed; it is told already.
    private static async Task CloseAsync(FileStream file)
    {
        try
        {
            await file.DisposeAsync();
        }
        catch (Exception exception) when (DatabaseFaults.IsOfFile(exception))
        {
            // It is closed all the same.
        }
    }

    // Personal data are in it: nobody but the one who runs the program may read it.
    internal static FileStreamOptions OwnersFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    private async Task<BackupManifest> WriteAsync(FileStream file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await BeginSnapshotAsync(db, cancellationToken);
        await DatabaseFaults.RefuseDamagedAsync(db, cancellationToken);
        var migration = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Last();
        if (migration != db.Database.GetMigrations().Last())
        {
            throw new BackupRefusedException("Databasen er ført frem af en nyere version af Vejviser; tag sikkerhedskopien med den.");
        }

        await using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        List<BackupTable> tables = [];
        foreach (var table in db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            var before = tables.Sum(table => table.Rows);
            tables.Add(await WriteTableAsync(db, archive, table, rows => progress?.Report(before + rows), cancellationToken));
        }

        var manifest = new BackupManifest(
            BackupManifest.CurrentFormat,
            typeof(TakeBackup).Assembly.GetName().Version!.ToString(3),
            clock.GetUtcNow().UtcDateTime,
            settings.Provider,
            BackupManifest.NameOf(migration),
            tables);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, BackupFile.Json);
        await WriteEntryAsync(archive, BackupFile.ManifestName, bytes, cancellationToken);
        await WriteEntryAsync(archive, BackupFile.ManifestHashName, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes))), cancellationToken);
        return manifest;
    }

    private static async Task VerifyAsync(string part, CancellationToken cancellationToken)
    {
        try
        {
            (await BackupFile.OpenAsync(part, cancellationToken)).Dispose();
        }
        catch (BackupRefusedException exception)
        {
            throw new BackupRefusedException("Sikkerhedskopien kunne ikke læses igen, da den var skrevet; tjek disken, og prøv igen.", exception);
        }
    }

    // Everything is read as it was at the first question, and writers need not wait.
    internal static async Task<DbTransaction> BeginSnapshotAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await db.Database.UseTransactionAsync(transaction, cancellationToken);
        return transaction;
    }

    private static async Task<BackupTable> WriteTableAsync(AppDbContext db, ZipArchive archive, ITable table, Action<long> report, CancellationToken cancellationToken)
    {
        var columns = table.Columns.Where(column => column.ComputedColumnSql is null).ToList();
        var kinds = columns.ConvertAll(ColumnKind.Of);
        var backup = new BackupTable(table.Name, [.. columns.Zip(kinds, (column, kind) => new BackupColumn(column.Name, kind.Name))], 0, "");

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = Query(db, table, columns);
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        await using var stream = await archive.CreateEntry(backup.FileName).OpenAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(line, new() { Encoder = BackupFile.Json.Encoder });
        var count = 0L;
        while (await rows.ReadAsync(cancellationToken))
        {
            WriteRow(json, rows, kinds);
            line.Write("\n"u8);
            hash.AppendData(line.WrittenSpan);
            await stream.WriteAsync(line.WrittenMemory, cancellationToken);
            line.ResetWrittenCount();
            if (++count % RowsBetweenReports == 0)
            {
                report(count);
            }
        }

        return backup with { Rows = count, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    private static void WriteRow(Utf8JsonWriter json, DbDataReader row, List<ColumnKind> kinds)
    {
        json.Reset();
        json.WriteStartArray();
        for (var at = 0; at < kinds.Count; at++)
        {
            if (row.IsDBNull(at))
            {
                json.WriteNullValue();
            }
            else
            {
                kinds[at].Write(json, row, at);
            }
        }

        json.WriteEndArray();
        json.Flush();
    }

    private static string Query(AppDbContext db, ITable table, List<IColumn> columns)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var key = table.PrimaryKey?.Columns ?? [.. columns];
        // The order of bytes on both databases: the same rows then give the same file.
        var collation = db.Database.GetDbConnection() is SqliteConnection ? "" : " collate \"C\"";
        var order = key.Select(column => sql.DelimitIdentifier(column.Name) + (ColumnKind.Of(column).Name == "text" ? collation : ""));
        return $"select {string.Join(", ", columns.Select(column => sql.DelimitIdentifier(column.Name)))} from {sql.DelimitIdentifier(table.Name)} order by {string.Join(", ", order)}";
    }

    private static async Task WriteEntryAsync(ZipArchive archive, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        await using var stream = await archive.CreateEntry(name).OpenAsync(cancellationToken);
        await stream.WriteAsync(bytes, cancellationToken);
    }
}
