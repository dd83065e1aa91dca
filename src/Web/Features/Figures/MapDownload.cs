using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Figures;

/// <summary>The map as a drawing that stands alone: title, map, legend, source and date, without a stylesheet.</summary>
internal static class MapDownload
{
    private const int Width = 1_000;
    private const int Margin = 40;
    private const int MostLetters = 110;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IResult Svg(string series, HttpContext context, GetFigures get, ContentFollower content, TimeProvider clock)
    {
        if (FigureRequest.Read(series, context.Request.Query, get, content.Current.Catalogue) is not { } asked)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{series}.svg\"";
        return Results.Bytes(Encoding.UTF8.GetBytes(Draw(asked, DanishTime.DayOf(clock.GetUtcNow().UtcDateTime))), "image/svg+xml; charset=utf-8");
    }

    private static string Draw(FigureRequest asked, DateOnly today)
    {
        var (map, view) = (asked.Map, asked.Map.View);
        var drawing = new MunicipalityMap(map.Municipalities, asked.Geography);
        var inner = Width - (2 * Margin);
        var mapHeight = inner * drawing.Height / drawing.Width;
        var title = view.Period is { } period ? $"{view.Series.Title}, {period}" : view.Series.Title;
        var svg = new StringBuilder();
        var y = 60;
        Text(title, 28, isBold: true);
        Lines(view.Series.Warning);
        svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{Margin}\" y=\"{y}\" width=\"{inner}\" height=\"{mapHeight}\" viewBox=\"0 0 {drawing.Width} {drawing.Height}\">")
            .Append(drawing.Draw(map.Shade, map.Caption, address: null, asked.Mine?.Code, isAlone: true)).Append("</svg>");
        y += mapHeight + 40;
        foreach (var (shade, text) in map.Legend)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Margin}\" y=\"{y - 16}\" width=\"20\" height=\"20\" fill=\"{MunicipalityMap.Fill(shade)}\" stroke=\"#12414b\"/><text x=\"{Margin + 30}\" y=\"{y}\" font-size=\"18\">").Append(Encoder.Encode(text)).Append("</text>");
            y += 30;
        }

        Lines(asked.SourceLine);
        Lines($"Hentet {Danish.Date(today)} fra Vejviser.");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {y}\" width=\"{Width}\" height=\"{y}\" font-family=\"sans-serif\" role=\"img\" aria-label=\"{Encoder.Encode(title)}\"><rect width=\"{Width}\" height=\"{y}\" fill=\"#fff\"/>{svg}</svg>";

        void Lines(string? text)
        {
            foreach (var line in WrappedText.Lines(text ?? "", MostLetters))
            {
                Text(line, 16, isBold: false);
            }
        }

        void Text(string text, int size, bool isBold)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{y}\" font-size=\"{size}\"{(isBold ? " font-weight=\"bold\"" : "")}>").Append(Encoder.Encode(text)).Append("</text>");
            y += size * 3 / 2;
        }
    }
}
