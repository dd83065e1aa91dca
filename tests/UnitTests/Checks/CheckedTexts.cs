using System.Text.RegularExpressions;
using Vejviser.Domain;

namespace Vejviser.UnitTests.Checks;

/// <summary>The tables of texts beside the tests: one text a line, with the number to be found between ⟦ and ⟧.</summary>
internal static class CheckedTexts
{
    public static IReadOnlyList<string> Lines(string file)
    {
        using var reader = new StreamReader(typeof(CheckedTexts).Assembly.GetManifestResourceStream(file)!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }

    /// <summary>The text of a line, and where its number stands.</summary>
    public static (string Text, TextSpan Number) Read(string line)
    {
        var text = Regex.Unescape(Regex.Replace(line, @"[\[\](){}*+?|^$.# ]", "\\$0"));
        var (start, end) = (text.IndexOf('⟦', StringComparison.Ordinal), text.IndexOf('⟧', StringComparison.Ordinal));
        return start < 0 ? (text, default) : (text.Remove(end, 1).Remove(start, 1), new(start, end - start - 1));
    }
}
