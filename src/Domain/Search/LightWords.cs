namespace Vejviser.Domain.Search;

/// <summary>Words that are in the texts of every field and say little of what somebody looks for: indsats, forløb, nye, gør.</summary>
/// <remarks>They are looked for, but weigh less than the others; as the last part of a compound they leave the telling to the first (sprogforløb).</remarks>
public static class LightWords
{
    private static readonly HashSet<string> Tokens = Of(
        """
        indsats forløb projekt ordning tilbud arbejde hjælp støtte metode model plan område gruppe proces redskab værktøj aktivitet
        initiativ program opgave form type måde mulighed behov problem udfordring løsning erfaring eksempel resultat mål fokus rolle
        ting sted tid år dag uge måned antal side slags række punkt tilgang greb
        få får fik giver give gav gå går gik komme kommer kom gøre gør gjorde gjort tage tager tog finde finder fandt se ser så holde
        bruge bruger brugt skabe skaber skabt sætte sætter sat vise viser vist hjælpe hjælper lave laver lavet blive arbejder
        ny nyt nye god godt gode bedre bedst stor stort store lille mange flere flest få færre hel hele egen egne eget andre samme
        hurtig hurtigt hurtigere tæt tættere forskellig forskellige særlig særlige enkelt enkelte vigtig vigtige
        sammen igen altid ofte stadig først sidst måske meget godt uden mellem gennem omkring ift vedr
        """);

    // As the last part of a compound: what kind of thing it is, not what it is about.
    private static readonly HashSet<string> Heads = Of(
        """
        indsats forløb projekt ordning tilbud arbejde hjælp støtte metode model plan område gruppe proces redskab værktøj aktivitet
        initiativ program opgave form type mulighed behov problem udfordring løsning erfaring resultat mål tilgang sag krav situation
        """);

    /// <summary>Whether a word with this token says little.</summary>
    public static bool Contains(string token) => Tokens.Contains(token);

    /// <summary>Whether a compound that ends with this token is about its first part.</summary>
    public static bool IsHead(string token) => Heads.Contains(token);

    private static HashSet<string> Of(string words) => words
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(DanishAnalyzer.Token)
        .ToHashSet(StringComparer.Ordinal);
}
