namespace Vejviser.Domain.Figures;

/// <summary>The classes a map is coloured by: quarters of the municipalities, as near as equal numbers allow (kvartiler).</summary>
/// <param name="Bounds">The lowest number of each class but the first.</param>
/// <param name="Least">The lowest number of all.</param>
/// <param name="Most">The highest.</param>
public sealed record Classes(IReadOnlyList<decimal> Bounds, decimal Least, decimal Most)
{
    private const int Count = 4;

    /// <summary>The classes of these numbers; null for none.</summary>
    public static Classes? Of(IEnumerable<decimal> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted.Count == 0 ? null : new(
            Enumerable.Range(1, Count - 1).Select(part => sorted[sorted.Count * part / Count]).Where(bound => bound > sorted[0]).Distinct().ToList(),
            sorted[0],
            sorted[^1]);
    }

    /// <summary>The class of a number, from 0.</summary>
    public int Class(decimal number) => Bounds.Count(bound => number >= bound);

    /// <summary>The lowest and highest number a class may hold.</summary>
    public IReadOnlyList<(decimal From, decimal To)> Ranges => Bounds.Prepend(Least).Zip(Bounds.Append(Most)).ToList();
}
