namespace Vejviser.Domain.PracticeExamples;

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

/// <summary>Whether an example can count as arbejdspligt.</summary>
public enum WorkObligationRelation
{
    /// <summary>Not assessed (ikke vurderet): the source says nothing.</summary>
    NotAssessed,

    /// <summary>Can be part of it.</summary>
    Inside,

    /// <summary>Takes the citizen out of it, as IGU does.</summary>
    Alternative,

    /// <summary>Is not part of it.</summary>
    Outside,
}

/// <summary>Who stands behind an example's text.</summary>
public enum Provenance
{
    /// <summary>The municipality shared and approved it.</summary>
    SharedByMunicipality,

    /// <summary>The editors collected it from an open source; the municipality has not approved it.</summary>
    CollectedByEditors,
}
