namespace Vejviser.Domain.Accounts;

/// <summary>How sure a sign-in is of who somebody is (sikringsniveau).</summary>
/// <remarks>National Standard for Identiteters Sikringsniveauer (NSIS): each is surer than the one before it.</remarks>
public enum AssuranceLevel
{
    /// <summary>Lav.</summary>
    Low,

    /// <summary>Betydelig: two factors.</summary>
    Substantial,

    /// <summary>Høj.</summary>
    High,
}

/// <summary>NSIS levels as claims and settings write them.</summary>
public static class AssuranceLevels
{
    /// <summary>What identifiers of levels begin with; "loa/" may follow.</summary>
    public const string Prefix = "https://data.gov.dk/concept/core/nsis/";

    /// <summary>The level a text names, as a word or as an identifier; null when it names none.</summary>
    public static AssuranceLevel? Read(string? text)
    {
        var word = text?.StartsWith(Prefix, StringComparison.Ordinal) == true ? text[Prefix.Length..] : text;
        word = word?.StartsWith("loa/", StringComparison.Ordinal) == true && word.Length < text!.Length ? word["loa/".Length..] : word;
        return word switch
        {
            nameof(AssuranceLevel.Low) => AssuranceLevel.Low,
            nameof(AssuranceLevel.Substantial) => AssuranceLevel.Substantial,
            nameof(AssuranceLevel.High) => AssuranceLevel.High,
            _ => null,
        };
    }

    /// <summary>The identifier a level is asked for by.</summary>
    public static string Identifier(this AssuranceLevel level) => $"{Prefix}loa/{level}";
}
