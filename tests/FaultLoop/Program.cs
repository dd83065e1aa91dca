using System.Globalization;
using Vejviser.Data;
using Vejviser.IntegrationTests.Faults;
using Vejviser.IntegrationTests.Fuzzing;

if (args.Length > 0 && args[0] == "fuzz")
{
    if (args.Length != 2 || !int.TryParse(args[1], CultureInfo.InvariantCulture, out var inputs) || inputs < 1)
    {
        Console.Error.WriteLine("Usage: scripts/bench fuzz [INPUTS]");
        return 2;
    }

    var failed = 0;
    Console.WriteLine("| parser | damaged files | neither read nor refused | slowest, ms | of input |\n| --- | ---: | ---: | ---: | ---: |");
    foreach (var name in ParserFuzz.Names)
    {
        var result = await ParserFuzz.TryAsync(name, inputs);
        failed += result.Failed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {result.Inputs:#,0} | {result.Failed} | {result.Slowest.TotalMilliseconds:0} | {result.SlowestInput} |"));
        foreach (var fault in result.Faults)
        {
            Console.Error.WriteLine(fault);
        }
    }

    return failed == 0 ? 0 : 1;
}

if (args.Length > 0 && args[0] == "digest")
{
    var digestProvider = DatabaseProvider.Sqlite;
    var followers = 5_000;
    if ((args.Length > 1 && !(Enum.TryParse(args[1], ignoreCase: true, out digestProvider) && Enum.IsDefined(digestProvider))) ||
        (args.Length > 2 && !(int.TryParse(args[2], CultureInfo.InvariantCulture, out followers) && followers > 0)) ||
        args.Length > 3)
    {
        Console.Error.WriteLine("Usage: tests/faults digest [sqlite|postgres] [FOLLOWERS]");
        return 2;
    }

    return await DigestLoop.RunAsync(digestProvider, followers, Console.Out) ? 0 : 1;
}

if (args.Length > 0 && args[0] == "nodes")
{
    var (times, aim) = (10, Random.Shared.Next());
    if ((args.Length > 1 && !(int.TryParse(args[1], CultureInfo.InvariantCulture, out times) && times > 0)) || (args.Length > 2 && !int.TryParse(args[2], CultureInfo.InvariantCulture, out aim)) || args.Length > 3)
    {
        Console.Error.WriteLine("Usage: tests/faults nodes [KILLS] [SEED]");
        return 2;
    }

    Console.WriteLine($"Two nodes behind nginx over PostgreSQL, seed {aim}.");
    return await NodesRun.RunAsync(times, aim, Console.Out) ? 0 : 1;
}

var provider = DatabaseProvider.Sqlite;
var kills = 50;
var seed = Random.Shared.Next();
if ((args.Length > 0 && !(Enum.TryParse(args[0], ignoreCase: true, out provider) && Enum.IsDefined(provider))) ||
    (args.Length > 1 && !(int.TryParse(args[1], CultureInfo.InvariantCulture, out kills) && kills > 0)) ||
    (args.Length > 2 && !int.TryParse(args[2], CultureInfo.InvariantCulture, out seed)) ||
    args.Length > 3)
{
    Console.Error.WriteLine("Usage: tests/faults [sqlite|postgres] [KILLS] [SEED]");
    return 2;
}

Console.WriteLine($"{provider}, seed {seed}. In flight at each kill:");
var report = await KillLoop.RunAsync(provider, kills, seed, Console.Out);
Console.WriteLine(report);
return report.IsKept ? 0 : 1;
