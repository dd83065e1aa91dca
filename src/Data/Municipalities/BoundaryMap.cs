using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Data.Municipalities;

/// <summary>The municipalities drawn on one map: simplified together, so that neighbours keep one border, and small enough for a page.</summary>
internal sealed class BoundaryMap
{
    /// <summary>How wide the map is; as high as Denmark then is.</summary>
    public const int Width = 1_000;

    // All paths together, in characters: what a page can carry beside everything else.
    private const int LongestPaths = 24_000;

    // Islands and lakes below it, in square metres, are a dot on the map; dropped unless they are all there is.
    private const double SmallestPart = 1_000_000;

    // In metres; a unit of the map is about 450.
    private static readonly double[] Tolerances = [500, 650, 850, 1_100, 1_450, 1_900, 2_500];

    private readonly Envelope box;
    private readonly double scale;

    private BoundaryMap(IReadOnlyList<string> codes, Geometry[] outlines)
    {
        box = GeometryFactory.Default.BuildGeometry(outlines).EnvelopeInternal;
        scale = Width / box.Width;
        Height = (int)Math.Ceiling(box.Height * scale);
        foreach (var (code, outline) in codes.Zip(outlines))
        {
            Draw(code, outline);
        }
    }

    public int Height { get; }

    public List<MunicipalityShape> Shapes { get; } = [];

    /// <summary>How many points the outlines have.</summary>
    public int Points { get; private set; }

    /// <summary>Municipalities too small or too narrow to be drawn, by code.</summary>
    public List<string> Undrawn { get; } = [];

    /// <summary>Whether a page can carry it; false only for outlines that no simplifying makes small.</summary>
    public bool FitsOnPage => Shapes.Sum(shape => shape.Path.Length) <= LongestPaths;

    /// <summary>Draws the outlines, with as much detail as there is room for.</summary>
    public static BoundaryMap Draw(IReadOnlyDictionary<string, Geometry> outlines)
    {
        var codes = outlines.Keys.ToList();
        var drawn = codes.Select(code => LargeParts(outlines[code])).ToArray();
        BoundaryMap map;
        var step = 0;
        do
        {
            drawn = CoverageSimplifier.Simplify(drawn, Tolerances[step]);
            map = new(codes, drawn);
        }
        while (!map.FitsOnPage && ++step < Tolerances.Length);
        return map;
    }

    private static Geometry LargeParts(Geometry outline)
    {
        var parts = Parts(outline).OrderByDescending(part => part.Area).ToList();
        return GeometryFactory.Default.BuildGeometry(parts
            .Where((part, place) => place == 0 || part.Area >= SmallestPart)
            .Select(part => new Polygon(part.Shell, [.. part.Holes.Where(hole => new Polygon(hole).Area >= SmallestPart)])));
    }

    private static IEnumerable<Polygon> Parts(Geometry outline) => Enumerable.Range(0, outline.NumGeometries).Select(outline.GetGeometryN).Cast<Polygon>();

    private void Draw(string code, Geometry outline)
    {
        var path = new SvgPath();
        foreach (var part in Parts(outline))
        {
            // Holes run the other way round, so that whichever rule fills the path leaves them open.
            path.Add(OnMap(part.Shell, clockwise: true));
            foreach (var hole in part.Holes)
            {
                path.Add(OnMap(hole, clockwise: false));
            }
        }

        var largest = Parts(outline).MaxBy(part => part.Area)!;
        var inner = OnMap(MaximumInscribedCircle.GetCenter(largest, tolerance: 0.1 / scale).Coordinate);
        var rounded = new Polygon(Ring(largest.Shell), [.. largest.Holes.Select(Ring)]);
        if (SimplePointInAreaLocator.Locate(new(inner.X, inner.Y), rounded) == Location.Interior)
        {
            Shapes.Add(new(code, path.ToString(), inner.X, inner.Y));
            Points += path.Points;
        }
        else
        {
            Undrawn.Add(code);
        }
    }

    private LinearRing Ring(LinearRing ring) => new([.. ring.Coordinates.Select(OnMap).Select(point => new Coordinate(point.X, point.Y))]);

    private IEnumerable<(int X, int Y)> OnMap(LinearRing ring, bool clockwise) => (ring.IsCCW == clockwise ? ring.Coordinates.Reverse() : ring.Coordinates).Select(OnMap);

    private (int X, int Y) OnMap(Coordinate place) => ((int)Math.Round((place.X - box.MinX) * scale), (int)Math.Round((box.MaxY - place.Y) * scale));
}
