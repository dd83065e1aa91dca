using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Infrastructure;

/// <summary>How many letters one caller may have us send, and how many one mailbox may get, whoever asks and on whichever node.</summary>
/// <remarks>Neither address is kept: rows are told apart by HMAC-SHA256 under a key drawn from the nodes' own, and go within a day.</remarks>
public sealed class LetterLimits(IDbContextFactory<AppDbContext> contexts, IDataProtectionProvider protection, TimeProvider clock, bool isOn)
{
    /// <summary>Letters from one caller and form in an hour; off when RateLimit__PerMinute is 0. A whole municipality may come from one address; what a mailbox may get is counted besides.</summary>
    public const int PerHour = 20;

    private byte[]? key;

    /// <summary>Counts one letter from a form; false when there have been too many. Asked by the page that sends, so that what was typed is not lost.</summary>
    public async Task<bool> AllowsAsync(string form, HttpContext context, CancellationToken cancellationToken)
    {
        if (!isOn)
        {
            return true;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await AllowsAsync(db, form, context, cancellationToken);
    }

    /// <summary>As above, in a transaction that is under way.</summary>
    public async Task<bool> AllowsAsync(AppDbContext db, string form, HttpContext context, CancellationToken cancellationToken) =>
        !isOn || await TakeAsync(db, $"from {form}", RequestLimits.Caller(context).ToString(), PerHour, TimeSpan.FromHours(1), cancellationToken);

    /// <summary>Counts one letter to a mailbox; false when it has had as many as it may have. Holds whatever the settings say.</summary>
    public Task<bool> ReachesAsync(AppDbContext db, string letter, string mailbox, int most, TimeSpan within, CancellationToken cancellationToken) =>
        TakeAsync(db, $"to {letter}", WorkEmail.Mailbox(mailbox), most, within, cancellationToken);

    private async Task<bool> TakeAsync(AppDbContext db, string limit, string who, int most, TimeSpan within, CancellationToken cancellationToken) =>
        await db.TakeAsync(limit, HMACSHA256.HashData(key ??= await KeyAsync(cancellationToken), Encoding.UTF8.GetBytes(who)), most, within, clock.GetUtcNow().UtcDateTime, cancellationToken);

    // The oldest of the nodes' shared keys: it is never deleted, so every node draws the same one from it.
    private async Task<byte[]> KeyAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = db.DataProtectionKeys.OrderBy(one => one.Id).Select(one => one.Xml);
        if (!await oldest.AnyAsync(cancellationToken))
        {
            // Whoever asks first has it made.
            protection.CreateProtector("limits").Protect([0]);
        }

        return HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(await oldest.FirstAsync(cancellationToken)), 32, info: "limited uses"u8.ToArray());
    }
}
