using Vejviser.Domain.Figures;
using static Vejviser.UnitTests.Figures.TestFigures;

namespace Vejviser.UnitTests.Figures;

public sealed class FigureTableTests
{
    private const string Country = Observation.WholeCountry;

    private static readonly Period Year = Period.Parse("2024")!.Value;
    private static readonly Period Quarter = Period.Parse("2024K1")!.Value;
    private static readonly Period January = Period.Parse("2024M01")!.Value;

    [Fact]
    public void Numbers_stand_by_period_and_municipality_and_what_is_not_there_is_no_data()
    {
        var table = Table(Series("antal"), ("2023", "0101", 10), ("2024", "0101", 12), ("2024", "0147", null));

        Assert.Equal(["2023", "2024"], table.Periods.Select(period => period.Id));
        Assert.Equal(Year, table.Newest);
        Assert.Equal(new(ObservationState.Value, 12), table[Year, "0101"]);
        Assert.Equal(FigureCell.NoData, table[Year, "0147"]);
        Assert.Equal(FigureCell.NoData, table[Year, "9999"]);
        Assert.Equal(FigureCell.NoData, table[Quarter, "0101"]);
        Assert.Equal("2023", table.YearBefore(Year)!.Value.Id);
        Assert.Null(table.YearBefore(table.Periods[0]));
    }

    [Fact]
    public void Total_with_one_hidden_count_is_withheld_and_the_municipalities_own_stand()
    {
        var table = Table(Series("antal"), ("2024", "0101", 10), ("2024", "0147", 3), ("2024", Country, 13));

        Assert.Equal(FigureCell.Withheld, table.National(Year));
        Assert.Equal(10, table[Year, "0101"].Value);
    }

    [Fact]
    public void Total_with_hidden_counts_that_can_be_anything_stands() =>
        Assert.Equal(15, Table(Series("antal"), ("2024", "0101", 10), ("2024", "0147", 2), ("2024", "0151", 3), ("2024", Country, 15)).National(Year).Value);

    [Fact]
    public void Number_that_counts_nobody_hides_nothing() =>
        Assert.Equal(2, Table(Series("pct", countsPersons: false), ("2024", "0101", 3), ("2024", "0147", 1), ("2024", Country, 2)).National(Year).Value);

    [Fact]
    public void Longer_period_is_withheld_where_a_part_of_it_is_hidden_and_its_total_with_it()
    {
        var table = Table(
            Series("antal"),
            ("2024M01", "0101", 3), ("2024M01", "0147", 20),
            ("2024M02", "0101", 9), ("2024M02", "0147", 21),
            ("2024K1", "0101", 30), ("2024K1", "0147", 60), ("2024K1", Country, 90),
            ("2024", "0101", 100), ("2024", "0147", 240), ("2024", Country, 340));

        Assert.Equal(ObservationState.Suppressed, table[January, "0101"].State);
        Assert.Equal(FigureCell.Withheld, table[Quarter, "0101"]);
        Assert.Equal(FigureCell.Withheld, table[Year, "0101"]);
        Assert.Equal(60, table[Quarter, "0147"].Value);
        Assert.Equal(FigureCell.Withheld, table.National(Quarter));
        Assert.Equal(FigureCell.Withheld, table.National(Year));
        Assert.Equal(9, table[Period.Parse("2024M02")!.Value, "0101"].Value);
    }

    [Fact]
    public void Corrected_total_keeps_its_old_number_only_where_nothing_was_ever_hidden()
    {
        Correction[] corrections = [Correction("2024", Country, 113), Correction("2024", "0147", null, ObservationState.Suppressed), Correction("2023", Country, 50), Correction("2024", "0101", 11)];
        var table = Table(Series("antal"), corrections, ("2023", "0101", 51), ("2023", Country, 51), ("2024", "0101", 100), ("2024", "0147", 19), ("2024", Country, 119));

        Assert.Equal([null, null, 50m, 11m], table.Corrections.Select(one => one.OldValue));
        Assert.Equal(119, table.National(Year).Value);
    }

    [Fact]
    public void Total_or_share_told_elsewhere_is_withheld_too()
    {
        var counts = Table(Series("antal"), ("2024", "0101", 10), ("2024", "0147", 3), ("2023", "0101", 10), ("2023", "0147", 13));
        var totals = Table(Series("i-alt", countsPersons: false, isNational: true, countedIn: "antal"), ("2024", Country, 13), ("2023", Country, 23));
        var shares = Table(Series("andel", countsPersons: false, countedIn: "antal"), ("2024", "0101", 1.5m), ("2024", Country, 2.1m), ("2023", Country, 2.2m));
        var set = new FigureSet([counts, totals, shares]);

        Assert.Equal(FigureCell.Withheld, set.Find("i-alt")!.National(Year));
        Assert.Equal(23, set.Find("i-alt")!.National(Period.Parse("2023")!.Value).Value);
        Assert.Equal(FigureCell.Withheld, set.Find("andel")!.National(Year));
        Assert.Equal(1.5m, set.Find("andel")![Year, "0101"].Value);
        Assert.Equal(2.2m, set.Find("andel")!.National(Period.Parse("2023")!.Value).Value);
    }

