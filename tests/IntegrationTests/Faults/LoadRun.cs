using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>A working day of all municipalities at once, on two nodes behind nginx over one PostgreSQL, on this machine: everybody who is signed in, and readers besides.</summary>
public sealed class LoadRun : IDisposable
{
    /// <summary>Signed-in users of each municipality.</summary>
    public const int UsersOfEach = 20;

    /// <summary>Readers.</summary>
    public const int Lanes = 64;

    /// <summary>How long a signed-in user reads a page, at the least and at the most.</summary>
    public static readonly (TimeSpan Least, TimeSpan Most) Reading = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(50));

    /// <summary>How long the most is measured, and the time at rest.</summary>
    public static readonly TimeSpan Stretch = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenRequestsAtRest = TimeSpan.FromMilliseconds(20);

    // What people do here: search, read cases, look at their own.
    private static readonly string[] OwnPages =
    [
        "/", "/eksempler", "/eksempler?q=virksomhed", "/eksempler/bornholm-blive-paa-oeen", "/konto", "/temaer", "/kommuner/aalborg", "/tal", "/synspunkter", "/partnerskaber",
        "/eksempler/bornholm-blive-paa-oeen/brug", "/redskaber/gevinst-ved-job", "/del", "/konto/sikkerhed", "/eksempler?tema=igu",
    ];

    private readonly PostgresServer server = PostgresServer.StartAnother();
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly IReadOnlyList<string> pages;
    private readonly DatabaseSettings settings;
    private readonly Cluster cluster;
    private readonly List<string> cookies = [];

    /// <summary>How many are signed in.</summary>
    public int Users => cookies.Count;

    /// <param name="pages">What readers ask for, in turn; each must be answered 200.</param>
    public LoadRun(IReadOnlyList<string> pages)
    {
        this.pages = pages;
        settings = TestDatabase.NewSettings(DatabaseProvider.Postgres) with { ConnectionString = server.To("load") };
        cluster = new(settings, mailPort: null, server, "http", [new("Content__Seed", "true"), new("Logging__LogLevel__Microsoft.EntityFrameworkCore", "None")]);
    }

    /// <summary>Starts everything and signs everybody in.</summary>
    public async Task StartAsync()
    {
        await cluster.StartAsync();
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddData(settings).AddSingleton<Sessions>().BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        var municipalities = await db.Municipalities.Select(municipality => municipality.Code).ToListAsync();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var accounts = municipalities
            .SelectMany(code => Enumerable.Range(0, UsersOfEach).Select(number => new Account { Email = $"medarbejder-{code}-{number}@kommune.example", Role = AccountRole.Contributor, MunicipalityCode = code, CreatedAt = now }))
            .ToList();
        db.AddRange(accounts);
        await db.SaveChangesAsync();
        var sessions = services.GetRequiredService<Sessions>();
        foreach (var account in accounts)
        {
            cookies.Add($"vejviser={await sessions.BeginAsync(account, isStrong: false, "Testbrowser", CancellationToken.None)}");
        }
    }

    /// <summary>One reader and one signed-in user who have it all to themselves.</summary>
    public async Task<LoadPart> RestAsync()
    {
        var answers = new Answers();
        var enough = Stopwatch.StartNew();
        for (var i = 0; enough.Elapsed < Stretch; i++)
        {
            await AskAsync(answers.Readers, pages[i % pages.Count], cookie: null, Stopwatch.GetTimestamp());
            await AskAsync(answers.SignedIn, OwnPages[i % OwnPages.Length], cookies[i % cookies.Count], Stopwatch.GetTimestamp());
            await Task.Delay(BetweenRequestsAtRest);
        }

        return answers.Told(enough.Elapsed, []);
    }

    /// <summary>Readers who never wait, while everybody signed in is at work: what readers are answered is the most there is.</summary>
    public async Task<LoadPart> MostAsync()
    {
        var answers = new Answers();
        var enough = Stopwatch.StartNew();
        using var end = new CancellationTokenSource(Stretch);
        var users = cookies.Select((cookie, user) => Task.Run(() => UseAsync(answers.SignedIn, user, cookie, end.Token), CancellationToken.None));
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(async () =>
        {
            for (var i = lane * pages.Count / Lanes; enough.Elapsed < Stretch; i++)
            {
                await AskAsync(answers.Readers, pages[i % pages.Count], cookie: null, Stopwatch.GetTimestamp());
            }
        })).Concat(users));
        return answers.Told(enough.Elapsed, []);
    }

    /// <summary>Everybody at once. A request counts from when it was due, not from when its turn came.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="perSecond">Readers' requests a second.</param>
    /// <param name="hasFaults">Whether a node is killed after a fifth of the time and started again after two fifths, and PostgreSQL killed and started again after three.</param>
    public async Task<LoadPart> AllAsync(TimeSpan duration, double perSecond, bool hasFaults)
    {
        var answers = new Answers();
        List<IReadOnlyList<int>> memory = [];
        var start = Stopwatch.GetTimestamp();
        using var enough = new CancellationTokenSource(duration);
        var users = cookies.Select((cookie, user) => Task.Run(() => UseAsync(answers.SignedIn, user, cookie, enough.Token), CancellationToken.None));
        var readers = Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => ReadAsync(answers.Readers, lane, TimeSpan.FromSeconds(Lanes / perSecond), start, duration), CancellationToken.None));
        var faults = hasFaults ? BreakAsync(duration) : Task.CompletedTask;
        var watch = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                memory.Add([.. cluster.Nodes.Select(node => node.IsRunning ? node.ResidentMegabytes : 0)]);
                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
        });
        await Task.WhenAll([.. users, .. readers, faults, watch]);
        return answers.Told(Stopwatch.GetElapsedTime(start), memory);
    }

    public void Dispose()
    {
        cluster.Dispose();
        client.Dispose();
        server.Kill();
    }

    private async Task BreakAsync(TimeSpan duration)
    {
        await Task.Delay(duration / 5);
        cluster.Nodes[0].Kill();
        await Task.Delay(duration / 5);
        await cluster.StartAsync();
        await Task.Delay(duration / 5);
        cluster.Kill();
        await cluster.StartAsync();
    }

    private async Task UseAsync(ConcurrentBag<LoadAnswer> answers, int user, string cookie, CancellationToken enough)
    {
        // Everybody reads at a pace of their own, and began some time ago.
        var random = new Random(user);
        var pause = random.NextDouble() * (Reading.Least + Reading.Most) / 2;
        for (var i = user; ; i++)
        {
            await Task.Delay(pause, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (enough.IsCancellationRequested)
            {
                return;
            }

            await AskAsync(answers, OwnPages[i % OwnPages.Length], cookie, Stopwatch.GetTimestamp());
            pause = Reading.Least + random.NextDouble() * (Reading.Most - Reading.Least);
        }
    }

    private async Task ReadAsync(ConcurrentBag<LoadAnswer> answers, int lane, TimeSpan between, long start, TimeSpan duration)
    {
        // Lanes begin one after the other, so that all together come evenly.
        for (var (i, due) = (lane * pages.Count / Lanes, between * lane / Lanes); due < duration; i++, due += between)
        {
            var wait = due - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            await AskAsync(answers, pages[i % pages.Count], cookie: null, start + (long)(due.TotalSeconds * Stopwatch.Frequency));
        }
    }

    private async Task AskAsync(ConcurrentBag<LoadAnswer> answers, string page, string? cookie, long due)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(cluster.Address, page));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        if (cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        }

        string? fault = null;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead);
            fault = response.StatusCode == HttpStatusCode.OK ? null : $"{page} was answered {(int)response.StatusCode}";
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            fault = $"{page}: {exception.Message}";
        }

        answers.Add(new(Stopwatch.GetElapsedTime(due).TotalMilliseconds, fault));
    }

    private sealed class Answers
    {
        public ConcurrentBag<LoadAnswer> Readers { get; } = [];

        public ConcurrentBag<LoadAnswer> SignedIn { get; } = [];

        public LoadPart Told(TimeSpan duration, IReadOnlyList<IReadOnlyList<int>> memory) => new(duration, [.. Readers], [.. SignedIn], memory);
    }
}

