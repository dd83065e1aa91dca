using System.Globalization;
using System.Text;

namespace Vejviser.Data.Municipalities;

/// <summary>Writes the <c>d</c> of an SVG path, as short as it gets: rings of whole numbers, each point told from the one before.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder text = new();

    /// <summary>How many points it has.</summary>
    public int Points { get; private set; }

    /// <summary>Adds a ring whose last point is its first; one that has shrunk to a line or a dot is left out.</summary>
    public void Add(IEnumerable<(int X, int Y)> ring)
    {
        List<(int X, int Y)> points = [];
        foreach (var point in ring.Where(point => points.Count == 0 || point != points[^1]))
        {
            points.Add(point);
        }

        if (points.Distinct().Count() < 3)
        {
            return;
        }

        // The z draws the way back to the first point.
        points.RemoveAt(points.Count - 1);
        text.Append(CultureInfo.InvariantCulture, $"M{points[0].X} {points[0].Y}l");
        for (var place = 1; place < points.Count; place++)
        {
            Append(points[place].X - points[place - 1].X, isFirst: place == 1);
            Append(points[place].Y - points[place - 1].Y, isFirst: false);
        }

        text.Append('z');
        Points += points.Count;
    }

    public override string ToString() => text.ToString();

    // A minus parts two numbers as well as a space does.
    private void Append(int step, bool isFirst)
    {
        if (!isFirst && step >= 0)
        {
            text.Append(' ');
        }

        text.Append(step.ToString(CultureInfo.InvariantCulture));
    }
}
