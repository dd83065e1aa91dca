using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

public sealed class ReportModel(HandleReports reports) : PageModel
{
    [FromRoute]
    public int Id { get; init; }

    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    [BindProperty(Name = "outcome")]
    public string? Outcome { get; set; }

    public HandleReports.Row Report { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken) => DoAsync(reports.AnswerAsync, Answer, EditorialLinks.Noticed(EditorialLinks.Report(Id), "besvaret"), cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) => DoAsync(reports.CloseAsync, Outcome, EditorialLinks.Noticed(EditorialLinks.Reports, "afsluttet"), cancellationToken);

    private async Task<IActionResult> DoAsync(Func<int, string?, CancellationToken, Task<IReadOnlyList<Issue>>> act, string? text, string onwards, CancellationToken cancellationToken)
    {
        if (await ShowAsync(cancellationToken) is not PageResult)
        {
            return NotFound();
        }

        Issues = await act(Id, text, cancellationToken);
        return Issues.Count == 0 ? Redirect(onwards) : this.Invalid();
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(Id, cancellationToken) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        return Page();
    }
}
