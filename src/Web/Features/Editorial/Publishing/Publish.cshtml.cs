using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

public sealed class PublishModel(PublishExample publish, GetCase get, Site site, TimeProvider clock) : ActModel(get, site)
{
    [BindProperty(Name = "review_due_on")]
    public string? ReviewDueOn { get; set; }

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Publish];

    public override Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ReviewDueOn = $"{Domain.DanishTime.DayOf(clock.GetUtcNow().UtcDateTime).AddMonths(PublishExample.MonthsToReview):yyyy-MM-dd}";
        return base.OnGetAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AnswerAsync(publish.RunAsync(PublicId, ReviewDueOn, Editor, cancellationToken), "offentliggjort", cancellationToken);
}
