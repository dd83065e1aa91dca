namespace Vejviser.Domain.PracticeExamples;

/// <summary>The Danish words and the public ids of an example's enumerations.</summary>
public static class PracticeExampleWords
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
    public static EvidenceLevel? EvidenceWithId(string id) =>
        Enum.GetValues<EvidenceLevel>().Cast<EvidenceLevel?>().FirstOrDefault(level => level!.Value.Id() == id);

    /// <summary>The id in files and the API.</summary>
    public static string Id(this WorkObligationRelation relation) => relation switch
    {
        WorkObligationRelation.Inside => "inden-for",
        WorkObligationRelation.Alternative => "alternativ",
        WorkObligationRelation.Outside => "uden-for",
        _ => "ikke-vurderet",
    };

    /// <summary>The label readers see.</summary>
    public static string Name(this WorkObligationRelation relation) => relation switch
    {
        WorkObligationRelation.Inside => "Kan indgå i arbejdspligten",
        WorkObligationRelation.Alternative => "Alternativ til arbejdspligt",
        WorkObligationRelation.Outside => "Uden for arbejdspligten",
        _ => "Ikke vurderet",
    };

    /// <summary>The relation with this id, or null.</summary>
    public static WorkObligationRelation? RelationWithId(string id) =>
        Enum.GetValues<WorkObligationRelation>().Cast<WorkObligationRelation?>().FirstOrDefault(relation => relation!.Value.Id() == id);

    /// <summary>The id in the API.</summary>
    public static string Id(this Provenance provenance) => provenance switch
    {
        Provenance.SharedByMunicipality => "delt-af-kommunen",
        _ => "samlet-af-redaktionen",
    };

    /// <summary>Who stands behind the text, as the page says it.</summary>
    public static string Name(this Provenance provenance) => provenance switch
    {
        Provenance.SharedByMunicipality => "Delt og godkendt af kommunen",
        _ => "Samlet af redaktionen fra åben kilde, ikke godkendt af kommunen",
    };

    /// <summary>What happened, as a timeline says it: "offentliggjort".</summary>
    public static string Name(this TimelineAct act) => act switch
    {
        TimelineAct.Created => "oprettet",
        TimelineAct.Revised => "ændret",
        TimelineAct.Published => "offentliggjort",
        _ => "trukket tilbage",
    };
}
