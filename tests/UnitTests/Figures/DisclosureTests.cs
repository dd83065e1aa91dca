using Vejviser.Domain.Figures;

namespace Vejviser.UnitTests.Figures;

public sealed class DisclosureTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(4.5, true)]
    [InlineData(5, false)]
    public void One_to_four_persons_are_hidden(double count, bool isHidden) => Assert.Equal(isHidden, Disclosure.IsHidden((decimal)count));

    // Every way of filling the hidden counts is tried: a total may stand only where each of them can be 1, 2, 3 and 4.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Total_stands_only_where_every_hidden_count_can_be_anything(int hidden)
    {
        for (var sum = hidden; sum <= hidden * 4; sum++)
        {
            var possible = Fillings(hidden).Where(filling => filling.Sum() == sum).Select(filling => filling[0]).Distinct().Count();
            Assert.Equal(possible < 4, Disclosure.GivesAway(1_000 + sum, 1_000, hidden, unknown: 0));
        }
    }

    [Fact]
    public void Unknown_numbers_may_hold_what_is_too_much_but_not_make_up_for_too_little()
    {
        Assert.True(Disclosure.GivesAway(104, 100, 2, unknown: 1));
        Assert.False(Disclosure.GivesAway(108, 100, 2, unknown: 1));
        Assert.True(Disclosure.GivesAway(108, 100, 2, unknown: 0));
    }

    [Fact]
    public void Number_that_is_left_over_for_one_alone_stays_hidden_whatever_it_is()
    {
        Assert.True(Disclosure.GivesAway(107, 100, 1, unknown: 0));
        Assert.True(Disclosure.GivesAway(103, 100, 0, unknown: 1));
        Assert.False(Disclosure.GivesAway(107, 100, 0, unknown: 1));
        Assert.False(Disclosure.GivesAway(103, 100, 0, unknown: 2));
    }

    [Fact]
    public void Nothing_hidden_gives_nothing_away() => Assert.False(Disclosure.GivesAway(7, 7, 0, unknown: 0));

    private static IEnumerable<int[]> Fillings(int count) => count == 0 ? [[]] : Fillings(count - 1).SelectMany(filling => Enumerable.Range(1, 4).Select(one => (int[])[one, .. filling]));
}
