namespace Vejviser.Domain.PracticeExamples;

/// <summary>The Danish words and the public ids of an example's enumerations.</summary>
public static class PracticeExampleWords
{
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

    /// <summary>The state as pages say it.</summary>
    public static string Name(this PublicationState state) => state switch
    {
        PublicationState.Draft => "kladde",
        PublicationState.Submitted => "til gennemsyn",
        PublicationState.Returned => "returneret",
        PublicationState.AwaitingAuthor => "afventer forfatter",
        PublicationState.Scheduled => "planlagt",
        PublicationState.Published => "offentliggjort",
        PublicationState.Withdrawn => "trukket tilbage",
        _ => "sammenlagt",
    };

    /// <summary>What happened, as a timeline says it: "offentliggjort".</summary>
    public static string Name(this TimelineAct act) => act switch
    {
        TimelineAct.Created => "oprettet",
        TimelineAct.Revised => "ændret",
        TimelineAct.Submitted => "sendt til redaktionen",
        TimelineAct.Taken => "taget",
        TimelineAct.Released => "givet fri",
        TimelineAct.Asked => "spørgsmål stillet",
        TimelineAct.Answered => "svar givet",
        TimelineAct.Returned => "returneret",
        TimelineAct.ApprovalRequested => "sendt til godkendelse",
        TimelineAct.Approved => "godkendt",
        TimelineAct.Scheduled => "planlagt",
        TimelineAct.Unscheduled => "ikke længere planlagt",
        TimelineAct.Published => "offentliggjort",
        TimelineAct.Withdrawn => "trukket tilbage",
        TimelineAct.Merged => "lagt sammen med et andet eksempel",
        TimelineAct.Absorbed => "et andet eksempel lagt ind",
        TimelineAct.Hidden => "skjult",
        TimelineAct.Shown => "vist igen",
        TimelineAct.Confirmed => "bekræftet",
        TimelineAct.Ended => "indsatsen meldt stoppet",
        TimelineAct.ReviewSet => "ny frist for gennemgang",
        TimelineAct.Adopted => "afprøvning meldt",
        _ => "oplysninger fjernet",
    };

    /// <summary>Whether readers see the act on the example's history; the rest is between author and editors.</summary>
    public static bool IsPublic(this TimelineAct act) =>
        act is TimelineAct.Created or TimelineAct.Revised or TimelineAct.Published or TimelineAct.Withdrawn or TimelineAct.Merged or TimelineAct.Absorbed or TimelineAct.Redacted
            or TimelineAct.Confirmed or TimelineAct.Ended or TimelineAct.Adopted;
}
