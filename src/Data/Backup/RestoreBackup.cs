using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Vejviser.Data.Backup;

/// <summary>Puts a backup in the place of what a database holds: all of it or nothing.</summary>
public sealed class RestoreBackup(IDbContextFactory<AppDbContext> contexts, Database database, TimeProvider clock)
{
    private const int RowsBetweenReports = 10_000;
    private static readonly DateTime CountedFrom = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Reads the backup through before the database is touched, then stores it in one transaction.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="overwrite">Whether what users have put into the database may be lost.</param>
    /// <param name="progress">Told how many rows are stored.</param>
    /// <param name="cancellationToken">Stops; the database is then as before.</param>
    /// <exception cref="BackupRefusedException">Nothing was restored.</exception>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached, opened or written.</exception>
    public async Task<BackupManifest> RestoreAsync(string path, bool overwrite, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var file = await BackupFile.OpenAsync(path, cancellationToken);
        await StoreAsync(file, path, overwrite, isRehearsal: false, progress, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        return file.Manifest;
    }

    /// <summary>The same as far as the backup goes: what a newer version brings is not added, and a rehearsal leaves even the change number as it was.</summary>
    internal async Task StoreAsync(BackupFile file, string path, bool overwrite, bool isRehearsal, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var migration = await MigrationAsync(file.Manifest, path, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var alone = await database.AloneAsync(db, cancellationToken);
        var target = RestoreTarget.Of(db);
        await target.OpenAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await target.LockAsync(cancellationToken);
        if (!overwrite && await target.UseAsync([], cancellationToken) is { } use)
        {
            throw new BackupRefusedException($"Databasen er i brug ({use}). Skriv --overwrite, hvis alt i den skal erstattes af sikkerhedskopien, eller vælg en tom database.");
        }

        var before = await db.ContentVersions.AsNoTracking().SingleAsync(cancellationToken);
        await RecreateAsync(db, target, migration, cancellationToken);
        await LoadAsync(target, file, progress, cancellationToken);
        if (!isRehearsal)
        {
            await RaiseAsync(db, before, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<string> MigrationAsync(BackupManifest manifest, string path, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return db.Database.GetMigrations().FirstOrDefault(id => BackupManifest.NameOf(id) == manifest.Migration) ?? throw BackupFile.Newer(path);
    }

    // The tables as they were when the backup was taken, made by the same statements as then and in the same transaction as everything else.
    private static async Task RecreateAsync(AppDbContext db, RestoreTarget target, string migration, CancellationToken cancellationToken)
    {
        await target.DropTablesAsync(cancellationToken);
        await target.ExecuteAsync(db.GetService<IMigrator>().GenerateScript(toMigration: migration, options: MigrationsSqlGenerationOptions.NoTransactions), cancellationToken);
    }

    private static async Task LoadAsync(RestoreTarget target, BackupFile file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await target.DeferForeignKeysAsync(cancellationToken);
        foreach (var table in file.Manifest.Tables)
        {
            // Migrations bring rows of their own.
            await target.ExecuteAsync($"delete from {target.Quoted(table.Name)}", cancellationToken);
        }

        var stored = 0L;
        foreach (var table in file.Manifest.Tables)
        {
            await target.LoadAsync(table, Counted(file.ReadAsync(table)), cancellationToken);
            if (await target.CountAsync(table.Name, cancellationToken) != table.Rows)
            {
                throw new InvalidOperationException($"{table.Name} did not receive the {table.Rows} rows of the backup.");
            }
        }

        await target.CheckForeignKeysAsync(cancellationToken);
        await target.ContinueIdentitiesAsync(cancellationToken);

        async IAsyncEnumerable<object?[]> Counted(IAsyncEnumerable<object?[]> rows)
        {
            await foreach (var row in rows)
            {
                yield return row;
                if (++stored % RowsBetweenReports == 0)
                {
                    progress?.Report(stored);
                }
            }
        }
    }

    // Nodes and browsers may remember numbers given after the backup was taken. The seconds of the clock are ahead of any count,
    // so every node builds its index anew and no page is taken for one that a lost change had made.
    private async Task RaiseAsync(AppDbContext db, ContentVersion before, CancellationToken cancellationToken)
    {
        var restored = await db.ContentVersions.AsNoTracking().SingleAsync(cancellationToken);
        var seconds = (int)(clock.GetUtcNow().UtcDateTime - CountedFrom).TotalSeconds;
        var generation = Math.Max(Math.Max(before.IndexGeneration, restored.IndexGeneration) + 1, seconds);
        var change = Math.Max(Math.Max(before.ChangeNumber, restored.ChangeNumber) + 1, seconds);
        await db.ContentVersions.ExecuteUpdateAsync(
            row => row.SetProperty(version => version.IndexGeneration, generation).SetProperty(version => version.ChangeNumber, change),
            cancellationToken);
    }
}
