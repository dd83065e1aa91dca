using System.Globalization;
using Vejviser.Data;
using Vejviser.IntegrationTests.Faults;

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
