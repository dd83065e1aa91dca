using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

public sealed class ExportTests : IDisposable
{
    private readonly OperatorProgram program = new();

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Content_is_written_and_read_into_another_database(DatabaseProvider provider)
    {
        Use(provider);
        program.Write("en.json", TestRecords.File(TestRecords.Record("proeve")));
        Assert.Equal(0, (await program.RunAsync("import", "examples", "en.json")).ExitCode);

        var export = await program.RunAsync("export", "ud");
        Assert.Equal((0, ""), (export.ExitCode, export.Error));
        Assert.StartsWith("Indholdet er skrevet til »ud« og læst igennem: ", export.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(program.Folder, "ud", "examples", "proeve.json")));
        if (!OperatingSystem.IsWindows())
        {
            // It holds what is not public.
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(program.Folder, "ud")));
        }

        var refused = await program.RunAsync("import", "all", "ud");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith("Databasen er i brug (", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);

        Use(provider);
        program.Settings["Data__Directory"] = "andre-data";
        var import = await program.RunAsync("import", "all", "ud");
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        Assert.StartsWith("Indholdet af »ud« er hentet ind: ", import.Output, StringComparison.Ordinal);
        Assert.Equal("0 nye eksempler, 0 ændret, 1 uændret.", (await program.RunAsync("import", "examples", "en.json")).Output.TrimEnd());
    }

    [Fact]
    public async Task Export_without_a_database_makes_neither()
    {
        var answer = await program.RunAsync("export", "ud");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("Der er ingen database i datamappen", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(program.Folder));
    }

    [Fact]
    public async Task Import_of_a_folder_that_is_none_is_told_in_a_sentence_and_makes_no_database()
    {
        var answer = await program.RunAsync("import", "all", "findes-ikke");

        Assert.Equal((1, "Mappen »findes-ikke« findes ikke; tjek navnet."), (answer.ExitCode, Assert.Single(answer.ErrorLines)));
        Assert.Empty(Directory.GetFileSystemEntries(program.Folder));
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export", "a", "b")]
    [InlineData("export", "--alt")]
    [InlineData("import", "all")]
    [InlineData("drill", "a", "b")]
    public async Task Wrong_arguments_are_bad_usage(params string[] arguments)
    {
        var answer = await program.RunAsync(arguments);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("Brug: vejviser ", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
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
}
