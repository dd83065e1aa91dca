using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Vejviser.Domain;

/// <summary>The part of an address that names a page: a–z, 0–9 and hyphens.</summary>
public static class Slug
{
    /// <summary>No slug is longer than this many characters.</summary>
    public const int MaxLength = 100;

    /// <summary>Makes a slug of a name: æ → ae, ø → oe, å → aa, other accents dropped, the rest to hyphens.</summary>
    public static string From(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant()
            .Replace("æ", "ae", StringComparison.Ordinal)
            .Replace("ø", "oe", StringComparison.Ordinal)
            .Replace("å", "aa", StringComparison.Ordinal)
            .Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, MaxLength)).Trim('-');
    }

    /// <summary>Whether a text from outside could be a slug at all; asked before any database is.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxLength } &&
        text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
