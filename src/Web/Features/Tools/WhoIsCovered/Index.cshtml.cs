using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data.Rules;
using Vejviser.Domain;
using Vejviser.Domain.Tools;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.Tools.WhoIsCovered;

/// <summary>One question a page. Each page carries the answers before it; nothing is stored, and nothing stands in the address.</summary>
// There is nothing to forge, and so readers stay without cookies.
[IgnoreAntiforgeryToken]
[CountedTool]
public sealed class IndexModel(CurrentRules rules, TimeProvider clock) : PageModel
{
    public Coverage Coverage { get; private set; } = null!;

    /// <summary>What stands in the field of the question asked now.</summary>
    public string? Typed { get; private set; }

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    public DateOnly LastConfirmedOn => rules.Now.LastConfirmedOn(Coverage.Topic);

    public IReadOnlyList<Issue> Issues => Coverage.Issue is { } issue ? [issue] : [];

    public void OnGet()
    {
        Coverage = Of(new Dictionary<string, string>());
        Typed = TypedDay.Write(Today);
    }

    public IActionResult OnPost()
    {
        var answers = Request.Form.Where(field => field.Value.Count > 0).ToDictionary(field => field.Key, field => field.Value[^1] ?? "");
        if (answers.Remove("tilbage", out var back))
        {
            Typed = answers.GetValueOrDefault(back);
            answers.Remove(back);
            answers.Remove("spurgt");
        }
        else if (answers.Remove("spurgt", out var asked))
        {
            answers.TryAdd(asked, "");
        }

        Coverage = Of(answers);
        Typed ??= Coverage.Next is { } next ? answers.GetValueOrDefault(next.Id) : null;
        return Coverage.Issue is null ? Page() : this.Invalid();
    }

    private Coverage Of(IReadOnlyDictionary<string, string> answers) => new(answers, Today, rules.Now, RuleFiles.Shipped);

    public static string Verdict(CoverageVerdict verdict) => verdict switch
    {
        CoverageVerdict.LikelyCovered => "Sandsynligvis omfattet",
        CoverageVerdict.LikelyNot => "Sandsynligvis ikke omfattet",
        _ => "Skal vurderes",
    };
}
