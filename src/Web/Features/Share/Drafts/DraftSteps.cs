using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>The four steps of the form, and which fields stand on each.</summary>
public static class DraftSteps
{
    public const int Count = 4;

    private static readonly string[] Names = ["Om eksemplet", "Det gjorde I", "Resultater", "Kontakt og godkendelse"];

    private static readonly string[][] All =
    [
        ["title", "municipality", "target_group", "target_groups", "year", "summary"],
        ["challenge", "approach", "what_was_hard"],
        ["results", "result_figures", "no_figures_yet", "years_run", "people_reached", "participants_say", "stopped_because", "advice", "resources"],
        ["contact_mailbox", "partners", "themes", "effort_types", "work_obligation", "approved_by", "approved_on", "video_url", "shows_people", "consent"],
    ];

    public static string Name(int step) => Names[step - 1];

    public static IReadOnlyList<string> Fields(int step) => All[step - 1];

    /// <summary>The step a field stands on; the last one for what belongs to no field of the example.</summary>
    public static int Of(string field) => Array.FindIndex(All, fields => fields.Contains(field)) is >= 0 and var place ? place + 1 : Count;

    /// <summary>The six things that must be there before an example can be sent.</summary>
    public static IReadOnlyList<ReadyItem> Ready(PracticeExampleContent content)
    {
        var missing = PracticeExampleRequirements.ToSubmit(content).Where(issue => issue.Code == "required").Select(issue => issue.Field).ToHashSet();
        return new[]
        {
            ("title", "Titel"),
            ("municipality", "Kommune"),
            ("target_group", "Målgruppe"),
            ("approach", "Det gjorde I"),
            ("what_was_hard", "Det var svært"),
            ("contact_mailbox", "Fællespostkasse"),
        }.Select(item => new ReadyItem(item.Item1, item.Item2, !missing.Contains(item.Item1))).ToList();
    }
}

/// <summary>One of the six required things.</summary>
public sealed record ReadyItem(string Field, string Name, bool IsDone);
