using Vejviser.Web.Features.Writing;

namespace Vejviser.UnitTests.Features.Writing;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("140", 140)]
    [InlineData(" 140,50 ", 140.5)]
    [InlineData("140.5", 140.5)]
    [InlineData("1.250", 1250)]
    [InlineData("12 500", 12500)]
    [InlineData("1.250,75", 1250.75)]
    [InlineData("1\u00a0250,5", 1250.5)]
    [InlineData("1.234.567", 1234567)]
    [InlineData(",5", 0.5)]
    [InlineData("-8", -8)]
    [InlineData("25.6", 25.6)]
    [InlineData("0.867", 0.867)]
    [InlineData("25,049", 25.049)]
    public void Numbers_are_read_as_Danes_and_programs_write_them(string text, double number)
    {
        Assert.Equal((decimal)number, TypedNumber.Read(text));
    }

    [Theory]
    [InlineData("25.049", 25.049)]
    [InlineData("140", 140.0)]
    [InlineData("1.250,75", null)]
    [InlineData("", null)]
    public void Programs_write_a_point(string text, double? number)
    {
        Assert.Equal((decimal?)number, TypedNumber.ReadInvariant(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("otte")]
    [InlineData("8 timer")]
    [InlineData("1e3")]
    [InlineData("1.2,5")]
    [InlineData("12.50,00")]
    [InlineData("1.23.456")]
    [InlineData("٨")]
    [InlineData("8,12345")]
    [InlineData("9999999999999999999999")]
    public void Anything_else_is_no_number(string? text)
    {
        Assert.Null(TypedNumber.Read(text));
    }
}
