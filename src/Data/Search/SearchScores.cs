using System.Buffers;

namespace Vejviser.Data.Search;

/// <summary>One search's account: each document's score, and which words of the query it answers. Rented memory, given back at the end.</summary>
internal sealed class SearchScores : IDisposable
{
    private readonly float[] scores;
    private readonly float[] best;
    private readonly ushort[] answered;
    private readonly int[] touched;
    private int touchedCount;

    /// <param name="capacity">Above every document number.</param>
    public SearchScores(int capacity)
    {
        Capacity = capacity;
        scores = Rent<float>(capacity);
        best = Rent<float>(capacity);
        answered = Rent<ushort>(capacity);
        touched = ArrayPool<int>.Shared.Rent(capacity);
    }

    public int Capacity { get; }

    public float this[int document]
    {
        get => scores[document];
        set => scores[document] = value;
    }

    /// <summary>The words the document answers, as bits.</summary>
    public ushort Answered(int document) => answered[document];

    public bool Has(int document, int term) => document >= Capacity || (answered[document] & 1 << term) != 0;

    /// <summary>One answer to the word at hand; the document's best one counts.</summary>
    public void Offer(int document, float score)
    {
        if (best[document] == 0 && score > 0)
        {
            touched[touchedCount++] = document;
        }

        best[document] = Math.Max(best[document], score);
    }

    /// <summary>The word at hand is done: its best answers are added.</summary>
    public void Take(int term)
    {
        foreach (var document in touched.AsSpan(0, touchedCount))
        {
            scores[document] += best[document];
            answered[document] |= (ushort)(1 << term);
            best[document] = 0;
        }

        touchedCount = 0;
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(scores);
        ArrayPool<float>.Shared.Return(best);
        ArrayPool<ushort>.Shared.Return(answered);
        ArrayPool<int>.Shared.Return(touched);
    }

    private static T[] Rent<T>(int length)
    {
        var array = ArrayPool<T>.Shared.Rent(length);
        array.AsSpan(0, length).Clear();
        return array;
    }
}
