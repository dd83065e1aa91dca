using System.Diagnostics;
using Vejviser.Data.Rules;
using Vejviser.Domain.Tools;

namespace Vejviser.Bench;

/// <summary>How long one calculation of what a job pays takes, and how fast the pages are that show a curve of them.</summary>
internal sealed class Tools(VejviserProgram program)
{
    private const int Runs = 2_000;

    private static readonly IReadOnlyList<(string Name, string Path)> Paths =
    [
        ("what a job pays: two curves, 38 points each", "/redskaber/gevinst-ved-job?timer=8&loen=140&sats=mindstesats&timer2=20&loen2=150"),
        ("what a job pays: refused", "/redskaber/gevinst-ved-job?timer=20&loen=150&sats=grundsats&boern=2&enlig=true"),
        ("all rules", "/redskaber/regler"),
    ];

    public async Task<Section> MeasureAsync(CancellationToken cancellationToken)
    {
        var rules = RuleFiles.Shipped;
        var told = new JobSituation { Year = 2026, Rate = BenefitRate.Minimum, HoursPerWeek = 8, HourlyWage = 140 };
        var refused = told with { Rate = BenefitRate.Basic, HoursPerWeek = 20, HourlyWage = 150, Children = 2, IsSingleProvider = true };
        var one = Milliseconds(() => JobGain.Explain(told, rules));
        var worst = Milliseconds(() => JobGain.Explain(refused, rules));
        var curve = Milliseconds(() => JobGain.Curve(refused, rules));

        var directory = Directory.CreateTempSubdirectory("vejviser-bench-").FullName;
        try
        {
            using var server = program.Serve(directory, seed: true, core: 0);
            await server.UntilItAnswersAsync("/redskaber", cancellationToken);
            var (bars, rows) = await Pages.MeasureAsync(server, Paths, cancellationToken);
            return new(
                "Tools",
                $"What a job pays, calculated with every amount openable, thresholds and the next krone: median of {Runs} in one process on one core, after as many to warm up. Told {Figures.Short(one)} ms; refused, with everything not found tried out, {Figures.Short(worst)} ms; a curve of 38 refused points {Figures.Short(curve)} ms. Pages are measured as above.",
                [Bar.AtMost("One calculation", Math.Max(one, worst), 1, "ms"), .. bars],
                Pages.Columns,
                rows);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static double Milliseconds(Func<object> calculate)
    {
        var times = new double[Runs];
        for (var run = -Runs; run < Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            calculate();
            times[Math.Max(0, run)] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Runs / 2];
    }
}
