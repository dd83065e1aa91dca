using Vejviser.Domain;

namespace Vejviser.Web.Features.Share;

/// <summary>The four steps of the template: which fields each asks for.</summary>
internal static class DraftSteps
{
    public const int Count = 4;

    private static readonly (string Name, string[] Fields)[] Steps =
    [
        ("Om eksemplet", ["title", "municipality", "year", "target_group", "target_groups"]),
        ("Det gjorde I", ["challenge", "approach", "what_was_hard", "partners"]),
        ("Resultater", ["results", "result_figures", "no_figures_yet", "stopped_because", "advice", "resources"]),
        ("Kontakt og godkendelse", ["summary", "themes", "effort_types", "contact_mailbox", "approved_by", "approved_on", "video_url", "shows_people", "consent", "attachments"]),
    ];

    public static string Name(int step) => Steps[step - 1].Name;

    /// <summary>The fields of a step, by the names of forms and issues.</summary>
    public static IReadOnlyList<string> Fields(int step) => Steps[step - 1].Fields;

    /// <summary>The step that asks for a field.</summary>
    public static int Of(string field) => Array.FindIndex(Steps, step => step.Fields.Contains(field)) is var found && found < 0 ? 1 : found + 1;

    /// <summary>An issue's link to the field in its step.</summary>
    public static string Link(string token, Issue issue) => $"{ShareLinks.Step(token, Of(issue.Field))}#{issue.Field}";
}
