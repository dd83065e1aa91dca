using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Vejviser.Domain.Accounts;

/// <summary>E-mail addresses as we keep and compare them.</summary>
public static class WorkEmail
{
    /// <summary>No longer address is accepted (RFC 5321 section 4.5.3.1 allows 254).</summary>
    public const int MaxLength = 254;

    /// <summary>The address in lower case with an ASCII domain; null when it is none that mail can be sent to.</summary>
    public static string? Normalize(string? typed)
    {
        var address = typed?.Trim();
        if (address is null || address.Length > MaxLength || address.Count(letter => letter == '@') != 1)
        {
            return null;
        }

        var at = address.IndexOf('@', StringComparison.Ordinal);
        return IsLocalPart(address[..at]) && AsciiDomain(address[(at + 1)..]) is { } domain ? $"{address[..at].ToLowerInvariant()}@{domain}" : null;
    }

    /// <summary>Whether something could be an address at all.</summary>
    public static bool IsValid([NotNullWhen(true)] string? typed) => Normalize(typed) is not null;

    /// <summary>The domain of a normalised address and the wider ones it lies in, narrowest first: okf.kk.dk, kk.dk.</summary>
    public static IReadOnlyList<string> Domains(string email)
    {
        var domain = email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var labels = domain.Split('.');
        return Enumerable.Range(0, labels.Length - 1).Select(skip => string.Join('.', labels.Skip(skip))).ToList();
    }

    /// <summary>The mailbox a normalised address leads to, to count by: what follows a plus is the owner's own mark (RFC 5233), and Gmail passes over dots.</summary>
    public static string Mailbox(string email)
    {
        var at = email.LastIndexOf('@');
        if (at < 0)
        {
            return email;
        }

        var plus = email.IndexOf('+', StringComparison.Ordinal);
        var (local, domain) = (email[..(plus > 0 && plus < at ? plus : at)], email[at..]);
        return domain is "@gmail.com" or "@googlemail.com" ? local.Replace(".", "", StringComparison.Ordinal) + domain : local + domain;
    }

    // Quoted local parts and those with letters beyond ASCII are legal and unheard of in municipalities.
    private static bool IsLocalPart(string local) =>
        local.Length is > 0 and <= 64 && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal) &&
        local.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-/=?^_`{|}~.".Contains(letter, StringComparison.Ordinal));

    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain).ToLowerInvariant();
            return ascii.Contains('.', StringComparison.Ordinal) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
