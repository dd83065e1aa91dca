using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Subscriptions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>Kills the site while it writes and sends one letter to each of many followers, and counts what came of it at a real mail server.</summary>
public static class DigestLoop
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <returns>Whether each follower got exactly one letter, and the mail server each letter at least once.</returns>
    public static async Task<bool> RunAsync(DatabaseProvider provider, int followers, TextWriter log)
    {
        await using var mail = await MailServer.StartAsync();
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database, followers);
        using var server = new KilledServer(database.Settings, mail.Port);
        using var patience = new CancellationTokenSource(Patience);
        var received = ReceiveAsync(mail, followers, patience.Token);

        // Twice while letters are written, once while they are sent.
        var kills = new (string What, Func<Task<int>> Count, int At)[]
        {
            ("letters written", () => WrittenAsync(database), followers / 4),
            ("letters written", () => WrittenAsync(database), followers * 3 / 4),
            ("letters sent", () => SentAsync(database), followers / 2),
        };
        var peak = 0;
        foreach (var (what, count, at) in kills)
        {
            await server.StartAsync();
            var start = server.PeakMegabytes;
            while (await count() is var reached && reached < at)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
            }

            peak = Math.Max(peak, server.PeakMegabytes);
            var now = await count();
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"killed at {now} {what}; memory {start} MB when ready, {server.PeakMegabytes} MB at most"));
            server.Kill();
        }

        await server.StartAsync();
        // A mail that was being handed over at a kill is left alone for five minutes.
        var ids = await received;
        peak = Math.Max(peak, server.PeakMegabytes);
        server.Kill();

        await using var db = database.Open();
        var to = await db.Outbox.Select(message => message.To).ToListAsync(patience.Token);
        var (written, once) = (to.Count, to.Distinct().Count());
        log.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{provider}: {followers} followers, 3 kills: {written} letters written to {once} addresses; {ids.Distinct().Count()} letters received, {ids.Count - ids.Distinct().Count()} of them twice; peak memory {peak} MB"));
        return (written, once, ids.Distinct().Count()) == (followers, followers, followers);
    }

    private static async Task FillAsync(TestDatabase database, int followers)
    {
        var at = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-10);
        await using var db = database.Open();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            var example = PracticeExample.Create("svejsere", SharedExamples.Content, Actor.Editors, at);
            example.Publish(Actor.Editors, at);
            example.ChangeNumber = await db.NextChangeNumberAsync(CancellationToken.None);
            db.Add(example);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        db.AddRange(Enumerable.Range(0, followers).Select(number => new Subscription
        {
            Email = $"laeser-{number.ToString(CultureInfo.InvariantCulture)}@kommune.example",
            Kind = SubscriptionKind.Theme,
            Subject = "opkvalificering",
            Pace = SubscriptionPace.AtOnce,
            CreatedAt = at,
            ConfirmedAt = at,
            SentUpTo = at.AddMinutes(-1),
        }));
        await db.SaveChangesAsync();
    }

    private static async Task<int> WrittenAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Outbox.CountAsync();
    }

    private static async Task<int> SentAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Outbox.CountAsync(message => message.SentAt != null);
    }

    private static async Task<List<string>> ReceiveAsync(MailServer mail, int letters, CancellationToken cancellationToken)
    {
        List<string> ids = [];
        HashSet<string> distinct = [];
        while (distinct.Count < letters)
        {
            var received = await mail.WaitAsync(cancellationToken);
            ids.Add(received.MessageId);
            distinct.Add(received.MessageId);
        }

        return ids;
    }
}
