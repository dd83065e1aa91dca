using Vejviser.Domain.Figures;

namespace Vejviser.UnitTests.Figures;

public sealed class RateTests
{
    [Fact]
    public void Rate_is_of_ten_thousand_with_an_interval_around_it()
    {
        var rate = Rate.Of(100, 50_000);

        // Byar's limits of a count of 100 are 81.4 and 121.6.
        Assert.Equal((20m, 16.3m, 24.3m, false), (rate.PerTenThousand, rate.Low, rate.High, rate.IsUncertain));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    [InlineData(0, true)]
    public void Few_persons_make_it_uncertain(int persons, bool isUncertain) => Assert.Equal(isUncertain, Rate.Of(persons, 10_000).IsUncertain);

    [Fact]
    public void Nobody_counted_still_has_an_upper_end()
    {
        var rate = Rate.Of(0, 10_000);
        Assert.Equal((0m, 0m), (rate.PerTenThousand, rate.Low));
        Assert.InRange(rate.High, 3.5m, 3.9m);
    }
}
