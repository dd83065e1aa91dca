using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Vejviser.Data;
using Vejviser.Data.Content;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly OperatorProgram program = new();

    [Fact]
    public async Task Help_lists_the_verbs()
    {
        var answer = await program.RunAsync("--help");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.All(["serve", "import examples FIL.json", "reindex", "analyze"], verb => Assert.Contains(verb, answer.Output));
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "data")));
    }

    [Theory]
    [InlineData("flyv")]
    [InlineData("import")]
    public async Task Unknown_verb_is_bad_usage(params string[] arguments)
    {
        var answer = await program.RunAsync(arguments);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("kendes ikke", Assert.Single(answer.ErrorLines));
    }

    [Theory]
    [InlineData("import", "examples")]
    [InlineData("import", "examples", "--fil")]
    [InlineData("reindex", "alt")]
    [InlineData("analyze")]
    public async Task Wrong_arguments_are_bad_usage(params string[] arguments)
    {
        var answer = await program.RunAsync(arguments);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith($"Brug: vejviser {arguments[0]}", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_prints_a_line_a_word_and_needs_no_database()
    {
        var answer = await program.RunAsync("analyze", "Svejsere og Aabenraa, arbejdspligten!");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Equal(["Svejsere\tsvejs", "og\t(fyldord)", "Aabenraa\taabenraa", "arbejdspligten\tarbejdspligt arbejd pligt"], answer.OutputLines);
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "data")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Import_of_the_starter_content_counts_and_twice_is_once(DatabaseProvider provider)
    {
        Use(provider);
        using var content = new StreamReader(ContentFiles.Open("eksempler.json"));
        var file = program.Write("eksempler.json", await content.ReadToEndAsync());

        var first = await program.RunAsync("import", "examples", file);
        var second = await program.RunAsync("import", "examples", file);

        Assert.Equal((0, "46 nye eksempler, 0 ændret, 0 uændret.", ""), (first.ExitCode, first.Output.TrimEnd(), first.Error));
        Assert.Equal((0, "0 nye eksempler, 0 ændret, 46 uændret.", ""), (second.ExitCode, second.Output.TrimEnd(), second.Error));
    }

    [Fact]
    public async Task Relative_paths_belong_to_the_caller()
    {
        program.Write("en.json", TestRecords.File(TestRecords.Record()));

        var answer = await program.RunAsync("import", "examples", "./en.json");

        Assert.Equal((0, "1 nyt eksempel, 0 ændret, 0 uændret."), (answer.ExitCode, answer.Output.TrimEnd()));
        Assert.True(File.Exists(Path.Combine(program.Folder, "data", "vejviser.db")));
    }

    [Fact]
    public async Task Long_import_tells_how_far_it_is()
    {
        var file = program.Write("mange.json", TestRecords.File([.. Enumerable.Range(1, 1_000).Select(number => TestRecords.Record($"e{number}"))]));

        var answer = await program.RunAsync("import", "examples", file);

        Assert.Equal((0, "1.000 nye eksempler, 0 ændret, 0 uændret."), (answer.ExitCode, answer.Output.TrimEnd()));
        Assert.StartsWith("1.000 eksempler", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Malformed_import_is_one_sentence_and_changes_nothing()
    {
        program.Write("god.json", TestRecords.File(TestRecords.Record("god")));
        await program.RunAsync("import", "examples", "god.json");
        var before = Rows();
        foreach (var (text, reason) in ((string, string)[])[("[{\"id\":\"a\"", "gyldig JSON-liste"), ("", "gyldig JSON-liste"), ("[1]", "Post 1: Hver post skal være et objekt")])
        {
            var answer = await program.RunAsync("import", "examples", program.Write("fejl.json", text));

            Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
            var line = Assert.Single(answer.ErrorLines);
            Assert.StartsWith("Intet er hentet ind fra »fejl.json«.", line, StringComparison.Ordinal);
            Assert.Contains(reason, line);
            Assert.Equal(before, Rows());
        }
    }

    [Fact]
    public async Task Fault_names_record_field_and_reason()
    {
        program.Write("fejl.json", TestRecords.File(TestRecords.Record("god"), TestRecords.Record("aalborg-igen", record => record["municipality"] = new JsonArray("Ingenby"))));

        var answer = await program.RunAsync("import", "examples", "fejl.json");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Equal("Intet er hentet ind fra »fejl.json«. Post 2 (aalborg-igen), feltet »municipality«: Kommunen »Ingenby« findes ikke.", answer.Error.TrimEnd());
    }

    [Fact]
    public async Task Many_faults_are_told_up_to_a_point()
    {
        program.Write("fejl.json", TestRecords.File([.. Enumerable.Range(1, 30).Select(number => TestRecords.Record($"e{number}", record => record["year"] = 1))]));

        var answer = await program.RunAsync("import", "examples", "fejl.json");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(22, answer.ErrorLines.Length);
        Assert.Contains("ret 30 fejl", answer.ErrorLines[0]);
        Assert.Equal("- … og 10 fejl mere.", answer.ErrorLines[^1].TrimEnd());
    }

    [Fact]
    public async Task File_in_another_encoding_is_told_in_a_sentence()
    {
        var text = TestRecords.File(TestRecords.Record("a", record => record["title"] = "HER")).Replace("HER", "Kørekort på Ærø", StringComparison.Ordinal);
        await File.WriteAllBytesAsync(Path.Combine(program.Folder, "latin1.json"), Encoding.Latin1.GetBytes(text));

        var answer = await program.RunAsync("import", "examples", "latin1.json");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("gem filen som UTF-8", Assert.Single(answer.ErrorLines));
    }

    [Theory]
    [InlineData("findes-ikke.json")]
    [InlineData(".")]
    public async Task Missing_file_is_told_in_a_sentence(string file)
    {
        var answer = await program.RunAsync("import", "examples", file);

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Equal($"Filen »{file}« kan ikke læses; tjek navnet og rettighederne.", answer.Error.TrimEnd());
    }

    [Fact]
    public async Task Reindex_raises_the_generation()
    {
        var first = await program.RunAsync("reindex");
        var second = await program.RunAsync("reindex");

        Assert.Equal((0, 0, ""), (first.ExitCode, second.ExitCode, second.Error));
        Assert.Contains("Søgeindekset bygges forfra", second.Output);
        Assert.Equal(2L, Scalar("select IndexGeneration from ContentVersions"));
        Assert.False(File.Exists(Path.Combine(program.Folder, "data", "search-index.db")), "Only serve writes the index file.");
    }

    [Theory]
    [InlineData("Database__Provider", "Oracle", "Database__Provider er »Oracle«; skriv Sqlite eller Postgres.")]
    [InlineData("Database__Provider", "Postgres", "ConnectionStrings__Vejviser mangler")]
    [InlineData("Content__Seed", "måske", "Content__Seed er »måske«; skriv true eller false.")]
    [InlineData("RateLimit__PerMinute", "mange", "RateLimit__PerMinute er »mange«; skriv et helt tal")]
    [InlineData("Data__Directory", "/dev/null/data", "Kan ikke bruge datamappen")]
    [InlineData("ConnectionStrings__Vejviser", "vrøvl", "ConnectionStrings__Vejviser kan ikke læses")]
    public async Task Setting_that_makes_no_sense_is_told_in_a_sentence(string name, string value, string reason)
    {
        program.Settings[name] = value;

        var answer = await program.RunAsync("serve");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(reason, Assert.Single(answer.ErrorLines));
    }

    [Theory]
    [InlineData("Host=")]
    [InlineData("vrøvl")]
    public async Task Connection_string_that_is_none_is_told_in_a_sentence(string connectionString)
    {
        program.Settings["Database__Provider"] = "Postgres";
        program.Settings["ConnectionStrings__Vejviser"] = connectionString;

        var answer = await program.RunAsync("reindex");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("ConnectionStrings__Vejviser kan ikke læses", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_that_refuses_is_told_in_a_sentence()
    {
        var answer = await WithServerAsync("127.0.0.1:1");

        Assert.Contains("Kan ikke bruge PostgreSQL på 127.0.0.1:1", answer);
    }

    /// <summary>The contract says 10 seconds; one attempt of 5 seconds keeps it, a second attempt would not.</summary>
    [Fact]
    public async Task Postgres_that_never_answers_is_asked_once_and_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var answer = await WithServerAsync(silent.LocalEndpoint.ToString()!);

        Assert.Contains("Kan ikke bruge PostgreSQL", answer);
        using var attempt = await silent.AcceptTcpClientAsync();
        Assert.False(silent.Pending());
    }

    [Fact]
    public async Task Server_that_is_no_Postgres_is_told_in_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var answering = AnswerLikeAnotherAsync(other);

        var answer = await WithServerAsync(other.LocalEndpoint.ToString()!);
        other.Stop();
        await answering;

        Assert.Contains("Kan ikke bruge PostgreSQL", answer);
    }

    [Fact]
    public async Task Wrong_user_is_told_in_a_sentence()
    {
        program.Settings["Database__Provider"] = "Postgres";
        program.Settings["ConnectionStrings__Vejviser"] = PostgresServer.NewDatabase().Replace("Username=app", "Username=fremmed", StringComparison.Ordinal);

        var answer = await program.RunAsync("reindex");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("fremmed", Assert.Single(answer.ErrorLines));
    }

    [Fact]
    public async Task Address_in_use_is_told_in_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        program.Settings["ASPNETCORE_URLS"] = $"http://{taken.LocalEndpoint}";

        var answer = await program.RunAsync("serve");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("optaget", Assert.Single(answer.ErrorLines));
    }

    [Fact]
    public async Task Sqlite_file_that_is_none_is_told_in_a_sentence()
    {
        Directory.CreateDirectory(Path.Combine(program.Folder, "data"));
        program.Write("data/vejviser.db", new string('x', 10_000));

        var answer = await program.RunAsync("reindex");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("Kan ikke bruge datamappen", Assert.Single(answer.ErrorLines));
    }

    public void Dispose() => program.Dispose();

    private void Use(DatabaseProvider provider)
    {
        program.Settings["Database__Provider"] = provider.ToString();
        if (provider == DatabaseProvider.Postgres)
        {
            program.Settings["ConnectionStrings__Vejviser"] = PostgresServer.NewDatabase();
        }
    }

    private async Task<string> WithServerAsync(string server)
    {
        program.Settings["Database__Provider"] = "Postgres";
        program.Settings["ConnectionStrings__Vejviser"] = $"Host={server.Split(':')[0]};Port={server.Split(':')[1]};Username=app;Password=hemmelig;Database=vejviser";
        var answer = await program.RunAsync("serve");
        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.DoesNotContain("hemmelig", answer.Error);
        return Assert.Single(answer.ErrorLines);
    }

    private static async Task AnswerLikeAnotherAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync();
                await connection.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
            }
        }
        catch (SocketException)
        {
            // The test has seen enough.
        }
    }

    private (object? Examples, object? Revisions, object? ChangeNumber) Rows() =>
        (Scalar("select count(*) from PracticeExamples"), Scalar("select count(*) from PracticeExampleRevisions"), Scalar("select ChangeNumber from ContentVersions"));

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(program.Folder, "data", "vejviser.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
