using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Vejviser.Domain;

namespace Vejviser.Data.Municipalities;

/// <summary>Reads a GeoJSON geometry (RFC 7946) as a municipality's outline in the Danish grid.</summary>
internal static class Outline
{
    private const int FewestPositions = 4;

    /// <summary>The outline, mended where it crosses itself.</summary>
    /// <exception cref="OutlineException">It is none; the message is what to tell.</exception>
    public static Geometry Read(JsonElement geometry)
    {
        if (geometry.ValueKind != JsonValueKind.Object)
        {
            throw new OutlineException("geometrien mangler.");
        }

        var type = geometry.TryGetProperty("type", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        if (type is not ("Polygon" or "MultiPolygon"))
        {
            throw new OutlineException($"geometrien {(type.Length == 0 ? "har ingen type" : $"er af typen {Danish.Quoted(type)}")}; den skal være »Polygon« eller »MultiPolygon«.");
        }

        var coordinates = geometry.TryGetProperty("coordinates", out var found) ? found : default;
        return Mended(type == "Polygon" ? ReadPolygon(coordinates) : new MultiPolygon([.. Items(coordinates).Select(ReadPolygon)]));
    }

    private static Polygon ReadPolygon(JsonElement rings)
    {
        var read = Items(rings).Select(ReadRing).ToArray();
        return new(read[0], read[1..]);
    }

    private static LinearRing ReadRing(JsonElement positions)
    {
        var ring = Items(positions).Select(ReadPosition).ToArray();
        return ring.Length < FewestPositions ? throw new OutlineException($"et omrids har kun {Danish.Count(ring.Length, "punkt", "punkter")}; det skal have mindst fire.")
            : !ring[0].Equals2D(ring[^1]) ? throw new OutlineException("et omrids er ikke lukket; det skal slutte i det punkt, hvor det begynder.")
            : new(ring);
    }

    private static Coordinate ReadPosition(JsonElement position)
    {
        // A third number is the height.
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2)
        {
            throw Misshapen();
        }

        var (x, y) = (ReadNumber(position[0]), ReadNumber(position[1]));
        return (x, y) switch
        {
            ( >= 7 and <= 16, >= 54 and <= 58.5) => DanishGrid.Place(x, y),
            ( >= 400_000 and <= 900_000, >= 6_000_000 and <= 6_500_000) => throw new OutlineException("koordinaterne ligner meter i UTM; gem filen i WGS84, altså med længde- og breddegrader."),
            _ => throw new OutlineException($"punktet [{Written(x)}, {Written(y)}] ligger uden for Danmark; skriv længdegrad og så breddegrad i WGS84."),
        };
    }

    private static double ReadNumber(JsonElement number) =>
        number.ValueKind != JsonValueKind.Number ? throw Misshapen()
        : number.TryGetDouble(out var value) && double.IsFinite(value) ? value
        : throw new OutlineException($"tallet {Danish.Quoted(number.GetRawText())} kan ikke bruges som koordinat.");

    private static JsonElement.ArrayEnumerator Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? list.EnumerateArray() : throw Misshapen();

    private static Geometry Mended(Geometry outline)
    {
        try
        {
            var mended = outline.IsValid ? outline : GeometryFixer.Fix(outline);
            return mended is Polygon or MultiPolygon && mended.Area > 0 ? mended : throw Broken();
        }
        catch (TopologyException)
        {
            throw Broken();
        }
    }

    // As it stands in the file, so that it can be found there.
    private static string Written(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static OutlineException Misshapen() => new("koordinaterne er ikke skrevet som lister af punkter; gem filen som GeoJSON igen.");

    private static OutlineException Broken() => new("omridset krydser sig selv eller danner ingen flade; ret det i kortprogrammet, og gem filen igen.");
}

/// <summary>An outline cannot be read; the message goes on where the area is named.</summary>
internal sealed class OutlineException(string message) : Exception(message);
