using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Search;

namespace Vejviser.Data.EmptySearches;

/// <summary>Remembers what readers sought in vain, and nothing of the readers.</summary>
/// <remarks>
/// No digits, so no CPR number and no telephone number; no address, no time of day. A query becomes readable only when it has been asked
/// on three different days, and is forgotten 90 days after the last. Searches never wait for it.
/// </remarks>
public sealed class EmptySearchLog(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int DaysBeforeReadable = 3;
    private const int DaysKept = 90;
    private const int MaxLength = 100;

    // What is more is dropped: a flood of nonsense must cost nothing.
    private readonly Channel<string> waiting = Channel.CreateBounded<string>(new BoundedChannelOptions(200) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Notes a query that found nothing. Returns at once.</summary>
    public void Note(SearchQuery query)
    {
        var words = string.Join(' ', query.Terms.Select(term => term.Folded).Where(word => !word.Any(char.IsDigit)).Order(StringComparer.Ordinal));
        if (words.Length is > 2 and <= MaxLength)
        {
            waiting.Writer.TryWrite(words);
        }
    }

    /// <summary>Stores what is noted, as it comes, until told to stop.</summary>
    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        while (await waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            await StoreWaitingAsync(cancellationToken);
        }
    }

    /// <summary>Stores what is noted by now, one query after the other.</summary>
    public async Task StoreWaitingAsync(CancellationToken cancellationToken)
    {
        while (waiting.Reader.TryRead(out var words))
        {
            await StoreAsync(words, cancellationToken);
        }
    }

    /// <summary>The readable ones, most asked first.</summary>
    public async Task<IReadOnlyList<EmptySearch>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await ForgetOldAsync(db, cancellationToken);
        return await db.EmptySearches.AsNoTracking().OrderByDescending(search => search.Days).ThenBy(search => search.Words).ToListAsync(cancellationToken);
    }

    private async Task StoreAsync(string words, CancellationToken cancellationToken)
    {
        var today = Today();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ForgetOldAsync(db, cancellationToken);
        var fingerprint = Convert.ToHexStringLower(HMACSHA256.HashData(await KeyAsync(db, cancellationToken), Encoding.UTF8.GetBytes(words)));
        if (!await db.EmptySearchSightings.AnyAsync(sighting => sighting.Fingerprint == fingerprint && sighting.On == today, cancellationToken))
        {
            db.Add(new EmptySearchSighting { Fingerprint = fingerprint, On = today });
            await db.SaveChangesAsync(cancellationToken);
        }

        var days = await db.EmptySearchSightings.CountAsync(sighting => sighting.Fingerprint == fingerprint, cancellationToken);
        if (days >= DaysBeforeReadable)
        {
            var known = await db.EmptySearches.SingleOrDefaultAsync(search => search.Words == words, cancellationToken);
            if (known is null)
            {
                db.Add(new EmptySearch { Words = words, Days = days, LastOn = today });
            }
            else
            {
                (known.Days, known.LastOn) = (days, today);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ForgetOldAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var oldest = Today().AddDays(-DaysKept);
        await db.EmptySearchSightings.Where(sighting => sighting.On < oldest).ExecuteDeleteAsync(cancellationToken);
        await db.EmptySearches.Where(search => search.LastOn < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<byte[]> KeyAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (await db.EmptySearchKeys.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } known)
        {
            return known.Key;
        }

        var key = new EmptySearchKey { Key = RandomNumberGenerator.GetBytes(32) };
        db.Add(key);
        await db.SaveChangesAsync(cancellationToken);
        return key.Key;
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
