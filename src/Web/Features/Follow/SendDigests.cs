using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Subscriptions;
using Vejviser.Web.Features.PracticeExamples;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Follow;

/// <summary>Writes to those who follow something: one letter a person, every Monday or as soon as there is news.</summary>
/// <remarks>
/// A hundred persons at a time; their letters and how far they have been told are stored together or not at all. Whoever stops the program in
/// between loses a batch that is written again, and of two nodes that write the same batch one is refused.
/// </remarks>
internal sealed partial class SendDigests(
    IDbContextFactory<AppDbContext> contexts, ListPracticeExamples list, ContentFollower content, IDataProtectionProvider protection, Site site, TimeProvider clock, ILogger<SendDigests> logger) : IRoutine
{
    private const int BatchSize = 100;
    private const int MostItems = 20;

    // Whatever is being committed now bears a slightly earlier time.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MorningHour = TimeSpan.FromHours(7);

    public TimeSpan Interval => TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var upTo = now - Settled;
        var monday = MondayMorning(upTo);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await TidyAsync(db, now, cancellationToken);
        var latest = await db.Subscriptions.AnyAsync(one => one.Pace == SubscriptionPace.AtOnce && one.ConfirmedAt != null, cancellationToken) ? await LatestAsync(db, upTo, cancellationToken) : DateTime.MinValue;
        if (await Due(db, monday, latest).MinAsync(one => (DateTime?)one.SentUpTo, cancellationToken) is not { } since)
        {
            return;
        }

        var news = await News.ReadAsync(db, list, content.Current.Catalogue, since, upTo, cancellationToken);
        for (var last = ""; last is not null;)
        {
            last = await WriteBatchAsync(news, last, monday, latest, upTo, now, cancellationToken);
        }
    }

    /// <summary>The last Monday at seven in Denmark before a moment (UTC).</summary>
    internal static DateTime MondayMorning(DateTime at)
    {
        var local = DanishTime.FromUtc(at) - MorningHour;
        var monday = local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7)) + MorningHour;
        return DanishTime.ToUtc(monday)!.Value;
    }

    private static IQueryable<Subscription> Due(AppDbContext db, DateTime monday, DateTime latest) => db.Subscriptions.Where(one =>
        one.ConfirmedAt != null && ((one.Pace == SubscriptionPace.Weekly && one.SentUpTo < monday) || (one.Pace == SubscriptionPace.AtOnce && one.SentUpTo < latest)));

    // Nobody who has not said yes is remembered; and a clock that was ahead must not silence anybody until it is right again.
    private static async Task TidyAsync(AppDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        var (oldest, ahead) = (now - Subscription.TimeToConfirm, now.AddDays(1));
        await db.Subscriptions.Where(one => one.ConfirmedAt == null && one.CreatedAt < oldest).ExecuteDeleteAsync(cancellationToken);
        await db.Subscriptions.Where(one => one.SentUpTo > ahead).ExecuteUpdateAsync(row => row.SetProperty(one => one.SentUpTo, now), cancellationToken);
    }

    private static async Task<DateTime> LatestAsync(AppDbContext db, DateTime upTo, CancellationToken cancellationToken) =>
        await db.PracticeExamples.SelectMany(example => example.Timeline).Where(entry => entry.At <= upTo).MaxAsync(entry => (DateTime?)entry.At, cancellationToken) ?? DateTime.MinValue;

    // Answers the last address of the batch; null when there are no more.
    private async Task<string?> WriteBatchAsync(News news, string after, DateTime monday, DateTime latest, DateTime upTo, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
#pragma warning disable CA1309 // The database compares, in the order it sorts by.
        var emails = await Due(db, monday, latest).Where(one => string.Compare(one.Email, after) > 0).Select(one => one.Email).Distinct().OrderBy(email => email).Take(BatchSize).ToListAsync(cancellationToken);
#pragma warning restore CA1309
        if (emails.Count == 0)
        {
            return null;
        }

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var due = await Due(db, monday, latest).Where(one => emails.Contains(one.Email)).OrderBy(one => one.Id).ToListAsync(cancellationToken);
            foreach (var person in due.GroupBy(one => one.Email))
            {
                Write(db, person.Key, [.. person], news, now);
                foreach (var one in person)
                {
                    one.SentUpTo = upTo;
                }
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node wrote to some of them; the rest are still due at the next time.
            Overtaken(logger);
        }

        return emails[^1];
    }

    private void Write(AppDbContext db, string email, IReadOnlyList<Subscription> due, News news, DateTime now)
    {
        var items = due.SelectMany(one => news.For(one, site.Address)).DistinctBy(item => (item.Text, item.Address)).ToList();
        if (items.Count == 0)
        {
            return;
        }

        var stop = site.Address + FollowLinks.Stop(LetterToken.Seal(protection, LetterTokenKind.Stop, email));
        new Letter(
            "digest",
            items.Count == 1 ? "Nyt i Vejviser" : $"Nyt i Vejviser: {items.Count} ting, du følger",
            items.Count > MostItems ? $"Her er de {MostItems} nyeste. Resten finder du på siden." : "Det er sket siden sidst.")
        {
            Items = [.. items.Take(MostItems)],
            Link = ("Se, hvad du følger, eller stop mailene", stop),
            UnsubscribeAddress = stop,
        }.Send(db, email, now);
    }

    [LoggerMessage(LogLevel.Debug, "A batch of digests was written by another node.")]
    private static partial void Overtaken(ILogger logger);
}
