using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Account.Security;

/// <summary>The authenticator app's key and codes. A key lies in the database only once a code has shown that the app has it, and only sealed.</summary>
public sealed class AuthenticatorApp(IDataProtectionProvider protection)
{
    public const int MaxWrong = 5;
    public static readonly TimeSpan WrongWithin = TimeSpan.FromMinutes(15);
    internal const string WrongCode = "skrev en forkert kode fra appen";

    // While a new key waits on the page for its first code.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>A new key, to be shown to its owner.</summary>
    public Offer New(int accountId, string email) => Show(AuthenticatorCodes.NewKey(), accountId, email);

    /// <summary>The key a page was given, from its sealed form; null when that is not ours, another account's, or too old.</summary>
    public Offer? Again(string? sealedKey, int accountId, string email) => Open(sealedKey, accountId) is { } key ? Show(key, accountId, email) : null;

    internal byte[]? Open(string? sealedKey, int accountId)
    {
        try
        {
            return string.IsNullOrEmpty(sealedKey) ? null : Offers(accountId).Unprotect(Convert.FromBase64String(sealedKey));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>As the account keeps it.</summary>
    internal string Seal(byte[] key, int accountId) => Convert.ToBase64String(Kept(accountId).Protect(key));

    /// <summary>The account's key; null when it was sealed with keys this site no longer has.</summary>
    internal byte[]? KeyOf(Domain.Accounts.Account account)
    {
        try
        {
            return Kept(account.Id).Unprotect(Convert.FromBase64String(account.AuthenticatorKey!));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Judges a code and notes what came of it, in the caller's transaction: save it in any case. Call with the account held.</summary>
    internal static async Task<Issue?> JudgeAsync(AppDbContext db, Domain.Accounts.Account account, byte[] key, string? typed, ActingAccount acting, DateTime at, CancellationToken cancellationToken)
    {
        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        if (digits.Length != 6)
        {
            return new("kode", "Skriv de seks cifre, som appen viser.");
        }

        var since = at - WrongWithin;
        if (await db.AuditEntries.CountAsync(entry => entry.At > since && entry.AccountId == account.Id && entry.Act == WrongCode, cancellationToken) >= MaxWrong)
        {
            return new("kode", "Der er skrevet for mange forkerte koder. Vent et kvarter, og prøv igen.");
        }

        if (AuthenticatorCodes.Accept(key, digits, at, account.LastAuthenticatorStep) is { } step)
        {
            account.LastAuthenticatorStep = step;
            return null;
        }

        acting.Note(db, WrongCode, ActingAccount.Subject(account.Id), at);
        return new("kode", "Koden er forkert eller brugt før. Vent på den næste i appen, og skriv den.");
    }

    private Offer Show(byte[] key, int accountId, string email)
    {
        var text = AuthenticatorCodes.Base32(key);
        var link = $"otpauth://totp/Vejviser:{Uri.EscapeDataString(email)}?secret={text}&issuer=Vejviser&algorithm=SHA1&digits=6&period=30";
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix.ConvertAll(row => row.Cast<bool>().ToList());
        return new(Convert.ToBase64String(Offers(accountId).Protect(key, Patience)), string.Join(' ', text.Chunk(4).Select(group => new string(group))), link, rows);
    }

    private ITimeLimitedDataProtector Offers(int accountId) => protection.CreateProtector("authenticator", "offer", ActingAccount.Subject(accountId)).ToTimeLimitedDataProtector();

    private IDataProtector Kept(int accountId) => protection.CreateProtector("authenticator", "key", ActingAccount.Subject(accountId));

    /// <summary>A key on its way to an app.</summary>
    /// <param name="Sealed">The key as the form carries it until the app has shown a code.</param>
    /// <param name="Text">In groups of four, to be typed.</param>
    /// <param name="Link">For an app on the same device.</param>
    /// <param name="Modules">The QR code's rows, its quiet zone included; true is dark.</param>
    public sealed record Offer(string Sealed, string Text, string Link, IReadOnlyList<IReadOnlyList<bool>> Modules)
    {
        /// <summary>The dark modules as one SVG path.</summary>
        public string Path => string.Concat(Modules.SelectMany((row, y) => row.Select((dark, x) => dark ? FormattableString.Invariant($"M{x} {y}h1v1h-1z") : "")));
    }
}
