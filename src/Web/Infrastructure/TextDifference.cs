using System.Text.RegularExpressions;
using DiffPlex;

namespace Vejviser.Web.Infrastructure;

/// <summary>What changed from one text to another, word by word; `_Difference.cshtml` shows it.</summary>
public static partial class TextDifference
{
    /// <summary>The parts in reading order; one that is the same, or none, when nothing changed.</summary>
    public static IReadOnlyList<DifferencePart> Of(string before, string after)
    {
        List<DifferencePart> parts = [];
        var words = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, Words);
        var at = 0;
        foreach (var block in words.DiffBlocks)
        {
            Add(DifferenceKind.Same, words.PiecesNew[at..block.InsertStartB]);
            Add(DifferenceKind.Removed, words.PiecesOld[block.DeleteStartA..(block.DeleteStartA + block.DeleteCountA)]);
            Add(DifferenceKind.Added, words.PiecesNew[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]);
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(DifferenceKind.Same, words.PiecesNew[at..]);
        return parts;

        void Add(DifferenceKind kind, string[] pieces)
        {
            if (string.Concat(pieces) is { Length: > 0 } text)
            {
                parts.Add(new(kind, text));
            }
        }
    }

    // A word with the space behind it is one piece: replaced sentences then stay together instead of meeting at each space.
    private static string[] Words(string text) => Word().Matches(text).Select(match => match.Value).ToArray();

    [GeneratedRegex(@"\s*\S+[^\S\n]*|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

/// <summary>A stretch of text that two texts share, or that one of them has.</summary>
/// <param name="Kind">Which of them has it.</param>
/// <param name="Text">The text itself.</param>
public sealed record DifferencePart(DifferenceKind Kind, string Text);

/// <summary>Which of two texts holds a stretch.</summary>
public enum DifferenceKind
{
    Same,
    Removed,
    Added,
}
