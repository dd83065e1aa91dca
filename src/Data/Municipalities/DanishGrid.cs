using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Vejviser.Data.Municipalities;

/// <summary>From degrees to the metres that Danish maps are drawn in.</summary>
internal static class DanishGrid
{
    // EPSG:25832, ETRS89 / UTM zone 32N. ETRS89 is within a metre of WGS84, and told apart by no map of the whole country.
    private const string Etrs89Utm32 =
        """
        PROJCS["ETRS89 / UTM zone 32N",
          GEOGCS["ETRS89", DATUM["European_Terrestrial_Reference_System_1989", SPHEROID["GRS 1980", 6378137, 298.257222101], TOWGS84[0, 0, 0, 0, 0, 0, 0]],
            PRIMEM["Greenwich", 0], UNIT["degree", 0.0174532925199433]],
          PROJECTION["Transverse_Mercator"],
          PARAMETER["latitude_of_origin", 0], PARAMETER["central_meridian", 9], PARAMETER["scale_factor", 0.9996], PARAMETER["false_easting", 500000], PARAMETER["false_northing", 0],
          UNIT["metre", 1], AXIS["Easting", EAST], AXIS["Northing", NORTH]]
        """;

    private static readonly MathTransform Transform = new CoordinateTransformationFactory()
        .CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, new CoordinateSystemFactory().CreateFromWkt(Etrs89Utm32))
        .MathTransform;

    /// <summary>A place's easting and northing.</summary>
    public static Coordinate Place(double longitude, double latitude)
    {
        var (easting, northing) = Transform.Transform(longitude, latitude);
        return new(easting, northing);
    }
}
