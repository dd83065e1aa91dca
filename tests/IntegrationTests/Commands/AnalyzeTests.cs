using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

public sealed class AnalyzeTests : IDisposable
{
    private readonly OperatorProgram program = new();

    [Fact]
    public async Task Analyze_prints_a_line_a_word_and_needs_no_database()
    {
        var answer = await program.RunAsync("analyze", "Svejsere og Aabenraa, arbejdspligten!");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Equal(["Svejsere\tsvejs", "og\t(fyldord)", "Aabenraa\taabenraa", "arbejdspligten\tarbejdspligt arbejd pligt\tarbejde + pligt"], answer.OutputLines);
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "data")));
    }

    [Fact]
    public async Task Analyze_shows_the_parts_of_a_compound_as_words()
    {
        Assert.Equal(["virksomhedspraktikken\tvirksomhedspraktik virksom praktik\tvirksomhed + praktik"], (await program.RunAsync("analyze", "virksomhedspraktikken")).OutputLines);
    }

    public void Dispose() => program.Dispose();
}