/// <summary>One request.</summary>
/// <param name="Milliseconds">From when it was due until its last byte.</param>
/// <param name="Fault">What was wrong with the answer; null when it was 200.</param>
public sealed record LoadAnswer(double Milliseconds, string? Fault);

/// <summary>What was asked and answered in one stretch of time.</summary>
/// <param name="Duration">How long it was.</param>
/// <param name="Readers">The answers to readers.</param>
/// <param name="SignedIn">The answers to those signed in.</param>
/// <param name="Memory">Every second the memory each node held (VmRSS), in MB; 0 while it did not run.</param>
public sealed record LoadPart(TimeSpan Duration, IReadOnlyList<LoadAnswer> Readers, IReadOnlyList<LoadAnswer> SignedIn, IReadOnlyList<IReadOnlyList<int>> Memory)
{
    private const int Minute = 60;

    /// <summary>What was wrong with answers.</summary>
    public IEnumerable<string> Faults => Readers.Concat(SignedIn).Select(answer => answer.Fault).OfType<string>();

    /// <summary>The memory of the node that grew most: the median of its last minute against that of its second.</summary>
    public double Growth => Enumerable.Range(0, Memory[0].Count).Max(node => Median(Memory.TakeLast(Minute), node) / Median(Memory.Skip(Minute).Take(Minute), node));

    private static double Median(IEnumerable<IReadOnlyList<int>> memory, int node)
    {
        var sorted = memory.Select(nodes => nodes[node]).Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
