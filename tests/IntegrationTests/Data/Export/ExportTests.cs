using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Export;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Export;

public sealed class ExportTests : IDisposable
{
    private readonly string folder = TestFolder.New("export");

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

    private string Exported => Path.Combine(folder, "ud");

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Content_that_goes_through_another_database_and_back_is_the_same_byte_for_byte(DatabaseProvider source, DatabaseProvider other)
    {
        await using var original = await WholeBank.CreateAsync(source);
        await ExportAsync(original, Exported);
        await using var there = TestDatabase.Unmigrated(other);
        await ImportAsync(there, Exported);
        await ExportAsync(there, Path.Combine(folder, "der"));
        await using var back = TestDatabase.Unmigrated(source);
        await ImportAsync(back, Path.Combine(folder, "der"));
        await ExportAsync(back, Path.Combine(folder, "tilbage"));

        Assert.Equal(Content(Exported), Content(Path.Combine(folder, "der")));
        Assert.Equal(Content(Exported), Content(Path.Combine(folder, "tilbage")));
    }

    [Fact]
    public async Task Hash_that_looks_like_a_CPR_number_is_none()
    {
        var bytes = "bilag 372"u8.ToArray();
        var hash = SHA256.HashData(bytes);
        Assert.Contains(CprNumbers.Find(Convert.ToHexStringLower(hash)), number => number.IsCertain);
        await using var original = await WholeBank.CreateAsync(DatabaseProvider.Sqlite);
        await using (var db = original.Open())
        {
            var id = Guid.Parse("2f8fad5b-d9cb-469f-a165-70867728950e");
            await db.Attachments.Where(file => file.Id == id).ExecuteUpdateAsync(row => row.SetProperty(file => file.Hash, hash).SetProperty(file => file.Size, bytes.Length));
            await db.AttachmentParts.Where(part => part.AttachmentId == id).ExecuteUpdateAsync(row => row.SetProperty(part => part.Bytes, bytes));
        }

        await ExportAsync(original, Exported);
        await using var there = TestDatabase.Unmigrated(DatabaseProvider.Sqlite);
        await ImportAsync(there, Exported);
        await ExportAsync(there, Path.Combine(folder, "der"));

        Assert.Equal(Content(Exported), Content(Path.Combine(folder, "der")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Bank_that_is_exported_holds_something_of_every_part(DatabaseProvider provider)
    {
        await using var database = await WholeBank.CreateAsync(provider);
        await using var db = database.Open();

        foreach (var table in ContentFormat.Parts.SelectMany(part => new ContentTable(part, db.Model).All))
        {
#pragma warning disable EF1002 // The name comes from the model.
            Assert.True(await db.Database.SqlQueryRaw<int>($"select count(*) as \"Value\" from \"{table.Name}\"").SingleAsync() > 0, table.Name);
#pragma warning restore EF1002
        }
    }

    /// <summary>A new table must be content, or left out for a reason.</summary>
    [Fact]
    public async Task Every_table_is_either_content_or_left_out()
    {
        await using var database = TestDatabase.Unmigrated(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        var content = ContentFormat.Parts.SelectMany(part => part.All).Select(part => part.Entity).Append(typeof(AttachmentPart)).ToHashSet();

        Assert.Equal(
            db.Model.GetEntityTypes().Select(entity => entity.ClrType.Name).Order(StringComparer.Ordinal),
            content.Concat(ContentFormat.NotContent).Concat(ContentFormat.Installation).Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Export_holds_nobody_and_nothing_that_has_been_removed(DatabaseProvider provider)
    {
        await using var database = await WholeBank.CreateAsync(provider);

        await ExportAsync(database, Exported);

        var texts = string.Join('\n', Directory.GetFiles(Exported, "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".csv", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.Contains("[fjernet]", texts, StringComparison.Ordinal);
        Assert.DoesNotContain(WholeBank.Redacted, texts, StringComparison.Ordinal);
        Assert.DoesNotContain(WholeBank.People, texts, StringComparison.Ordinal);
        Assert.DoesNotContain("accountId", texts, StringComparison.Ordinal);
        Assert.DoesNotContain("assigneeId", texts, StringComparison.Ordinal);
        // A draft's file that has not been sent is its author's own.
        Assert.Equal(["0f8fad5b-d9cb-469f-a165-70867728950e.pdf", "2f8fad5b-d9cb-469f-a165-70867728950e.png"], Directory.GetFiles(Path.Combine(Exported, "files")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Imported_content_is_what_readers_see(DatabaseProvider provider)
    {
        await using var original = await WholeBank.CreateAsync(provider);
        await ExportAsync(original, Exported);
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.FollowAsync();

        await ImportAsync(database, Exported);
        await database.CatchUpAsync();

        Assert.Equal("svejsere", Assert.Single(database.Search().Items).Slug);
        await using var db = database.Open();
        var example = await db.PracticeExamples.AsSplitQuery().Include(one => one.Revisions).Include(one => one.Timeline).SingleAsync(one => one.PublicId == "svejsere");
        Assert.Equal((2, 2, null), (example.Revisions.Count, example.LatestRevision, example.AssigneeId));
        Assert.Equal(example.Id, (await db.PracticeExamples.SingleAsync(one => one.PublicId == "aeldre-svejsere")).MergedIntoId);
        var consultation = await db.Consultations.Include(one => one.Statements).OrderBy(one => one.Id).FirstAsync();
        Assert.Equal(Partners.Randers, consultation.Statements.Single(one => one.Id == Assert.Single(consultation.RestsOn)).MunicipalityCode);
        Assert.Null((await db.Enrolments.FirstAsync()).Terms.ContactEmail);
        // What ships with the program, and who may sign in, are as in any new database.
        Assert.NotEqual(0, await db.EmailDomains.CountAsync());
        var file = new MemoryStream();
        await foreach (var part in db.AttachmentParts.Where(one => one.AttachmentId == Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e")).OrderBy(one => one.Number).AsAsyncEnumerable())
        {
            file.Write(part.Bytes);
        }

        Assert.Equal(600_000, file.Length);
        // New rows get numbers of their own.
        db.Add(PracticeExample.Create("efter", SharedExamples.Content, Actor.Editors, WholeBank.At));
        await db.SaveChangesAsync();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Database_in_use_is_not_touched(DatabaseProvider provider)
    {
        await using var original = await WholeBank.CreateAsync(provider);
        await ExportAsync(original, Exported);

        var refusal = await Assert.ThrowsAsync<ContentRefusedException>(() => ImportAsync(original, Exported));

        Assert.StartsWith("Databasen er i brug (", refusal.Message, StringComparison.Ordinal);
        await ExportAsync(original, Path.Combine(folder, "efter"));
        Assert.Equal(Content(Exported), Content(Path.Combine(folder, "efter")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Import_that_fails_half_way_changes_nothing(DatabaseProvider provider)
    {
        await using var original = await WholeBank.CreateAsync(provider);
        await ExportAsync(original, Exported);
        // Found when nearly everything is stored.
        Rewrite($"partnerships/{WholeBank.Slug}.json", text => text.Replace("\"effortTypeId\": \"brancherettet-opkvalificering\"", "\"effortTypeId\": \"findes-ikke\"", StringComparison.Ordinal));
        await using var database = await TestDatabase.CreateAsync(provider);
        await ExportAsync(database, Path.Combine(folder, "foer"));

        await RefusedAsync(database, "henviser til noget, der ikke er i eksporten");

        await ExportAsync(database, Path.Combine(folder, "efter"));
        Assert.Equal(Content(Path.Combine(folder, "foer")), Content(Path.Combine(folder, "efter")));
    }

    [Fact]
    public async Task Folder_with_something_in_it_is_not_written_to()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(folder, "brev.txt"), "Kære kommune");

        var refusal = await Assert.ThrowsAsync<ContentRefusedException>(() => ExportAsync(database, folder));

        Assert.Contains("er ikke en tom mappe", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("brev.txt", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(folder))));
    }

    [Fact]
    public async Task Folder_that_is_there_and_empty_is_written_to()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        Directory.CreateDirectory(Exported);

        Assert.NotEmpty((await ExportAsync(database, Exported)).Files);
    }

    /// <summary>Each is one thing done to a whole export, and what is said of it.</summary>
    public static TheoryData<string, string> Damages => new()
    {
        { "no manifest", "er ikke en eksport fra Vejviser, eller den er ikke skrevet færdig" },
        { "half a manifest", "er ændret eller ikke skrevet færdig" },
        { "newer", "er skrevet af en nyere version af Vejviser; opdater programmet" },
        { "changed", "»themes.json« i " },
        { "half written", "»themes.json« i " },
        { "missing", "»themes.json« mangler i " },
        { "extra", "»brev.txt« i " },
        { "missing file", "»files/0f8fad5b-d9cb-469f-a165-70867728950e.pdf« mangler i " },
        { "up", "nævner »../hemmelig.json«, som ikke er et filnavn i mappen" },
        { "absolute", "nævner »/etc/passwd«, som ikke er et filnavn i mappen" },
        { "symlink", "er en henvisning til et andet sted" },
        { "linked folder", "er en henvisning til et andet sted" },
        { "pipe", "»themes.json« i " },
        { "cpr", "indeholder et CPR-nummer i content" },
        { "unknown field", "har et felt, der ikke kendes: overraskelse" },
        { "absent field", "mangler feltet slug" },
        { "bad state", "har en værdi, der ikke kan læses: state" },
        { "bad value", "har en værdi, der ikke kan læses: value i linje 2" },
        { "other name", "hedder noget andet end det, den handler om" },
        { "null in a list", "har en tom plads i en liste" },
        { "control character", "har styretegn eller ødelagte tegn i" },
        { "unknown example", "»findes-ikke« nævnes i eksporten, men er der ikke" },
        { "other attachment", "er ikke den fil, der hører til bilaget" },
        { "stray", "hører ikke til noget i eksporten" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Damaged_export_is_refused_in_a_sentence_and_nothing_is_stored(string damage, string sentence)
    {
        await using var original = await WholeBank.CreateAsync(DatabaseProvider.Sqlite);
        await ExportAsync(original, Exported);
        Damage(damage);
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await ExportAsync(database, Path.Combine(folder, "foer"));

        await RefusedAsync(database, sentence);

        await ExportAsync(database, Path.Combine(folder, "efter"));
        Assert.Equal(Content(Path.Combine(folder, "foer")), Content(Path.Combine(folder, "efter")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Task<ExportManifest> ExportAsync(TestDatabase database, string to) => database.Get<ExportContent>().WriteAsync(to, progress: null, CancellationToken.None);

    private static Task<ExportManifest> ImportAsync(TestDatabase database, string from) => database.Get<ImportContent>().ReadAsync(from, progress: null, CancellationToken.None);

    private static SortedDictionary<string, string> Content(string export) => new(
        Directory.GetFiles(export, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(export, file), file => file.EndsWith(".json", StringComparison.Ordinal) ? File.ReadAllText(file) : Hash(File.ReadAllBytes(file))),
        StringComparer.Ordinal);

    private async Task RefusedAsync(TestDatabase database, string sentence)
    {
        var refusal = await Assert.ThrowsAsync<ContentRefusedException>(() => ImportAsync(database, Exported));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private void Damage(string damage)
    {
        var themes = Path.Combine(Exported, "themes.json");
        var manifest = Path.Combine(Exported, "manifest.json");
        var attachment = Path.Combine(Exported, "files", "0f8fad5b-d9cb-469f-a165-70867728950e.pdf");
        switch (damage)
        {
            case "no manifest":
                File.Delete(manifest);
                break;
            case "half a manifest":
                File.WriteAllText(manifest, File.ReadAllText(manifest)[..400]);
                break;
            case "newer":
                File.WriteAllText(manifest, """{"format":2}""");
                break;
            case "changed":
                File.WriteAllText(themes, File.ReadAllText(themes).Replace("arbejdspligt", "arbejdsplikt", StringComparison.Ordinal));
                break;
            case "half written":
                File.WriteAllText(themes, File.ReadAllText(themes)[..100]);
                break;
            case "missing":
                File.Delete(themes);
                break;
            case "extra":
                File.WriteAllText(Path.Combine(Exported, "brev.txt"), "Kære kommune");
                break;
            case "missing file":
                File.Delete(attachment);
                break;
            case "up" or "absolute":
                File.WriteAllText(Path.Combine(folder, "hemmelig.json"), "[]");
                ChangeManifest(files => files[0]!["path"] = damage == "up" ? "../hemmelig.json" : "/etc/passwd");
                break;
            case "symlink":
                File.Move(themes, Path.Combine(folder, "themes.json"));
                File.CreateSymbolicLink(themes, Path.Combine(folder, "themes.json"));
                break;
            case "linked folder":
                Directory.Move(Path.Combine(Exported, "files"), Path.Combine(folder, "files"));
                Directory.CreateSymbolicLink(Path.Combine(Exported, "files"), Path.Combine(folder, "files"));
                break;
            case "pipe":
                File.Delete(themes);
                System.Diagnostics.Process.Start("mkfifo", [themes]).WaitForExit();
                break;
            case "cpr":
                Rewrite("examples/asfalt.json", text => text.Replace("Vi oplærte ledige", $"{Authors.Cpr} oplærte ledige", StringComparison.Ordinal));
                break;
            case "unknown field":
                Rewrite("examples/asfalt.json", text => text.Replace("\"slug\"", "\"overraskelse\": 1,\n  \"slug\"", StringComparison.Ordinal));
                break;
            case "absent field":
                Rewrite("examples/asfalt.json", text => text.Replace("\"slug\": \"asfalt\",", "", StringComparison.Ordinal));
                break;
            case "bad state":
                Rewrite("examples/asfalt.json", text => text.Replace("\"AwaitingAuthor\"", "\"Svævende\"", StringComparison.Ordinal));
                break;
            case "bad value":
                Rewrite("figures/folketal.csv", text => text.Replace(",Value,", ",Value,mange", StringComparison.Ordinal));
                break;
            case "other name":
                Rewrite("examples/asfalt.json", text => text.Replace("\"publicId\": \"asfalt\"", "\"publicId\": \"beton\"", StringComparison.Ordinal));
                break;
            case "null in a list":
                Rewrite("themes.json", text => text.Replace("\"sources\": []", "\"sources\": [null]", StringComparison.Ordinal).Replace("\"sources\": [\n", "\"sources\": [\nnull,", StringComparison.Ordinal));
                break;
            case "control character":
                Rewrite("examples/asfalt.json", text => text.Replace("Vi oplærte ledige", "Vi\\u0000oplærte ledige", StringComparison.Ordinal));
                break;
            case "unknown example":
                Rewrite("examples/aeldre-svejsere.json", text => text.Replace("\"mergedInto\": \"svejsere\"", "\"mergedInto\": \"findes-ikke\"", StringComparison.Ordinal));
                break;
            case "other attachment":
                Rewrite("files/2f8fad5b-d9cb-469f-a165-70867728950e.png", text => text + "x");
                break;
            default:
                File.WriteAllText(Path.Combine(Exported, "examples", "fremmed.csv"), "a\n");
                ChangeManifest(files => files.Add(new JsonObject { ["path"] = "examples/fremmed.csv", ["rows"] = 0, ["bytes"] = 2, ["sha256"] = Hash("a\n"u8.ToArray()) }));
                break;
        }
    }

    // As somebody would who knows the format: the manifest is made to agree.
    private void Rewrite(string path, Func<string, string> change)
    {
        var place = Path.Combine(Exported, path);
        var before = File.ReadAllText(place, Encoding.Latin1);
        var utf8 = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(before));
        var bytes = path.EndsWith(".png", StringComparison.Ordinal) ? Encoding.Latin1.GetBytes(change(before)) : Encoding.UTF8.GetBytes(change(utf8));
        Assert.NotEqual(File.ReadAllBytes(place), bytes);
        File.WriteAllBytes(place, bytes);
        ChangeManifest(files =>
        {
            var file = files.Single(one => (string)one!["path"]! == path)!;
            (file["bytes"], file["sha256"]) = (bytes.Length, Hash(bytes));
        });
    }

    private void ChangeManifest(Action<JsonArray> change)
    {
        var path = Path.Combine(Exported, "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        change(manifest["files"]!.AsArray());
        File.WriteAllText(path, manifest.ToJsonString());
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
