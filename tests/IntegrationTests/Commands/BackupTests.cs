using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

public sealed class BackupTests : IDisposable
{
    private readonly OperatorProgram program = new();

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Backup_and_restore_bring_back_what_was_there(DatabaseProvider provider)
    {
        Use(provider);
        await ImportAsync("foer");

        var backup = await program.RunAsync("backup", "kopi.zip");
        Assert.Equal((0, ""), (backup.ExitCode, backup.Error));
        Assert.StartsWith("Sikkerhedskopien »kopi.zip« er taget og læst igennem: ", backup.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(program.Folder, "kopi.zip")));

        await ImportAsync("bagefter");
        var refused = await program.RunAsync("restore", "kopi.zip");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith("Databasen er i brug", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);

        var restored = await program.RunAsync("restore", "kopi.zip", "--overwrite");
        Assert.Equal((0, ""), (restored.ExitCode, restored.Error));
        Assert.StartsWith("Databasen er gendannet, som den var ", restored.Output, StringComparison.Ordinal);

        // Known from the backup, and lost with what came after it.
        Assert.Equal("0 nye eksempler, 0 ændret, 1 uændret.", await ImportAsync("foer"));
        Assert.Equal("1 nyt eksempel, 0 ændret, 0 uændret.", await ImportAsync("bagefter"));
    }

    [Fact]
    public async Task Restore_makes_the_database_where_there_is_none()
    {
        await ImportAsync("foer");
        await program.RunAsync("backup", "kopi.zip");
        Directory.Delete(Path.Combine(program.Folder, "data"), recursive: true);

        var restored = await program.RunAsync("restore", "kopi.zip");

        Assert.Equal((0, ""), (restored.ExitCode, restored.Error));
        Assert.Equal("0 nye eksempler, 0 ændret, 1 uændret.", await ImportAsync("foer"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Backup_without_a_database_makes_neither(DatabaseProvider provider)
    {
        Use(provider);

        var answer = await program.RunAsync("backup", "kopi.zip");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(provider == DatabaseProvider.Postgres ? "Databasen findes ikke på" : "Der er ingen database i datamappen", Assert.Single(answer.ErrorLines));
        Assert.Empty(Directory.GetFileSystemEntries(program.Folder));
    }

    [Fact]
    public async Task Backup_into_a_folder_that_is_not_there_is_told_in_a_sentence()
    {
        await ImportAsync("foer");

        var answer = await program.RunAsync("backup", "mappe/kopi.zip");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("Sikkerhedskopien kan ikke skrives til »mappe/kopi.zip«", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_of_something_else_is_told_in_a_sentence()
    {
        program.Write("brev.txt", "Kære kommune");

        var answer = await program.RunAsync("restore", "brev.txt");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("er ikke en sikkerhedskopi fra Vejviser", Assert.Single(answer.ErrorLines));
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "data")));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("backup", "a.zip", "b.zip")]
    [InlineData("restore")]
    [InlineData("restore", "--overwrite")]
    [InlineData("restore", "a.zip", "--alt")]
    public async Task Wrong_arguments_are_bad_usage(params string[] arguments)
    {
        var answer = await program.RunAsync(arguments);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith($"Brug: vejviser {arguments[0]} FIL", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
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

    private async Task<string> ImportAsync(string id)
    {
        program.Write("en.json", TestRecords.File(TestRecords.Record(id)));
        var answer = await program.RunAsync("import", "examples", "en.json");
        File.Delete(Path.Combine(program.Folder, "en.json"));
        return answer.Output.TrimEnd();
    }
}
