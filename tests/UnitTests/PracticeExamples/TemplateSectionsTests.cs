using Vejviser.Domain.PracticeExamples;

namespace Vejviser.UnitTests.PracticeExamples;

public sealed class TemplateSectionsTests
{
    [Theory]
    [InlineData("Målgruppe", "target_group")]
    [InlineData("2. MÅLGRUPPEN:", "target_group")]
    [InlineData("Hvem er indsatsen for?", "target_group")]
    [InlineData("Maalgruppe", "target_group")]
    [InlineData("Deltagende kommuner", "municipality")]
    [InlineData("Kommune(r)", "municipality")]
    [InlineData("Udfordring: hvilket problem skal indsatsen løse?", "challenge")]
    [InlineData("Udfordringer", "challenge")]
    [InlineData("Udfordringer undervejs", "what_was_hard")]
    [InlineData("b) Det var svært", "what_was_hard")]
    [InlineData("Indsats: hvad er kernen?", "approach")]
    [InlineData("Resultater / effekt", "results")]
    [InlineData("Økonomi & ressourcer (valgfrit)", "resources")]
    [InlineData("Tid og penge", "resources")]
    [InlineData("3.2 Godkendt af", "approved_by")]
    [InlineData("Målgruppe og indsats", null)]
    [InlineData("Vores indsats i foråret", null)]
    [InlineData("", null)]
    [InlineData("?", null)]
    public void Headings_are_known_in_any_form(string heading, string? key)
    {
        Assert.Equal(key, TemplateSections.WithHeading(heading)?.Key);
    }

    [Fact]
    public void Six_sections_are_required()
    {
        Assert.Equal(
            ["title", "municipality", "target_group", "approach", "what_was_hard", "contact_mailbox"],
            TemplateSections.All.Where(section => section.IsRequired).Select(section => section.Key));
    }

    [Fact]
    public void Every_heading_leads_to_its_own_section()
    {
        foreach (var section in TemplateSections.All)
        {
            Assert.Equal(section, TemplateSections.WithKey(section.Key));
            Assert.All(section.OtherHeadings.Prepend(section.Heading), heading => Assert.Equal(section, TemplateSections.WithHeading(heading)));
        }

        Assert.Null(TemplateSections.WithKey(null));
        Assert.Null(TemplateSections.WithKey("ukendt"));
    }

    [Fact]
    public void No_guidance_or_example_could_be_taken_for_a_heading()
    {
        Assert.All(TemplateSections.All.SelectMany(section => (string[])[section.Guidance, section.Example]), text => Assert.Null(TemplateSections.WithHeading(text)));
    }
}
