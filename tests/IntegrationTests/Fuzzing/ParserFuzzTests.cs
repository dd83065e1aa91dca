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
}
