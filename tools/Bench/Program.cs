using System.Globalization;
using Vejviser.Bench;
using Vejviser.Bench.SearchQuality;

if (args is not [var root, _, ..])
{
    Console.Error.WriteLine("Usage: scripts/bench [pages|search|start|import|figures|tools|analysis|mixed|load|growth …|all|report], search-quality [tune], fuzz [N]");
    return 2;
}

var names = args[1..];
var report = new Report(root);

// Nothing here may run for ever, and no server may outlive us.
using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(60));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    limit.Cancel();
};

// Search itself is measured by words of its own.
switch (names)
{
    case ["search-quality"]:
        return await JudgeAsync(GoldenQuery.Report);
    case ["search-quality", GoldenQuery.Report or GoldenQuery.Tune]:
        return await JudgeAsync(names[1]);
    case ["fuzz"]:
        return Try(Fuzz.Inputs);
    case ["fuzz", var inputs] when int.TryParse(inputs, CultureInfo.InvariantCulture, out var count) && count > 0:
        return Try(count);
}

using var program = new VejviserProgram(root);
using var banks = new Banks(program, root);
List<(string Name, Func<CancellationToken, Task<Section>> Measure)> measurements =
[
    ("pages", new Pages(program).MeasureAsync),
    ("search", new Search(program, banks).MeasureAsync),
    ("start", new Start(program, banks).MeasureAsync),
    ("import", new Import(banks).MeasureAsync),
    ("figures", new Observations(program).MeasureAsync),
    ("tools", new Tools(program).MeasureAsync),
    ("analysis", new Analysis(banks).MeasureAsync),
    ("mixed", new Mixed(program, banks).MeasureAsync),
    ("load", new Load(banks).MeasureAsync),
    ("growth", new Growth(program, banks).MeasureAsync),
];

var unknown = names.Except([.. measurements.Select(measurement => measurement.Name), "all", "report"]).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no measurement »{unknown[0]}«.");
    return 2;
}

try
{
    foreach (var measurement in measurements.Where(measurement => names.Contains("all") || names.Contains(measurement.Name)))
    {
        Console.Error.WriteLine($"== {measurement.Name}");
        var section = await measurement.Measure(limit.Token);
        Console.WriteLine(section);
        report.Keep(measurement.Name, section);
    }
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 1;
}

if (names.Contains("all") || names.Contains("report"))
{
    report.Write(measurements.Select(measurement => measurement.Name));
}

return 0;

async Task<int> JudgeAsync(string half)
{
    Console.WriteLine(await new SearchQualityBench(root).MeasureAsync(half, limit.Token));
    return 0;
}

int Try(int inputs)
{
    var (text, isGood) = new Fuzz(root).Measure(inputs, limit.Token);
    Console.WriteLine(text);
    return isGood ? 0 : 1;
}
