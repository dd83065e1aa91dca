using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Backup;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Backup;

public sealed class RehearseRestoreTests : IDisposable
{
    private readonly string folder = TestFolder.New("drill");

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Rehearsal_restores_what_is_there_and_leaves_nothing_but_how_it_went(DatabaseProvider provider)
    {
        await using var database = await WholeBank.CreateAsync(provider);

        var (drill, exception) = await RunAsync(database);

        Assert.Equal((null, null), (drill.Problem, exception?.Message));
        await using var db = database.Open();
        Assert.Equal(db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Distinct().Count(), drill.Tables);
        Assert.True(drill.Rows > 1_000, "rows");
        Assert.True(drill.Bytes > 10_000, "bytes");
        Assert.Equal(drill.Rows, (await db.RestoreDrills.SingleAsync()).Rows);
        Assert.False(Directory.Exists(Path.Combine(database.Settings.Directory, "drill")));
        // The database itself is as it was, and in use as before.
        Assert.Null(database.Get<DatabaseHealth>().Fault);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Damaged_backup_is_told_to_whoever_rehearses_with_it_and_to_nobody_else(DatabaseProvider provider)
    {
        await using var database = await WholeBank.CreateAsync(provider);
        var backup = await BackupAsync(database);
        await using (var file = File.OpenWrite(backup))
        {
            file.SetLength(file.Length / 2);
        }

        var (drill, exception) = await RunAsync(database, backup);

        Assert.Equal("Sikkerhedskopien kunne ikke læses.", drill.Problem);
        Assert.NotNull(exception);
        await using var db = database.Open();
        Assert.Empty(await db.RestoreDrills.ToListAsync());
        // It is the file that is damaged, not the database.
        Assert.Null(database.Get<DatabaseHealth>().Fault);
    }

    [Fact]
    public async Task Whole_backup_can_be_rehearsed_with_too_and_does_not_stand_for_tonights()
    {
        await using var database = await WholeBank.CreateAsync(DatabaseProvider.Sqlite);
        var backup = await BackupAsync(database);

        Assert.Null((await RunAsync(database, backup)).Drill.Problem);
        Assert.True(File.Exists(backup));
        await using var db = database.Open();
        Assert.Empty(await db.RestoreDrills.ToListAsync());
    }

    [Fact]
    public async Task What_an_interrupted_rehearsal_left_is_removed()
    {
        await using var database = await WholeBank.CreateAsync(DatabaseProvider.Sqlite);
        var left = Path.Combine(database.Settings.Directory, "drill");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(left, "kopi.zip.part"), "halv");

        Assert.Null((await RunAsync(database)).Drill.Problem);
        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public async Task Only_one_rehearses_in_a_folder_at_a_time()
    {
        await using var database = await WholeBank.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = new FileStream(Path.Combine(database.Settings.Directory, "drill.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains("En anden øvelse er i gang", (await Assert.ThrowsAsync<BackupRefusedException>(() => RunAsync(database))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task The_last_ninety_are_kept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        db.AddRange(Enumerable.Range(0, 100).Select(number => new RestoreDrill { StartedAt = WholeBank.At, FinishedAt = WholeBank.At, Tables = 1, Rows = number, Bytes = 1 }));
        await db.SaveChangesAsync();

        await RunAsync(database);

        Assert.Equal(RehearseRestore.Kept, await db.RestoreDrills.CountAsync());
        Assert.Equal(11, await db.RestoreDrills.MinAsync(drill => drill.Rows));
    }

    /// <summary>A page of the file is not what was written: nobody is to learn of it from a backup of nonsense.</summary>
    [Fact]
    public async Task Damaged_database_is_told_by_rehearsal_backup_and_export()
    {
        await using var database = await WholeBank.CreateAsync(DatabaseProvider.Sqlite);
        await DamagedPage.MakeAsync(database, "PracticeExampleRevisions");
        await using var restarted = database.Restarted();

        Assert.Equal("Databasen er beskadiget.", (await RunAsync(restarted)).Drill.Problem);
        Assert.Equal(DatabaseFault.Damaged, restarted.Get<DatabaseHealth>().Fault);
        var refusal = await Assert.ThrowsAsync<BackupRefusedException>(() => BackupAsync(restarted));
        Assert.Equal(DatabaseFault.Damaged.Sentence(), refusal.Message);
        var export = await Assert.ThrowsAsync<Vejviser.Data.Export.ContentRefusedException>(() => restarted.Get<Vejviser.Data.Export.ExportContent>().WriteAsync(Path.Combine(folder, "ud"), null, CancellationToken.None));
        Assert.Equal(DatabaseFault.Damaged.Sentence(), export.Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    /// <summary>All pages are as they were written, and yet the rows that are read through the index would be one too few.</summary>
    [Fact]
    public async Task Index_that_lacks_a_row_is_damage_too()
    {
        await using var database = await WholeBank.CreateAsync(DatabaseProvider.Sqlite);
        var file = $"Data Source={Path.Combine(database.Settings.Directory, "vejviser.db")};Pooling=False";
        const string Index = "IX_AuditEntries_At";
        Execute(file, $"pragma writable_schema = on; update sqlite_schema set sql = sql || ' where 0' where name = '{Index}'");
        Execute(file, "insert into AuditEntries (At, AccountId, Role, Act, Subject) values ('2026-01-01 00:00:00', 1, 'rolle', 'handling', 'emne')");
        Execute(file, $"pragma writable_schema = on; update sqlite_schema set sql = replace(sql, ' where 0', '') where name = '{Index}'");
        await using var restarted = database.Restarted();

        Assert.Equal(DatabaseFault.Damaged.Sentence(), (await Assert.ThrowsAsync<BackupRefusedException>(() => BackupAsync(restarted))).Message);

        static void Execute(string source, string text)
        {
            using var connection = new SqliteConnection(source);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = text;
            Assert.Equal(1, command.ExecuteNonQuery());
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Task<Rehearsal> RunAsync(TestDatabase database, string? backup = null) => database.Get<RehearseRestore>().RunAsync(backup, CancellationToken.None);

    private async Task<string> BackupAsync(TestDatabase database)
    {
        var path = Path.Combine(folder, "kopi.zip");
        await database.Get<TakeBackup>().TakeAsync(path, progress: null, CancellationToken.None);
        return path;
    }
}
