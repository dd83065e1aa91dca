using Vejviser.Domain;

namespace Vejviser.UnitTests;

public sealed class TypedDayTests
{
    [Theory]
    [InlineData("27-11-2026", true)]
    [InlineData("27.11.2026", true)]
    [InlineData("2026-11-27", true)]
    [InlineData("31-02-2026", false)]
    [InlineData("27-11-26", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Days_are_read_as_Danes_write_them(string? text, bool isDay)
    {
        Assert.Equal(isDay, TypedDay.Read(text) is not null);
    }

    [Theory]
    [InlineData("08-2019")]
    [InlineData("8/2019")]
    [InlineData("2019-08")]
    [InlineData("august 2019")]
    public void Months_are_read_as_Danes_write_them(string text)
    {
        Assert.Equal(new DateOnly(2019, 8, 1), TypedDay.ReadMonth(text));
    }
}
