using System.Globalization;
using Vejviser.Bench;
using Vejviser.Bench.SearchQuality;

if (args is not [var root, var name, .. { Length: <= 1 } more])
{
    Console.Error.WriteLine("Usage: scripts/bench [pages|search|start|import|analysis|growth|mixed|all|report], search-quality [tune], fuzz [N]");
    return 2;
}

var report = new Report(root);

// Nothing here may run for ever, and no server may outlive us.
using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(60));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    limit.Cancel();
};

switch (name, more)
{
    case ("search-quality", [] or [GoldenQuery.Report or GoldenQuery.Tune]):
        Console.WriteLine(await new SearchQualityBench(root).MeasureAsync(more.FirstOrDefault(GoldenQuery.Report), limit.Token));
        return 0;
    case ("fuzz", []):
        return Try(Fuzz.Inputs);
    case ("fuzz", [var inputs]) when int.TryParse(inputs, CultureInfo.InvariantCulture, out var count) && count > 0:
        return Try(count);
    case (_, [_]):
        Console.Error.WriteLine($"»{name}« does not take »{more[0]}«.");
        return 2;
}

using var program = new VejviserProgram(root);
using var banks = new Banks(program, root);
List<(string Name, Func<CancellationToken, Task<Section>> Measure)> measurements =
[
    ("pages", new Pages(program).MeasureAsync),
    ("search", new Search(program, banks).MeasureAsync),
    ("start", new Start(program, banks).MeasureAsync),
    ("import", new Import(banks).MeasureAsync),
    ("analysis", new Analysis(banks).MeasureAsync),
    ("mixed", new Mixed(program, banks).MeasureAsync),
    ("growth", new Growth(program, banks).MeasureAsync),
];

var chosen = measurements.Where(measurement => name == "all" || measurement.Name == name).ToList();
if (chosen.Count == 0 && name != "report")
{
    Console.Error.WriteLine($"There is no measurement »{name}«.");
    return 2;
}

try
{
    foreach (var measurement in chosen)
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

if (name is "all" or "report")
{
    report.Write(measurements.Select(measurement => measurement.Name));
}

return 0;

int Try(int inputs)
{
    var (text, isGood) = new Fuzz(root).Measure(inputs, limit.Token);
    Console.WriteLine(text);
    return isGood ? 0 : 1;
}
