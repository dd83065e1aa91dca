using System.Text.Json.Nodes;
using Vejviser.Data.Content;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A GeoJSON file in which the 98 municipalities are squares with wavy borders, 14 beside each other in 7 rows.</summary>
internal static class SquareMunicipalities
{
    public const int Columns = 14;

    private const double Side = 0.3;
    private const int Steps = 12;

    /// <summary>Code and name, by code; square 0 lies in the southwest.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = Read();

    public static JsonObject File() => new()
    {
        ["type"] = "FeatureCollection",
        ["features"] = new JsonArray([.. All.Select((one, place) => Feature(one.Code, one.Name, Square(place)))]),
    };

    public static JsonObject Feature(string code, string name, params JsonArray[] rings) => new()
    {
        ["type"] = "Feature",
        ["properties"] = new JsonObject { ["code"] = code, ["name"] = name },
        ["geometry"] = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray([.. rings]) },
    };

    /// <summary>A ring through these points, and back to the first.</summary>
    public static JsonArray Ring(params (double Longitude, double Latitude)[] points) =>
        new([.. points.Append(points[0]).Select(point => new JsonArray(point.Longitude, point.Latitude))]);

    /// <summary>The geometry of a file's feature.</summary>
    public static JsonObject Geometry(this JsonObject file, int place) => file["features"]![place]!["geometry"]!.AsObject();

    private static JsonArray Square(int place)
    {
        var (column, row) = (place % Columns, place / Columns);
        (double, double)[] corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)];
        return Ring([.. Enumerable.Range(0, 4).SelectMany(side => Border(corners[side], corners[(side + 1) % 4]))]);
    }

    // The same points whichever way it is walked; the last is the next border's first.
    private static IEnumerable<(double Longitude, double Latitude)> Border((double X, double Y) from, (double X, double Y) to) =>
        from.CompareTo(to) < 0 ? Points(from, to).SkipLast(1) : Points(to, from).Reverse().SkipLast(1);

    private static IEnumerable<(double Longitude, double Latitude)> Points((double X, double Y) from, (double X, double Y) to) =>
        Enumerable.Range(0, Steps + 1).Select(step =>
        {
            var (way, wave) = ((double)step / Steps, step is 0 or Steps ? 0 : 0.05 * Math.Sin(step));
            var (x, y) = from.X == to.X ? (from.X + wave, from.Y + way) : (from.X + way, from.Y + wave);
            return (8 + Side * x, 55 + Side * y);
        });

    private static List<(string Code, string Name)> Read()
    {
        using var reader = new StreamReader(ContentFiles.Open("municipalities.csv"));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).Select(cells => (cells[0], cells[1])).OrderBy(one => one.Item1, StringComparer.Ordinal)];
    }
}
