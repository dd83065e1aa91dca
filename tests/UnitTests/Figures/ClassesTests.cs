using Vejviser.Domain.Figures;

namespace Vejviser.UnitTests.Figures;

public sealed class ClassesTests
{
    [Fact]
    public void Quarters_are_as_near_equal_as_can_be()
    {
        var classes = Classes.Of(Enumerable.Range(1, 98).Select(number => (decimal)number))!;

        Assert.Equal([24, 25, 24, 25], Enumerable.Range(1, 98).GroupBy(number => classes.Class(number)).OrderBy(group => group.Key).Select(group => group.Count()));
        Assert.Equal((1m, 98m), (classes.Ranges[0].From, classes.Ranges[^1].To));
    }

    [Fact]
    public void Equal_numbers_stand_in_one_class()
    {
        var classes = Classes.Of([3, 3, 3, 3])!;
        Assert.Equal(0, classes.Class(3));
        Assert.Single(classes.Ranges);
    }

    [Fact]
    public void Nothing_has_no_classes() => Assert.Null(Classes.Of([]));
}
