using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;

namespace Vejviser.Web.Features.Tools.JobPay;

/// <summary>Pay and gain over the hours of a week, with today's point and the thresholds' numbers. The table beside it says the same.</summary>
[HtmlTargetElement("vv-gain-curve", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GainCurveTagHelper : TagHelper
{
    private const int Width = 640;
    private const int Height = 380;
    private const int Left = 84;
    private const int Right = 16;
    private const int Top = 32;
    private const int Bottom = 56;

    /// <summary>What is drawn.</summary>
    public required JobPayAnswer Answer { get; set; }

    /// <summary>Id of the drawing.</summary>
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var most = Scale(Answer.Curve.Max(point => Math.Max(point.NetWage?.Value.Most ?? 0, Math.Max(Between(point)?.Most ?? 0, 100))));
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "gain-curve");
        output.Attributes.SetAttribute("id", Name);
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} {Height}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", $"Kurve over løn og gevinst om måneden ved 0 til 37 timer om ugen. I dag: {Answer.Total} Tallene står i tabellen.");
        var svg = new StringBuilder();
        for (var step = 0; step <= 4; step++)
        {
            var kroner = most * step / 4;
            Line("gain-grid", 0, kroner, JobSituation.MostHours, kroner);
            Text(Left - 8, Y(kroner) + 6, "end", Danish.Number(kroner));
        }

        foreach (var hours in (int[])[0, 5, 10, 15, 20, 25, 30, 37])
        {
            Text(X(hours), Height - Bottom + 22, "middle", Danish.Number(hours));
        }

        Text(Left, 16, "start", "kr. om måneden");
        Text(Width - Right, Height - 8, "end", "timer om ugen");
        Band();
        foreach (var (threshold, place) in Answer.Today.Thresholds.Select((threshold, place) => (threshold, place)))
        {
            var hours = Math.Min(JobSituation.MostHours, threshold.Gross.Least / PerHour);
            Line("gain-threshold", hours, 0, hours, most);
            Text(X(hours), Top - 4 - (16 * (place % 2)) + 16, "middle", $"{place + 1}", "gain-number");
        }

        Path("gain-wage", point => point.NetWage?.Value.Least);
        Path("gain-line", point => point.Gain is { Value: { IsPoint: true } gain } ? gain.Least : null);
        var now = Answer.Today.Situation.HoursPerWeek;
        if (Answer.Today.Gain is { Value: { IsPoint: true } gain })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"gain-today\" cx=\"{X(now)}\" cy=\"{Y(gain.Least)}\" r=\"7\"/>");
        }
        else if (Between(Answer.Today) is { } between)
        {
            Line("gain-today-between", now, between.Least, now, between.Most);
        }

        output.Content.AppendHtml(svg.ToString());

        int X(decimal hours) => Left + (int)Math.Round(hours * (Width - Left - Right) / JobSituation.MostHours);

        int Y(decimal kroner) => Height - Bottom - (int)Math.Round(kroner * (Height - Top - Bottom) / most);

        void Line(string css, decimal fromHours, decimal fromKroner, decimal toHours, decimal toKroner) =>
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{css}\" x1=\"{X(fromHours)}\" y1=\"{Y(fromKroner)}\" x2=\"{X(toHours)}\" y2=\"{Y(toKroner)}\"/>");

        void Text(int x, int y, string anchor, string text, string? css = null) =>
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\"{(css is null ? "" : $" class=\"{css}\"")}>{text}</text>");

        void Path(string css, Func<JobGainResult, decimal?> value)
        {
            var path = new StringBuilder();
            var isDrawing = false;
            foreach (var (point, hours) in Answer.Curve.Select((point, hours) => (point, hours)))
            {
                if (value(point) is { } kroner)
                {
                    path.Append(CultureInfo.InvariantCulture, $"{(isDrawing ? 'L' : 'M')}{X(hours)} {Y(kroner)}");
                }

                isDrawing = value(point) is not null;
            }

            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{css}\" d=\"{path}\"/>");
        }

        // Runs of hours whose gain is no number: from the last one that is.
        void Band()
        {
            for (var hours = 0; hours < Answer.Curve.Count; hours++)
            {
                var end = hours;
                while (end < Answer.Curve.Count && Answer.Curve[end].Gain is not { Value.IsPoint: true } && Between(Answer.Curve[end]) is not null)
                {
                    end++;
                }

                if (end == hours)
                {
                    continue;
                }

                var run = Enumerable.Range(hours, end - hours).Select(hour => (Hour: hour, Between: Between(Answer.Curve[hour])!.Value)).ToList();
                if (hours > 0 && Answer.Curve[hours - 1].Gain is { } last)
                {
                    run.Insert(0, (hours - 1, last.Value));
                }

                var points = run.Select(at => (at.Hour, at.Between.Most)).Concat(run.AsEnumerable().Reverse().Select(at => (at.Hour, at.Between.Least)));
                svg.Append(CultureInfo.InvariantCulture, $"<polygon class=\"gain-band\" points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Hour)},{Y(point.Item2)}")))}\"/>");
                hours = end;
            }
        }
    }

    private decimal PerHour => Answer.Today.Situation.HourlyWage == 0 ? decimal.MaxValue : Answer.Today.Situation.HourlyWage * 52 / 12;

    private static Interval? Between(JobGainResult point) => point.Gain?.Value ?? point.Sensitivity;

    // The next round number above, of which a quarter is round too.
    private static decimal Scale(decimal most)
    {
        decimal[] steps = [400, 800, 1200, 2000, 4000, 6000, 8000, 12_000, 16_000, 20_000, 24_000, 32_000, 40_000];
        return steps.FirstOrDefault(step => step >= most, 60_000);
    }
}
