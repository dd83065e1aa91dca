namespace Vejviser.Domain.PracticeExamples;

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
