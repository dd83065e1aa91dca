namespace Vejviser.Domain.Evidence;

/// <summary>What a result says on the effect of an effort (udbytte), as declared by whoever reports it.</summary>
/// <param name="Kind">What may have become better.</param>
/// <param name="Direction">Whether it did.</param>
/// <param name="Design">How one knows.</param>
public sealed record Outcome(OutcomeKind Kind, OutcomeDirection Direction, StudyDesign Design)
{
    /// <summary>The same number before the effort, or in the comparison group; null when not told.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>How many people the result is about; null when not told.</summary>
    public int? People { get; init; }

    /// <summary>Months from the end of the effort to the count; null when not told.</summary>
    public int? FollowUpMonths { get; init; }

    /// <summary>Where the result stands, in words: "Kommunens egen opgørelse, maj 2026"; null when it is the example's own source.</summary>
    public string? Source { get; init; }
}

/// <summary>What an effort may change for people.</summary>
public enum OutcomeKind
{
    Job,

    /// <summary>Hours of ordinary paid work.</summary>
    PaidHours,

    Education,

    /// <summary>The Danish language.</summary>
    DanishLanguage,

    Health,

    /// <summary>The citizens' motivation, and their belief that they will work.</summary>
    CitizenBelief,

    /// <summary>The staff's motivation, and their belief in the citizens.</summary>
    StaffBelief,
}

/// <summary>Which way a result points.</summary>
public enum OutcomeDirection
{
    Better,
    Unchanged,
    Worse,
}

/// <summary>How one knows that a result comes of the effort, from the weakest to the strongest.</summary>
public enum StudyDesign
{
    /// <summary>Seen or counted afterwards only.</summary>
    Experience,

    /// <summary>The same measured before and after.</summary>
    BeforeAfter,

    /// <summary>Compared with people who did not get it.</summary>
    ComparisonGroup,

    /// <summary>Compared by lot.</summary>
    Randomised,
}

/// <summary>The Danish words and the public ids of an outcome.</summary>
public static class OutcomeWords
{
    /// <summary>The id in forms, files and the API.</summary>
    public static string Id(this OutcomeKind kind) => kind switch
    {
        OutcomeKind.Job => "job",
        OutcomeKind.PaidHours => "loennede-timer",
        OutcomeKind.Education => "uddannelse",
        OutcomeKind.DanishLanguage => "dansk",
        OutcomeKind.Health => "helbred",
        OutcomeKind.CitizenBelief => "borgernes-motivation",
        _ => "medarbejdernes-motivation",
    };

    /// <summary>As a sentence says it: "resultatet for lønnede timer".</summary>
    public static string Name(this OutcomeKind kind) => kind switch
    {
        OutcomeKind.Job => "job",
        OutcomeKind.PaidHours => "lønnede timer",
        OutcomeKind.Education => "uddannelse",
        OutcomeKind.DanishLanguage => "dansk",
        OutcomeKind.Health => "helbred og trivsel",
        OutcomeKind.CitizenBelief => "borgernes motivation og tro på job",
        _ => "medarbejdernes motivation og tro på borgerne",
    };

    /// <summary>The id in forms, files and the API.</summary>
    public static string Id(this OutcomeDirection direction) => direction switch
    {
        OutcomeDirection.Better => "bedre",
        OutcomeDirection.Unchanged => "uaendret",
        _ => "daarligere",
    };

    /// <summary>"bedre".</summary>
    public static string Name(this OutcomeDirection direction) => direction switch
    {
        OutcomeDirection.Better => "bedre",
        OutcomeDirection.Unchanged => "uændret",
        _ => "dårligere",
    };

    /// <summary>The id in forms, files and the API.</summary>
    public static string Id(this StudyDesign design) => design switch
    {
        StudyDesign.Experience => "erfaring",
        StudyDesign.BeforeAfter => "foer-og-efter",
        StudyDesign.ComparisonGroup => "sammenligning",
        _ => "lodtraekning",
    };

    /// <summary>As a choice says it.</summary>
    public static string Name(this StudyDesign design) => design switch
    {
        StudyDesign.Experience => "set eller talt op bagefter",
        StudyDesign.BeforeAfter => "målt før og efter",
        StudyDesign.ComparisonGroup => "sammenlignet med andre, der ikke fik indsatsen",
        _ => "sammenlignet ved lodtrækning",
    };

    /// <summary>The kind with this id, or null.</summary>
    public static OutcomeKind? KindWithId(string id) => With<OutcomeKind>(id, Id);

    /// <summary>The direction with this id, or null.</summary>
    public static OutcomeDirection? DirectionWithId(string id) => With<OutcomeDirection>(id, Id);

    /// <summary>The design with this id, or null.</summary>
    public static StudyDesign? DesignWithId(string id) => With<StudyDesign>(id, Id);

    private static T? With<T>(string id, Func<T, string> idOf)
        where T : struct, Enum
        => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => idOf(value!.Value) == id);
}
