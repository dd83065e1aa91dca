using System.Globalization;
using System.Text;

namespace Vejviser.Domain.Search;

/// <summary>Turns Danish text into words for search: one normaliser for index and query alike.</summary>
public static class DanishText
{
    /// <summary>A word is cut here; nothing in Danish is longer, and input from outside may be.</summary>
    public const int MaxWordLength = 64;

    /// <summary>Lower case, aa as å, accents other than æøå dropped: "Aabenraa" and "Åbenrå" are one word.</summary>
    public static string Fold(string word)
    {
        if (IsPlain(word))
        {
            return word;
        }

        var lower = word.ToLowerInvariant();
        if (IsPlain(lower))
        {
            return lower;
        }

        var folded = new StringBuilder(word.Length);
        foreach (var letter in Whole(word).Normalize(NormalizationForm.FormC).ToLowerInvariant().EnumerateRunes())
        {
            if (letter.IsAscii || letter.Value is 'æ' or 'ø' or 'å')
            {
                folded.Append((char)letter.Value);
                continue;
            }

            foreach (var part in letter.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
            {
                if (Rune.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                {
                    folded.Append(Rune.ToLowerInvariant(part));
                }
            }
        }

        return folded.Replace("aa", "å").ToString();
    }

    /// <summary>The words of a text with their places, in order: runs of letters and digits. 15.000 is one word, and so are bl.a. and a-kasse; soft hyphens are overlooked.</summary>
    public static IEnumerable<Word> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (IsWordCharacter(text, i) || (start >= 0 && Joins(text, start, i))))
            {
                if (start < 0)
                {
                    start = i;
                }
            }
            else if (start >= 0)
            {
                var length = Math.Min(i - start, MaxWordLength);
                if (char.IsHighSurrogate(text[start + length - 1]))
                {
                    length--;
                }

                // Marks without a letter fold to nothing and are no word.
                if (Fold(Clean(text.AsSpan(start, length))) is { Length: > 0 } folded)
                {
                    yield return new Word(start, i - start, folded);
                }

                start = -1;
            }
        }
    }

    // A full stop or hyphen that holds a word together: between thousands, in abbreviations, behind a single first letter.
    private static bool Joins(string text, int start, int index)
    {
        if (text[index] is not ('.' or '-') || index + 1 >= text.Length)
        {
            return false;
        }

        if (text[index] == '-')
        {
            return index - start == 1 && char.IsLetter(text[start]) && char.IsLetter(text[index + 1]);
        }

        if (char.IsAsciiDigit(text[index - 1]))
        {
            return index + 3 < text.Length && char.IsAsciiDigit(text[index + 1]) && char.IsAsciiDigit(text[index + 2]) && char.IsAsciiDigit(text[index + 3]) &&
                (index + 4 >= text.Length || !char.IsAsciiDigit(text[index + 4]));
        }

        var piece = index - 1;
        while (piece > start && text[piece - 1] != '.')
        {
            piece--;
        }

        return index - piece <= 2 && char.IsLower(text[index - 1]) && char.IsLower(text[index + 1]) && index - start <= 8;
    }

    private static bool IsWordCharacter(string text, int index)
    {
        var letter = text[index];
        if (letter < 0x80)
        {
            return char.IsAsciiLetterOrDigit(letter);
        }

        if (letter == '\u00AD')
        {
            return true;
        }

        if (char.IsSurrogate(letter))
        {
            // Only whole pairs count; a lone half is broken input and separates words.
            return char.IsHighSurrogate(letter)
                ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) && IsLetterOrMark(CharUnicodeInfo.GetUnicodeCategory(text, index))
                : index > 0 && char.IsHighSurrogate(text[index - 1]) && IsLetterOrMark(CharUnicodeInfo.GetUnicodeCategory(text, index - 1));
        }

        return IsLetterOrMark(CharUnicodeInfo.GetUnicodeCategory(letter));
    }

    private static bool IsLetterOrMark(UnicodeCategory category) => category
        is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.DecimalDigitNumber;

    // Normalize refuses halves of surrogate pairs and U+FFFE.
    private static string Whole(string word) => string.Concat(word.EnumerateRunes().Where(letter => letter.Value != 0xFFFE));

    private static string Clean(ReadOnlySpan<char> word) =>
        word.ContainsAny(".-\u00AD") ? string.Concat(word.ToString().Split('.', '-', '\u00AD')) : word.ToString();

    private static bool IsPlain(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var letter = word[i];
            if (!(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is 'æ' or 'ø' or 'å') ||
                (letter == 'a' && i > 0 && word[i - 1] == 'a'))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A word in a text.</summary>
/// <param name="Start">Where it begins, in characters.</param>
/// <param name="Length">How long it is in the text.</param>
/// <param name="Folded">The word folded; may be shorter or longer than in the text.</param>
public readonly record struct Word(int Start, int Length, string Folded);
