using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>A step of a draft ready to be shown.</summary>
/// <param name="Token">The draft's secret; null before there is a draft.</param>
/// <param name="Step">1 to 4.</param>
/// <param name="Draft">The draft as it is stored.</param>
/// <param name="Form">What stands in the fields.</param>
/// <param name="Email">What stands in the field for the author's own address.</param>
/// <param name="Stored">What is stored in the fields.</param>
/// <param name="Issues">What is wrong, or worth a second look.</param>
/// <param name="Overtaken">Fields in which somebody else has stored something else since the page was opened.</param>
/// <param name="Catalogue">What can be chosen.</param>
public sealed record DraftStep(
    string? Token, int Step, Draft Draft, ExampleForm Form, string? Email, ExampleForm Stored, IReadOnlyList<Issue> Issues, IReadOnlyList<string> Overtaken, Catalogue Catalogue)
{
    // One more than there are, and never fewer than two: the last is for the next.
    private const int MinMunicipalities = 2;

    public IReadOnlyList<ReadyItem> Ready => DraftSteps.Ready(Draft.Content);

    /// <summary>What each field holds now, so that the next save knows what was changed on this page.</summary>
    public IEnumerable<string> Shown => DraftSteps.Fields(Step).Select(name => $"{name}:{StepForm.Print(Stored[name])}");

    public IReadOnlyList<string> Municipalities
    {
        get
        {
            var names = Form["municipality"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return [.. names, .. Enumerable.Repeat("", Math.Max(1, MinMunicipalities - names.Length))];
        }
    }

    /// <summary>Three pieces of advice, empty ones last; more where more were typed.</summary>
    public IReadOnlyList<string> Advice
    {
        get
        {
            var lines = Form["advice"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return [.. lines, .. Enumerable.Repeat("", Math.Max(0, 3 - lines.Length))];
        }
    }

    public IReadOnlyList<Choice> Themes => Catalogue.Themes.Values.Select(theme => new Choice(theme.Id, theme.Name)).ToList();

    public IReadOnlyList<Choice> EffortTypes => Catalogue.EffortTypes.Values.Select(effort => new Choice(effort.Id, effort.Name)).ToList();

    public IReadOnlyList<Choice> TargetGroups => Catalogue.TargetGroups.Values.Select(group => new Choice(group.Id, group.Name)).ToList();

    public static IReadOnlyList<Choice> WorkObligation { get; } = Enum.GetValues<WorkObligationRelation>().Select(relation => new Choice(relation.Id(), relation.Name())).ToList();

    /// <summary>The places in a field that its issues are about.</summary>
    public IReadOnlyList<MarkedPlace> Places(string field) => MarkedPlace.Of(field, Form[field], Issues.Blocks());

    /// <summary>What a field holds, for people: names where the form holds ids.</summary>
    public static string Readable(string field, string text, Catalogue catalogue)
    {
        Func<string, string?>? name = field switch
        {
            "themes" => id => catalogue.Themes.GetValueOrDefault(id)?.Name,
            "effort_types" => id => catalogue.EffortTypes.GetValueOrDefault(id)?.Name,
            "target_groups" => id => catalogue.TargetGroups.GetValueOrDefault(id)?.Name,
            "work_obligation" => id => PracticeExampleWords.RelationWithId(id)?.Name(),
            "no_figures_yet" or "shows_people" or "consent" => _ => "Ja",
            _ => null,
        };
        return name is null || text.Length == 0 ? text : string.Join(", ", text.Split('\n').Select(id => name(id) ?? id));
    }
}
