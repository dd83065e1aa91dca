namespace Vejviser.Domain.Search;

/// <summary>Corrects a word that no text has by the Danish word list; compounds part by part: virksomhedspratik → virksomhedspraktik.</summary>
public static class WordCorrection
{
    private const int MinPart = 4;
    private const int MostOfAPart = 3;
    private const int Most = 3;

    /// <summary>Words that may have been meant, nearest first; none for a word that is right, or like no other.</summary>
    public static IReadOnlyList<(string Folded, double Distance)> Of(string folded) => IsKnown(folded)
        ? []
        : Lexicon.Shipped.Near(folded).Take(Most)
            .Concat(ByParts(folded))
            .OrderBy(word => word.Distance)
            .DistinctBy(word => word.Folded)
            .Take(Most)
            .ToList();

    /// <summary>Whether the word is Danish as it stands: in the word list, a form of a word there, or a compound of such.</summary>
    public static bool IsKnown(string folded) =>
        Lexicon.Shipped.IsBase(folded) || Lexicon.Shipped.IsSimpleStem(DanishAnalyzer.BaseStem(folded)) || CompoundSplitter.Split(folded) is not null;

    // One side right, the other a slip away: more at once is rare, and trying it all would cost.
    private static IEnumerable<(string Folded, double Distance)> ByParts(string folded)
    {
        for (var at = MinPart; at <= folded.Length - MinPart && folded.Length <= CompoundSplitter.MaxLength; at++)
        {
            var (first, last) = (folded[..at], folded[at..]);
            if (IsKnown(last))
            {
                // A linking s is not part of the word that is asked for.
                foreach (var (part, link) in first[^1] == 's' ? ((string, string)[])[(first, ""), (first[..^1], "s")] : [(first, "")])
                {
                    foreach (var near in Near(part))
                    {
                        yield return (near.Folded + link + last, near.Distance);
                    }
                }
            }

            if (IsKnown(first) || (first[^1] is 's' or 'e' && IsKnown(first[..^1])))
            {
                foreach (var near in Near(last))
                {
                    yield return (first + near.Folded, near.Distance);
                }
            }
        }

        IEnumerable<(string Folded, double Distance)> Near(string part) => part.Length < MinPart
            ? []
            : Lexicon.Shipped.AtOneSlip(part).Where(near => near.Distance > 0).Take(MostOfAPart);
    }
}
