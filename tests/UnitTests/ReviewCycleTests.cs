using Vejviser.Domain;

namespace Vejviser.UnitTests;

public sealed class ReviewCycleTests
{
    private static readonly DateOnly Due = new(2027, 3, 2);

    [Theory]
    [InlineData("2026-03-02", Freshness.Current)]
    [InlineData("2027-01-30", Freshness.Current)]
    [InlineData("2027-01-31", Freshness.Due)]
    [InlineData("2027-03-02", Freshness.Due)]
    [InlineData("2027-03-03", Freshness.Overdue)]
    [InlineData("2027-09-01", Freshness.Overdue)]
    [InlineData("2027-09-02", Freshness.Stale)]
    public void Freshness_falls_as_the_day_comes_and_goes(string today, Freshness expected) =>
        Assert.Equal(expected, ReviewCycle.On(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), Due));

    [Theory]
    [InlineData("2026-03-02", null, "Skal bekræftes senest 2. marts 2027.")]
    [InlineData("2027-02-15", "2026-03-02", "Bekræftet 2. marts 2026. Skal snart bekræftes igen, senest 2. marts 2027.")]
    [InlineData("2027-03-03", null, "Skulle være bekræftet senest 2. marts 2027, så oplysningerne kan være forældede.")]
    public void Readers_are_told_in_a_sentence(string today, string? confirmed, string expected) =>
        Assert.Equal(expected, ReviewCycle.Sentence(Day(today), confirmed is null ? null : Day(confirmed), Due));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
