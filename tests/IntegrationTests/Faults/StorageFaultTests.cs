using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.EmptySearches;
using Vejviser.Data.Search;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>Disks that are full, cannot be written, or give back something else than was written: each told clearly, and nothing lost.</summary>
public sealed class StorageFaultTests : IDisposable
{
    // The runtime itself writes to files of memory at its start.
    private const string SmallFiles = "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 48; exec \"$0\" \"$@\"";

    private readonly OperatorProgram program = new();

    [Fact]
    public async Task What_was_typed_while_nothing_could_be_stored_is_kept_and_stored_afterwards()
    {
        var settings = TestDatabase.NewSettings(DatabaseProvider.Sqlite);
        using var server = new KilledServer(settings);
        await server.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Address };
        using var visitor = new Visitor(server.Address) { SendsOrigin = true };
        await visitor.OpenAsync("/del/ny");

        server.LimitFiles(1_000);
        await visitor.SubmitAsync("videre", ("title", "Besøg hver tirsdag"), ("municipality", "Aalborg"), ("target_group", "Ledige i mere end et år"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Equal("Vi kan ikke gemme lige nu", visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Det, du skrev, er her stadig", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "read-only", "read-only"), await ReadinessAsync(client));
        // Readers read on.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/eksempler", UriKind.Relative))).StatusCode);

        server.LimitFiles(null);
        Assert.Equal((HttpStatusCode.OK, "ready", "ok"), await ReadinessAsync(client));
        await visitor.SubmitAsync("/del/ny");

        Assert.EndsWith("/trin-2", visitor.Path, StringComparison.Ordinal);
        await visitor.OpenAsync(visitor.Path.Replace("/trin-2", "/trin-1", StringComparison.Ordinal));
        Assert.Equal("Besøg hver tirsdag", visitor.Page.QuerySelector("[name=title]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_typed_while_PostgreSQL_was_away_is_kept_and_stored_when_it_is_back()
    {
        var postgres = PostgresServer.StartAnother();
        var settings = TestDatabase.NewSettings(DatabaseProvider.Postgres) with { ConnectionString = postgres.To("away") };
        using var server = new KilledServer(settings);
        await server.StartAsync();
        await server.RunAsync("users", "add", "redaktion@kommune.example", "--role", "editor");
        await using var writers = new Writers(server.Address, settings);
        using var client = new HttpClient { BaseAddress = server.Address };
        using var author = new Visitor(server.Address) { SendsOrigin = true };
        using var editor = await writers.EditorAsync();
        await author.OpenAsync("/del/ny");
        await editor.OpenAsync("/redaktion");
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        await client.GetStringAsync(new Uri("/eksempler", UriKind.Relative));

        postgres.Kill();
        await author.SubmitAsync("videre", ("title", "Besøg hver onsdag"), ("municipality", "Aalborg"), ("target_group", "Ledige i mere end et år"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, author.Status);
        Assert.Contains("Det, du skrev, er her stadig", author.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unready", "unreachable"), await ReadinessAsync(client));
        // Whoever is signed in gets a page, and readers read on.
        await editor.OpenAsync("/redaktion");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Det kan vi ikke lige nu"), (editor.Status, editor.Page.QuerySelector("h1")?.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/eksempler", UriKind.Relative))).StatusCode);

        postgres.Resume();
        await server.UntilReadyAsync();
        await author.SubmitAsync("/del/ny");
        Assert.EndsWith("/trin-2", author.Path, StringComparison.Ordinal);
        await editor.OpenAsync("/redaktion");
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        server.Kill();
        postgres.Kill();
    }

    [Fact]
    public async Task Reading_waits_for_a_PostgreSQL_that_is_restarted()
    {
        var postgres = PostgresServer.StartAnother();
        var settings = TestDatabase.NewSettings(DatabaseProvider.Postgres) with { ConnectionString = postgres.To("restarted") };
        using var server = new KilledServer(settings);
        await server.StartAsync();
        await server.RunAsync("users", "add", "redaktion@kommune.example", "--role", "editor");
        await using var writers = new Writers(server.Address, settings);
        using var client = new HttpClient { BaseAddress = server.Address };
        using var editor = await writers.EditorAsync();
        await editor.OpenAsync("/redaktion");

        postgres.Kill();
        var signedIn = editor.OpenAsync("/redaktion");
        var reader = client.GetAsync(new Uri("/synspunkter", UriKind.Relative));
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.False(signedIn.IsCompleted);
        postgres.Resume();

        Assert.Equal("Redaktionen", (await signedIn).QuerySelector("h1")?.TextContent);
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.Equal(HttpStatusCode.OK, (await reader).StatusCode);
        server.Kill();
        postgres.Kill();
    }

    [Fact]
    public async Task Database_that_is_full_is_known_and_forgotten_when_there_is_room()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var (health, contexts) = (database.Get<DatabaseHealth>(), database.Get<IDbContextFactory<AppDbContext>>());
        await using var db = database.Open();
        // The connection goes back to the pool with what it was told.
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("pragma max_page_count = 1");
        db.Add(new EmptySearchKey { Key = new byte[1_000_000] });

        var exception = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Equal((DatabaseFault.Full, DatabaseFault.Full), (DatabaseFaults.Of(exception), health.Fault));
        await db.Database.ExecuteSqlRawAsync("pragma max_page_count = 1000000");
        Assert.Null(await health.LookAsync(contexts, CancellationToken.None));
        await using var after = database.Open();
        Assert.Equal(0, await after.EmptySearchKeys.CountAsync());
    }

    [Fact]
    public async Task Page_that_is_damaged_while_the_site_runs_is_never_an_answer()
    {
        await using var site = await TestSite.StartAsync(provider: DatabaseProvider.Sqlite, settings: ["--Logging:LogLevel:Default=None"]);
        using var visitor = new Visitor(site.Address) { SendsOrigin = true };
        await visitor.OpenAsync("/konto/log-ind");
        await DamagedPage.MakeAsync(site.Get<DatabaseSettings>(), "SignInCodes");

        await visitor.SubmitAsync("/konto/log-ind", ("email", "nogen@kommune.example"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Contains("Det, du skrev, er her stadig", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unready", "damaged"), await ReadinessAsync(site.Client));
        Assert.Contains("Databasen er beskadiget.", (await site.PageAsync("/drift")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_that_PostgreSQL_finds_damaged_is_never_an_answer()
    {
        var postgres = PostgresServer.StartAnother();
        var settings = TestDatabase.NewSettings(DatabaseProvider.Postgres) with { ConnectionString = postgres.To("damaged") };
        using var server = new KilledServer(settings);
        await server.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Address };
        using var visitor = new Visitor(server.Address) { SendsOrigin = true };
        await visitor.OpenAsync("/konto/log-ind");
        await visitor.SubmitAsync("/konto/log-ind", ("email", "nogen@kommune.example"));
        await visitor.OpenAsync("/konto/log-ind");
        await DamagedPage.MakeAsync(postgres, settings, "SignInCodes");
        await server.UntilReadyAsync();

        await visitor.SubmitAsync("/konto/log-ind", ("email", "nogen@kommune.example"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Contains("Det, du skrev, er her stadig", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unready", "damaged"), await ReadinessAsync(client));
        // Readers read on.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/temaer", UriKind.Relative))).StatusCode);
        server.Kill();
        postgres.Kill();
    }

    [Fact]
    public async Task Site_does_not_start_on_a_database_whose_content_is_damaged()
    {
        await using var database = await WholeBank.CreateAsync(DatabaseProvider.Sqlite);
        await DamagedPage.MakeAsync(database, "PracticeExampleRevisions");
        program.Settings["Data__Directory"] = database.Settings.Directory;

        var answer = await program.RunAsync("serve");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("Databasen er beskadiget; stop webstedet, flyt databasefilen væk, og gendan den seneste sikkerhedskopi.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_that_is_damaged_while_it_is_read_is_built_anew()
    {
        await using var database = await WholeBank.CreateAsync(DatabaseProvider.Sqlite);
        await database.FollowAsync();
        var index = database.Get<SearchIndex>();
        var file = Path.Combine(database.Settings.Directory, "search-index.db");
        await using (var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            // Behind the back of those who have it open, and of the log beside it.
            File.WriteAllBytes(file + "-wal", []);
            await stream.WriteAsync(Enumerable.Repeat((byte)0xEE, (int)Math.Max(stream.Length, 200_000)).ToArray());
        }

        Assert.Contains("damaged", Assert.Throws<InvalidOperationException>(() => database.Search()).Message, StringComparison.Ordinal);
        Assert.Null(database.Get<DatabaseHealth>().Fault);
        await database.CatchUpAsync();

        Assert.True(index.WasDamaged);
        Assert.Equal("svejsere", Assert.Single(database.Search("svejsere").Items).Slug);
    }

    [Theory]
    [InlineData("backup", "kopi.zip", "Sikkerhedskopien kan ikke skrives til »kopi.zip«")]
    [InlineData("export", "ud", "Indholdet kan ikke skrives til »ud«")]
    public async Task Disk_without_room_leaves_no_half_file(string verb, string name, string sentence)
    {
        Assert.Equal(0, (await program.RunAsync("reindex")).ExitCode);
        program.Shell = SmallFiles;

        var answer = await program.RunAsync(verb, name);

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith(sentence, Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("data", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(program.Folder))));
    }

    /// <summary>On PostgreSQL, whose own files are not limited: how it went is stored.</summary>
    [Fact]
    public async Task Rehearsal_without_room_is_a_failure_that_is_kept()
    {
        program.Settings["Database__Provider"] = "Postgres";
        program.Settings["ConnectionStrings__Vejviser"] = PostgresServer.NewDatabase();
        Assert.Equal(0, (await program.RunAsync("reindex")).ExitCode);
        program.Shell = SmallFiles;

        var answer = await program.RunAsync("drill");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("Øvelsen mislykkedes. Der var ikke plads på disken.", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "data", "drill")));
        program.Shell = null;
        var again = await program.RunAsync("drill");
        Assert.StartsWith("Øvelsen lykkedes: ", again.Output, StringComparison.Ordinal);
    }

    /// <summary>The administrator's rights do not bind root, so the program runs as somebody else then.</summary>
    [Theory]
    [InlineData("reindex")]
    [InlineData("serve")]
    [InlineData("drill")]
    public async Task Data_folder_that_cannot_be_written_is_told_in_a_sentence(string verb)
    {
        var data = Path.Combine(program.Folder, "data");
        Directory.CreateDirectory(data);
        using (var chmod = System.Diagnostics.Process.Start("chmod", ["555", data]))
        {
            await chmod.WaitForExitAsync();
        }

        program.Shell = Environment.IsPrivilegedProcess ? "exec runuser -u nobody -- \"$0\" \"$@\"" : null;

        var answer = await program.RunAsync(verb);

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Single(answer.ErrorLines);
        Assert.Contains("data", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => program.Dispose();

    private static async Task<(HttpStatusCode Code, string? Status, string? Database)> ReadinessAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
        var readiness = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, readiness.GetProperty("status").GetString(), readiness.GetProperty("database").GetString());
    }
}
