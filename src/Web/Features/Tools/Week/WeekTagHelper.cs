using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Data.Rules;
using Vejviser.Domain.Tools;

namespace Vejviser.Web.Features.Tools.Week;

/// <summary>The week as a picture: a column a day, a numbered block for each activity. The list beside it says the same.</summary>
[HtmlTargetElement("vv-week", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WeekTagHelper : TagHelper
{
    private const int Column = 88;
    private const int Left = 40;
    private const int Top = 24;
    private const int Hour = 18;

    /// <summary>What is drawn.</summary>
    public required WeekPlan Plan { get; set; }

    /// <summary>In which language.</summary>
    public required WeekWords Words { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var first = Math.Min(8, Plan.Entries.Min(entry => entry.From.Hour));
        var last = Math.Max(16, Plan.Entries.Max(entry => entry.To.Minute > 0 ? entry.To.Hour + 1 : entry.To.Hour));
        var height = Top + ((last - first) * Hour) + 8;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "week-picture");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Left + (7 * Column)} {height}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var svg = new StringBuilder();
        for (var hour = first; hour <= last; hour += 2)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Left + (7 * Column)}\" y1=\"{Y(hour)}\" y2=\"{Y(hour)}\"/><text x=\"{Left - 8}\" y=\"{Y(hour) + 5}\" text-anchor=\"end\">{hour}</text>");
        }

        for (var day = 1; day <= 7; day++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + ((day - 1) * Column) + (Column / 2)}\" y=\"14\" text-anchor=\"middle\">{HtmlText(Words[$"day-{day}"])}</text>");
            Dictionary<WeekEntry, int> lanes = [];
            foreach (var entry in Plan.On(day))
            {
                // What collides is drawn side by side: in the first lane that nothing at the same time has.
                var taken = lanes.Where(other => entry.From < other.Key.To && other.Key.From < entry.To).Select(other => other.Value).ToHashSet();
                lanes.Add(entry, Enumerable.Range(0, taken.Count + 1).First(lane => !taken.Contains(lane)));
            }

            foreach (var (entry, lane) in lanes)
            {
                var collides = Plan.Conflicts.Any(conflict => conflict.Day == day && (conflict.One == entry || conflict.Other == entry));
                var width = collides ? (Column - 6) / (lanes.Values.Max() + 1) : Column - 6;
                var x = Left + ((day - 1) * Column) + 3 + (lane * width);
                var (top, bottom) = (Y(entry.From.Hour + (entry.From.Minute / 60.0)), Y(entry.To.Hour + (entry.To.Minute / 60.0)));
                var kind = entry.Activity.IsPaid ? "week-paid" : entry.Activity.IsUtilityWork ? "week-utility" : "week-other";
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"week-block {kind}\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{Math.Max(6, bottom - top)}\"/>");
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"week-number {kind}\" x=\"{x + (width / 2)}\" y=\"{((top + bottom) / 2) + 5}\" text-anchor=\"middle\">{entry.Number}</text>");
            }
        }

        output.Content.AppendHtml(svg.ToString());

        int Y(double hour) => Top + (int)Math.Round((hour - first) * Hour);
    }

    private static string HtmlText(string text) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text);
}
