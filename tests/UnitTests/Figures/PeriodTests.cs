using Vejviser.Domain.Figures;

namespace Vejviser.UnitTests.Figures;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2024M02", "2024M02", "februar 2024")]
    [InlineData("2024m2", "2024M02", "februar 2024")]
    [InlineData("2024-02", "2024M02", "februar 2024")]
    [InlineData("feb. 2024", "2024M02", "februar 2024")]
    [InlineData(" Februar 2024 ", "2024M02", "februar 2024")]
    [InlineData("2024K1", "2024K1", "1. kvartal 2024")]
    [InlineData("2024Q1", "2024K1", "1. kvartal 2024")]
    [InlineData("2024-Q4", "2024K4", "4. kvartal 2024")]
    [InlineData("4. kvartal 2023", "2023K4", "4. kvartal 2023")]
    [InlineData("2024", "2024", "2024")]
    [InlineData("2022QMAT04", "2022", "2022")]
    [InlineData("2022QMAT03", "2022QMAT03", "12 måneder til september 2022")]
    [InlineData("2020QMAT02", "2020QMAT02", "12 måneder til juni 2020")]
    [InlineData("dec 2023–feb 2024", "2023M12-2024M02", "december 2023 til februar 2024")]
    [InlineData("december 2023 til februar 2024", "2023M12-2024M02", "december 2023 til februar 2024")]
    [InlineData("2023M12-2024M02", "2023M12-2024M02", "december 2023 til februar 2024")]
    [InlineData("dec. 2023 - feb. 2024", "2023M12-2024M02", "december 2023 til februar 2024")]
    [InlineData("2022K1–2022K4", "2022", "2022")]
    public void Usual_spellings_are_read(string text, string id, string words)
    {
        var period = Period.Parse(text);

        Assert.Equal((id, words), (period?.Id, period.ToString()));
        Assert.Equal(period, Period.Parse(period!.Value.Id));
        Assert.Equal(period, Period.Parse(words));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2024M13")]
    [InlineData("2024M00")]
    [InlineData("2024K5")]
    [InlineData("2024QMAT05")]
    [InlineData("1824")]
    [InlineData("februar")]
    [InlineData("xyz 2024")]
    [InlineData("ma 2024")]
    [InlineData("feb 2024–dec 2023")]
    [InlineData("2024-13")]
    public void What_is_no_period_is_none(string? text) => Assert.Null(Period.Parse(text));

    [Fact]
    public void Periods_stand_in_the_order_they_end() => Assert.Equal(
        ["2020QMAT02", "2021", "2022", "2022K4", "2022M12", "2023M01"],
        new[] { "2022M12", "2023M01", "2022", "2021", "2020QMAT02", "2022K4" }.Select(text => Period.Parse(text)!.Value).Order().Select(period => period.Id));
}
