using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Tools;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Features.PracticeExamples;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.Tools.Week;

/// <summary>A week put together from what counts. Stores nothing.</summary>
// There is nothing to forge, and so readers stay without cookies.
[IgnoreAntiforgeryToken]
[CountedTool]
public sealed class IndexModel(CurrentRules rules, TimeProvider clock, ListPracticeExamples list) : PageModel
{
    private const int ExamplesShown = 2;

    public WeekForm Form { get; private set; } = null!;

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    public DateOnly LastConfirmedOn => rules.Now.LastConfirmedOn(Coverage.Topic);

    public void OnGet() => Form = new(null, Today, rules.Now);

    public IActionResult OnPost()
    {
        Form = new(Request.Form, Today, rules.Now);
        return Form.Issues.Count == 0 ? Page() : this.Invalid();
    }

    public RuleUse Rule(string id) => rules.Now.At(id, Today);

    public EffortType? Effort(WeekActivity activity) => activity.Effort is { } effort ? list.Catalogue.EffortTypes.GetValueOrDefault(effort) : null;

    /// <summary>Two examples of the bank that did it.</summary>
    public IReadOnlyList<ExampleRow> Examples(WeekActivity activity) => activity.Effort is not { } effort
        ? []
        : list.Find(new() { Query = Domain.Search.SearchQuery.Parse(null), Selected = [new(Data.Search.Facet.Effort, effort)], Size = ExamplesShown, IsFrontList = true }).Items.Select(example => ExampleRow.Of(example, list.Catalogue)).ToList();
}
