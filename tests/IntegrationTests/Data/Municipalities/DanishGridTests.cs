using Vejviser.Data.Municipalities;

namespace Vejviser.IntegrationTests.Data.Municipalities;

public sealed class DanishGridTests
{
    [Theory]
    [InlineData(12.5683, 55.6761)] // København
    [InlineData(9.9217, 57.0488)] // Aalborg
    [InlineData(8.0756, 55.5580)] // Blåvandshuk, the westernmost
    [InlineData(15.1975, 55.0740)] // Bornholm, far from the zone's middle
    [InlineData(9.0, 54.5)]
    public void Degrees_become_metres_as_the_series_of_Krüger_has_it(double longitude, double latitude)
    {
        var place = DanishGrid.Place(longitude, latitude);

        var (easting, northing) = Krüger(longitude, latitude);
        Assert.Equal(easting, place.X, 0.1);
        Assert.Equal(northing, place.Y, 0.1);
    }

    // Krüger 1912, to the third order of n, on GRS 80: good to a millimetre here.
    private static (double Easting, double Northing) Krüger(double longitude, double latitude)
    {
        const double Axis = 6_378_137, Scale = 0.9996, Middle = 9;
        const double Flattening = 1 / 298.257222101;
        const double N = Flattening / (2 - Flattening);
        const double Radius = Axis / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
        double[] alpha = [N / 2 - 2 * N * N / 3 + 5 * N * N * N / 16, 13 * N * N / 48 - 3 * N * N * N / 5, 61 * N * N * N / 240];
        var (phi, lambda) = (double.DegreesToRadians(latitude), double.DegreesToRadians(longitude - Middle));
        var eccentricity = 2 * Math.Sqrt(N) / (1 + N);
        var t = Math.Sinh(Math.Atanh(Math.Sin(phi)) - eccentricity * Math.Atanh(eccentricity * Math.Sin(phi)));
        var (xi, eta) = (Math.Atan2(t, Math.Cos(lambda)), Math.Atanh(Math.Sin(lambda) / Math.Sqrt(1 + t * t)));
        var (east, north) = (eta, xi);
        for (var j = 1; j <= 3; j++)
        {
            east += alpha[j - 1] * Math.Cos(2 * j * xi) * Math.Sinh(2 * j * eta);
            north += alpha[j - 1] * Math.Sin(2 * j * xi) * Math.Cosh(2 * j * eta);
        }

        return (500_000 + Scale * Radius * east, Scale * Radius * north);
    }
}
