using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class AnalyzerFuzzTests
{
    private static readonly Thesaurus Thesaurus = new([new() { Term = "nytteindsats", Former = [new("nyttejob")], Related = ["samfundstjeneste"] }]);

    /// <summary>The first of the million that scripts/bench fuzz tries.</summary>
    [Fact]
    public void Any_text_is_analysed_without_a_fault()
    {
        foreach (var text in AnalyzerFuzz.Texts(4_000))
        {
            Assert.Null(AnalyzerFuzz.Fault(text, Thesaurus));
        }
    }

    [Fact]
    public void Thousands_of_compounds_in_a_row_are_words_like_others()
    {
        var text = AnalyzerFuzz.Compounds(5_000, new Random(1));

        Assert.Null(AnalyzerFuzz.Fault(text, Thesaurus));
        Assert.Equal(5_000, DanishText.Words(text).Count());
    }
}
