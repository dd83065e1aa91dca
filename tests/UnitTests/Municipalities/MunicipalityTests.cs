using Vejviser.Domain.Municipalities;

namespace Vejviser.UnitTests.Municipalities;

public sealed class MunicipalityTests
{
    [Theory]
    [InlineData("Aalborg", "Aalborg Kommune")]
    [InlineData("København", "Københavns Kommune")]
    [InlineData("Bornholm", "Bornholms Regionskommune")]
    [InlineData("Nordfyns", "Nordfyns Kommune")]
    public void Full_name_is_what_the_municipality_calls_itself(string name, string fullName)
    {
        Assert.Equal(fullName, Named(name).FullName);
    }

    internal static Municipality Named(string name, int column = 0, int row = 0) => new()
    {
        Code = $"{column:00}{row:00}",
        Name = name,
        Slug = Domain.Slug.From(name),
        RegionName = "Region Nordjylland",
        Group = "landkommune",
        Population = 1_000,
        PopulationOn = new(2026, 1, 1),
        AreaKm2 = 10,
        Website = "https://www.eksempel.dk",
        TileColumn = column,
        TileRow = row,
    };
}
