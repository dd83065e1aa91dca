using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Vejviser.Web.Access;

/// <summary>A secret that stands in a cookie or an address, while the database keeps only its hash.</summary>
internal static class SecretToken
{
    private const int Bytes = 32;

    /// <summary>43 characters that nobody guesses.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What the database keeps. A token has 256 random bits, so a plain hash is enough.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    /// <summary>Whether a text from outside could be a token; asked before any database is.</summary>
    public static bool IsPossible(string? text) => text?.Length == 43 && Base64Url.IsValid(text);
}
