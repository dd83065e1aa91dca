using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

public sealed class PublishModel(PublishExample publish, GetCase get, Site site) : ActModel(get, site)
{
    [BindProperty(Name = "review_months")]
    public string? ReviewMonths { get; set; }

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Publish];

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AnswerAsync(publish.RunAsync(PublicId, ReviewMonths, Editor, cancellationToken), "offentliggjort", cancellationToken);
}
