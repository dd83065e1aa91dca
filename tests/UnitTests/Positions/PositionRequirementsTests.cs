using Vejviser.Domain.Positions;

namespace Vejviser.UnitTests.Positions;

public sealed class PositionRequirementsTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);
    private static readonly Fact Known = new("a", "Halvdelen.", 50, "procent", "2023K4", "En kilde", null, false, Today, null, null);

    [Fact]
    public void Fact_has_source_and_date_or_says_that_it_has_neither()
    {
        Assert.Empty(PositionRequirements.Of(Known, Today));
        Assert.Empty(PositionRequirements.Of(Known with { AsOf = "2024-06-11", Source = null }, Today));
        Assert.Empty(PositionRequirements.Of(Known with { AsOf = null, Source = null, IsUndated = true }, Today));
        Assert.Equal(["as_of"], Fields(Known with { AsOf = null }));
        Assert.Equal(["as_of"], Fields(Known with { AsOf = "forleden" }));
        Assert.Equal(["basis"], Fields(Known with { IsUndated = true }));
    }

    [Fact]
    public void No_fact_without_the_day_it_was_read()
    {
        Assert.Equal(["read_on"], Fields(Known with { ReadOn = default }));
        Assert.Equal(["read_on"], Fields(Known with { AsOf = null, Source = null, IsUndated = true, ReadOn = default }));
        Assert.Equal(["read_on"], Fields(Known with { ReadOn = Today.AddDays(1) }));
        Assert.Equal(["next_check_on"], Fields(Known with { NextCheckOn = Today }));
        Assert.Equal(["unit"], Fields(Known with { Unit = null }));
    }

    [Theory]
    [InlineData("2025", "2026-02", null)]
    [InlineData("2026", "2026-02", null)]
    [InlineData("2026-02", "2026", null)]
    [InlineData("2026-02", "2026-01-31", "step_on_1")]
    [InlineData("2026-02", "2025", "step_on_1")]
    [InlineData("2025-13", "2026", "step_on_0")]
    [InlineData("2025", "2026-12", "step_on_1")]
    [InlineData("2025", "2026-11-28", "step_on_1")]
    public void Steps_of_a_proposal_are_past_and_in_order(string first, string second, string? field) =>
        Assert.Equal(field is null ? [] : [field], Fields(new Proposal("a", "Et forslag", "Tekst.", [new(ProposalState.TakenUp, first, "En kilde", null), new(ProposalState.Adopted, second, "En kilde", "https://example.dk/")])));

    [Fact]
    public void Dilemma_has_several_sides_and_what_works_is_shown_by_something()
    {
        Assert.Equal(["arguments"], Fields(new Dilemma("a", "Hvordan?", ["Kun ét."])));
        Assert.Empty(Fields(new Dilemma("a", "Hvordan?", ["Det ene.", "Det andet."])));
        Assert.Equal(["efforts"], Fields(new WorkingEffort("a", "Det virker.", [], [])));
        Assert.Empty(Fields(new WorkingEffort("a", "Det virker.", [], ["aalborg"])));
    }

    [Fact]
    public void Cpr_number_stands_in_the_way_in_every_text()
    {
        const string Number = "010190-1234";
        const string Address = $"https://kommune.example/{Number}";
        Assert.Equal(["heading", "text", "step_source_0", "step_link_0"], Fields(new Proposal("a", Number, Number, [new(ProposalState.TakenUp, "2025", Number, Address)])));
        Assert.Equal(["question", "arguments"], Fields(new Dilemma("a", Number, ["Det ene.", Number])));
        Assert.Equal(["text", "unit", "source", "link"], Fields(Known with { Text = Number, Unit = Number, Source = Number, Link = Address }));
        Assert.Equal(["title", "summary", "origin", "contact_role", "source_title_0", "source_publisher_0", "source_url_0"], PositionRequirements.OfHead(new(Number, Number, Number, Number, [new(Number, Number, Address, null)], [], [], [], []), isWhole: false).Select(issue => issue.Field));
    }

    [Fact]
    public void Draft_is_published_when_it_is_whole_and_says_something_new()
    {
        var paper = new PositionContent("Titel", "Resumé.", "Gengiver intet.", "Redaktionen", [], [], [], [Known], []);
        Assert.Empty(PositionRequirements.ToPublish(paper, null));
        Assert.Empty(PositionRequirements.ToPublish(paper, paper with { Facts = [Known with { NextCheckOn = Today.AddDays(1) }] }));
        Assert.Equal([""], PositionRequirements.ToPublish(paper, paper with { Facts = [Known] }).Select(issue => issue.Field));
        Assert.Equal(["summary", "origin", "contact_role", ""], PositionRequirements.ToPublish(PositionContent.Blank("Titel"), null).Select(issue => issue.Field));
        var bad = Assert.Single(PositionRequirements.ToPublish(paper with { Facts = [Known with { AsOf = null }] }, null));
        Assert.StartsWith("»Halvdelen.«: Skriv, hvornår", bad.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Fields(IClaim claim) => PositionRequirements.Of(claim, Today).Select(issue => issue.Field);
}
