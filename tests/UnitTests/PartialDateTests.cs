using Vejviser.Domain;

namespace Vejviser.UnitTests;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2017", "2017")]
    [InlineData("2021-08", "august 2021")]
    [InlineData("2019-11-05", "5. november 2019")]
    [InlineData("2024-02-29", "29. februar 2024")]
    public void Date_is_written_in_Danish_as_far_as_it_is_known(string text, string danish)
    {
        Assert.True(PartialDate.IsValid(text));
        Assert.Equal(danish, PartialDate.InDanish(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("19")]
    [InlineData("0000")]
    [InlineData("2019-13")]
    [InlineData("2019-00")]
    [InlineData("2019-1")]
    [InlineData("2023-02-29")]
    [InlineData("2019-11-31")]
    [InlineData("2019-11-05T10:00")]
    [InlineData("05-11-2019")]
    [InlineData("2019\n")]
    [InlineData("2019-11-05\n")]
    [InlineData(" 2019")]
    [InlineData("٢٠١٩")]
    [InlineData("2019-")]
    [InlineData("n.d.")]
    public void Anything_else_is_no_date(string text)
    {
        Assert.False(PartialDate.IsValid(text));
    }
}
