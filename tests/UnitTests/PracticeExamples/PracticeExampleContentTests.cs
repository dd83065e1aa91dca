using System.Text.Json;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.UnitTests.PracticeExamples;

public sealed class PracticeExampleContentTests
{
    private static readonly PracticeExampleContent Whole = TestExamples.Content with
    {
        TargetGroups = ["ledige"],
        Challenge = "Få svejsere »på egnen« <&> 😀",
        Approach = "- et\n- to",
        Results = "47 i job",
        ResultFigures = [new("I job", 47, "personer", null), new("Andel", 12.50m, "procent", "2019")],
        WhatWasHard = "Tiden",
        Advice = ["Begynd tidligt"],
        Resources = "To årsværk",
        Evidence = EvidenceLevel.TriedWithoutEffect,
        WorkObligation = WorkObligationRelation.Alternative,
        Partners = ["Metal Aalborg"],
    };

    [Fact]
    public void Snapshot_read_again_says_the_same()
    {
        var again = PracticeExampleContent.FromJson(Whole.ToJson());

        Assert.Equal(Whole.ToJson(), again.ToJson());
        Assert.Equivalent(Whole, again, strict: true);
    }

    [Fact]
    public void Snapshot_of_the_least_there_can_be_says_the_same()
    {
        var least = TestExamples.Content with { Year = null, Source = null };

        Assert.Equivalent(least, PracticeExampleContent.FromJson(least.ToJson()), strict: true);
    }

    [Fact]
    public void Snapshot_has_enumerations_as_names_and_leaves_out_what_is_not_said()
    {
        var json = (TestExamples.Content with { Evidence = EvidenceLevel.Promising }).ToJson();

        Assert.Contains("\"evidence\":\"Promising\"", json);
        Assert.DoesNotContain("null", json);
        Assert.DoesNotContain("challenge", json);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"title\":1}")]
    [InlineData("")]
    public void Snapshot_that_is_none_is_refused(string json)
    {
        Assert.Throws<JsonException>(() => PracticeExampleContent.FromJson(json));
    }

    [Fact]
    public void Running_texts_come_in_reading_order()
    {
        Assert.Equal(
            ["Få svejsere »på egnen« <&> 😀", "- et\n- to", "47 i job", "Tiden", "To årsværk", "Begynd tidligt", "I job", "Andel"],
            Whole.RunningTexts());
    }
}
