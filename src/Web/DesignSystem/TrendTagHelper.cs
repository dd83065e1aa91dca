using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Vejviser.Web.DesignSystem;

/// <summary>A small line over time, beside the words that say the same. A gap where there is no number.</summary>
[HtmlTargetElement("vv-trend", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TrendTagHelper : TagHelper
{
    private const int Width = 120;
    private const int Height = 32;
    private const int Margin = 4;

    /// <summary>The numbers, oldest first.</summary>
    public required IReadOnlyList<decimal?> Values { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Values.Count(value => value is not null) < 2)
        {
            output.SuppressOutput();
            return;
        }

        var (least, most) = (Values.Min()!.Value, Values.Max()!.Value);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "trend");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} {Height}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var path = "";
        var isDrawing = false;
        for (var place = 0; place < Values.Count; place++)
        {
            if (Values[place] is { } value)
            {
                path += string.Create(CultureInfo.InvariantCulture, $"{(isDrawing ? 'L' : 'M')}{X(place)} {Y(value)}");
            }

            isDrawing = Values[place] is not null;
        }

        output.Content.AppendHtml($"<path d=\"{path}\"/>");
        if (Values[^1] is { } last)
        {
            output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{X(Values.Count - 1)}\" cy=\"{Y(last)}\" r=\"3\"/>"));
        }

        int X(int place) => Margin + (place * (Width - (2 * Margin)) / (Values.Count - 1));

        int Y(decimal value) => most == least ? Height / 2 : Height - Margin - (int)Math.Round((value - least) * (Height - (2 * Margin)) / (most - least));
    }
}
