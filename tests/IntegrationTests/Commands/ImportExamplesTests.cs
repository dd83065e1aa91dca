using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Vejviser.Data;
using Vejviser.Data.Content;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

public sealed class ImportExamplesTests : IDisposable
{
    private readonly OperatorProgram program = new();

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

    public void Dispose() => program.Dispose();

    private void Use(DatabaseProvider provider)
    {
        program.Settings["Database__Provider"] = provider.ToString();
        if (provider == DatabaseProvider.Postgres)
        {
            program.Settings["ConnectionStrings__Vejviser"] = PostgresServer.NewDatabase();
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
