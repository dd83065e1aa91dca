using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Web.DesignSystem;

/// <summary>Draws the municipalities as SVG: each on a square of its own, or on its boundaries where these have been imported.</summary>
/// <remarks>Needs a table or list twin on the page. The classes are told apart by lightness alone, and what has no class by a pattern, so that nobody needs to tell colours.</remarks>
public sealed class MunicipalityMap
{
    /// <summary>The class of a municipality without data.</summary>
    public const int NoData = 4;

    /// <summary>The class of a municipality whose number is withheld.</summary>
    public const int Suppressed = 5;

    /// <summary>The class of a municipality whose number rests on few.</summary>
    public const int Uncertain = 6;

    private const int Tile = 40;
    private const int MostLetters = 40;

    // Told apart without colour: stripes, dots and a plain tone.
    private const string Patterns =
        "<defs><pattern id=\"map-no-data\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect fill=\"#fff\" width=\"8\" height=\"8\"/><line stroke=\"#8b9a9c\" stroke-width=\"3\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"8\"/></pattern>" +
        "<pattern id=\"map-suppressed\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect fill=\"#fff\" width=\"8\" height=\"8\"/><circle fill=\"#8b9a9c\" cx=\"4\" cy=\"4\" r=\"2\"/></pattern></defs>";

    // As in the stylesheet, for a drawing that travels without it.
    private static readonly string[] Fills = ["#fff", "#a9cdd2", "#4f95a0", "#12414b", "url(#map-no-data)", "url(#map-suppressed)", "#e9e2d3"];

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly List<Municipality> municipalities;
    private readonly Dictionary<string, MunicipalityShape>? shapes;

    /// <param name="municipalities">All municipalities.</param>
    /// <param name="geography">Their boundaries; null for squares.</param>
    public MunicipalityMap(IEnumerable<Municipality> municipalities, Geography? geography)
    {
        this.municipalities = municipalities.OrderBy(municipality => municipality.TileRow).ThenBy(municipality => municipality.TileColumn).ToList();
        shapes = geography?.Shapes.ToDictionary(shape => shape.MunicipalityCode);
        (Width, Height) = geography is null
            ? ((this.municipalities.Max(municipality => municipality.TileColumn) + 1) * Tile, (this.municipalities.Max(municipality => municipality.TileRow) + 1) * Tile)
            : (geography.Width, geography.Height);
    }

    /// <summary>In the map's own units.</summary>
    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether it shows the boundaries.</summary>
    public bool IsGeographic => shapes is not null;

    /// <summary>The colour of a class, or the pattern.</summary>
    public static string Fill(int shade) => Fills[shade];

    /// <summary>The patterns that classes without a number are filled with; once in a document is enough.</summary>
    public static string Defined => Patterns;

    /// <summary>What stands within the svg element.</summary>
    /// <param name="shade">The class (0 to 3, or one of those named above) a municipality is drawn in.</param>
    /// <param name="caption">What is told of a municipality: "Aalborg: 4 eksempler".</param>
    /// <param name="address">Where a municipality leads; null for nowhere.</param>
    /// <param name="marked">The code of one that is marked; null for none.</param>
    /// <param name="isAlone">Whether the drawing must do without the stylesheet.</param>
    public string Draw(Func<Municipality, int> shade, Func<Municipality, string> caption, Func<Municipality, string>? address, string? marked, bool isAlone)
    {
        var svg = new StringBuilder();
        if (isAlone || municipalities.Exists(municipality => shade(municipality) is NoData or Suppressed))
        {
            svg.Append(Patterns);
        }

        foreach (var municipality in municipalities)
        {
            var (told, theClass) = (caption(municipality), shade(municipality));
            var attributes = isAlone ? $" fill=\"{Fill(theClass)}\" stroke=\"{(IsGeographic ? "#8b9a9c" : "#12414b")}\"" : theClass is NoData or Suppressed ? $" fill=\"{Fill(theClass)}\"" : "";
            if (address is not null)
            {
                svg.Append("<a href=\"").Append(Encoder.Encode(address(municipality))).Append("\">");
            }

            // The title is also the link's name, read aloud; the letters are for the eye.
            svg.Append("<g").Append(isAlone ? "" : $" class=\"tile tile-{theClass}\"").Append("><title>").Append(Encoder.Encode(told)).Append("</title>");
            Outline(svg, municipality, theClass, attributes, isAlone);
            svg.Append("</g>");
            if (address is not null)
            {
                Detail(svg, told);
                svg.Append("</a>");
            }
        }

        if (municipalities.Find(municipality => municipality.Code == marked) is { } mine)
        {
            // Drawn last, so that no neighbour lies over it.
            svg.Append(CultureInfo.InvariantCulture, $"<g aria-hidden=\"true\"{(isAlone ? " fill=\"none\" stroke=\"#b8361d\" stroke-width=\"4\"" : " class=\"tile-outline\"")}>").Append(Shape(mine, "")).Append("</g>");
        }

        return svg.ToString();
    }

    /// <summary>The squares alone, one path for each class: for many small maps beside each other.</summary>
    public string DrawSmall(Func<Municipality, int> shade)
    {
        var svg = new StringBuilder();
        foreach (var group in municipalities.GroupBy(shade).OrderBy(group => group.Key))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"tile-{group.Key}\"{(group.Key is NoData or Suppressed ? $" fill=\"{Fill(group.Key)}\"" : "")} d=\"");
            foreach (var municipality in group)
            {
                svg.Append(CultureInfo.InvariantCulture, $"M{municipality.TileColumn * Tile} {municipality.TileRow * Tile}h38v38h-38z");
            }

            svg.Append("\"/>");
        }

        return svg.ToString();
    }

    private void Outline(StringBuilder svg, Municipality municipality, int shade, string attributes, bool isAlone)
    {
        svg.Append(Shape(municipality, attributes));
        if (!IsGeographic)
        {
            var letters = isAlone ? $" font-size=\"13\" text-anchor=\"middle\" fill=\"{(shade == 3 ? "#fff" : "#000")}\"" : "";
            svg.Append(CultureInfo.InvariantCulture, $"<text aria-hidden=\"true\" x=\"{(municipality.TileColumn * Tile) + (Tile / 2)}\" y=\"{(municipality.TileRow * Tile) + (Tile / 2) + 4}\"{letters}>")
                .Append(Encoder.Encode(municipality.Name[..Math.Min(3, municipality.Name.Length)])).Append("</text>");
        }
    }

    private string Shape(Municipality municipality, string attributes) => shapes is not null
        ? $"<path d=\"{shapes[municipality.Code].Path}\"{attributes}/>"
        : string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{(municipality.TileColumn * Tile) + 1}\" y=\"{(municipality.TileRow * Tile) + 1}\" width=\"{Tile - 2}\" height=\"{Tile - 2}\" rx=\"3\"{attributes}/>");

    // Over the sea in the upper right, where no municipality lies: shown while the municipality is pointed at or in focus.
    private void Detail(StringBuilder svg, string told)
    {
        var size = Width / 32;
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"map-detail\" aria-hidden=\"true\" font-size=\"{size}\" y=\"{size / 2}\">");
        var parts = told.Split(": ", 2);
        foreach (var line in parts.Skip(1).SelectMany(rest => WrappedText.Lines(rest, MostLetters)).Prepend(parts[0]))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<tspan x=\"{Width}\" dy=\"{size * 5 / 4}\">").Append(Encoder.Encode(line)).Append("</tspan>");
        }

        svg.Append("</text>");
    }
}
