using System.Text;

namespace Vejviser.UnitTests.Search;

/// <summary>Texts nobody would think of: the same ones in every run.</summary>
internal static class AnyTexts
{
    private static readonly string[] Pieces =
    [
        "a", "A", "aa", "å", "A\u030A", "æ", "Ø", "é", "e\u0301", "ﬁ", "ß", "İ", "ǽ", "ﷺ", "１", "𝐀", "𐐀", "😀", "👩‍👩‍👧", "\u00AD", "\u200B", "\u200D", "\uFEFF",
        "\uFFFE", "\uFFFF", "\uD83D", "\uDE00", "\0", "\u001B", "\"", "'", "*", "^", ":", "(", ")", "-", "--", "/", "\\", "%", "<", ">", "&", " ", "\n", "\t",
        "AND", "OR", "NOT", "NEAR", "svejser", "arbejdspligt", "i", "og", "2017", new('x', 300), "漢字", "العربية", "ｶﾞ", "\u0301",
    ];

    public static IEnumerable<string> Generate(int count)
    {
        var random = new Random(20261122);
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (var piece = random.Next(12); piece >= 0; piece--)
            {
                // One in four is any UTF-16 unit at all, halves of pairs included.
                text.Append(random.Next(4) == 0 ? ((char)random.Next(char.MaxValue + 1)).ToString() : Pieces[random.Next(Pieces.Length)]);
            }

            yield return text.ToString();
        }
    }
}
