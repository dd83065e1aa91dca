using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

public sealed class CompoundSplitterTests
{
    [Theory]
    [InlineData("virksomhedspraktikken", "virksomhed", "praktikken")]
    [InlineData("integrationsgrunduddannelsen", "integration", "grund", "uddannelsen")]
    [InlineData("sagstallet", "sag", "tallet")]
    [InlineData("flygtningekvinder", "flygtning", "kvinder")]
    [InlineData("nytteindsats", "nytte", "indsats")]
    [InlineData("jobcenter", "job", "center")]
    [InlineData("arbejdsmarked", "arbejde", "marked")]
    [InlineData("kørekort", "køre", "kort")]
    [InlineData("fritidsjob", "fritid", "job")]
    [InlineData("virksomhedskonsulent", "virksomhed", "konsulent")]
    public void Compound_is_split_into_base_forms_and_its_ending_word(string word, params string[] parts)
    {
        Assert.Equal(parts, CompoundSplitter.Split(word));
    }

    [Theory]
    [InlineData("guldborgsund")]
    [InlineData("guldborgsunds")]
    [InlineData("frederikshavn")]
    [InlineData("holstebro")]
    [InlineData("sønderborg")]
    public void Name_of_a_municipality_is_not_split(string word)
    {
        Assert.Null(CompoundSplitter.Split(word));
    }

    [Theory]
    [InlineData("virksomhed")]
    [InlineData("virksomhederne")]
    [InlineData("flygtninge")]
    [InlineData("borgere")]
    [InlineData("uddannelse")]
    [InlineData("kommunerne")]
    [InlineData("praktik")]
    [InlineData("ledighed")]
    [InlineData("indsatser")]
    [InlineData("job")]
    [InlineData("")]
    [InlineData("2017")]
    [InlineData("xxxxxxxxxxxx")]
    public void Simple_word_is_not_split(string word)
    {
        Assert.Null(CompoundSplitter.Split(word));
    }

    [Fact]
    public void Endless_word_is_not_split()
    {
        Assert.Null(CompoundSplitter.Split(string.Concat(Enumerable.Repeat("praktik", 8))));
    }
}
