using Vejviser.Domain;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.UnitTests.PracticeExamples;

public sealed class PracticeExampleWordsTests
{
    [Fact]
    public void Every_evidence_level_is_found_by_its_id_and_has_words_of_its_own()
    {
        var levels = Enum.GetValues<EvidenceLevel>();

        Assert.All(levels, level => Assert.Equal(level, EvidenceWords.WithId(level.Id())));
        Assert.All(levels, level => Assert.True(Slug.IsValid(level.Id())));
        Assert.Equal(levels.Length, levels.Select(level => level.Name()).Distinct().Count());
        Assert.Equal(levels.Length, levels.Select(level => level.Meaning()).Distinct().Count());
    }

    [Fact]
    public void Every_relation_to_arbejdspligt_is_found_by_its_id_and_has_words_of_its_own()
    {
        var relations = Enum.GetValues<WorkObligationRelation>();

        Assert.All(relations, relation => Assert.Equal(relation, PracticeExampleWords.RelationWithId(relation.Id())));
        Assert.All(relations, relation => Assert.True(Slug.IsValid(relation.Id())));
        Assert.Equal(relations.Length, relations.Select(relation => relation.Name()).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dokumenteret")]
    [InlineData("documented")]
    [InlineData("0")]
    public void Unknown_id_is_nothing(string id)
    {
        Assert.Null(EvidenceWords.WithId(id));
        Assert.Null(PracticeExampleWords.RelationWithId(id));
    }

    [Fact]
    public void Evidence_levels_are_the_four_of_the_design()
    {
        Assert.Equal(["Dokumenteret", "Lovende", "Prøvet uden effekt", "Ikke vurderet"], Enum.GetValues<EvidenceLevel>().Select(level => level.Name()));
    }

    [Fact]
    public void Provenance_says_who_stands_behind_the_text()
    {
        Assert.Equal("Samlet af redaktionen fra åben kilde, ikke godkendt af kommunen", Provenance.CollectedByEditors.Name());
        Assert.Equal("Delt og godkendt af kommunen", Provenance.SharedByMunicipality.Name());
    }

    [Fact]
    public void Every_act_on_a_timeline_has_a_word_of_its_own()
    {
        var acts = Enum.GetValues<TimelineAct>();

        Assert.Equal(acts.Length, acts.Select(act => act.Name()).Distinct().Count());
    }
}
