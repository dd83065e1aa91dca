using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Tools;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.Tools.JobPay;

/// <summary>What a job pays somebody on kontanthjælp. The amounts stand in the address, so that an answer can be sent on; nothing else does.</summary>
[CountedTool]
public class IndexModel(CurrentRules rules) : PageModel
{
    public JobPayForm Form { get; private set; } = null!;

    public IReadOnlyList<Domain.Issue> Issues { get; private set; } = [];

    /// <summary>One situation, or two side by side; none before something is asked.</summary>
    public IReadOnlyList<JobPayAnswer> Answers { get; private set; } = [];

    public IEnumerable<int> Years => JobGain.Years(rules.Now);

    public IActionResult OnGet()
    {
        Form = JobPayForm.ForPeople(Request.Query, rules.Now);
        if (!Request.Query.ContainsKey("timer") && !Request.Query.ContainsKey("loen"))
        {
            return Page();
        }

        Issues = Form.Issues;
        if (Issues.Count > 0)
        {
            return this.Invalid();
        }

        Answers = Form.Other is { } other ? [new(Form.Situation, rules.Now), new(other, rules.Now, JobPayForm.Second)] : [new(Form.Situation, rules.Now)];
        return Page();
    }
}
