using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>Kills the running website again and again while authors save and submit and an editor publishes, and looks for what was acknowledged.</summary>
public sealed class KillLoop : IAsyncDisposable
{
    private const int Authors = 4;
    private const string EditorEmail = "redaktion@kommune.example";

    // So many acts are let through at most before the kill is aimed; counted and not timed, so that a slow machine proves as much.
    private const int MostActs = 50;

    // A slow machine gets its time; when nothing comes for so long, the kill comes all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Random random;
    private readonly TextWriter log;
    private readonly ServiceProvider services;
    private readonly KilledServer server;
    private readonly Traffic traffic = new();
    private readonly List<Contribution> contributions = [];
    private readonly ConcurrentQueue<Contribution> queue = [];
    private readonly List<Worker> workers = [];
    private readonly KillReport report = new();

    private KillLoop(DatabaseProvider provider, int seed, TextWriter log)
    {
        this.log = log;
        random = new(seed);
        var settings = TestDatabase.NewSettings(provider);
        server = new(settings);
        // Not pooled: only the server has the file open when it is killed, and only the server mends it.
        services = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddData(settings with { ConnectionString = settings.ConnectionString ?? $"Data Source={Path.Combine(settings.Directory, "vejviser.db")};Pooling=false" })
            .AddSingleton<Sessions>()
            .BuildServiceProvider();
    }

    private IDbContextFactory<AppDbContext> Contexts => services.GetRequiredService<IDbContextFactory<AppDbContext>>();

    /// <summary>Kills so many times, on a database of its own.</summary>
    /// <param name="provider">Which database.</param>
    /// <param name="kills">How many times.</param>
    /// <param name="seed">Decides what is written, which kind of act each kill is aimed at and how far into it; when the processor gets there, it does not decide.</param>
    /// <param name="log">Told about each kill.</param>
    public static async Task<KillReport> RunAsync(DatabaseProvider provider, int kills, int seed, TextWriter log)
    {
        await using var loop = new KillLoop(provider, seed, log);
        await loop.RunAsync(kills);
        return loop.report;
    }

    public async ValueTask DisposeAsync()
    {
        workers.ForEach(worker => worker.Dispose());
        server.Dispose();
        await services.DisposeAsync();
    }

    private async Task RunAsync(int kills)
    {
        await server.RunAsync("users", "add", EditorEmail, "--role", "editor");
        using var editor = await EditorAsync();
        using var reader = new Visitor(server.Address);
        workers.AddRange(Enumerable.Range(0, Authors).Select(_ => new AuthorWorker(new(server.Address), traffic, Begin, Contexts, queue, new(random.Next()))));
        workers.Add(new EditorWorker(await EditorAsync(), traffic, queue));
        var shown = new ShownState(reader, editor);

        for (var kill = 1; kill <= kills; kill++)
        {
            await server.StartAsync();
            await CheckAsync(shown);
            await WorkUntilKilledAsync();
            report.Kills = kill;
            await log.WriteLineAsync($"{kill,3}: {string.Join(", ", workers.Select(worker => worker.InFlight?.Kind).OfType<ActKind>().Order())}");
        }

        await server.StartAsync();
        contributions.ForEach(about => about.IsTouched = true);
        await CheckAsync(shown);
        report.Acknowledged = traffic.Acknowledged;
    }

    private async Task WorkUntilKilledAsync()
    {
        using var killed = new CancellationTokenSource();
        var working = Task.WhenAll(workers.Select(worker => Task.Run(() => worker.WorkAsync(killed.Token))));
        var kind = (ActKind)random.Next(Enum.GetValues<ActKind>().Length);
        var (acts, depth) = (random.Next(MostActs + 1), random.NextDouble());
        await Task.WhenAny(working, traffic.AcknowledgedAsync(acts, killed.Token), Task.Delay(Patience));
        await Task.WhenAny(working, traffic.NextAsync(kind), Task.Delay(Patience));
        await Task.Delay(traffic.Typical(kind) * depth);
        await killed.CancelAsync();
        server.Kill();
        await working;
    }

    private async Task CheckAsync(ShownState shown)
    {
        var stored = await StoredState.ReadAsync(Contexts);
        foreach (var act in workers.Select(worker => worker.InFlight).OfType<Act>().Where(act => !act.IsStored))
        {
            var isNew = stored.Holds(act);
            report.Found(act.Kind, isNew);
            if (isNew)
            {
                act.Keep();
            }
        }

        report.HalfStored.AddRange([.. stored.Broken, .. stored.Strays(contributions)]);
        foreach (var about in contributions)
        {
            report.Lost.AddRange(stored.Lost(about).Select(what => $"{about.Word}: {what}"));
            report.HalfStored.AddRange(stored.HalfStored(about).Select(what => $"{about.Word}: {what}"));
        }

        foreach (var about in contributions.Where(about => about.IsTouched))
        {
            report.Lost.AddRange((await shown.MissingAsync(about)).Select(what => $"{about.Word}: {what}"));
            about.IsTouched = false;
        }
    }

    private Contribution Begin()
    {
        lock (contributions)
        {
            var contribution = new Contribution(contributions.Count);
            contributions.Add(contribution);
            return contribution;
        }
    }

    private async Task<Visitor> EditorAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var visitor = new Visitor(server.Address);
        await visitor.SignInAsync(server.Address, services.GetRequiredService<Sessions>(), await db.Accounts.SingleAsync(account => account.Email == EditorEmail), strong: true);
        return visitor;
    }
}
