using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

public sealed class ScheduleModel(ScheduleExample schedule, GetCase get, Site site) : ActModel(get, site)
{
    [BindProperty(Name = "publish_on")]
    public string? PublishOn { get; set; }

    [BindProperty(Name = "fortryd_plan")]
    public bool Undo { get; set; }

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Schedule, CaseAct.Unschedule];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Undo)
        {
            await schedule.UndoAsync(PublicId, Editor, cancellationToken);
            return Redirect(EditorialLinks.CaseAfter(PublicId, "afplanlagt"));
        }

        return await AnswerAsync(schedule.RunAsync(PublicId, PublishOn, Editor, cancellationToken), "planlagt", cancellationToken);
    }
}
