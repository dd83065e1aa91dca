using System.Data.Common;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Vejviser.Data;
using Vejviser.Data.Audit;
using Vejviser.Data.Backup;
using Vejviser.Data.EmptySearches;
using Vejviser.Data.Figures;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = TestFolder.New("backup");

    /// <summary>From each database into each.</summary>
    public static TheoryData<DatabaseProvider, DatabaseProvider> Ways
    {
        get
        {
            TheoryData<DatabaseProvider, DatabaseProvider> ways = [];
            foreach (var source in TestDatabase.Each)
            {
                foreach (var target in TestDatabase.Each)
                {
                    ways.Add(source, target);
                }
            }

            return ways;
        }
    }

    private string Backup => Path.Combine(folder, "kopi.zip");

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Restored_database_is_the_same_table_by_table(DatabaseProvider source, DatabaseProvider target)
    {
        await using var original = await FilledAsync(source);
        var taken = await TakeAsync(original, Backup);
        await using var restored = TestDatabase.Unmigrated(target);

        var read = await restored.Get<RestoreBackup>().RestoreAsync(Backup, overwrite: false, progress: null, CancellationToken.None);

        Assert.Equal(taken.Rows, read.Rows);
        var again = await TakeAsync(restored, Path.Combine(folder, "igen.zip"));
        Assert.Equal(taken.Tables.Select(Same), again.Tables.Select(Same));
        Assert.Equal(taken.Migration, again.Migration);

        // The one row that must differ: nodes and browsers are to notice.
        static (string, long, string) Same(BackupTable table) => (table.Name, table.Rows, table.Name == "ContentVersions" ? "" : table.Sha256);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Backup_holds_every_table_of_the_model(DatabaseProvider provider)
    {
        await using var database = await FilledAsync(provider);
        await using var db = database.Open();

        var taken = await TakeAsync(database, Backup);

        Assert.Equal(db.Model.GetRelationalModel().Tables.Select(table => table.Name).Order(StringComparer.Ordinal), taken.Tables.Select(table => table.Name));
        using var archive = ZipFile.OpenRead(Backup);
        Assert.Equal(taken.Tables.Count + 2, archive.Entries.Count);
        Assert.Equal(provider, taken.Provider);
        Assert.Equal("Danske tegn: æøåÆØÅ, tab\t, linje\r\n, \\N og 😀", (await db.PracticeExampleRevisions.SingleAsync(revision => revision.Number == 2)).Content.Challenge);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task New_rows_after_a_restore_get_numbers_of_their_own(DatabaseProvider source, DatabaseProvider target)
    {
        await using var original = await FilledAsync(source);
        await TakeAsync(original, Backup);
        await using var restored = TestDatabase.Unmigrated(target);
        await RestoreAsync(restored);

        using var file = TestRecords.Stream(TestRecords.Record("efter"));
        var result = await restored.ImportAsync(file);

        Assert.Equal(1, result.Added);
        await using var db = restored.Open();
        Assert.Equal(await db.PracticeExamples.MaxAsync(example => example.Id), (await db.PracticeExamples.SingleAsync(example => example.PublicId == "efter")).Id);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Foreign_keys_hold_again_after_a_restore(DatabaseProvider provider)
    {
        await using var original = await FilledAsync(provider);
        await TakeAsync(original, Backup);
        await using var restored = TestDatabase.Unmigrated(provider);
        await RestoreAsync(restored);

        await using var db = restored.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();

        // At the statement, not at the commit: a deferred key would let it pass here.
        await Assert.ThrowsAnyAsync<DbException>(() => db.EffortTypes.ExecuteUpdateAsync(row => row.SetProperty(effort => effort.Broader, "findes-ikke")));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Audit_is_append_only_after_a_restore_too(DatabaseProvider source, DatabaseProvider target)
    {
        await using var original = await FilledAsync(source);
        await TakeAsync(original, Backup);
        await using var restored = TestDatabase.Unmigrated(target);
        await RestoreAsync(restored);

        await using var db = restored.Open();

        await Assert.ThrowsAnyAsync<DbException>(() => db.AuditEntries.ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Act, "gjorde intet")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Restored_content_is_found_by_a_node_that_knew_another(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await ImportAsync(database, "foer");
        await TakeAsync(database, Backup);
        await ImportAsync(database, "bagefter");
        await database.FollowAsync();
        Assert.Equal(2, database.Search().Total);

        await database.Get<RestoreBackup>().RestoreAsync(Backup, overwrite: true, progress: null, CancellationToken.None);
        await database.CatchUpAsync();

        Assert.Equal("foer", Assert.Single(database.Search().Items).Slug);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Number_after_a_restore_was_never_given_before(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await TakeAsync(database, Backup);
        await using (var db = database.Open())
        {
            await db.ContentVersions.ExecuteUpdateAsync(row => row.SetProperty(version => version.ChangeNumber, 4_000_000_000).SetProperty(version => version.IndexGeneration, 2_000_000_000));
        }

        await RestoreAsync(database);

        await using var after = database.Open();
        var now = await after.ContentVersions.SingleAsync();
        Assert.Equal((4_000_000_001, 2_000_000_001), (now.ChangeNumber, now.IndexGeneration));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Backup_taken_while_others_write_is_one_moment(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                await ImportAsync(database, $"e{number}");
            }
        });
        for (var number = 0; number < 5; number++)
        {
            var taken = await TakeAsync(database, Path.Combine(folder, $"{number}.zip"));

            var rows = taken.Tables.ToDictionary(table => table.Name, table => table.Rows);
            // An import stores one example with one revision and two lines of history, all at once.
            Assert.Equal((rows["PracticeExamples"], rows["PracticeExamples"] * 2), (rows["PracticeExampleRevisions"], rows["TimelineEntry"]));
        }

        await stop.CancelAsync();
        await writer;
        await using var db = database.Open();
        Assert.NotEqual(0, await db.PracticeExamples.CountAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Database_in_use_is_replaced_only_when_told_so(DatabaseProvider provider)
    {
        await using var database = await FilledAsync(provider);
        var taken = await TakeAsync(database, Backup);
        await ImportAsync(database, "nyere");

        var refusal = await Assert.ThrowsAsync<BackupRefusedException>(() => RestoreAsync(database));
        Assert.Contains("Databasen er i brug", refusal.Message);
        Assert.Contains("--overwrite", refusal.Message);
        Assert.True(await HasAsync(database, "nyere"));

        await database.Get<RestoreBackup>().RestoreAsync(Backup, overwrite: true, progress: null, CancellationToken.None);
        Assert.False(await HasAsync(database, "nyere"));
        await using var db = database.Open();
        Assert.Equal(taken.Tables.Single(table => table.Name == "PracticeExamples").Rows, await db.PracticeExamples.CountAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Database_that_nobody_has_used_needs_no_permission(DatabaseProvider provider)
    {
        await using var original = await FilledAsync(provider);
        await TakeAsync(original, Backup);
        await using var fresh = await TestDatabase.CreateAsync(provider);

        await RestoreAsync(fresh);

        Assert.True(await HasAsync(fresh, "aalborg-proeve"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Backup_of_an_older_version_is_brought_up_to_this_one(DatabaseProvider provider)
    {
        await using var original = await TestDatabase.CreateAsync(provider);
        await ImportAsync(original, "gammelt");
        var taken = await TakeAsync(original, Backup);
        await using var restored = TestDatabase.Unmigrated(provider);
        await using var db = restored.Open();
        AsInitialWroteIt(db);

        await RestoreAsync(restored);

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.True(await HasAsync(restored, "gammelt"));
        // What has come since is loaded as in any database that lacks it.
        Assert.Equal(taken.Tables.Single(table => table.Name == "ThesaurusEntries").Rows, await db.ThesaurusEntries.CountAsync());
    }

    [Fact]
    public async Task Figures_imported_into_an_otherwise_unused_database_are_not_replaced_unasked()
    {
        await using var original = await FilledAsync(DatabaseProvider.Sqlite);
        await TakeAsync(original, Backup);
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        using var file = new MemoryStream("kommune;periode;antal\nAalborg;2025M12;300\n"u8.ToArray());
        Assert.Empty((await database.Get<ImportFigures>().RunAsync(file, new("arbejdspligt", null), isTrial: false, progress: null, CancellationToken.None)).Faults);

        Assert.Contains("hentet tal ind", (await Assert.ThrowsAsync<BackupRefusedException>(() => RestoreAsync(database))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Restore_that_fails_half_way_changes_nothing(DatabaseProvider provider)
    {
        await using var database = await FilledAsync(provider);
        await TakeAsync(database, Backup);
        // A revision of an example that is not there: found when everything is loaded.
        Rewrite("tables/PracticeExamples.ndjson", "");
        var before = await TakeAsync(database, Path.Combine(folder, "foer.zip"));

        var refusal = await Assert.ThrowsAsync<BackupRefusedException>(() => database.Get<RestoreBackup>().RestoreAsync(Backup, overwrite: true, progress: null, CancellationToken.None));

        Assert.Contains("henviser til noget, der ikke er i sikkerhedskopien", refusal.Message);
        var after = await TakeAsync(database, Path.Combine(folder, "efter.zip"));
        Assert.Equal(before.Tables.Select(table => (table.Name, table.Sha256)), after.Tables.Select(table => (table.Name, table.Sha256)));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Large_blob_travels(DatabaseProvider source, DatabaseProvider target)
    {
        var blob = new byte[20 * 1024 * 1024];
        new Random(7).NextBytes(blob);
        await using var original = await TestDatabase.CreateAsync(source);
        await using (var db = original.Open())
        {
            db.Add(new EmptySearchKey { Key = blob });
            await db.SaveChangesAsync();
        }

        await TakeAsync(original, Backup);
        await using var restored = TestDatabase.Unmigrated(target);
        await RestoreAsync(restored);

        await using var after = restored.Open();
        Assert.Equal(blob, (await after.EmptySearchKeys.SingleAsync()).Key);
    }

    [Fact]
    public async Task Any_flipped_byte_is_either_refused_or_harmless()
    {
        await using var original = await FilledAsync(DatabaseProvider.Sqlite);
        var taken = await TakeAsync(original, Backup);
        var bytes = await File.ReadAllBytesAsync(Backup);
        var refused = 0;
        var places = Enumerable.Range(0, 200).Select(number => (int)((long)number * bytes.Length / 200)).ToList();
        foreach (var place in places)
        {
            bytes[place] ^= 0x10;
            await File.WriteAllBytesAsync(Backup, bytes);
            bytes[place] ^= 0x10;
            try
            {
                using var file = await BackupFile.OpenAsync(Backup, CancellationToken.None);
                Assert.Equal(JsonSerializer.Serialize(taken), JsonSerializer.Serialize(file.Manifest));
            }
            catch (BackupRefusedException)
            {
                refused++;
            }
        }

        // What may pass is what the archive itself says twice or nobody reads, such as times of files.
        Assert.InRange(refused, places.Count * 9 / 10, places.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(5_000)]
    [InlineData(-1)]
    [InlineData(-30)]
    public async Task Half_written_file_is_refused_before_the_database_is_touched(int length)
    {
        await using var original = await FilledAsync(DatabaseProvider.Sqlite);
        await TakeAsync(original, Backup);
        await using (var file = File.OpenWrite(Backup))
        {
            file.SetLength(length < 0 ? file.Length + length : length);
        }

        await RefusedAsync("er ikke en sikkerhedskopi fra Vejviser, eller den er ikke skrevet færdig");
    }

    [Fact]
    public async Task File_of_another_kind_is_refused()
    {
        await File.WriteAllTextAsync(Backup, "Dette er ikke en sikkerhedskopi.");
        await RefusedAsync("er ikke en sikkerhedskopi fra Vejviser");

        File.Delete(Backup);
        await using (var archive = await ZipFile.OpenAsync(Backup, ZipArchiveMode.Create))
        {
            archive.CreateEntry("brev.docx");
        }

        await RefusedAsync("er ikke en sikkerhedskopi fra Vejviser: manifest.json mangler.");
    }

    [Fact]
    public async Task File_that_is_not_there_is_refused()
    {
        await RefusedAsync("kan ikke læses; tjek navnet og rettighederne.");
    }

    [Fact]
    public async Task Missing_table_is_named()
    {
        await using var original = await FilledAsync(DatabaseProvider.Sqlite);
        await TakeAsync(original, Backup);
        using (var archive = ZipFile.Open(Backup, ZipArchiveMode.Update))
        {
            archive.GetEntry("tables/Themes.ndjson")!.Delete();
        }

        await RefusedAsync("tables/Themes.ndjson mangler i");
    }

    [Fact]
    public async Task Changed_table_is_named()
    {
        await using var original = await FilledAsync(DatabaseProvider.Sqlite);
        await TakeAsync(original, Backup);
        Rewrite("tables/Themes.ndjson", "[]\n", alsoManifest: false);

        await RefusedAsync("tables/Themes.ndjson i");
    }

    [Fact]
    public async Task File_nobody_mentions_is_refused()
    {
        await using var original = await FilledAsync(DatabaseProvider.Sqlite);
        await TakeAsync(original, Backup);
        using (var archive = ZipFile.Open(Backup, ZipArchiveMode.Update))
        {
            archive.CreateEntry("tables/Users.ndjson");
        }

        await RefusedAsync("indeholder andre filer");
    }

    [Theory]
    [InlineData("format")]
    [InlineData("migration")]
    [InlineData("kind")]
    public async Task Backup_of_a_newer_version_is_refused(string what)
    {
        await using var original = await FilledAsync(DatabaseProvider.Sqlite);
        await TakeAsync(original, Backup);
        Change(manifest =>
        {
            switch (what)
            {
                case "format":
                    manifest["format"] = 2;
                    manifest.Remove("tables");
                    break;
                case "migration":
                    manifest["migration"] = "SomethingNobodyHasWrittenYet";
                    break;
                default:
                    manifest["tables"]![0]!["columns"]![0]!["kind"] = "hologram";
                    break;
            }
        });

        await RefusedAsync("er taget med en nyere version af Vejviser; opdater programmet");
    }

    [Fact]
    public async Task Backup_over_an_existing_file_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await File.WriteAllTextAsync(Backup, "kostbar");

        var refusal = await Assert.ThrowsAsync<BackupRefusedException>(() => TakeAsync(database, Backup));

        Assert.Contains("findes allerede; vælg et andet navn", refusal.Message);
        Assert.Equal("kostbar", await File.ReadAllTextAsync(Backup));
    }

    [Fact]
    public async Task Backup_that_another_has_begun_is_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await File.WriteAllTextAsync(Backup + ".part", "halv");

        var refusal = await Assert.ThrowsAsync<BackupRefusedException>(() => TakeAsync(database, Backup));

        Assert.Contains("en anden sikkerhedskopi er ved at blive taget eller blev afbrudt", refusal.Message);
        Assert.Equal("halv", await File.ReadAllTextAsync(Backup + ".part"));
    }

    [Fact]
    public async Task Backup_leaves_one_file_that_only_its_owner_may_read()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        await TakeAsync(database, Backup);

        Assert.Equal([Backup], Directory.GetFiles(folder));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Backup) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Backup_that_is_stopped_leaves_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Get<TakeBackup>().TakeAsync(Backup, progress: null, new(canceled: true)));

        Assert.Empty(Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A database with something of everything that is hard to carry: nulls, instants, decimals, blobs and odd letters.</summary>
    private static async Task<TestDatabase> FilledAsync(DatabaseProvider provider)
    {
        // PostgreSQL keeps microseconds, and so does this clock.
        var database = await TestDatabase.CreateAsync(provider, TestClock.AtStart());
        await ImportAsync(database, "aalborg-proeve");
        await using var db = database.Open();
        var example = await db.PracticeExamples.Include(example => example.Revisions).SingleAsync();
        var at = TestClock.AtStart().GetUtcNow().UtcDateTime.AddTicks(1_234_560);
        example.Revise(example.Revisions[0].Content with { Challenge = "Danske tegn: æøåÆØÅ, tab\t, linje\r\n, \\N og 😀" }, Actor.Editors, at);
        example.Withdraw(Actor.Editors, at, "Forældet.\n");
        db.Add(new EmptySearchKey { Key = [0, 1, 127, 128, 255, 10, 92] });
        var draft = new Draft { Content = example.Revisions[0].Content, CreatedAt = at, UpdatedAt = at, ExpiresAt = at };
        db.Add(draft);
        db.Add(new AuditEntry { At = at, Role = "redaktør", Act = "trak tilbage", Subject = "eksempel aalborg-proeve" });
        db.Add(new Account { Email = "redaktion@kommune.example", Role = AccountRole.Editor, CreatedAt = at });
        await db.SaveChangesAsync();
        var file = new Attachment { Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), DraftId = draft.Id, FileName = "bilag.pdf", MediaType = "application/pdf", Size = 3, Hash = [1], IsMachineChecked = true, CreatedAt = at };
        db.AddRange(file, new AttachmentPart { AttachmentId = file.Id, Number = 0, Bytes = [37, 80, 68] });
        await db.SaveChangesAsync();
        return database;
    }

    private static async Task ImportAsync(TestDatabase database, string id)
    {
        using var file = TestRecords.Stream(TestRecords.Record(id));
        await database.ImportAsync(file);
    }

    private static async Task<bool> HasAsync(TestDatabase database, string id)
    {
        await using var db = database.Open();
        return await db.PracticeExamples.AnyAsync(example => example.PublicId == id);
    }

    private static Task<BackupManifest> TakeAsync(TestDatabase database, string path) => database.Get<TakeBackup>().TakeAsync(path, progress: null, CancellationToken.None);

    private Task<BackupManifest> RestoreAsync(TestDatabase database) => database.Get<RestoreBackup>().RestoreAsync(Backup, overwrite: false, progress: null, CancellationToken.None);

    private async Task RefusedAsync(string reason)
    {
        await using var target = TestDatabase.Unmigrated(DatabaseProvider.Sqlite);

        var refusal = await Assert.ThrowsAsync<BackupRefusedException>(() => RestoreAsync(target));

        Assert.Contains(reason, refusal.Message);
        Assert.Empty(Directory.GetFiles(target.Settings.Directory));
    }

    /// <summary>Changes the manifest and its hash, as another version of the program might have written them.</summary>
    private void Change(Action<JsonObject> change)
    {
        using var archive = ZipFile.Open(Backup, ZipArchiveMode.Update);
        var manifest = JsonNode.Parse(Read(archive, BackupFile.ManifestName))!.AsObject();
        var before = manifest["tables"]!.AsArray().Select(table => (string?)table!["name"]).ToList();
        change(manifest);
        var after = (manifest["tables"]?.AsArray().Select(table => (string?)table!["name"]) ?? before).ToList();
        before.Except(after).ToList().ForEach(name => archive.GetEntry($"tables/{name}.ndjson")!.Delete());
        Write(archive, BackupFile.ManifestName, manifest.ToJsonString());
        Write(archive, BackupFile.ManifestHashName, Hash(manifest.ToJsonString()));
    }

    /// <summary>Takes out of the backup what had not come yet when Initial was all there was.</summary>
    private void AsInitialWroteIt(AppDbContext db)
    {
        var migrations = db.GetService<IMigrationsAssembly>();
        var columns = migrations.CreateMigration(migrations.Migrations.Values.First(), db.Database.ProviderName!).UpOperations
            .OfType<CreateTableOperation>()
            .ToDictionary(table => table.Name, table => table.Columns.Select(column => column.Name).ToHashSet());
        Dictionary<string, int[]> kept = [];
        Change(manifest =>
        {
            manifest["migration"] = "Initial";
            var tables = manifest["tables"]!.AsArray();
            tables.Where(table => !columns.ContainsKey((string)table!["name"]!)).ToList().ForEach(table => tables.Remove(table));
            foreach (var table in tables)
            {
                var all = table!["columns"]!.AsArray();
                var known = columns[(string)table["name"]!];
                kept[(string)table["name"]!] = [.. Enumerable.Range(0, all.Count).Where(at => known.Contains((string)all[at]!["name"]!))];
                all.Where(column => !known.Contains((string)column!["name"]!)).ToList().ForEach(column => all.Remove(column));
            }
        });
        foreach (var (table, places) in kept)
        {
            Rewrite($"tables/{table}.ndjson", rows => string.Concat(rows.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(row => JsonNode.Parse(row)!.AsArray())
                .Select(row => new JsonArray([.. places.Select(at => row[at]?.DeepClone())]).ToJsonString() + "\n")));
        }
    }

    private void Rewrite(string name, string text, bool alsoManifest = true) => Rewrite(name, _ => text, alsoManifest);

    private void Rewrite(string name, Func<string, string> change, bool alsoManifest = true)
    {
        string text;
        using (var archive = ZipFile.Open(Backup, ZipArchiveMode.Update))
        {
            text = change(Read(archive, name));
            Write(archive, name, text);
        }

        if (alsoManifest)
        {
            Change(manifest =>
            {
                var table = manifest["tables"]!.AsArray().Single(table => name == $"tables/{table!["name"]}.ndjson")!;
                (table["rows"], table["sha256"]) = (text.Count(letter => letter == '\n'), Hash(text));
            });
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        archive.GetEntry(name)!.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
