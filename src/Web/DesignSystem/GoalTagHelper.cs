using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.DesignSystem;

/// <summary>A goal drawn over time: its figures, and the way from the first of them to the target. Needs a table twin on the page.</summary>
[HtmlTargetElement("vv-goal", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GoalTagHelper : TagHelper
{
    private const int Width = 640;
    private const int Height = 240;
    private const int Left = 70;
    private const int Right = 20;
    private const int Top = 20;
    private const int Bottom = 34;

    public required GoalCourse Course { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var points = Course.Points.Where(point => point.Value is not null).ToList();
        if (points.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var target = Course.Goal.Target;
        var (first, last) = (new[] { points[0].On, Course.Goal.TargetOn }.Min(), new[] { points[^1].On, Course.Goal.TargetOn }.Max());
        var (least, most) = (points.Min(point => Math.Min(point.Value!.Value, target)), points.Max(point => Math.Max(point.Value!.Value, target)));
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "goal-chart");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} {Height}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content
            .AppendHtml(Invariant($"<line class=\"goal-axis\" x1=\"{Left}\" y1=\"{Height - Bottom}\" x2=\"{Width - Right}\" y2=\"{Height - Bottom}\"/>"))
            .AppendHtml(Invariant($"<line class=\"goal-way\" x1=\"{X(points[0].On)}\" y1=\"{Y(points[0].Value!.Value)}\" x2=\"{X(Course.Goal.TargetOn)}\" y2=\"{Y(target)}\"/>"))
            .AppendHtml($"<path d=\"{string.Concat(points.Select((point, place) => Invariant($"{(place == 0 ? 'M' : 'L')}{X(point.On)} {Y(point.Value!.Value)}")))}\"/>")
            .AppendHtml(string.Concat(points.Select(point => Invariant($"<circle cx=\"{X(point.On)}\" cy=\"{Y(point.Value!.Value)}\" r=\"4\"/>"))))
            .AppendHtml(Invariant($"<circle class=\"goal-target\" cx=\"{X(Course.Goal.TargetOn)}\" cy=\"{Y(target)}\" r=\"6\"/>"));
        foreach (var value in new[] { points[0].Value!.Value, target }.Distinct())
        {
            output.Content.AppendHtml(Invariant($"<text x=\"{Left - 8}\" y=\"{Y(value) + 5}\" text-anchor=\"end\">")).Append(Danish.Number(value)).AppendHtml("</text>");
        }

        output.Content.AppendHtml(Invariant($"<text x=\"{Left}\" y=\"{Height - 10}\">")).Append(first.ToString("MMM yyyy", Danish.Culture)).AppendHtml("</text>")
            .AppendHtml(Invariant($"<text x=\"{Width - Right}\" y=\"{Height - 10}\" text-anchor=\"end\">")).Append(last.ToString("MMM yyyy", Danish.Culture)).AppendHtml("</text>");

        int X(DateOnly on) => last == first ? Left : Left + (int)((long)(on.DayNumber - first.DayNumber) * (Width - Left - Right) / (last.DayNumber - first.DayNumber));

        int Y(decimal value) => most == least ? (Top + Height - Bottom) / 2 : Height - Bottom - (int)Math.Round((value - least) * (Height - Top - Bottom - 10) / (most - least)) - 5;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
