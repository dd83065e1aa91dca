namespace Vejviser.IntegrationTests.Fuzzing;

public sealed class ParserFuzzTests
{
    public static TheoryData<string> Parsers { get; } = new(ParserFuzz.Names);

    /// <summary>The first of those that scripts/bench fuzz tries.</summary>
    [Theory]
    [MemberData(nameof(Parsers))]
    public async Task Damaged_files_are_read_or_refused(string parser)
    {
        var result = await ParserFuzz.TryAsync(parser, 400);

        Assert.Empty(result.Faults);
    }

    [Theory]
    [InlineData("word", 2420)]
    [InlineData("word", 3164)]
    [InlineData("word", 4835)]
    [InlineData("attachment", 1392)]
    [InlineData("typed", 2166)]
    public async Task File_that_once_was_neither_is_one_now(string parser, int number) => Assert.Empty((await ParserFuzz.TryAsync(parser, 1, number)).Faults);
}
