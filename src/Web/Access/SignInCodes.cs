using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Access;

/// <summary>Six-digit codes that prove an address: for signing in, and for sending a draft.</summary>
/// <remarks>Whoever asks is told the same whether a mail goes out or not, so that addresses cannot be probed.</remarks>
public sealed class SignInCodes(IDbContextFactory<AppDbContext> contexts, LetterLimits limits, TimeProvider clock)
{
    // A mailbox is not to be flooded, and guessing stays hopeless: 5 codes of 5 tries an hour among a million.
    private const int MaxPerHour = 5;

    /// <summary>Sends a code to an address when it may have one; always answers with an id for the code's form.</summary>
    /// <param name="email">As <see cref="WorkEmail.Normalize"/> writes it.</param>
    /// <param name="draftId">The draft whose author proves the address, open to any address; null for signing in, open to accounts and active domains.</param>
    /// <param name="cancellationToken">Stops; nothing is sent then.</param>
    public async Task<Guid> SendAsync(string email, int? draftId, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var now = clock.GetUtcNow().UtcDateTime;
        var number = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        var salt = RandomNumberGenerator.GetBytes(16);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var isWelcome = draftId is not null || await MaySignInAsync(db, email, cancellationToken);
        // Counted for everybody, so that it takes as long for who is not welcome.
        var isSent = await limits.ReachesAsync(db, "code", email, MaxPerHour, TimeSpan.FromHours(1), cancellationToken) && isWelcome;
        // Who gets no mail gets a row all the same, with a hash no code has: tries are then answered alike, and take alike. The address is not kept.
        db.Add(new SignInCode
        {
            Id = id,
            Email = isSent ? email : "",
            CodeHash = isSent ? Hash(number, salt) : RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes),
            Salt = salt,
            DraftId = draftId,
            CreatedAt = now,
        });
        if (isSent)
        {
            new Letter(
                "sign-in-code",
                "Din kode til Vejviser",
                $"Din kode er {number}",
                "Koden virker i 10 minutter og kun én gang, i den browser, du bad om den fra.",
                "Har du ikke bedt om en kode, kan du se bort fra mailen. Giv aldrig koden til andre.").Send(db, email, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <summary>Tries a code. Each try counts, whoever is fastest.</summary>
    /// <param name="id">From <see cref="SendAsync"/>.</param>
    /// <param name="typed">What was typed; spaces and hyphens do not matter.</param>
    /// <param name="draftId">As the code was asked for.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<CodeAnswer> TryAsync(Guid id, string? typed, int? draftId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var code = await db.SignInCodes.SingleOrDefaultAsync(code => code.Id == id && code.DraftId == draftId, cancellationToken);
        if (code is null)
        {
            return new(null, new("kode", "Koden er forkert eller udløbet. Prøv igen, eller bed om en ny."));
        }

        if (!code.IsOpenAt(now))
        {
            return new(null, new("kode", code.UsedAt is null ? "Koden er udløbet eller prøvet for mange gange. Bed om en ny." : "Koden er allerede brugt. Bed om en ny."));
        }

        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        var isRight = CryptographicOperations.FixedTimeEquals(Hash(digits, code.Salt), code.CodeHash);
        if (isRight)
        {
            code.UsedAt = now;
        }
        else
        {
            code.Tries++;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new(null, new("kode", "Koden blev prøvet to steder på én gang. Prøv igen."));
        }

        return isRight ? new(code.Email, null) : new(null, new("kode", code.Tries < SignInCode.MaxTries ? "Koden er forkert. Se efter i den nyeste mail, og prøv igen." : "Koden er prøvet for mange gange. Bed om en ny."));
    }

    /// <summary>Whether an address has an open account, or lies in an active domain.</summary>
    private static async Task<bool> MaySignInAsync(AppDbContext db, string email, CancellationToken cancellationToken)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Email == email, cancellationToken) is { } account)
        {
            return account.DisabledAt is null;
        }

        return await db.MunicipalityOfAsync(email, cancellationToken) is not null;
    }

    private static byte[] Hash(string number, byte[] salt) => HMACSHA256.HashData(salt, Encoding.ASCII.GetBytes(number));
}

/// <summary>What came of a try.</summary>
/// <param name="Email">The proven address; null when the code did not work.</param>
/// <param name="Issue">Why not; null when it did.</param>
public sealed record CodeAnswer(string? Email, Issue? Issue);
