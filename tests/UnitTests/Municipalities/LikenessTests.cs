using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;
using Vejviser.UnitTests.Figures;

namespace Vejviser.UnitTests.Municipalities;

public sealed class LikenessTests
{
    // A hundred municipalities, each a little larger than the one before.
    private static readonly List<Municipality> All = Enumerable.Range(0, 100).Select(place => new Municipality
    {
        Code = $"{1_000 + place}",
        Name = $"Kommune {place}",
        Slug = $"kommune-{place}",
        RegionName = "Region",
        Group = place % 2 == 0 ? "landkommune" : "storbykommune",
        Population = 10_000 + (place * 1_000),
        PopulationOn = new(2026, 1, 1),
        AreaKm2 = 100,
        Website = "https://kommune.example",
        TileColumn = place % 10,
        TileRow = place / 10,
    }).ToList();

    [Fact]
    public void Nearest_are_those_of_about_the_same_size_in_the_same_group()
    {
        var nearest = new Likeness(All, new([])).Of(All[50]);

        Assert.Equal(Likeness.Nearest, nearest.Count);
        Assert.All(nearest, neighbour => Assert.Equal("landkommune", neighbour.Municipality.Group));
        Assert.Equal(["1049", "1051"], new Likeness(All, new([])).Of(All[50], variable => variable.Id == "indbyggere" ? 1 : 0).Take(2).Select(neighbour => neighbour.Municipality.Code).Order(StringComparer.Ordinal));
        Assert.Equal(nearest.OrderBy(neighbour => neighbour.Distance), nearest);
        Assert.DoesNotContain(All[50], nearest.Select(neighbour => neighbour.Municipality));
    }

    [Fact]
    public void Distance_is_in_standard_deviations_of_what_is_compared()
    {
        // Half have 10 and half have 20: the deviation is 5, and 10 and 20 are two deviations apart.
        var likeness = new Likeness(All, Figures(place => place % 2 == 0 ? 10 : 20));
        var nearest = likeness.Of(All[0], variable => variable.Id == "andel" ? 1 : 0);
        Assert.All(nearest, neighbour => Assert.Equal(0, neighbour.Distance));

        var both = likeness.Of(All[0], variable => variable.Id is "andel" or "gruppe" ? 1 : 0);
        Assert.All(both, neighbour => Assert.Equal(0, neighbour.Distance));
        var apart = likeness.Variables.Single(variable => variable.Id == "andel").Difference(All[0], All[1]);
        Assert.Equal(2, apart!.Value, precision: 9);
    }

    [Fact]
    public void Weight_makes_a_difference_count_more_and_none_makes_it_count_for_nothing()
    {
        var likeness = new Likeness(All, Figures(place => place));
        Assert.Equal("1001", likeness.Of(All[0], variable => variable.Id == "andel" ? 1 : 0)[0].Municipality.Code);
        Assert.Equal("1002", likeness.Of(All[0], variable => variable.Id switch { "andel" => 1, "gruppe" => 3, _ => 0 })[0].Municipality.Code);
        Assert.Empty(likeness.Of(All[0], _ => 0));
    }

    [Fact]
    public void Missing_number_is_left_out_and_told_and_too_much_missing_is_not_compared()
    {
        var likeness = new Likeness(All, Figures(place => place == 1 ? null : place));
        var withSize = likeness.Of(All[0], variable => variable.Id is "andel" or "indbyggere" ? 1 : 0).Single(neighbour => neighbour.Municipality == All[1]);
        Assert.Equal("andel", Assert.Single(withSize.Missing).Id);
        Assert.DoesNotContain(All[1], likeness.Of(All[0], variable => variable.Id switch { "andel" => 2, "indbyggere" => 1, _ => 0 }).Select(neighbour => neighbour.Municipality));
        Assert.Empty(likeness.Of(All[1], variable => variable.Id == "andel" ? 1 : 0));
    }

    [Fact]
    public void Series_few_have_or_all_have_alike_is_no_variable()
    {
        Assert.DoesNotContain("andel", new Likeness(All, Figures(place => place < 49 ? place : null)).Variables.Select(variable => variable.Id));
        Assert.DoesNotContain("andel", new Likeness(All, Figures(_ => 7)).Variables.Select(variable => variable.Id));
    }

    [Fact]
    public void Level_of_the_newest_period_and_its_change_over_a_year_are_variables_and_editors_choose_what_counts()
    {
        var table = TestFigures.Table(
            TestFigures.Series("andel", countsPersons: false, isCompared: true),
            [.. All.SelectMany((municipality, place) => new (string, string, decimal?)[] { ("2023", municipality.Code, 100), ("2024", municipality.Code, 100 + place) })]);
        var variables = new Likeness(All, new([table])).Variables;

        Assert.Equal(["indbyggere", "taethed", "gruppe", "andel", "andel.udvikling"], variables.Select(variable => variable.Id));
        Assert.Equal([1, 1, 1, 1, 0], variables.Select(variable => variable.Weight));
        Assert.Equal("7", variables[^1].Text(All[7]));
        Assert.Equal("Landkommune", variables[2].Text(All[0]));
    }

    private static FigureSet Figures(Func<int, decimal?> number) => new([TestFigures.Table(TestFigures.Series("andel", countsPersons: false), [.. All.Select((municipality, place) => ("2024", municipality.Code, number(place)))])]);
}