    [Fact]
    public void Total_of_a_longer_period_told_elsewhere_or_beside_shorter_ones_is_withheld()
    {
        var counts = Table(Series("antal"), ("2024M01", "0101", 12), ("2024M01", "0147", 20), ("2024M02", "0101", 15), ("2024M02", "0147", 20), ("2024M03", "0101", 3), ("2024M03", "0147", 20), ("2024K1", "0101", 30), ("2024K1", "0147", 60), ("2024K1", Country, 90));
        var monthsOnly = Table(Series("maaneder"), ("2024M03", "0101", 3), ("2024M03", "0147", 20));
        var totals = Table(Series("i-alt", countsPersons: false, isNational: true, countedIn: "antal"), ("2024K1", Country, 90));
        var others = Table(Series("i-alt-2", countsPersons: false, isNational: true, countedIn: "maaneder"), ("2024K1", Country, 90), ("2023", Country, 90));
        var set = new FigureSet([counts, monthsOnly, totals, others]);

        Assert.Equal(FigureCell.Withheld, set.Find("antal")!.National(Quarter));
        Assert.Equal(FigureCell.Withheld, set.Find("i-alt")!.National(Quarter));
        Assert.Equal(FigureCell.Withheld, set.Find("i-alt-2")!.National(Quarter));
        Assert.Equal(90, set.Find("i-alt-2")!.National(Period.Parse("2023")!.Value).Value);
    }

    [Fact]
    public void Municipality_alone_without_a_number_is_not_told_by_a_longer_total()
    {
        var table = Table(Series("antal"), ("2024M01", "0101", 12), ("2024M01", "0147", null), ("2024M01", Country, 14), ("2024K1", "0101", 30), ("2024K1", "0147", 40), ("2024K1", Country, 70));

        Assert.Equal(FigureCell.Withheld, table.National(January));
        Assert.Equal(FigureCell.Withheld, table.National(Quarter));
        Assert.Equal(40, table[Quarter, "0147"].Value);
    }

    [Fact]
    public void Without_inhabitants_there_are_no_rates() =>
        Assert.Null(new FigureSet([Table(Series("folketal")), Table(Series("antal", perInhabitants: true), ("2024", "0101", 30))]).InhabitantsFor(Series("antal", perInhabitants: true), Year));

    [Fact]
    public void Corrected_share_keeps_its_old_number_only_where_the_count_was_never_hidden()
    {
        var counts = Table(Series("antal"), [Correction("2023", "0151", null, ObservationState.Suppressed)], ("2024", "0101", 10), ("2024", "0147", 3), ("2023", "0151", 9));
        var shares = Table(
            Series("andel", countsPersons: false, countedIn: "antal"),
            [Correction("2024", "0101", 1.4m), Correction("2024", "0147", 0.3m), Correction("2023", "0151", 0.4m), Correction("2022", "0147", 0.3m)],
            ("2024", "0101", 1.5m), ("2023", "0151", 0.9m));

        Assert.Equal([1.4m, null, null, 0.3m], new FigureSet([counts, shares]).Find("andel")!.Corrections.Select(one => one.OldValue));
    }

    [Fact]
    public void Rate_needs_the_inhabitants_of_about_that_time()
    {
        var population = Table(Series("folketal"), ("2024K1", "0101", 50_000));
        var counts = Table(Series("antal", perInhabitants: true), ("2024", "0101", 100), ("2024M06", "0101", 8), ("2020", "0101", 100));
        var set = new FigureSet([population, counts]);

        Assert.Equal(20, set.Of(counts, Year, "0101").Rate!.PerTenThousand);
        Assert.Equal(ObservationState.Uncertain, set.Of(counts, Period.Parse("2024M06")!.Value, "0101").State);
        Assert.Null(set.Of(counts, Period.Parse("2020")!.Value, "0101").Rate);
        Assert.Equal("2024K1", set.InhabitantsFor(counts.Series, Year)!.Value.Id);
        Assert.Null(set.InhabitantsFor(population.Series, Year));
        Assert.Null(new FigureSet([counts]).InhabitantsFor(counts.Series, Year));
    }

    [Fact]
    public void Level_is_what_can_be_compared()
    {
        var (counts, share) = (Series("antal"), Series("andel", countsPersons: false));

        Assert.Equal(20, new Figure(ObservationState.Value, 100, Rate.Of(100, 50_000)).Level(counts));
        Assert.Null(new Figure(ObservationState.Uncertain, 8, Rate.Of(8, 50_000)).Level(counts));
        Assert.Null(new Figure(ObservationState.Value, 100, null).Level(counts));
        Assert.Equal(3.5m, new Figure(ObservationState.Value, 3.5m, null).Level(share));
        Assert.Null(new Figure(ObservationState.Suppressed, null, null).Level(share));
    }
}
