using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>What two nodes behind nginx over one PostgreSQL promise together, tried on real servers: nothing fails while the nodes are restarted one by one, and nothing is lost when one of them, or the database, is killed.</summary>
public static partial class NodesRun
{
    private const int Readers = 4;
    private const int Commits = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan ToBeSeen = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ToBeSent = TimeSpan.FromMinutes(2);
    private static readonly string[] Pages = ["/", "/eksempler", "/eksempler?q=virksomhed", "/temaer", "/kommuner", "/api/v1/examples", "/feeds/eksempler.atom"];

    /// <param name="kills">How often a node is killed, and how often the database; a fifth as often each node is restarted in good order.</param>
    /// <param name="seed">Decides what is written and where the kills are aimed.</param>
    /// <param name="log">Told what is found.</param>
    /// <returns>Whether every promise held.</returns>
    public static async Task<bool> RunAsync(int kills, int seed, TextWriter log)
    {
        var isGood = await RestartAsync(Math.Max(2, kills / 5), seed, log);
        isGood &= await KillAsync("a node", hitsDatabase: false, kills, seed, log);
        return await KillAsync("PostgreSQL", hitsDatabase: true, kills, seed, log) && isGood;
    }

    private static async Task<bool> KillAsync(string what, bool hitsDatabase, int kills, int seed, TextWriter log)
    {
        await log.WriteLineAsync($"Killing {what}. In flight at each kill:");
        var server = PostgresServer.StartAnother();
        var settings = TestDatabase.NewSettings(DatabaseProvider.Postgres) with { ConnectionString = server.To("nodes") };
        KillReport report;
        using (var cluster = new Cluster(settings, mailPort: null, hitsDatabase ? server : null))
        {
            report = await KillLoop.RunAsync(cluster, settings, kills, seed, log);
            await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report}; both nodes ready again {cluster.SlowestRecovery.TotalSeconds:N1} s at most after {what} was started\n"));
        }

