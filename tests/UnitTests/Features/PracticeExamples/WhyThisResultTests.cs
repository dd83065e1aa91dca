using Vejviser.Data.Search;
using Vejviser.Domain.Search;
using Vejviser.Web.Features.PracticeExamples;

namespace Vejviser.UnitTests.Features.PracticeExamples;

public sealed class WhyThisResultTests
{
    private static readonly HitReason InTitle = new("nytteindsats", "nytteindsats", AlternativeKind.Same, Field.Title);

    [Fact]
    public void Nothing_asked_is_nothing_to_explain()
    {
        Assert.Null(WhyThisResult.Of([], RankingSignals.Documented));
    }

    [Fact]
    public void Words_and_places_are_told()
    {
        Assert.Equal(
            "»nytteindsats« står i titlen; »nyttejob« (et andet navn for »nytteindsats«) står i teksten.",
            WhyThisResult.Of([InTitle, new("nytteindsats", "nyttejob", AlternativeKind.Equivalent, Field.Body)], RankingSignals.None));
    }

    [Theory]
    [InlineData(RankingSignals.Title | RankingSignals.Phrase, "Det trækker op, at titlen er den samme som søgningen.")]
    [InlineData(RankingSignals.Phrase | RankingSignals.Together, "Det trækker op, at ordene står lige efter hinanden.")]
    [InlineData(RankingSignals.Together | RankingSignals.Documented, "Det trækker op, at ordene står i samme sætning og resultaterne er dokumenteret.")]
    [InlineData(RankingSignals.Recent, "Det trækker op, at indsatsen er fra de seneste år.")]
    [InlineData(RankingSignals.Overdue, "Det trækker lidt ned, at eksemplet mangler at blive gennemgået.")]
    public void What_moved_the_example_is_told(RankingSignals signals, string told)
    {
        Assert.Equal($"»nytteindsats« står i titlen. {told}", WhyThisResult.Of([InTitle], signals));
    }

    [Fact]
    public void Topic_of_a_compound_is_told_from_its_relatives()
    {
        Assert.Equal("Emnet i »sprogforløb« står i teksten.", WhyThisResult.Of([new("sprogforløb", "sprogforløb", AlternativeKind.Topic, Field.Body)], RankingSignals.None));
        Assert.Equal("»sprogundervisning« (beslægtet med »sprogforløb«) står i teksten.", WhyThisResult.Of([new("sprogforløb", "sprogundervisning", AlternativeKind.Topic, Field.Body)], RankingSignals.None));
    }
}
