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
        // Halves of letters and what is no letter at all cannot be taken apart.
        foreach (var letter in string.Concat(name.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherNotAssigned)).ToLowerInvariant()
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

    /// <summary>What the slug of something new begins with: made of its name, with room for a number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">The slug of a name without letters.</param>
    public static string Stem(string name, string otherwise)
    {
        const int RoomForNumber = 8;
        var slug = From(name) is { Length: > 0 } made ? made : otherwise;
        return slug[..Math.Min(slug.Length, MaxLength - RoomForNumber)].Trim('-');
    }

    /// <summary>The stem itself where nobody has it, else with the first free number from 2.</summary>
    public static string Free(string stem, Func<string, bool> isTaken) =>
        isTaken(stem) ? Enumerable.Range(2, int.MaxValue - 2).Select(number => string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}")).First(slug => !isTaken(slug)) : stem;

    /// <summary>Whether a text from outside could be a slug at all; asked before any database is.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxLength } &&
        text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
