using System.Globalization;
using System.Text.RegularExpressions;
using Vejviser.Domain.Municipalities;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A municipality's shape, read from its path as a browser reads it.</summary>
internal sealed partial class DrawnShape
{
    public DrawnShape(MunicipalityShape shape)
    {
        Assert.Matches(@"^(M\d+ \d+l-?\d+([ -]\d+)+z)+$", shape.Path);
        (Code, Inner) = (shape.MunicipalityCode, (shape.X, shape.Y));
        Rings = [.. shape.Path.Split('z', StringSplitOptions.RemoveEmptyEntries).Select(Read)];
    }

    public string Code { get; }

    public (int X, int Y) Inner { get; }

    public IReadOnlyList<IReadOnlyList<(int X, int Y)>> Rings { get; }

    public IEnumerable<(int X, int Y)> Points => Rings.SelectMany(ring => ring);

    /// <summary>Its borders between two points, whichever way they are walked.</summary>
    public IEnumerable<((int X, int Y) From, (int X, int Y) To)> Borders => Rings
        .SelectMany(ring => ring.Zip(ring.Skip(1).Append(ring[0])))
        .Select(border => border.First.CompareTo(border.Second) < 0 ? border : (border.Second, border.First));

    public bool Holds((double X, double Y) point) => Rings
        .SelectMany(ring => ring.Zip(ring.Skip(1).Append(ring[0])))
        .Count(border => border.First.Y > point.Y != border.Second.Y > point.Y &&
            point.X < border.First.X + (point.Y - border.First.Y) * (border.Second.X - border.First.X) / (border.Second.Y - border.First.Y)) % 2 == 1;

    private static List<(int X, int Y)> Read(string ring)
    {
        var numbers = Number().Matches(ring).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(0, numbers.Count % 2);
        List<(int X, int Y)> points = [(numbers[0], numbers[1])];
        for (var place = 2; place < numbers.Count; place += 2)
        {
            points.Add((points[^1].X + numbers[place], points[^1].Y + numbers[place + 1]));
        }

        return points;
    }

    [GeneratedRegex(@"-?\d+")]
    private static partial Regex Number();
}
