using System.Buffers;
using System.Runtime.InteropServices;

namespace Vejviser.Data.Search;

/// <summary>A document's words in reading order, sentence by sentence, four bytes a word; the title is the first sentence.</summary>
/// <remarks>Function words are left out. A word is a hash of its token: two words with one hash would at worst lift a document a little.</remarks>
internal sealed class WordOrder
{
    /// <summary>What ends a sentence.</summary>
    public static readonly SearchValues<char> SentenceSigns = SearchValues.Create(".!?:;\n\r");

    private const uint EndOfSentence = 0;

    // A part of the compound before it: in the same place.
    private const uint SamePlace = 1u << 31;

    private readonly List<uint> words = [];

    public void Add(string token) => words.Add(Hash(token));

    public void AddPart(string token) => words.Add(Hash(token) | SamePlace);

    /// <summary>Ends the sentence, if it has begun.</summary>
    public void Break()
    {
        if (words.Count > 0 && words[^1] != EndOfSentence)
        {
            words.Add(EndOfSentence);
        }
    }

    public byte[] ToBytes() => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(words)).ToArray();

    /// <summary>What stands for a token.</summary>
    public static uint Hash(string token)
    {
        // FNV-1a: the same on every machine and in every run.
        var hash = 2166136261u;
        foreach (var letter in token)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        hash &= ~SamePlace;
        return hash == EndOfSentence ? 1 : hash;
    }

    /// <summary>How the words of a query stand in a document.</summary>
    /// <param name="bytes">From <see cref="ToBytes"/>.</param>
    /// <param name="answers">For each word that answers some of the query: which, as bits.</param>
    /// <param name="rarities">How much each word of the query says.</param>
    public static Closeness Look(byte[] bytes, IReadOnlyDictionary<uint, int> answers, float[] rarities)
    {
        var all = rarities.Sum();
        var (title, titleWords, titleAnswered) = (0, 0, 0);
        var (sentence, here, before, inTitle) = (0, 0, 0, true);
        var (together, pairs) = (0f, 0);
        foreach (var word in MemoryMarshal.Cast<byte, uint>(bytes))
        {
            if (word == EndOfSentence)
            {
                together = Math.Max(together, Together(sentence, rarities));
                (sentence, here, before, inTitle) = (0, 0, 0, false);
                continue;
            }

            var bits = answers.GetValueOrDefault(word & ~SamePlace);
            if ((word & SamePlace) == 0)
            {
                (before, here) = (here, 0);
                titleWords += inTitle ? 1 : 0;
            }

            if (bits == 0)
            {
                continue;
            }

            titleAnswered += inTitle && here == 0 ? 1 : 0;
            title |= inTitle ? bits : 0;
            here |= bits;
            sentence |= bits;
            // The next word of the query right after this one, or both in one compound.
            pairs |= (before << 1 | here << 1) & here;
        }

        together = Math.Max(together, Together(sentence, rarities));
        return new(together, all == 0 ? 0 : Sum(pairs, rarities) / all, all == 0 || titleWords == 0 ? 0 : Math.Min(Sum(title, rarities) / all, (float)titleAnswered / titleWords));
    }

    // 0 when the sentence has one of the words, 1 when it has all.
    private static float Together(int bits, float[] rarities)
    {
        var (sum, most, all, mostOfAll) = (0f, 0f, 0f, 0f);
        for (var i = 0; i < rarities.Length; i++)
        {
            all += rarities[i];
            mostOfAll = Math.Max(mostOfAll, rarities[i]);
            if ((bits & 1 << i) != 0)
            {
                sum += rarities[i];
                most = Math.Max(most, rarities[i]);
            }
        }

        return all > mostOfAll ? Math.Min(1, (sum - most) / (all - mostOfAll)) : 0;
    }

    private static float Sum(int bits, float[] rarities)
    {
        var sum = 0f;
        for (var i = 0; i < rarities.Length; i++)
        {
            sum += (bits & 1 << i) != 0 ? rarities[i] : 0;
        }

        return sum;
    }
}

/// <summary>How near each other the words of a query stand in a document; each from 0 to 1.</summary>
/// <param name="Together">How much of the query its best sentence answers.</param>
/// <param name="Phrase">How much of the query stands right after the word that the query has before it.</param>
/// <param name="Title">How much the title and the query are the same.</param>
internal readonly record struct Closeness(float Together, float Phrase, float Title);
