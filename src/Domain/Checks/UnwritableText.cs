using System.Text;

namespace Vejviser.Domain.Checks;

/// <summary>Characters that no text of ours may hold: PostgreSQL, XML (and so the feeds) and Word files cannot be written with them.</summary>
public static class UnwritableText
{
    /// <summary>What to do where a text holds one; empty where it holds none.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<Issue> Check(string field, string text) =>
        text.EnumerateRunes().Any(IsUnwritable) ? [new(field, "Fjern styretegn og ødelagte tegn fra teksten.")] : [];

    // Halves of surrogate pairs are read as the replacement character.
    private static bool IsUnwritable(Rune letter) =>
        (Rune.IsControl(letter) && letter.Value is not ('\n' or '\r' or '\t')) || letter == Rune.ReplacementChar || letter.Value is 0xFFFE or 0xFFFF;
}
