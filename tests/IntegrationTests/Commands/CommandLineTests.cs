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
        Assert.All(["serve", "import examples FIL.json", "reindex", "check FIL…", "analyze"], verb => Assert.Contains(verb, answer.Output));
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
    [InlineData("check")]
    [InlineData("check", "--alt")]
    public async Task Wrong_arguments_are_bad_usage(params string[] arguments)
    {
        var answer = await program.RunAsync(arguments);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith($"Brug: vejviser {arguments[0]}", Assert.Single(answer.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database__Provider", "Oracle", "Database__Provider er »Oracle«; skriv Sqlite eller Postgres.")]
    [InlineData("Database__Provider", "Postgres", "ConnectionStrings__Vejviser mangler")]
    [InlineData("Content__Seed", "måske", "Content__Seed er »måske«; skriv true eller false.")]
    [InlineData("RateLimit__PerMinute", "mange", "RateLimit__PerMinute er »mange«; skriv et helt tal")]
    [InlineData("StatBank__Address", "statbank", "StatBank__Address er »statbank«; skriv en adresse, for eksempel https://api.statbank.dk/v1.")]
    [InlineData("StatBank__Timeout", "0", "StatBank__Timeout er »0«; skriv et antal sekunder fra 1 til 600.")]
    [InlineData("Data__Directory", "/dev/null/data", "Kan ikke bruge datamappen")]
    [InlineData("ConnectionStrings__Vejviser", "vrøvl", "ConnectionStrings__Vejviser kan ikke læses")]
    public async Task Setting_that_makes_no_sense_is_told_in_a_sentence(string name, string value, string reason)
    {
        program.Settings[name] = value;

        var answer = await program.RunAsync("serve");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(reason, Assert.Single(answer.ErrorLines));
    }

    public void Dispose() => program.Dispose();
}
