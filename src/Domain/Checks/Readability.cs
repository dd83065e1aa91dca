namespace Vejviser.Domain.Checks;

/// <summary>How hard a text is to read: LIX, words for each sentence plus the percentage of words over six letters.</summary>
public static class Readability
{
    public const int MaxLix = 45;

    /// <summary>Fewer words say nothing about a text.</summary>
    public const int MinWords = 30;

    /// <summary>The measure; null for a text too short to measure.</summary>
    public static TextReadability? Measure(string text)
    {
        var (words, longWords, sentences) = (0, 0, 0);
        var (longest, mostWords) = (default(TextSpan), 0);
        foreach (var sentence in Sentences.Of(text))
        {
            var (count, longCount) = CountWords(text.AsSpan(sentence.Start, sentence.Length));
            if (count == 0)
            {
                continue;
            }

            sentences++;
            words += count;
            longWords += longCount;
            if (count > mostWords)
            {
                (longest, mostWords) = (sentence, count);
            }
        }

        return words < MinWords ? null : new((int)Math.Round(((double)words / sentences) + (100.0 * longWords / words)), longest);
    }

    private static (int Words, int LongWords) CountWords(ReadOnlySpan<char> sentence)
    {
        var (words, longWords, letters) = (0, 0, 0);
        foreach (var letter in sentence)
        {
            if (char.IsLetterOrDigit(letter))
            {
                letters++;
            }
            else if (char.IsWhiteSpace(letter))
            {
                End();
            }
        }

        End();
        return (words, longWords);

        void End()
        {
            words += letters > 0 ? 1 : 0;
            longWords += letters > 6 ? 1 : 0;
            letters = 0;
        }
    }
}

/// <summary>The readability of a text.</summary>
/// <param name="Lix">Under 35 is easy, over 45 is what experts write for each other.</param>
/// <param name="LongestSentence">Where to begin.</param>
public readonly record struct TextReadability(int Lix, TextSpan LongestSentence)
{
    public bool IsHard => Lix > Readability.MaxLix;
}
