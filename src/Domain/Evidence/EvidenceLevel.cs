namespace Vejviser.Domain.Evidence;

/// <summary>How well an example's effect is known (evidens). The first two are KL's own levels of 11 June 2024.</summary>
public enum EvidenceLevel
{
    /// <summary>Well tried, with documented results (dokumenteret).</summary>
    Documented,

    /// <summary>Newer, showing promising practice (lovende).</summary>
    Promising,

    /// <summary>Tried, and the results show no effect (prøvet uden effekt).</summary>
    TriedWithoutEffect,

    /// <summary>Nobody has judged it yet (ikke vurderet).</summary>
    NotAssessed,
}

/// <summary>The Danish words and the public ids of the levels.</summary>
public static class EvidenceWords
{
    /// <summary>The id in addresses, files and the API.</summary>
    public static string Id(this EvidenceLevel level) => level switch
    {
        EvidenceLevel.Documented => "dokumenteret",
        EvidenceLevel.Promising => "lovende",
        EvidenceLevel.TriedWithoutEffect => "proevet-uden-effekt",
        _ => "ikke-vurderet",
    };

    /// <summary>The label readers see.</summary>
    public static string Name(this EvidenceLevel level) => level switch
    {
        EvidenceLevel.Documented => "Dokumenteret",
        EvidenceLevel.Promising => "Lovende",
        EvidenceLevel.TriedWithoutEffect => "Prøvet uden effekt",
        _ => "Ikke vurderet",
    };

    /// <summary>What the level means, in one sentence.</summary>
    public static string Meaning(this EvidenceLevel level) => level switch
    {
        EvidenceLevel.Documented => "Indsatsen er afprøvet, og kilden fortæller om resultater.",
        EvidenceLevel.Promising => "Indsatsen er ny eller lovende, men resultaterne er endnu ikke dokumenteret.",
        EvidenceLevel.TriedWithoutEffect => "Indsatsen er prøvet, og resultaterne viser ingen effekt.",
        _ => "Ingen har endnu vurderet, hvor godt effekten er kendt.",
    };

    /// <summary>The level with this id, or null.</summary>
    public static EvidenceLevel? WithId(string id) =>
        Enum.GetValues<EvidenceLevel>().Cast<EvidenceLevel?>().FirstOrDefault(level => level!.Value.Id() == id);
}
