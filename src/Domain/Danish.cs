using System.Globalization;

namespace Vejviser.Domain;

/// <summary>How the product writes numbers, dates and enumerations: as Danes do.</summary>
public static class Danish
{
    /// <summary>da-DK: decimal comma, Danish month names, Å (and Aa) last in the alphabet.</summary>
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("da-DK");

    /// <summary>Sorts names as a Danish telephone book does.</summary>
    public static StringComparer Comparer { get; } = StringComparer.Create(Culture, ignoreCase: true);

    /// <summary>"Faxe", "Faxe og Ringsted", "Rudersdal, Gentofte og Furesø".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " og " + items[^1],
    };

    /// <summary>"5. november 2019".</summary>
    public static string Date(DateOnly date) => date.ToString("d. MMMM yyyy", Culture);

    /// <summary>"47", "12,5", "1.000": no more decimals than the figure has.</summary>
    public static string Number(decimal value) => value.ToString("#,0.####", Culture);

    /// <summary>"1 eksempel", "46 eksempler".</summary>
    public static string Count(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>"Landkommune": the first letter large.</summary>
    public static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];

    /// <summary>»svejser«: what somebody typed, cut where it is too long to repeat.</summary>
    public static string Quoted(string text) => $"»{(text.Length > 60 ? text[..60] + "…" : text)}«";
}
