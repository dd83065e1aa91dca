using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Vejviser.Web.Access;

/// <summary>The codes of an authenticator app: RFC 6238 with SHA-1, six digits and steps of 30 seconds, which is what all apps can do.</summary>
internal static class AuthenticatorCodes
{
    private const int StepSeconds = 30;
    private const string Base32Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>160 random bits, as RFC 4226 section 4 asks for.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    public static long StepAt(DateTime utc) => new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeSeconds() / StepSeconds;

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238's default; HMAC does not rest on SHA-1's collision resistance, and not all apps know another.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The step a typed code belongs to: this one or a neighbour, as clocks differ, and later than the last one used. Null for a code that is wrong or used.</summary>
    public static long? Accept(byte[] key, string digits, DateTime at, long lastStep)
    {
        var now = StepAt(at);
        long? accepted = null;
        for (var step = Math.Max(now - 1, lastStep + 1); step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), Encoding.ASCII.GetBytes(digits)))
            {
                accepted = step;
            }
        }

        return accepted;
    }

    /// <summary>A key as apps take it (RFC 4648 section 6); its length is a whole number of groups, so there is no padding.</summary>
    public static string Base32(byte[] key) => string.Create(key.Length * 8 / 5, key, (letters, bytes) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            letters[i] = Base32Letters[(pair >> (11 - (bit % 8))) & 31];
        }
    });
}
