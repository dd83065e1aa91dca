using System.Numerics;

namespace Vejviser.Data.Search;

/// <summary>A set of document numbers as bits: unions, intersections and counts at the speed of memory.</summary>
internal sealed class Bitset
{
    private ulong[] words;

    public Bitset(int capacity = 0) => words = new ulong[(capacity + 63) / 64];

    private Bitset(ulong[] words) => this.words = words;

    public void Add(int number)
    {
        if (number / 64 >= words.Length)
        {
            Array.Resize(ref words, Math.Max(number / 64 + 1, words.Length * 2));
        }

        words[number / 64] |= 1UL << number;
    }

    public void Remove(int number)
    {
        if (number / 64 < words.Length)
        {
            words[number / 64] &= ~(1UL << number);
        }
    }

    public bool Contains(int number) => number / 64 < words.Length && (words[number / 64] & (1UL << number)) != 0;

    public int Count()
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>How many numbers both sets hold.</summary>
    public int CountWith(Bitset other)
    {
        var count = 0;
        for (var i = Math.Min(words.Length, other.words.Length) - 1; i >= 0; i--)
        {
            count += BitOperations.PopCount(words[i] & other.words[i]);
        }

        return count;
    }

    public Bitset Copy() => new((ulong[])words.Clone());

    public Bitset And(Bitset other)
    {
        var result = new ulong[Math.Min(words.Length, other.words.Length)];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = words[i] & other.words[i];
        }

        return new(result);
    }

    public Bitset Or(Bitset other)
    {
        var (longer, shorter) = words.Length >= other.words.Length ? (words, other.words) : (other.words, words);
        var result = (ulong[])longer.Clone();
        for (var i = 0; i < shorter.Length; i++)
        {
            result[i] |= shorter[i];
        }

        return new(result);
    }

    public IEnumerable<int> Numbers()
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var rest = words[i]; rest != 0; rest &= rest - 1)
            {
                yield return i * 64 + BitOperations.TrailingZeroCount(rest);
            }
        }
    }
}