        server.Kill();
        return report.IsKept;
    }

    private static async Task<bool> RestartAsync(int rounds, int seed, TextWriter log)
    {
        await using var mail = await MailServer.StartAsync();
        await using var database = TestDatabase.Unmigrated(DatabaseProvider.Postgres);
        using var cluster = new Cluster(database.Settings, mail.Port, hit: null);
        await cluster.StartAsync();
        await using var letters = new Letters(mail);
        await using var writers = new Writers(cluster.Address, database.Settings, letters.CodeAsync);
        await writers.EnterAsync(cluster, new(seed));

        using var enough = new CancellationTokenSource();
        var readers = new ReaderLog();
        var working = writers.WorkAsync(enough.Token);
        var reading = Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => ReadAsync(cluster.Address, reader, readers, enough.Token)));
        for (var round = 0; round < rounds && !working.IsCompleted; round++)
        {
            await Task.WhenAny(working, writers.Traffic.AcknowledgedAsync(20, enough.Token));
            await cluster.RestartAsync();
        }

        await Task.WhenAny(working, writers.Traffic.AcknowledgedAsync(20, enough.Token));
        await enough.CancelAsync();
        List<string> faults = [];
        try
        {
            await working;
        }
        catch (Exception exception)
        {
            faults.Add($"a form: {Chain(exception)}");
        }

        await reading;
        var report = new KillReport();
        await writers.CheckAsync(report, isEverything: true);
        var (written, received) = await letters.AllAsync(database);
        var seen = await SeenAsync(database, cluster);
        faults.AddRange([.. readers.Faults, .. report.Lost, .. report.HalfStored]);
        faults.ForEach(fault => log.WriteLine($"FAILED {fault}"));
        await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Each of two nodes restarted {rounds} times: {readers.Answered:N0} pages read, {report.Acknowledged.Values.Sum():N0} forms acknowledged, {faults.Count} failed; {written} letters written, {received.Count} received, {received.Count - received.Distinct().Count()} of them twice; {Commits} commits from elsewhere seen on both nodes after {seen.TotalMilliseconds:N0} ms at most\n"));
        return faults.Count == 0 && received.Count == written && received.Distinct().Count() == written && seen < ToBeSeen;
    }

    private static async Task ReadAsync(Uri address, int reader, ReaderLog log, CancellationToken enough)
    {
        using var client = new HttpClient(Visitor.Handler(new())) { BaseAddress = address, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        for (var i = reader; !enough.IsCancellationRequested; i++)
        {
            var page = Pages[i % Pages.Length];
            try
            {
                using var response = await client.GetAsync(new Uri(page, UriKind.Relative), CancellationToken.None);
                log.Answer(page, response.StatusCode);
            }
            catch (HttpRequestException exception)
            {
                log.Faults.Enqueue($"{page}: {Chain(exception)}");
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private static string Chain(Exception exception) => exception.InnerException is { } inner ? $"{exception.Message} {Chain(inner)}" : exception.Message;

    // From a commit that neither node made until both tell of it on a page they had kept.
    private static async Task<TimeSpan> SeenAsync(TestDatabase database, Cluster cluster)
    {
        var slowest = TimeSpan.Zero;
        using var client = new HttpClient();
        for (var commit = 0; commit < Commits; commit++)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"Set af begge nummer {commit}");
            await database.ImportAsync(TestRecords.Stream(TestRecords.Record($"set-af-begge-{commit}", record => record["title"] = title)));
            var start = Stopwatch.GetTimestamp();
            foreach (var node in cluster.Nodes)
            {
                while (!(await client.GetStringAsync(new Uri(node.Address, "/api/v1/examples?sort=newest&size=100"))).Contains(title, StringComparison.Ordinal))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(5));
                }
            }

            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }

        return slowest;
    }

    private sealed class ReaderLog
    {
        private int answered;

        public int Answered => answered;

        public ConcurrentQueue<string> Faults { get; } = [];

        public void Answer(string page, HttpStatusCode status)
        {
            Interlocked.Increment(ref answered);
            if (status != HttpStatusCode.OK)
            {
                Faults.Enqueue($"{page} was answered {status}");
            }
        }
    }

    /// <summary>What comes to the mail server.</summary>
    private sealed class Letters : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, string> codes = [];
        private readonly ConcurrentQueue<string> ids = [];
        private readonly CancellationTokenSource enough = new();
        private readonly Task receiving;

        public Letters(MailServer mail) => receiving = ReceiveAsync(mail);

        public async Task<string> CodeAsync(string email)
        {
            string? code;
            while (!codes.TryRemove(email, out code))
            {
                await Task.Delay(Pause, enough.Token);
            }

            return code;
        }

        /// <summary>How many letters were written, and the ids of those received: whichever node sends it, a letter is sent once.</summary>
        public async Task<(int Written, IReadOnlyCollection<string> Received)> AllAsync(TestDatabase database)
        {
            using var patience = new CancellationTokenSource(ToBeSent);
            await using var db = database.Open();
            while (await db.Outbox.AnyAsync(message => message.SentAt == null, patience.Token))
            {
                await Task.Delay(Pause, patience.Token);
            }

            // One that was sent twice has its time to come.
            await Task.Delay(TimeSpan.FromSeconds(2), patience.Token);
            return (await db.Outbox.CountAsync(patience.Token), ids);
        }

        public async ValueTask DisposeAsync()
        {
            await enough.CancelAsync();
            await receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            enough.Dispose();
        }

        private async Task ReceiveAsync(MailServer mail)
        {
            while (true)
            {
                var letter = await mail.WaitAsync(enough.Token);
                ids.Enqueue(letter.MessageId);
                if (Code().Match(letter.Text) is { Success: true } code)
                {
                    codes[letter.Recipients.Single()] = code.Value;
                }
            }
        }
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
