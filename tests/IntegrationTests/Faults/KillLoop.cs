using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>Kills the running website, or what it stands on, again and again while authors save and submit and an editor publishes, and looks for what was acknowledged.</summary>
public static class KillLoop
{
    // So many acts are let through at most before the kill is aimed; counted and not timed, so that a slow machine proves as much.
    private const int MostActs = 50;

    // A slow machine gets its time; when nothing comes for so long, the kill comes all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Kills one server so many times, on a database of its own.</summary>
    /// <param name="provider">Which database.</param>
    /// <param name="kills">How many times.</param>
    /// <param name="seed">Decides what is written, which kind of act each kill is aimed at and how far into it; when the processor gets there, it does not decide.</param>
    /// <param name="log">Told about each kill.</param>
    public static async Task<KillReport> RunAsync(DatabaseProvider provider, int kills, int seed, TextWriter log)
    {
        var settings = TestDatabase.NewSettings(provider);
        using var server = new KilledServer(settings);
        return await RunAsync(server, settings, kills, seed, log);
    }

    /// <summary>Kills whatever the victim is.</summary>
    internal static async Task<KillReport> RunAsync(IVictim victim, DatabaseSettings settings, int kills, int seed, TextWriter log)
    {
        var random = new Random(seed);
        var report = new KillReport();
        await using var writers = new Writers(victim.Address, settings);
        for (var kill = 1; kill <= kills; kill++)
        {
            await victim.StartAsync();
            if (kill == 1)
            {
                await writers.EnterAsync(victim, random);
            }

            await writers.CheckAsync(report, isEverything: false);
            await WorkUntilKilledAsync(writers, victim, random);
            report.Kills = kill;
            await log.WriteLineAsync($"{kill,3}: {string.Join(", ", writers.InFlight.Select(act => act.Kind).Order())}");
        }

        await victim.StartAsync();
        await writers.CheckAsync(report, isEverything: true);
        return report;
    }

    private static async Task WorkUntilKilledAsync(Writers writers, IVictim victim, Random random)
    {
        using var killed = new CancellationTokenSource();
        var working = writers.WorkAsync(killed.Token);
        var kind = (ActKind)random.Next(Enum.GetValues<ActKind>().Length);
        var (acts, depth) = (random.Next(MostActs + 1), random.NextDouble());
        await Task.WhenAny(working, writers.Traffic.AcknowledgedAsync(acts, killed.Token), Task.Delay(Patience));
        await Task.WhenAny(working, writers.Traffic.NextAsync(kind), Task.Delay(Patience));
        await Task.Delay(writers.Traffic.Typical(kind) * depth);
        await killed.CancelAsync();
        victim.Kill();
        await working;
    }
}
