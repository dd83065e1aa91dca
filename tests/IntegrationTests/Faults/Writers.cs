using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>Authors who save and submit and an editor who publishes, at a site of their own; and what must be there because the site said yes.</summary>
internal sealed class Writers : IAsyncDisposable
{
    private const int Authors = 4;
    private const string EditorEmail = "redaktion@kommune.example";

    private readonly Uri address;
    private readonly Func<string, Task<string>> code;
    private readonly ServiceProvider services;
    private readonly List<Contribution> contributions = [];
    private readonly ConcurrentQueue<Contribution> queue = [];
    private readonly List<Worker> workers = [];
    private ShownState shown = null!;

    /// <param name="address">Where the site answers.</param>
    /// <param name="settings">Its database.</param>
    /// <param name="code">The code mailed to an address; read where it waits to be sent when nothing is given.</param>
    public Writers(Uri address, DatabaseSettings settings, Func<string, Task<string>>? code = null)
    {
        this.address = address;
        this.code = code ?? (email => Contexts.CodeAsync(email));
        // Not pooled: only the server has the file open when it is killed, and only the server mends it; and no connection is kept from before the database was.
        services = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddData(settings with { ConnectionString = $"{settings.ConnectionString ?? $"Data Source={Path.Combine(settings.Directory, "vejviser.db")}"};Pooling=false" })
            .AddSingleton<Sessions>()
            .BuildServiceProvider();
    }

    public Traffic Traffic { get; } = new();

    /// <summary>What is sent and not answered.</summary>
    public IEnumerable<Act> InFlight => workers.Select(worker => worker.InFlight).OfType<Act>();

    public IDbContextFactory<AppDbContext> Contexts => services.GetRequiredService<IDbContextFactory<AppDbContext>>();

    /// <summary>Lets them in; the database must be there.</summary>
    /// <param name="site">The site.</param>
    /// <param name="random">Decides what is written.</param>
    public async Task EnterAsync(IVictim site, Random random)
    {
        await site.RunAsync("users", "add", EditorEmail, "--role", "editor");
        shown = new(new Visitor(address), await EditorAsync());
        workers.AddRange(Enumerable.Range(0, Authors).Select(_ => new AuthorWorker(new(address), Traffic, Begin, code, queue, new(random.Next()))));
        workers.Add(new EditorWorker(await EditorAsync(), Traffic, queue));
    }

    /// <summary>All work until the token says that the site is being killed, or that it is enough.</summary>
    public Task WorkAsync(CancellationToken killed) => Task.WhenAll(workers.Select(worker => Task.Run(() => worker.WorkAsync(killed), CancellationToken.None)));

    /// <summary>Holds what is stored and what is shown against what was acknowledged.</summary>
    /// <param name="report">Told what is wrong.</param>
    /// <param name="isEverything">Whether what has not been touched since the last time is read over HTTP too.</param>
    public async Task CheckAsync(KillReport report, bool isEverything)
    {
        var stored = await StoredState.ReadAsync(Contexts);
        foreach (var act in InFlight.Where(act => !act.IsStored))
        {
            var isNew = stored.Holds(act);
            report.Found(act.Kind, isNew);
            if (isNew)
            {
                act.Keep();
            }
        }

        report.Acknowledged = Traffic.Acknowledged;
        report.HalfStored.AddRange([.. stored.Broken, .. stored.Strays(contributions)]);
        foreach (var about in contributions)
        {
            report.Lost.AddRange(stored.Lost(about).Select(what => $"{about.Word}: {what}"));
            report.HalfStored.AddRange(stored.HalfStored(about).Select(what => $"{about.Word}: {what}"));
        }

        foreach (var about in contributions.Where(about => about.IsTouched || isEverything))
        {
            report.Lost.AddRange((await shown.MissingAsync(about)).Select(what => $"{about.Word}: {what}"));
            about.IsTouched = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        workers.ForEach(worker => worker.Dispose());
        shown?.Dispose();
        await services.DisposeAsync();
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

    /// <summary>The editor, signed in; the account must be there.</summary>
    public async Task<Visitor> EditorAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var visitor = new Visitor(address);
        await visitor.SignInAsync(address, services.GetRequiredService<Sessions>(), await db.Accounts.SingleAsync(account => account.Email == EditorEmail), strong: true);
        return visitor;
    }
}
